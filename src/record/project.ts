import * as t from "../db/schema/index.ts";
import { boundsOf } from "../model/date.ts";
import type { Dossier, OrganisationEntry, PersonEntry, PostEntry, SourceEntry, TopicEntry } from "../model/dossier.ts";
import { splitRef } from "../model/ids.ts";
import type { Localised } from "../model/localised.ts";
import { type CountryRole, countryRoles } from "../model/vocabulary.ts";
import type { Agreement, Article, Contributions, Engagement, Statement } from "./contributions.ts";
import type { Country } from "./countries.ts";
import { dateRow, evidenceRows, type Head, type Rows, shorten } from "./rows.ts";
import type { Terms } from "./terms.ts";

const same = (text: string): Localised => ({ en: text, id: text });

const placeRow = (place: Engagement["place"]) => ({
  placeEn: place?.name?.en ?? null,
  placeId: place?.name?.id ?? null,
  placeCountryId: place?.country ?? null,
});

/** Writes an engagement's rows and gives its head. */
export const projectEngagement = (rows: Rows, engagement: Engagement): Head => {
  const { id, label, summary, kind, status } = engagement;
  const date = dateRow(engagement.date);
  rows.add(t.engagements, {
    id,
    kind,
    status,
    labelEn: label.en,
    labelId: label.id,
    summaryEn: summary.en,
    summaryId: summary.id,
    ...date,
    ...placeRow(engagement.place),
  });
  for (const [ordinal, participant] of engagement.participants.entries()) {
    rows.add(t.engagementParticipants, {
      engagementId: id,
      ordinal,
      personId: participant.person,
      organisationId: participant.organisation,
      countryId: participant.country,
      postId: participant.post,
      capacityEn: participant.capacity?.en ?? null,
      capacityId: participant.capacity?.id ?? null,
      sideId: participant.side,
      role: participant.role,
      named: participant.named,
    });
  }
  rows.add(
    t.engagementCountries,
    ...engagement.countries.map(({ country, role }) => ({ engagementId: id, countryId: country, role })),
  );
  rows.add(t.engagementTopics, ...engagement.topics.map((topicId) => ({ engagementId: id, topicId })));
  rows.add(t.engagementAgreements, ...engagement.agreements.map((agreementId) => ({ engagementId: id, agreementId })));
  rows.add(t.evidence, ...evidenceRows("engagement", id, "", engagement.evidence));
  return { type: "engagement", id, label, start: date.start, end: date.end };
};

/** Writes an agreement's rows and gives its head, dated by its signature or else by its latest dated status. */
export const projectAgreement = (rows: Rows, agreement: Agreement): Head => {
  const { id, label, summary, kind, status } = agreement;
  const signed = dateRow(agreement.signed);
  rows.add(t.agreements, {
    id,
    kind,
    status,
    labelEn: label.en,
    labelId: label.id,
    officialTitle: agreement.officialTitle,
    hasSigned: agreement.signed !== null,
    ...signed,
    ...placeRow(agreement.place),
    umbrellaId: agreement.umbrella,
    summaryEn: summary.en,
    summaryId: summary.id,
  });
  for (const [ordinal, step] of agreement.statusHistory.entries()) {
    rows.add(t.agreementStatusHistory, { agreementId: id, ordinal, status: step.status, ...dateRow(step.date) });
    rows.add(t.evidence, ...evidenceRows("agreement", id, `status:${ordinal}`, step.evidence));
  }
  for (const [ordinal, party] of agreement.parties.entries()) {
    const { type, id: partyId } = splitRef(party);
    rows.add(t.agreementParties, {
      agreementId: id,
      ordinal,
      countryId: type === "country" ? partyId : null,
      organisationId: type === "organisation" ? partyId : null,
    });
  }
  rows.add(t.agreementTopics, ...agreement.topics.map((topicId) => ({ agreementId: id, topicId })));
  rows.add(t.evidence, ...evidenceRows("agreement", id, "", agreement.evidence));
  const dated = [agreement.signed, ...agreement.statusHistory.map(({ date }) => date).reverse()]
    .map((date) => boundsOf(date?.edtf ?? null))
    .find(({ start, end }) => start !== null || end !== null);
  return { type: "agreement", id, label, start: dated?.start ?? null, end: dated?.end ?? null };
};

