import type { CollectionType, FactType, RecordType } from "./record-types.ts";

/** How many of each an item lists at most; the lists with the item as their filter give all of them. */
export const linkCap = 50;

/** How many of its latest facts of each type the companions of a person or an organisation come from. */
export const companionCap = 200;

/** The facts that stand between a record and its companions. */
export const companionFacts = ["engagement", "agreement", "statement"] as const satisfies FactType[];

/** A member that tells of the records that name one, and how it comes from the index. */
export type Link =
  /** The engagements or statements that name it in a field, the latest first. */
  | { kind: "latest"; of: "engagement" | "statement"; field: string }
  /** The agreements that name it in a field, what stands highest first. */
  | { kind: "standing"; field: string }
  /** The first or the latest engagement held with a country. */
  | { kind: "held"; which: "first" | "latest" }
  /** The records of a type that stand in the same facts, by how many. */
  | { kind: "companions"; of: "country" | "topic" | "person" }
  /** The records of its type that stand directly under it. */
  | { kind: "parts" }
  /** The agreements that stand in a relation to one, other than under it. */
  | { kind: "related" }
  /** The articles that a fact rests on. */
  | { kind: "articles" }
  /** The engagements of a series, by ordinal. */
  | { kind: "ordinals" }
  /** The people who hold or held a post. */
  | { kind: "holders" };

type Links = Readonly<Record<string, Link>>;

/** Name of a count → the field, and the type of the records that are counted. */
export type Counts = Readonly<Record<string, readonly [field: string, type: RecordType]>>;

type Shown = {
  /** Members wherever a record is shown in full. */
  always?: Links;
  /** The member `counts`. */
  counts?: Counts;
  /** Members of its item. */
  onItem?: Links;
};

const latest = (of: "engagement" | "statement", field: string) => ({ kind: "latest", of, field }) as const;
const standing = (field: string) => ({ kind: "standing", field }) as const;
const companions = (of: "country" | "topic" | "person") => ({ kind: "companions", of }) as const;

const factCounts = {
  articles: "article",
  engagements: "engagement",
  agreements: "agreement",
  statements: "statement",
} as const satisfies Record<string, FactType>;

/** The counts of facts that name a record in a field. */
const countsIn = (field: string, ...names: (keyof typeof factCounts)[]): Counts =>
  Object.fromEntries(names.map((name) => [name, [field, factCounts[name]]]));

/** What is served of the records of each collection besides their documents, member by member in its order. */
export const linksBack: Readonly<Record<CollectionType, Shown>> = {
  article: {},
  engagement: {
    onItem: {
      parts: latest("engagement", "parent"),
      followedBy: latest("engagement", "follows"),
      statements: latest("statement", "engagement"),
    },
  },
  agreement: {
    onItem: {
      engagements: latest("engagement", "agreement"),
      agreements: standing("under"),
      relatedFrom: { kind: "related" },
      statements: latest("statement", "agreement"),
      articles: { kind: "articles" },
    },
  },
  statement: {},
  country: {
    counts: {
      partner: ["country.partner", "engagement"],
      host: ["country.host", "engagement"],
      observer: ["country.observer", "engagement"],
      mentioned: ["country.mentioned", "engagement"],
      ...countsIn("country", "articles", "engagements", "agreements", "statements"),
    },
    onItem: {
      firstEngagement: { kind: "held", which: "first" },
      latestEngagement: { kind: "held", which: "latest" },
      engagements: latest("engagement", "country"),
      agreements: standing("country"),
      topics: companions("topic"),
    },
  },
  organisation: {
    counts: countsIn("organisation", "articles", "engagements", "agreements", "statements"),
    onItem: {
      parts: { kind: "parts" },
      engagements: latest("engagement", "organisation"),
      agreements: standing("organisation"),
      statements: latest("statement", "speaker"),
      people: companions("person"),
      topics: companions("topic"),
    },
  },
  person: {
    counts: countsIn("person", "articles", "engagements", "statements"),
    onItem: {
      engagements: latest("engagement", "person"),
      agreements: standing("signatory"),
      statements: latest("statement", "speaker"),
      topics: companions("topic"),
    },
  },
  post: {
    counts: { people: ["post", "person"], ...countsIn("post", "articles", "engagements", "statements") },
    onItem: { holders: { kind: "holders" }, engagements: latest("engagement", "post") },
  },
  equipment: {
    counts: countsIn("equipment", "articles", "agreements"),
    onItem: { agreements: standing("equipment"), countries: companions("country") },
  },
  place: {
    counts: countsIn("place", "articles", "engagements", "agreements", "statements"),
    onItem: { engagements: latest("engagement", "place"), topics: companions("topic") },
  },
  series: {
    counts: countsIn("series", "articles", "engagements"),
    onItem: { engagements: { kind: "ordinals" }, topics: companions("topic") },
  },
  topic: {
    always: { narrower: { kind: "parts" } },
    counts: countsIn("topic", "articles", "engagements", "agreements", "statements"),
    onItem: {
      engagements: latest("engagement", "topic"),
      agreements: standing("topic"),
      countries: companions("country"),
    },
  },
  source: { counts: countsIn("source", "articles", "engagements", "agreements", "statements") },
};

const allLinks: readonly Link[] = Object.values(linksBack).flatMap(({ always = {}, onItem = {} }) => [
  ...Object.values(always),
  ...Object.values(onItem),
]);

/** The fields in which agreements are listed by what stands highest. */
const standingFields: readonly string[] = [
  ...new Set(allLinks.flatMap((link) => (link.kind === "standing" ? [link.field] : []))),
];

/**
 * The values of the field `standing` of an agreement: `<field>:<value>:<status>`, so that the newest agreements of each
 * status that have a value lie side by side in the index.
 */
export const standingsOf = (valuesOf: (field: string) => readonly string[], status: string): string[] =>
  standingFields.flatMap((field) => valuesOf(field).map((value) => `${field}:${value}:${status}`));

/** The members of a document that a mention of its record shows besides the label. */
export const mentioned: Readonly<Partial<Record<RecordType, readonly string[]>>> = {
  engagement: ["kind", "status", "date"],
  agreement: ["kind", "status", "signed"],
  statement: ["speakers", "date"],
};
