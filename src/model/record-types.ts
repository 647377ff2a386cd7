import type { Localised } from "./localised.ts";

type RecordTypeRow = {
  /** Its collection in the API; null where it has none. */
  collection: string | null;
  /** What its records come from: what dossiers say, the reference lists, or ISO 3166-1. */
  from: "dossiers" | "lists" | "iso";
  label: Localised;
  /** Whether its records are nodes of the graph; statements and articles are the facts behind edges. */
  node?: true;
  /** Whether its records show the evidence that they rest on. */
  evidenced?: true;
};

/** Every type of record, once. */
export const recordTypes = {
  article: { collection: "articles", from: "dossiers", label: { en: "Article", id: "Artikel" } },
  engagement: {
    collection: "engagements",
    from: "dossiers",
    label: { en: "Engagement", id: "Kegiatan" },
    node: true,
    evidenced: true,
  },
  agreement: {
    collection: "agreements",
    from: "dossiers",
    label: { en: "Agreement", id: "Instrumen dan rencana kerja sama" },
    node: true,
    evidenced: true,
  },
  statement: {
    collection: "statements",
    from: "dossiers",
    label: { en: "Statement", id: "Pernyataan" },
    evidenced: true,
  },
  country: { collection: "countries", from: "iso", label: { en: "Country", id: "Negara" }, node: true },
  organisation: {
    collection: "organisations",
    from: "lists",
    label: { en: "Organisation", id: "Organisasi" },
    node: true,
    evidenced: true,
  },
  person: { collection: "people", from: "lists", label: { en: "Person", id: "Tokoh" }, node: true, evidenced: true },
  post: { collection: "posts", from: "lists", label: { en: "Post", id: "Jabatan" } },
  equipment: { collection: "equipment", from: "lists", label: { en: "Equipment", id: "Alutsista" } },
  place: { collection: "places", from: "lists", label: { en: "Place", id: "Tempat" } },
  series: { collection: "series", from: "lists", label: { en: "Series", id: "Rangkaian" } },
  topic: { collection: "topics", from: "lists", label: { en: "Topic", id: "Topik" }, node: true },
  source: { collection: "sources", from: "lists", label: { en: "Source", id: "Sumber" } },
} as const satisfies Record<string, RecordTypeRow>;

type Rows = typeof recordTypes;
type TypesWith<Part> = { [T in RecordType]: Rows[T] extends Part ? T : never }[RecordType];

export type RecordType = keyof Rows;
/** The types that are resources of the API. */
export type CollectionType = TypesWith<{ collection: string }>;
/** Facts: events, and what was said of them. */
export type FactType = TypesWith<{ from: "dossiers" }>;
/** Records that come from the reference lists. */
export type ListedType = TypesWith<{ from: "lists" }>;
/** Records that are nodes of the graph. */
export type NodeType = TypesWith<{ node: true }>;
/** Reference records: the entities that facts name. */
export type ReferenceType = Exclude<RecordType, FactType>;

type AtLeastOne<T> = [T, ...T[]];

export const types = Object.keys(recordTypes) as AtLeastOne<RecordType>;

const typesFrom = (from: RecordTypeRow["from"]) => types.filter((type) => recordTypes[type].from === from);

export const collectionTypes = types.filter((type) => recordTypes[type].collection) as AtLeastOne<CollectionType>;
export const factTypes = typesFrom("dossiers") as AtLeastOne<FactType>;
export const listedTypes = typesFrom("lists") as AtLeastOne<ListedType>;

/** The resources of the API: type of a record → its collection. */
export const collections = Object.fromEntries(collectionTypes.map((type) => [type, recordTypes[type].collection])) as {
  [T in CollectionType]: Rows[T]["collection"];
};

/** The path of a record; null where records of its type are no resource. */
export const pathOf = (type: RecordType, id: string): string | null => {
  const { collection } = recordTypes[type];
  return collection === null ? null : `/v1/${collection}/${id}`;
};

/** Whether records of a type show the evidence that they rest on. */
export const isEvidenced = (type: RecordType): boolean => "evidenced" in recordTypes[type];

export const isFact = (type: RecordType): type is FactType => recordTypes[type].from === "dossiers";
export const isListed = (type: RecordType): type is ListedType => recordTypes[type].from === "lists";

/** The types of the graph's nodes, entities before facts. */
export const nodeTypes = types
  .filter((type) => "node" in recordTypes[type])
  .sort((a, b) => Number(isFact(a)) - Number(isFact(b))) as AtLeastOne<NodeType>;

/** What the types of the resources are called. */
export const typeLabels = Object.fromEntries(collectionTypes.map((type) => [type, recordTypes[type].label])) as Record<
  CollectionType,
  Localised
>;