/** Writes a statement's rows and gives its head, labelled by the beginning of its paraphrase. */
export const projectStatement = (rows: Rows, statement: Statement): Head => {
  const { id, paraphrase } = statement;
  const date = dateRow(statement.date);
  const speaker = statement.speaker === null ? null : splitRef(statement.speaker);
  rows.add(t.statements, {
    id,
    speakerType: speaker?.type ?? null,
    speakerId: speaker?.id ?? null,
    capacityEn: statement.capacity?.en ?? null,
    capacityId: statement.capacity?.id ?? null,
    paraphraseEn: paraphrase.en,
    paraphraseId: paraphrase.id,
    medium: statement.medium,
    ...date,
  });
  for (const [ordinal, subject] of statement.about.entries()) {
    const { type, id: subjectId } = splitRef(subject);
    rows.add(t.statementSubjects, { statementId: id, ordinal, subjectType: type, subjectId });
  }
  rows.add(t.statementTopics, ...statement.topics.map((topicId) => ({ statementId: id, topicId })));
  rows.add(t.evidence, ...evidenceRows("statement", id, "", statement.evidence));
  const label = { en: shorten(paraphrase.en, 100), id: shorten(paraphrase.id, 100) };
  return { type: "statement", id, label, start: date.start, end: date.end };
};

const headlineOf = ({ headline }: Article): string | null =>
  headline === null || typeof headline === "string" ? headline : `${headline.kicker}, ${headline.main}`;

/** Writes the rows of an article, and those that its dossier alone writes: who held which post, which organisation is named. */
export const projectArticle = (rows: Rows, dossier: Dossier, all: Contributions, terms: Terms): Head => {
  const { article } = dossier;
  const { id, label, summary } = article;
  const published = dateRow(article.published);
  rows.add(t.articles, {
    id,
    labelEn: label.en,
    labelId: label.id,
    headline: headlineOf(article),
    language: article.language,
    machineTranslated: article.machineTranslated,
    sourceId: article.source,
    agencyId: article.agency,
    ...published,
    dateline: article.dateline,
    byline: article.byline,
    summaryEn: summary.en,
    summaryId: summary.id,
    wordCount: article.wordCount,
    textSha256: article.textSha256,
    rightsStatus: article.rights.status,
    rightsNoticeEn: article.rights.notice?.en ?? null,
    rightsNoticeId: article.rights.notice?.id ?? null,
    relatedHeadlines: article.references,
  });
  const named = new Set(
    [...dossier.engagements, ...dossier.agreements, ...dossier.statements].flatMap(({ topics }) => topics),
  );
  rows.add(t.articleTopics, ...[...named].map((topicId) => ({ articleId: id, topicId })));
  const inRole = (role: CountryRole) =>
    terms.values(`country.${role}`).map((countryId) => ({ articleId: id, countryId, role }));
  rows.add(t.articleCountries, ...countryRoles.flatMap(inRole));

  for (const [personId, posts] of all.person) {
    for (const [ordinal, post] of posts.entries()) {
      rows.add(t.personPosts, {
        personId,
        articleId: id,
        ordinal,
        postId: post.post,
        rankEn: post.rank?.en ?? null,
        rankId: post.rank?.id ?? null,
        ...dateRow(post.asOf),
      });
      rows.add(t.evidence, ...evidenceRows("person", personId, `post:${ordinal}`, post.evidence));
    }
  }
  for (const [organisation, evidence] of all.organisation)
    rows.add(t.evidence, ...evidenceRows("organisation", organisation, "", evidence));
  return { type: "article", id, label, start: published.start, end: published.end };
};

const undated = { start: null, end: null };

export const projectCountry = (rows: Rows, { id, alpha3, numeric, names }: Country): Head => {
  rows.add(t.countries, { id, alpha3, numeric, nameEn: names.en, nameId: names.id });
  return { type: "country", id, label: names, ...undated };
};

export const projectOrganisation = (rows: Rows, entry: OrganisationEntry): Head => {
  const { id, names, aliases, misprints, kind, country, parent } = entry;
  rows.add(t.organisations, {
    id,
    nameEn: names.en,
    nameId: names.id,
    aliases,
    misprints,
    kind,
    countryId: country,
    parentId: parent,
  });
  return { type: "organisation", id, label: names, ...undated };
};

export const projectPerson = (rows: Rows, { id, name, otherNames }: PersonEntry): Head => {
  rows.add(t.people, { id, name, otherNames });
  return { type: "person", id, label: same(name), ...undated };
};

export const projectPost = (rows: Rows, { id, label, organisation, country }: PostEntry): Head => {
  rows.add(t.posts, { id, labelEn: label.en, labelId: label.id, organisationId: organisation, countryId: country });
  return { type: "post", id, label, ...undated };
};

export const projectTopic = (rows: Rows, { id, label, altLabels, definition, broader }: TopicEntry): Head => {
  rows.add(t.topics, {
    id,
    labelEn: label.en,
    labelId: label.id,
    altLabelsEn: altLabels.en,
    altLabelsId: altLabels.id,
    definitionEn: definition.en,
    definitionId: definition.id,
    broaderId: broader,
  });
  return { type: "topic", id, label, ...undated };
};

export const projectSource = (rows: Rows, { id, name, aliases, kind, country, domain }: SourceEntry): Head => {
  rows.add(t.sources, { id, name, aliases, kind, countryId: country, domain });
  return { type: "source", id, label: same(name), ...undated };
};
