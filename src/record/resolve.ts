import { z } from "zod";
import {
  type Dossier,
  dossier as dossierSchema,
  type Reference,
  type ReferenceType,
  referenceEntries,
} from "../model/dossier.ts";
import type { Fault } from "../model/faults.ts";
import { homeCountry, type RecordType } from "../model/ids.ts";
import { type Mention, type Path, referencesIn } from "../model/references.ts";
import { shown } from "../model/text.ts";
import { isoCountries } from "./countries.ts";
import { type Known, unknownReference } from "./unknown-reference.ts";

/** The reference lists by id. */
export type ReferenceIndex = { [T in ReferenceType]: Map<string, Reference[T][number]> };

const byId = <T extends { id: string }>(entries: readonly T[]) => new Map(entries.map((entry) => [entry.id, entry]));

export const indexReference = (reference: Reference): ReferenceIndex =>
  Object.fromEntries(
    (Object.keys(referenceEntries) as ReferenceType[]).map((type) => [type, byId<{ id: string }>(reference[type])]),
  ) as ReferenceIndex;

/** Every reference that a dossier makes, in the order of its schema. */
export const mentionsOf = (dossier: Dossier): Mention[] => referencesIn(dossierSchema, dossier);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const member = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
const itemsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Every paragraph that a dossier cites, and where; a dossier may have faults elsewhere. */
export const citationsIn = (value: unknown, path: Path = []): { path: Path; paragraph: number }[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => citationsIn(item, [...path, index]));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "paragraph" && typeof inner === "number"
      ? [{ path: [...path, key], paragraph: inner }]
      : citationsIn(inner, [...path, key]),
  );
};

const citationIssues = (dossier: unknown): Fault[] => {
  const paragraphs = member(dossier, "paragraphs");
  if (!isObject(paragraphs)) return [];
  const numbers = Object.keys(paragraphs);
  const citations = citationsIn(dossier);
  const cited = new Set(citations.map(({ paragraph }) => String(paragraph)));
  return [
    ...citations
      .filter(({ paragraph }) => !Object.hasOwn(paragraphs, paragraph))
      .map(({ path, paragraph }) => ({
        path,
        message: `paragraph ${paragraph} has no hash under paragraphs (allowed: ${numbers.join(", ") || "none has one yet"}; npm run locators -- <folder of texts> --write adds it)`,
      })),
    ...numbers
      .filter((number) => /^[1-9]\d{0,3}$/.test(number) && !cited.has(number))
      .map((number) => ({
        path: ["paragraphs", number],
        message: `nothing cites paragraph ${number} (allowed: cited paragraphs only)`,
      })),
  ];
};

const repeated = (entries: readonly unknown[], path: Path): Fault[] => {
  const seen = new Set<string>();
  return entries.flatMap((entry, at) => {
    const id = member(entry, "id");
    if (typeof id !== "string") return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      {
        path: [...path, at, "id"],
        message: `"${shown(id)}" stands here for the second time (allowed: each id once)`,
      },
    ];
  });
};

const homePartners = (engagement: unknown, path: Path): Fault[] =>
  itemsOf(member(engagement, "countries")).flatMap((item, index) =>
    member(item, "country") === homeCountry && member(item, "role") === "partner"
      ? [
          {
            path: [...path, "countries", index, "role"],
            message: `${homeCountry} is the home country and not its own partner (allowed: host, mentioned)`,
          },
        ]
      : [],
  );

/**
 * What is wrong with one dossier, given the reference lists and the agreements and engagements that exist. It may
 * have faults of form: these are not reported here, and hide no others.
 */
export const dossierIssues = (dossier: unknown, known: Known): Fault[] => [
  ...referencesIn(dossierSchema, dossier)
    .filter(({ type, id }) => !known(type).has(id))
    .map(({ path, type, id }) => ({ path, message: unknownReference(type, id, known) })),
  ...citationIssues(dossier),
  ...["engagements", "agreements", "statements"].flatMap((kind) => repeated(itemsOf(member(dossier, kind)), [kind])),
  ...itemsOf(member(dossier, "engagements")).flatMap((engagement, at) => homePartners(engagement, ["engagements", at])),
];

