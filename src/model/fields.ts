import type { Localised } from "./localised.ts";
import { type CollectionType, collectionTypes, type FactType, factTypes, typeLabels } from "./record-types.ts";
import {
  agreementKindLabels,
  agreementStatusLabels,
  countryRoleLabels,
  engagementKindLabels,
  engagementStatusLabels,
  equipmentKindLabels,
  languageLabels,
  mediumLabels,
  organisationKindLabels,
  placeKindLabels,
  sourceKindLabels,
} from "./vocabulary.ts";

type Labels = Readonly<Record<string, Localised>>;

/** A field that lists filter, count and group by. */
type Field = {
  /** The types of record that have values in it. */
  of: readonly CollectionType[];
  /** The type of record that its values are ids of. */
  records?: "country" | "topic" | "organisation" | "person" | "post" | "equipment" | "place" | "series" | "source";
  /** What its values are called: in every type of record alike, or by type. */
  labels?: Labels;
  labelsByType?: Partial<Record<CollectionType, Labels>>;
  /** Whether a record has one value in it at most; where articles differ, it has those of all. */
  single?: true;
  /** Whether it is also kept how many facts have a value of it and a value of another such field. */
  paired?: true;
  /** Whether the hits of a search are counted by it. */
  searched?: true;
  /** Whether the facts of a period are split by it. */
  splits?: true;
};

/** Every field, once: filters, facets, stats, search and the timeline go by this table. */
export const fields = {
  country: {
    of: [...factTypes, "organisation", "person", "post", "equipment", "place", "series", "source"],
    records: "country",
    paired: true,
    searched: true,
    splits: true,
  },
  topic: { of: [...factTypes, "topic"], records: "topic", paired: true, searched: true, splits: true },
  organisation: { of: [...factTypes, "post"], records: "organisation" },
  source: { of: factTypes, records: "source", paired: true, searched: true },
  language: { of: factTypes, labels: languageLabels, paired: true },
  year: { of: factTypes, single: true, paired: true, searched: true },
  role: { of: ["article", "engagement", "country"], labels: countryRoleLabels },
  person: { of: ["article", "engagement", "statement"], records: "person" },
  post: { of: ["article", "engagement", "statement", "person"], records: "post" },
  equipment: { of: ["article", "agreement"], records: "equipment" },
  place: { of: factTypes, records: "place" },
  series: { of: ["article", "engagement"], records: "series" },
  kind: {
    of: ["engagement", "agreement", "statement", "organisation", "equipment", "place", "series", "source"],
    labelsByType: {
      engagement: engagementKindLabels,
      statement: mediumLabels,
      source: sourceKindLabels,
      organisation: organisationKindLabels,
      equipment: equipmentKindLabels,
      place: placeKindLabels,
      series: engagementKindLabels,
      agreement: agreementKindLabels,
    },
    paired: true,
    searched: true,
  },
  reached: { of: ["agreement"], labels: agreementStatusLabels },
  status: {
    of: ["engagement", "agreement"],
    labels: { ...engagementStatusLabels, ...agreementStatusLabels },
    paired: true,
    searched: true,
    splits: true,
  },
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof fields;

/**
 * Members that no list filters by, but asks for by `missing=` and `has=`, and the types of fact that have them. Their
 * builders say with `Terms.addPresence` whether a record has a value.
 */
const members = {
  articleUrl: ["article"],
  attendance: ["engagement"],
  headline: ["article"],
  identifiers: ["agreement"],
  places: ["engagement", "agreement", "statement"],
  signatories: ["agreement"],
  signed: ["agreement"],
  speakers: ["statement"],
  values: ["agreement"],
  variants: ["engagement", "agreement", "statement"],
} as const satisfies Record<string, readonly FactType[]>;

export type MemberName = keyof typeof members;

type Names = readonly [FieldName, ...FieldName[]];

const table: Readonly<Record<string, Field>> = fields;
const names = Object.keys(fields) as FieldName[];
const fieldsWith = (fits: (field: Field) => unknown): Names =>
  names.filter((name) => fits(fields[name])) as unknown as Names;

/** The fields by which the records of each collection are counted. */
export const fieldsOf = Object.fromEntries(
  collectionTypes.map((type) => [type, fieldsWith(({ of }) => of.includes(type))]),
) as Record<CollectionType, Names>;

/** What a record of each collection can lack: its fields, its members, and `date`. */
export const absencesOf = Object.fromEntries(
  collectionTypes.map((type) => [
    type,
    [
      ...fieldsOf[type],
      ...Object.entries<readonly CollectionType[]>(members).flatMap(([name, of]) => (of.includes(type) ? [name] : [])),
      "date",
    ].sort(),
  ]),
) as Record<CollectionType, [string, ...string[]]>;

/** The fields of facts. A fact stands in `terms` under each, or else under {@link unknownField} with the name of the field. */
export const factFields: Names = fieldsWith(({ of }) => factTypes.some((type: FactType) => of.includes(type)));

export const searchedFields = fieldsWith(({ searched }) => searched);
export const splittingFields = fieldsWith(({ splits }) => splits);

/** The fields in which a record has one value at most. */
export const singleFields: readonly string[] = fieldsWith(({ single }) => single);

export const unknownField = "unknown";

/** The field of the finest period that a fact's date lies in: see {@link file://./period.ts}. */
export const periodField = "period";

/** The fields of `terms`, each numbered by its place: new ones are added at the end. */
export const numberedFields: readonly string[] = [
  unknownField,
  periodField,
  ...["country", "topic", "organisation", "source", "language", "year", "role", "person", "post", "equipment", "place"],
  ...["series", "kind", "reached", "status", "article", "engagement", "agreement", "statement", "names", "speaker"],
  ...["parent", "related", "under", "country.partner", "country.host", "country.mentioned", "country.observer"],
  ...["follows", "signatory", "standing", "held"],
];

/** The fields that no query asks for. */
export const innerFields: readonly string[] = ["names", "standing", "held"];

/** The fields of which it is also kept how many facts have a value in the one and a value in the other. */
export const pairedFields: readonly string[] = [...fieldsWith(({ paired }) => paired), periodField];

export const isPaired = (field: string): boolean => pairedFields.includes(field);

/**
 * Lists of what facts name are filtered by what else these are about: it is kept how many facts, but for articles, have a
 * topic and name such a record.
 */
export const namingField = "topic";
export const namedFields: readonly string[] = [
  "organisation",
  "person",
  "post",
  "equipment",
  "place",
  "series",
] satisfies FieldName[];

/** The type of record that the values of a field are ids of; null where they are not. */
export const recordsOf = (field: string): NonNullable<Field["records"]> | null => table[field]?.records ?? null;

/**
 * The labels of a field whose values are members of a vocabulary; null where they are not.
 *
 * @param type null where the type of the records is not known.
 */
export const vocabularyOf = (type: CollectionType | null, field: string): Labels | null => {
  if (field === "type") return typeLabels;
  const { labels, labelsByType } = table[field] ?? {};
  if (labels || !labelsByType) return labels ?? null;
  return type === null ? Object.assign({}, ...Object.values(labelsByType)) : (labelsByType[type] ?? null);
};
