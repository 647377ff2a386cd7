import type { Context } from "hono";
import type { Db } from "../db/client.ts";
import {
  type MembersIn,
  type NamedRecord,
  opened,
  recordJson,
  type StoredRecord,
  selectRecords,
} from "../db/select/documents.ts";
import type { AppEnv } from "../http/app-env.ts";
import { publicOrigin } from "../http/response/links.ts";
import type { Sent } from "../http/response/respond.ts";
import { type CollectionType, collections } from "../model/record-types.ts";

/** What the index adds to the records of each collection. */
export type MembersOf = (type: CollectionType) => MembersIn | Promise<MembersIn>;

/** How many records one answer includes at most; further ones stay references. */
export const includeCap = 200;

/** Where a record holds the references of a relation: names of members, and `*` for each element of a list. */
type Path = readonly string[];

/** The relations of a type that `include=` can name, and where its records hold them. */
export type Relations = Readonly<Record<string, Path>>;

/** Where facts hold the articles that they rest on. */
export const evidencePath = ["evidence", "*", "article"] as const;

/** What brings the evidence of the records of a list. */
const evidence = "evidence";

/** Whether a relation is found in the evidence, which lists leave out. */
const isInEvidence = (path: Path | undefined): boolean => path?.includes(evidence) ?? false;

/** The names that `include=` takes: the relations, and the evidence where there is any. */
export const includesOf = <const R extends Relations>(relations: R) =>
  [...(Object.values(relations).some(isInEvidence) ? [evidence] : []), ...Object.keys(relations)] as [
    string,
    ...string[],
  ];

type Wanted = { include?: readonly string[]; fields?: readonly string[] };

/** Whether an answer shows the evidence of the records of a list. */
export const showsEvidence = ({ include = [], fields = [] }: Wanted): boolean =>
  include.includes(evidence) || fields.includes(evidence);

/** Whether a list has to read the evidence of its records, be it to follow it. */
export const readsEvidence = (query: Wanted, relations: Relations): boolean =>
  showsEvidence(query) || (query.include ?? []).some((name) => isInEvidence(relations[name]));

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
 * Records by their keys, `<type>:<id>`, as lists show them: one round trip. Of what is not there nothing comes.
 *
 * @param present shows one in the languages of the answer.
 */
export const recordsByKey = async (
  c: Context<AppEnv>,
  keys: readonly string[],
  present: (record: StoredRecord) => Sent,
  db: Db = c.var.db,
): Promise<Record<string, Sent>> => {
  const byType = Map.groupBy(keys, (key) => key.slice(0, key.indexOf(":")) as CollectionType);
  const { language, membersOf } = c.var;
  const [first, ...others] = await Promise.all(
    [...byType].map(async ([type, list]) => {
      const ids = list.map((key) => key.slice(type.length + 1));
      return selectRecords(ids, { type, language, members: await membersOf(type) });
    }),
  );
  if (!first) return {};
  const loaded = await db.batch([db.all<NamedRecord>(first), ...others.map((one) => db.all<NamedRecord>(one))]);
  const rows = new Map(loaded.flat().map((row) => [`${row.type}:${row.id}`, row]));
  const origin = publicOrigin(c);
  return Object.fromEntries(
    keys.flatMap((key) => {
      const row = rows.get(key);
      return row ? [[key, present(recordJson(opened(row, language), origin))] as const] : [];
    }),
  );
};

/**
 * The records that `include=` names, as lists show them, each once by `<type>:<id>`: one round trip, and no more than
 * {@link includeCap} records.
 *
 * @param present shows one in the languages of the answer.
 * @returns undefined where no relation is named.
 */
export const includedIn = async (
  c: Context<AppEnv>,
  relations: Relations,
  data: readonly object[],
  present: (record: StoredRecord) => Sent,
): Promise<Record<string, Sent> | undefined> => {
  const wanted = ((c.var.query as Wanted).include ?? []).filter((name) => name !== evidence);
  if (wanted.length === 0) return undefined;
  const paths = wanted.flatMap((name) => (relations[name] ? [relations[name]] : []));
  const references = paths.flatMap((path) => data.flatMap((record) => follow(record, path)));
  const ofResources = references.filter(({ type }) => type in collections);
  const keys = [...new Set(ofResources.map(({ type, id }) => `${type}:${id}`))].slice(0, includeCap);
  return recordsByKey(c, keys, present);
};
