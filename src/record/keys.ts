import { type FactType, factTypes, isFact, type RecordType, type ReferenceType } from "../model/record-types.ts";

/** The facts that several dossiers may make claims about; about an article only its own dossier does. */
export type SharedFact = Exclude<FactType, "article">;
export const sharedFacts = factTypes.filter((type): type is SharedFact => type !== "article");

export const isSharedFact = (type: RecordType): type is SharedFact => (sharedFacts as readonly string[]).includes(type);

/** Whether records of a type come from the reference lists (or are countries), rather than from dossiers. */
export const isReference = (type: RecordType): type is ReferenceType => !isFact(type);

/** `<type>:<id>`, the key of a record in maps and sets. */
export const keyOf = (type: RecordType, id: string): string => `${type}:${id}`;

export const unkey = (key: string): [type: RecordType, id: string] => {
  const colon = key.indexOf(":");
  return [key.slice(0, colon) as RecordType, key.slice(colon + 1)];
};

/** Lists of ids and pairs travel as one JSON parameter, so that the SQL stays the same for any number of them. */
export const list = (values: Iterable<unknown>): string => JSON.stringify([...values]);

/** What goes behind a column, its ids in one parameter. */
export const inIds = "in (select value from json_each(?))";

/** What goes behind `(type, id)`, its pairs in one parameter. */
export const inPairs = "in (select value ->> 0, value ->> 1 from json_each(?))";

/** Parts of a list, for statements and answers that must not grow without bound. */
export const inChunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
