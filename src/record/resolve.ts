import { z } from "zod";
import type { Fault } from "../model/faults.ts";
import type { Path } from "../model/members.ts";
import { type Mention, referencesIn } from "../model/members.ts";
import { collections, isListed, type ListedType, listedTypes, type RecordType } from "../model/record-types.ts";
import { shown } from "../model/text.ts";
import type { AnyDossier } from "./build.ts";
import { type Builders, entrySchema } from "./builders.ts";
import { isoCountries } from "./countries.ts";
import { factsIn, formerIssues } from "./former-ids.ts";
import { sharedFacts } from "./keys.ts";
import { type AnyEntry, indexReference, type Lists, mapLists, type ReferenceIndex } from "./lists.ts";
import { type Known, unknownReference } from "./unknown-reference.ts";

const mentioned = new WeakMap<AnyDossier, { schema: z.ZodType; mentions: readonly Mention[] }>();

/** Every reference that a dossier makes, in the order of its schema. */
export const mentionsOf = ({ dossier: schema }: Pick<Builders, "dossier">, dossier: AnyDossier): readonly Mention[] => {
  const known = mentioned.get(dossier);
  if (known?.schema === schema) return known.mentions;
  const mentions = referencesIn(schema, dossier);
  mentioned.set(dossier, { schema, mentions });
  return mentions;
};

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

/**
 * What is wrong with one dossier, given the reference lists and the agreements and engagements that exist. It may
 * have faults of form: these are not reported here, and hide no others.
 *
 * @param former the former ids of facts of other dossiers, by type and id; those of this one are added.
 */
export const dossierIssues = (
  builders: Builders,
  dossier: unknown,
  known: Known,
  former: Map<string, string> = new Map(),
): Fault[] => [
  ...referencesIn(builders.dossier, dossier)
    .filter(({ type, id }) => !known(type).has(id))
    .map(({ path, type, id }) => ({ path, message: unknownReference(type, id, known) })),
  ...citationIssues(dossier),
  ...formerIssues(factsIn(dossier), known, former),
  ...sharedFacts.flatMap((type) => {
    const list = collections[type];
    return repeated(itemsOf(member(dossier, list)), [list]);
  }),
];

/** The fields of an entry that are of their schema's form: what others may rely on where the rest has faults. */
const soundFields = (schema: z.ZodObject, entry: unknown): object =>
  Object.fromEntries(
    Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, field]) => {
      const value = member(entry, key);
      return value !== undefined && field.safeParse(value).success ? [[key, value]] : [];
    }),
  );

const isEntry = (entry: object): entry is AnyEntry => "id" in entry;

/** Reference lists by id as far as they are sound; their entries may have faults of form. */
export const indexSound = (builders: Builders, lists: Lists<unknown>): ReferenceIndex =>
  indexReference(
    mapLists((type) => lists[type].map((entry) => soundFields(entrySchema(builders, type), entry)).filter(isEntry)),
  );

/**
 * What is wrong with the reference lists: repeated ids, unknown references, and what the builder of the type finds.
 * Entries may have faults of form: these are not reported here, and hide no others.
 */
export const referenceIssues = (
  builders: Builders,
  lists: Lists<unknown>,
  known: Known = knownRecords(indexSound(builders, lists), {}),
): (Fault & { type: ListedType })[] => {
  const index = indexSound(builders, lists);
  const issuesOf = (type: ListedType): Fault[] => [
    ...repeated(lists[type], []),
    ...formerIssues(
      lists[type].map((value, at) => ({ type, path: [at], value })),
      known,
      new Map(),
    ),
    ...referencesIn(z.array(entrySchema(builders, type)), lists[type])
      .filter((mention) => !known(mention.type).has(mention.id))
      .map((mention) => ({ path: mention.path, message: unknownReference(mention.type, mention.id, known) })),
    ...lists[type].flatMap((entry, at) => {
      const sound = soundFields(entrySchema(builders, type), entry);
      const faults = isEntry(sound) ? builders.references[type].faults?.(sound, index) : undefined;
      return (faults ?? []).map(({ path, message }) => ({ path: [at, ...path], message }));
    }),
  ];
  return listedTypes.flatMap((type) => issuesOf(type).map((issue) => ({ ...issue, type })));
};

/** The ids that dossiers may name: reference entries, countries, and the facts that dossiers make. */
export const knownRecords = (index: ReferenceIndex, facts: Partial<Record<RecordType, ReadonlySet<string>>>): Known => {
  const none: ReadonlySet<string> = new Set();
  return (type) => {
    if (type === "country") return isoCountries;
    return isListed(type) ? index[type] : (facts[type] ?? none);
  };
};

const known = new WeakMap<ReferenceIndex, Map<AnyEntry, readonly Mention[]>>();

/** What an entry of a reference list names: its parent, its country, the organisation of a post, a broader topic. */
const namedIn = (schema: z.ZodType, entry: AnyEntry, index: ReferenceIndex): readonly Mention[] => {
  const byEntry = known.get(index) ?? new Map<AnyEntry, readonly Mention[]>();
  known.set(index, byEntry);
  const named = byEntry.get(entry) ?? referencesIn(schema, entry);
  byEntry.set(entry, named);
  return named;
};

/** Mentions and, transitively, what the entries of the reference lists that they mean name, as `<type>:<id>`. */
export const closureOf = (
  builders: Builders,
  mentions: Iterable<{ type: RecordType; id: string }>,
  index: ReferenceIndex,
): Set<string> => {
  const closure = new Set<string>();
  const add = (type: RecordType, id: string): void => {
    if (closure.has(`${type}:${id}`)) return;
    closure.add(`${type}:${id}`);
    const entry = isListed(type) ? index[type].get(id) : undefined;
    if (!isListed(type) || !entry) return;
    for (const each of namedIn(entrySchema(builders, type), entry, index)) add(each.type, each.id);
  };
  for (const { type, id } of mentions) add(type, id);
  return closure;
};
