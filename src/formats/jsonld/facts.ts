import type { FactType } from "../../model/record-types.ts";
import { distinct, partOf, partsOf, type Ref, refOf, refsOf, textOf, textsOf } from "../read.ts";
import type { Served } from "../writer.ts";
import { type Build, eventDates, namedBy, placeNodes, propertyValue, refNode, type Tools, workDate } from "./parts.ts";

/** The statuses of events that schema.org has: what was held took place as scheduled. */
const eventStatuses: Readonly<Record<string, string>> = {
  planned: "https://schema.org/EventScheduled",
  held: "https://schema.org/EventScheduled",
  postponed: "https://schema.org/EventPostponed",
  cancelled: "https://schema.org/EventCancelled",
};

const isAgent = ({ type }: Ref): boolean => type === "person" || type === "organisation";

const participants = (record: Served, { nodes, about }: Tools) => {
  const all = partsOf(record.participants).map((one) => ({
    isHost: one.role === "host" || one.role === "organiser",
    ref: refOf(one.person) ?? refOf(one.organisation),
    post: refOf(one.post),
  }));
  const organisations = partsOf(record.organisations)
    .filter(({ roles }) => textsOf(roles).some((role) => role !== "mentioned"))
    .flatMap(({ organisation }) => refOf(organisation) ?? []);
  const hosts = distinct(all.flatMap(({ isHost, ref }) => (isHost && ref ? ref : [])));
  const others = distinct([...all.flatMap(({ isHost, ref }) => (!isHost && ref ? ref : [])), ...organisations]);
  const isHost = ({ type, id }: Ref) => hosts.some((host) => host.type === type && host.id === id);
  // Somebody whom the article gives as the holder of a post, without a name.
  const unnamed = all.flatMap(({ ref, post }) =>
    ref === null && post ? { "@type": "Person", hasOccupation: refNode(post, about) } : [],
  );
  return { organizer: nodes(hosts), attendee: [...nodes(others.filter((one) => !isHost(one))), ...unnamed] };
};

export const facts: Readonly<Record<FactType, Build>> = {
  article: (record, { words, ref, refs, nodes }) => {
    const byline = (isEditor: boolean) =>
      partsOf(record.byline)
        .filter(({ role }) => (role === "editor") === isEditor)
        .map(({ name }) => ({ "@type": "Person", name }));
    const { status, notice } = partOf(record.rights);
    return {
      "@type": "NewsArticle",
      name: words("label"),
      headline: textOf(record.headline) && { "@value": record.headline, "@language": record.language },
      description: words("summary"),
      url: textOf(record.articleUrl),
      inLanguage: record.language,
      ...workDate("datePublished", record.published),
      dateline: record.dateline,
      author: byline(false),
      editor: byline(true),
      publisher: ref(record.source),
      sourceOrganization: ref(record.agency),
      wordCount: record.wordCount,
      copyrightNotice: textOf(notice) ?? status,
      about: [
        ...refs(record.engagements),
        ...refs(record.agreements),
        ...refs(record.statements),
        ...refs(record.countries, "country"),
        ...refs(record.topics),
      ],
      citation: nodes(refsOf(record.relations, "article")),
      identifier: textOf(record.textSha256) && propertyValue("SHA-256", record.textSha256),
    };
  },
  engagement: (record, tools) => ({
    "@type": record.kind === "exhibition" ? "ExhibitionEvent" : record.kind === "training" ? "EducationEvent" : "Event",
    additionalType: record.kind,
    name: tools.words("label"),
    description: tools.words("summary"),
    eventStatus: eventStatuses[String(record.status)],
    ...eventDates(record.date),
    location: placeNodes(record, tools.about),
    ...participants(record, tools),
    superEvent: [...tools.refs([record.partOf, record.series])],
    subEvent: tools.refs(record.parts),
    about: [...tools.refs(record.countries, "country"), ...tools.refs(record.agreements), ...tools.refs(record.topics)],
    subjectOf: tools.refs(record.statements),
  }),
  agreement: (record, tools) => {
    const { words, nodes, refs, about } = tools;
    const parties = distinct(refsOf(record.parties, "party"));
    const relations = (isRevision: boolean) =>
      nodes(
        refsOf(
          partsOf(record.relations).filter(({ type }) => (type === "amends" || type === "supersedes") === isRevision),
          "agreement",
        ),
      );
    return {
      "@type": ["treaty", "agreement", "protocol"].includes(String(record.kind)) ? "Legislation" : "CreativeWork",
      additionalType: record.kind,
      name: words("label"),
      alternateName: textOf(record.officialTitle) && { "@value": record.officialTitle },
      description: words("summary"),
      creativeWorkStatus: record.status,
      ...workDate("dateCreated", record.signed),
      locationCreated: placeNodes(record, about),
      contributor: nodes(distinct([...parties.filter(isAgent), ...refsOf(record.signatories, "person")])),
      about: [
        ...nodes(distinct([...parties.filter((one) => !isAgent(one)), ...refsOf(record.countries)])),
        ...refs(record.topics),
      ],
      mentions: refs(record.equipment, "equipment"),
      identifier: partsOf(record.identifiers).map(({ scheme, value }) => propertyValue(scheme, value)),
      isBasedOn: relations(false),
      "prov:wasRevisionOf": relations(true),
      subjectOf: namedBy({ ...record, agreements: [] }, tools),
    };
  },
  statement: (record, { words, refs, nodes, about }) => ({
    "@type": "Claim",
    name: words("label"),
    text: words("paraphrase"),
    author: nodes(refsOf(record.speakers).filter(isAgent)),
    ...workDate("dateCreated", record.date),
    locationCreated: placeNodes(record, about),
    appearance: nodes(distinct(refsOf(record.evidence, "article"))),
    about: [...nodes(distinct([...refsOf(record.about), ...refsOf(record.countries)])), ...refs(record.topics)],
  }),
};