type Entry = Partial<Record<string, unknown>>;

/** The fields of an entry that are of their schema's form: what others may rely on where the rest has faults. */
const soundFields = (type: ReferenceType, entry: unknown): Entry =>
  Object.fromEntries(
    Object.entries(referenceEntries[type].shape).flatMap(([key, field]) => {
      const value = member(entry, key);
      return value !== undefined && field.safeParse(value).success ? [[key, value]] : [];
    }),
  );

/** Reference lists by id as far as they are sound; their entries may have faults of form. */
export const indexSound = (lists: Readonly<Record<ReferenceType, readonly unknown[]>>): ReferenceIndex => {
  const types = Object.keys(referenceEntries) as ReferenceType[];
  const index = types.map((type) => {
    const sound = lists[type].map((entry) => soundFields(type, entry)).filter(({ id }) => typeof id === "string");
    return [type, new Map(sound.map((entry) => [entry.id, entry]))];
  });
  return Object.fromEntries(index) as ReferenceIndex;
};

/**
 * What is wrong with the reference lists: repeated ids, unknown references, a scheme of more than two levels, circles.
 * Entries may have faults of form: these are not reported here, and hide no others.
 */
export const referenceIssues = (
  lists: Readonly<Record<ReferenceType, readonly unknown[]>>,
  known: Known = knownRecords(indexSound(lists), {}),
): (Fault & { type: ReferenceType })[] => {
  const index = indexSound(lists);
  const issuesOf = (type: ReferenceType): Fault[] => [
    ...repeated(lists[type], []),
    ...referencesIn(z.array(referenceEntries[type] as z.ZodType), lists[type])
      .filter((mention) => !known(mention.type).has(mention.id))
      .map((mention) => ({ path: mention.path, message: unknownReference(mention.type, mention.id, known) })),
    ...(type === "organisation"
      ? lists.organisation.flatMap((entry, at) =>
          parentsOf(index, String(member(entry, "id"))) === null
            ? [{ path: [at, "parent"], message: "an organisation cannot stand under itself" }]
            : [],
        )
      : []),
    ...(type === "topic"
      ? lists.topic.flatMap((entry, at) => {
          const broader = String(member(entry, "broader"));
          return index.topic.get(broader)?.broader
            ? [{ path: [at, "broader"], message: `"${broader}" is itself narrower (allowed: two levels)` }]
            : [];
        })
      : []),
  ];
  return (Object.keys(lists) as ReferenceType[]).flatMap((type) => issuesOf(type).map((issue) => ({ ...issue, type })));
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

const known = new WeakMap<ReferenceIndex, Map<object, readonly Mention[]>>();

/** What an entry of a reference list names: its parent, its country, the organisation of a post, a broader topic. */
const namedIn = (index: ReferenceIndex, type: ReferenceType, entry: object): readonly Mention[] => {
  const byEntry = known.get(index) ?? new Map<object, readonly Mention[]>();
  known.set(index, byEntry);
  const named = byEntry.get(entry) ?? referencesIn(referenceEntries[type], entry);
  byEntry.set(entry, named);
  return named;
};

/** Mentions and, transitively, what the entries of the reference lists that they mean name, as `<type>:<id>`. */
export const closureOf = (mentions: Iterable<{ type: RecordType; id: string }>, index: ReferenceIndex): Set<string> => {
  const closure = new Set<string>();
  const add = (type: RecordType, id: string): void => {
    if (closure.has(`${type}:${id}`)) return;
    closure.add(`${type}:${id}`);
    const entry = type in index ? index[type as ReferenceType].get(id) : undefined;
    if (entry) for (const each of namedIn(index, type as ReferenceType, entry)) add(each.type, each.id);
  };
  for (const { type, id } of mentions) add(type, id);
  return closure;
};
