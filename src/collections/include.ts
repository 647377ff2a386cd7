import type { Context } from "hono";
import {
  type DocumentLanguage,
  type IndexMembers,
  type NamedRecord,
  parsed,
  recordJson,
  selectRecords,
} from "../db/select/documents.ts";
import type { AppEnv } from "../http/app-env.ts";
import { type CollectionType, collections } from "../model/record-types.ts";

/** What the index adds to records of a type, for an answer in a language. */
export type MembersIn = (language: DocumentLanguage) => IndexMembers;

/** The same of every collection. */
export type MembersOf = (type: CollectionType) => MembersIn | Promise<MembersIn>;

/** How many records one answer expands at most; further ones stay references. */
export const expansionCap = 200;

/** Where a record holds the references of a relation: names of members, and `*` for each element of a list. */
type Path = readonly string[];

/** The relations of a type that `include=` can name, and where its records hold them. */
export type Relations = Readonly<Record<string, Path>>;

/** Where facts hold the articles that they rest on. */
export const evidencePath = ["evidence", "*", "article"] as const;

/** The names that `include=` takes. */
export const includesOf = <const R extends Relations>(relations: R) =>
  Object.keys(relations) as [keyof R & string, ...(keyof R & string)[]];

type Reference = { id: string; type: string };

const isReference = (value: unknown): value is Reference =>
  typeof value === "object" && value !== null && "id" in value && "type" in value;

const follow = (value: unknown, [step, ...rest]: Path): Reference[] => {
  if (step === undefined) return isReference(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  if (step === "*") return Array.isArray(value) ? value.flatMap((element) => follow(element, rest)) : [];
  return follow((value as Record<string, unknown>)[step], rest);
};

/**
 * Puts the members of the records that `include=` names beside the references to them, in place: one round trip,
 * and no more than {@link expansionCap} records.
 */
export const expand = async (c: Context<AppEnv>, relations: Relations, data: readonly object[]): Promise<void> => {
  const wanted = (c.var.query.include ?? []) as string[];
  if (wanted.length === 0) return;
  const references = wanted.flatMap((name) => data.flatMap((record) => follow(record, relations[name] ?? ["-"])));
  const expandable = references.filter(
    (reference): reference is Reference & { type: CollectionType } => reference.type in collections,
  );
  const keys = [...new Set(expandable.map((reference) => `${reference.type}:${reference.id}`))].slice(0, expansionCap);
  const byType = Map.groupBy(keys, (key) => key.slice(0, key.indexOf(":")) as CollectionType);
  const { db, language, membersOf } = c.var;
  const [first, ...others] = await Promise.all(
    [...byType].map(async ([of, list]) => {
      const ids = list.map((key) => key.slice(of.length + 1));
      const membersIn = await membersOf(of);
      return selectRecords(of, ids, language, membersIn(language));
    }),
  );
  if (!first) return;
  const loaded = await db.batch([db.all<NamedRecord>(first), ...others.map((one) => db.all<NamedRecord>(one))]);
  const records = new Map(loaded.flat().map((row) => [`${row.type}:${row.id}`, parsed(recordJson(row)) as object]));
  for (const reference of expandable) {
    const record = records.get(`${reference.type}:${reference.id}`);
    if (record) Object.assign(reference, record);
  }
};
