import type {
  Dossier,
  OrganisationEntry,
  PersonEntry,
  PostEntry,
  Reference,
  ReferenceType,
  SourceEntry,
  TopicEntry,
} from "../model/dossier.ts";
import { homeCountry, type RecordType, splitRef } from "../model/ids.ts";
import { nearest } from "../model/nearest.ts";
import { isoCountries } from "./countries.ts";

export type Path = readonly (string | number)[];
export type Issue = { path: Path; message: string };

/** The reference lists by id. */
export type ReferenceIndex = {
  organisation: Map<string, OrganisationEntry>;
  person: Map<string, PersonEntry>;
  post: Map<string, PostEntry>;
  topic: Map<string, TopicEntry>;
  source: Map<string, SourceEntry>;
};

const byId = <T extends { id: string }>(entries: readonly T[]) => new Map(entries.map((entry) => [entry.id, entry]));

export const indexReference = (reference: Reference): ReferenceIndex => ({
  organisation: byId(reference.organisation),
  person: byId(reference.person),
  post: byId(reference.post),
  topic: byId(reference.topic),
  source: byId(reference.source),
});

/** A record that a dossier names, and where. */
export type Mention = { path: Path; type: RecordType; id: string };

/** Every reference that a dossier makes, in the order of the file. */
export const mentionsOf = (dossier: Dossier): Mention[] => {
  const found: Mention[] = [];
  const add = (type: RecordType, id: string | null, ...path: Path) => {
    if (id !== null) found.push({ path, type, id });
  };
  const addTyped = (ref: string | null, ...path: Path) => {
    if (ref === null) return;
    const { type, id } = splitRef(ref);
    add(type, id, ...path);
  };
  const addEach = (type: RecordType, ids: readonly string[], ...path: Path) => {
    for (const [index, id] of ids.entries()) add(type, id, ...path, index);
  };
  const addSpeakers = (evidence: readonly { attributedTo: string | null }[], ...path: Path) => {
    for (const [index, item] of evidence.entries()) addTyped(item.attributedTo, ...path, index, "attributedTo");
  };

  add("source", dossier.article.source, "article", "source");
  add("source", dossier.article.agency, "article", "agency");
  for (const [at, engagement] of dossier.engagements.entries()) {
    const path = ["engagements", at] as const;
    add("country", engagement.place?.country ?? null, ...path, "place", "country");
    for (const [index, participant] of engagement.participants.entries()) {
      for (const type of ["person", "organisation", "country", "post"] as const) {
        add(type, participant[type], ...path, "participants", index, type);
      }
      add("country", participant.side, ...path, "participants", index, "side");
    }
    for (const [index, { country }] of engagement.countries.entries()) {
      add("country", country, ...path, "countries", index, "country");
    }
    addEach("topic", engagement.topics, ...path, "topics");
    addEach("agreement", engagement.agreements, ...path, "agreements");
    addSpeakers(engagement.evidence, ...path, "evidence");
  }
  for (const [at, agreement] of dossier.agreements.entries()) {
    const path = ["agreements", at] as const;
    add("country", agreement.place?.country ?? null, ...path, "place", "country");
    for (const [index, party] of agreement.parties.entries()) addTyped(party, ...path, "parties", index);
    addEach("topic", agreement.topics, ...path, "topics");
    add("agreement", agreement.umbrella, ...path, "umbrella");
    for (const [index, step] of agreement.statusHistory.entries()) {
      addSpeakers(step.evidence, ...path, "statusHistory", index, "evidence");
    }
    addSpeakers(agreement.evidence, ...path, "evidence");
  }
  for (const [at, statement] of dossier.statements.entries()) {
    const path = ["statements", at] as const;
    addTyped(statement.speaker, ...path, "speaker");
    for (const [index, subject] of statement.about.entries()) addTyped(subject, ...path, "about", index);
    addEach("topic", statement.topics, ...path, "topics");
    addSpeakers(statement.evidence, ...path, "evidence");
  }
  for (const [at, post] of dossier.people.entries()) {
    add("person", post.person, "people", at, "person");
    add("post", post.post, "people", at, "post");
    addSpeakers(post.evidence, "people", at, "evidence");
  }
  for (const [at, entry] of dossier.organisations.entries()) {
    add("organisation", entry.organisation, "organisations", at, "organisation");
    addSpeakers(entry.evidence, "organisations", at, "evidence");
  }
  return found;
};

type Known = (type: RecordType) => ReadonlyMap<string, unknown> | ReadonlySet<string>;

const unknownReference = (type: RecordType, id: string, known: Known): string => {
  const near = nearest(id, known(type).keys());
  const allowed = type === "country" ? "an ISO 3166-1 alpha-2 code" : `the id of a known ${type}`;
  return `there is no ${type} "${id}"${near ? `; did you mean "${near}"?` : ""} (allowed: ${allowed})`;
};

const citationIssues = (dossier: Dossier): Issue[] => {
  const cited = new Set<string>();
  const issues: Issue[] = [];
  const cite = (evidence: readonly { paragraph: number }[], path: Path) => {
    for (const [index, { paragraph }] of evidence.entries()) {
      cited.add(String(paragraph));
      if (dossier.paragraphs[paragraph] === undefined) {
        issues.push({
          path: [...path, index, "paragraph"],
          message: `paragraph ${paragraph} has no hash under paragraphs (allowed: ${Object.keys(dossier.paragraphs).join(", ")})`,
        });
      }
    }
  };
  for (const kind of ["engagements", "agreements", "statements", "people", "organisations"] as const) {
    for (const [at, fact] of dossier[kind].entries()) cite(fact.evidence, [kind, at, "evidence"]);
  }
  for (const [at, agreement] of dossier.agreements.entries()) {
    for (const [index, step] of agreement.statusHistory.entries()) {
      cite(step.evidence, ["agreements", at, "statusHistory", index, "evidence"]);
    }
  }
  cite(dossier.article.references, ["article", "references"]);
  for (const number of Object.keys(dossier.paragraphs)) {
    if (!cited.has(number)) {
      issues.push({
        path: ["paragraphs", number],
        message: `nothing cites paragraph ${number} (allowed: cited paragraphs only)`,
      });
    }
  }
  return issues;
};

