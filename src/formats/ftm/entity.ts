import {
  distinct,
  isoDateOf,
  looseDateOf,
  partOf,
  partsOf,
  type Ref,
  refOf,
  refsOf,
  textOf,
  textsOf,
} from "../read.ts";
import type { Served } from "../writer.ts";

/** An entity of FollowTheMoney: its properties hold lists of texts, references as ids. */
export type Entity = { id: string; schema: string; properties: Readonly<Record<string, readonly string[]>> };

/** Values of properties, or what is left out: null, nothing, an empty text. */
type Values = Readonly<Record<string, unknown>>;

/** The id of the entity that a record is: `mitra-engagement-belarus-milex-2025`. */
export const idOf = ({ type, id }: Pick<Ref, "type" | "id">): string => `mitra-${type}-${id}`;

export const idsOf = (refs: readonly Ref[]): readonly string[] => distinct(refs).map(idOf);

export const entity = (id: string, schema: string, values: Values): Entity => {
  const properties = Object.entries(values).map(([name, value]) => [
    name,
    [...new Set([value].flat().flatMap((one) => (typeof one === "number" ? String(one) : (textOf(one) ?? []))))],
  ]);
  return { id, schema, properties: Object.fromEntries(properties.filter(([, texts]) => texts?.length)) };
};

/** Entities of one id made one, with the values of each: somebody may be known to have held a post at several dates. */
export const united = (entities: readonly Entity[]): readonly Entity[] => {
  const byId = new Map<string, Entity>();
  for (const one of entities) {
    const before = byId.get(one.id)?.properties ?? {};
    const merged = Object.entries(one.properties).map(([name, values]) => [name, [...(before[name] ?? []), ...values]]);
    byId.set(one.id, entity(one.id, one.schema, { ...before, ...Object.fromEntries(merged) }));
  }
  return [...byId.values()];
};

/** 53 bits of a text (cyrb53), in 14 hexadecimal digits. */
const fingerprint = (text: string): string => {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16).padStart(14, "0");
};

/**
 * An entity that links two others. Its id is of the record that tells of it and of what it says, so that it stays the same as
 * long as that does: ids have at most 200 characters, too few for those of three records.
 */
export const link = (of: Pick<Ref, "type" | "id">, schema: string, values: Values): Entity => {
  const { properties } = entity("", schema, values);
  const { date, startDate, endDate, summary, proof, ...key } = properties;
  return { id: `${idOf(of)}.${fingerprint(JSON.stringify([schema, key]))}`, schema, properties };
};

/** Dates as prefixes of ISO 8601: what has a length or is told as a span has a start and an end. */
export const datesOf = (value: unknown): Values => {
  const date = isoDateOf(value);
  if (date === null) return {};
  return date.to === null ? { date: date.from } : { startDate: date.from, endDate: date.to };
};

/** The only day, month or year that a date is; null for a span. */
export const dateOf = (value: unknown): string | null => {
  const date = isoDateOf(value);
  return date?.to === null ? date.from : null;
};

/** What a date says that the property does not: that it is inferred or loose, as printed and why. */
export const dateNotes = (value: unknown): readonly unknown[] => {
  const loose = looseDateOf(value);
  return [loose && `Date as printed: ${loose}`, partOf(value).note];
};

/** Countries as FollowTheMoney has them: ISO 3166-1 alpha-2 in lower case. */
export const codesOf = (refs: readonly Ref[]): readonly string[] =>
  refs.filter(({ type }) => type === "country").map(({ id }) => id.toLowerCase());

export const labelsOf = (refs: readonly Ref[]): readonly string[] => refs.map(({ label }) => label);

/** The text of each language under `lang=all`, the one of the answer else. */
export const wordsOf = (record: Served, member: string): readonly unknown[] => [
  record[member],
  partOf(partOf(record.translations).id)[member],
];

/** What every record has: its address, when it last changed, and the articles that it rests on. */
export const provenance = (record: Served): Values => ({
  sourceUrl: record.url,
  modifiedAt: textOf(record.updatedAt)?.slice(0, 19),
  proof: idsOf(refsOf(record.evidence, "article")),
});

export const whereabouts = (record: Served): Values => ({
  location: partsOf(record.places).map(({ name, place, country }) =>
    [textOf(name) ?? refOf(place)?.label, refOf(country)?.label].filter(Boolean).join(", "),
  ),
  addressEntity: idsOf(refsOf(record.places, "place")),
});

/** Whether a reference names one that can act: in FollowTheMoney, a legal entity. */
export const isActor = ({ type }: Ref): boolean => type === "person" || type === "organisation" || type === "country";

export const isInvolved = (roles: unknown): boolean => textsOf(roles).some((role) => role !== "mentioned");
