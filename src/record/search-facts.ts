import type { Dossier } from "../model/dossier.ts";
import { agreementKindLabels, agreementStatusLabels, engagementKindLabels, mediumLabels } from "../model/vocabulary.ts";
import type { Agreement, Contributions, Engagement, Statement } from "./contributions.ts";
import { mentionsOf } from "./resolve.ts";
import type { Head } from "./rows.ts";
import {
  dateWords,
  inBoth,
  mentionable,
  type SearchDocument,
  searchDocument,
  type Written,
} from "./search-document.ts";
import type { Terms } from "./terms.ts";

const ref = (type: string, id: string | null | undefined) => (id ? `${type}:${id}` : null);
const refs = (type: string, ids: readonly string[]) => ids.map((id) => `${type}:${id}`);

/** The ranks that a person has in the articles that tell of a fact. */
const ranksOf = (person: string | null | undefined, all: readonly Contributions[]): Written[] =>
  all.flatMap((contributions) => (contributions.person.get(person ?? "") ?? []).flatMap(({ rank }) => inBoth(rank)));

const postsOf = (speaker: string | null, all: readonly Contributions[]): string[] =>
  all.flatMap(({ person }) => (person.get(speaker?.replace(/^person:/, "") ?? "") ?? []).map(({ post }) => post));

/** What an engagement is found by: its title, its summary, when and where it was, and everyone and everything it names. */
export const engagementDocument = (head: Head, engagement: Engagement, all: readonly Contributions[]): SearchDocument =>
  searchDocument(head, {
    names: inBoth(engagement.label),
    text: inBoth(engagement.summary),
    extra: [
      ...inBoth(engagementKindLabels[engagement.kind]),
      ...dateWords(engagement.date),
      ...inBoth(engagement.place?.name),
      ...engagement.participants.flatMap(({ capacity, person }) => [...inBoth(capacity), ...ranksOf(person, all)]),
    ],
    mentions: mentionable([
      ...engagement.participants.flatMap(({ person, organisation, country, post }) => [
        ref("person", person),
        ref("organisation", organisation),
        ref("country", country),
        ref("post", post),
      ]),
      ...refs(
        "country",
        engagement.countries.map(({ country }) => country),
      ),
      ref("country", engagement.place?.country),
      ...refs("topic", engagement.topics),
      ...refs("agreement", engagement.agreements),
    ]),
  });

/** The same for an agreement. */
export const agreementDocument = (head: Head, agreement: Agreement, terms: Terms): SearchDocument =>
  searchDocument(head, {
    names: [
      ...inBoth(agreement.label),
      ...(agreement.officialTitle ? [[agreement.officialTitle, "both"] as const] : []),
    ],
    text: inBoth(agreement.summary),
    extra: [
      ...inBoth(agreementKindLabels[agreement.kind]),
      ...inBoth(agreementStatusLabels[agreement.status]),
      ...dateWords(agreement.signed),
      ...agreement.statusHistory.flatMap(({ date }) => dateWords(date)),
      ...inBoth(agreement.place?.name),
    ],
    mentions: mentionable([
      ...agreement.parties,
      ref("agreement", agreement.umbrella),
      ...refs("country", terms.values("country")),
      ...refs("topic", agreement.topics),
    ]),
  });

/** The same for a statement, which has no title of its own. */
export const statementDocument = (
  head: Head,
  statement: Statement,
  terms: Terms,
  all: readonly Contributions[],
): SearchDocument =>
  searchDocument(head, {
    names: [],
    text: inBoth(statement.paraphrase),
    extra: [
      ...inBoth(mediumLabels[statement.medium]),
      ...inBoth(statement.capacity),
      ...ranksOf(statement.speaker?.replace(/^person:/, ""), all),
      ...dateWords(statement.date),
    ],
    mentions: mentionable([
      statement.speaker,
      ...refs("post", postsOf(statement.speaker, all)),
      ...statement.about,
      ...refs("country", terms.values("country")),
      ...refs("topic", statement.topics),
    ]),
  });

/** The same for an article: besides its own words, every name that its dossier names. */
export const articleDocument = (head: Head, dossier: Dossier): SearchDocument => {
  const { article } = dossier;
  const headline =
    article.headline === null
      ? []
      : [article.headline].flatMap((it) => (typeof it === "string" ? it : [it.kicker, it.main]));
  return searchDocument(head, {
    names: [...inBoth(article.label), ...headline.map((line) => [line, article.language] as const)],
    text: inBoth(article.summary),
    extra: [
      ...dateWords(article.published),
      ...(article.dateline ? [[article.dateline, "both"] as const] : []),
      ...article.byline.map(({ name }) => [name, "both"] as const),
      ...dossier.people.flatMap(({ rank }) => inBoth(rank)),
    ],
    mentions: mentionsOf(dossier).map(({ type, id }) => `${type}:${id}`),
  });
};