const repeated = (ids: readonly (readonly [id: string, path: Path])[]): Issue[] => {
  const seen = new Set<string>();
  return ids.flatMap(([id, path]) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path, message: `"${id}" stands here for the second time (allowed: each id once)` }];
  });
};

/** What is wrong with one dossier, held against the reference lists and the agreements and engagements that exist. */
export const dossierIssues = (dossier: Dossier, known: Known): Issue[] => [
  ...mentionsOf(dossier)
    .filter(({ type, id }) => !known(type).has(id))
    .map(({ path, type, id }) => ({ path, message: unknownReference(type, id, known) })),
  ...citationIssues(dossier),
  ...(["engagements", "agreements", "statements"] as const).flatMap((kind) =>
    repeated(dossier[kind].map(({ id }, at) => [id, [kind, at, "id"]] as const)),
  ),
  ...dossier.engagements.flatMap((engagement, at) =>
    engagement.countries.flatMap(({ country, role }, index) =>
      country === homeCountry && role === "partner"
        ? [
            {
              path: ["engagements", at, "countries", index, "role"],
              message: `${homeCountry} is the home country and not its own partner (allowed: host, mentioned)`,
            },
          ]
        : [],
    ),
  ),
];

/** What is wrong with the reference lists: repeated ids, unknown references, a scheme of more than two levels, circles. */
export const referenceIssues = (reference: Reference): (Issue & { type: ReferenceType })[] => {
  const index = indexReference(reference);
  const known: Known = (type) => (type === "country" ? isoCountries : (index[type as ReferenceType] ?? new Map()));
  const check = (type: RecordType, id: string | null, path: Path): Issue[] =>
    id === null || known(type).has(id) ? [] : [{ path, message: unknownReference(type, id, known) }];
  const of = (type: ReferenceType, issues: Issue[]) => issues.map((issue) => ({ ...issue, type }));

  return (Object.keys(reference) as ReferenceType[])
    .flatMap((type) => of(type, repeated(reference[type].map(({ id }, at) => [id, [at, "id"]] as const))))
    .concat(
      reference.organisation.flatMap(({ id, country, parent }, at) =>
        of("organisation", [
          ...check("country", country, [at, "country"]),
          ...check("organisation", parent, [at, "parent"]),
          ...(parentsOf(index, id) === null
            ? [{ path: [at, "parent"], message: "an organisation cannot stand under itself" }]
            : []),
        ]),
      ),
      reference.post.flatMap(({ organisation, country }, at) =>
        of("post", [
          ...check("organisation", organisation, [at, "organisation"]),
          ...check("country", country, [at, "country"]),
        ]),
      ),
      reference.source.flatMap(({ country }, at) => of("source", check("country", country, [at, "country"]))),
      reference.topic.flatMap(({ broader }, at) =>
        of("topic", [
          ...check("topic", broader, [at, "broader"]),
          ...(broader !== null && (index.topic.get(broader)?.broader ?? null) !== null
            ? [{ path: [at, "broader"], message: `"${broader}" is itself narrower (allowed: two levels)` }]
            : []),
        ]),
      ),
    );
};

/** The organisations above one, nearest first; null where they run in a circle. */
export const parentsOf = (index: Pick<ReferenceIndex, "organisation">, id: string): string[] | null => {
  const parents: string[] = [];
  for (
    let at = index.organisation.get(id)?.parent ?? null;
    at !== null;
    at = index.organisation.get(at)?.parent ?? null
  ) {
    if (at === id || parents.includes(at)) return null;
    parents.push(at);
  }
  return parents;
};

/** The ids that dossiers may name: reference entries, countries, and the facts that dossiers make. */
export const knownRecords = (index: ReferenceIndex, facts: Partial<Record<RecordType, ReadonlySet<string>>>): Known => {
  const none: ReadonlySet<string> = new Set();
  return (type) => {
    if (type === "country") return isoCountries;
    if (type in index) return index[type as ReferenceType];
    return facts[type] ?? none;
  };
};

/** Adds to a set of mentions what these bring along: parents, a post's organisation, broader topics, countries. */
export const closureOf = (mentions: Iterable<{ type: RecordType; id: string }>, index: ReferenceIndex): Set<string> => {
  const closure = new Set<string>();
  const add = (type: RecordType, id: string | null | undefined): void => {
    if (!id || closure.has(`${type}:${id}`)) return;
    closure.add(`${type}:${id}`);
    if (type === "organisation") {
      const entry = index.organisation.get(id);
      add("country", entry?.country);
      add("organisation", entry?.parent);
    } else if (type === "post") {
      const entry = index.post.get(id);
      add("organisation", entry?.organisation);
      add("country", entry?.country);
    } else if (type === "topic") add("topic", index.topic.get(id)?.broader);
    else if (type === "source") add("country", index.source.get(id)?.country);
  };
  for (const { type, id } of mentions) add(type, id);
  return closure;
};
