import type { Client } from "@libsql/client/web";
import {
  type Dossier,
  dossier as dossierSchema,
  type Reference,
  type ReferenceType,
  referenceEntries,
} from "../model/dossier.ts";
import type { RecordType } from "../model/ids.ts";
import { inChunks, inIds, isSharedFact, keyOf, list, sharedFacts } from "./keys.ts";
import { type Stored, store } from "./project-all.ts";

/** What is to be written: dossiers, and the reference lists as a whole. */
export type WriteInput = {
  /** Dossiers to write, whole; one of an id that exists takes its place. */
  put: readonly Dossier[];
  /** Ids of dossiers to take away. */
  remove: readonly string[];
  /** The reference lists, whole. */
  reference: Reference;
  /** The time of writing. */
  now: Date;
};

/** What differs between the input and what is written already. */
export type Difference = {
  /** The version of the record that was compared with. */
  version: number;
  put: Stored[];
  remove: string[];
  /** The dossiers as they were, of those put and removed. */
  before: Map<string, Stored>;
  /** Dossiers that stay as they are but are projected anew, as an entry that they rest on has moved. */
  again: Stored[];
  entries: {
    changed: { type: ReferenceType; id: string; body: string }[];
    gone: string[];
    /** What entries that moved or went stood under before. */
    left: { type: RecordType; id: string }[];
  };
  /** Every record that a written dossier speaks of or spoke of → whether what it says has changed. */
  touched: Map<string, boolean>;
};

/**
 * What a dossier says of each record, as text that is equal where it says the same. Of a fact that others tell of too it
 * is also when it says so: the words are those of the earliest.
 */
const fingerprints = (stored: Stored | undefined): Map<string, string> => {
  const prints = new Map<string, string>();
  if (!stored) return prints;
  const { contributions: all, dossier } = stored;
  const facts = [dossier.engagements, dossier.agreements, dossier.statements];
  prints.set(
    keyOf("article", dossier.article.id),
    JSON.stringify([all.article, facts.map((items) => items.map(({ topics, id }) => [id, topics]))]),
  );
  for (const type of [...sharedFacts, "person", "organisation"] as const) {
    const day = isSharedFact(type) ? dossier.article.published.edtf : null;
    for (const [id, said] of all[type]) prints.set(keyOf(type, id), JSON.stringify([day, said]));
  }
  return prints;
};

/** What an entry stands under: one that moves changes what the facts that name it are found by. */
const placeOf = (body: string): { type: RecordType; id: string }[] => {
  const { broader, parent, organisation, country } = JSON.parse(body) as Record<string, string | null | undefined>;
  const above = [
    ["topic", broader],
    ["organisation", parent],
    ["organisation", organisation],
    ["country", country],
  ] as const;
  return above.flatMap(([type, id]) => (id ? [{ type, id }] : []));
};

const revive = (body: unknown): Stored => store(dossierSchema.parse(JSON.parse(String(body))));

const touchedBy = (put: readonly Stored[], remove: readonly string[], before: ReadonlyMap<string, Stored>) => {
  const touched = new Map<string, boolean>();
  const after = new Map(put.map((stored) => [stored.dossier.article.id, stored]));
  for (const id of [...after.keys(), ...remove]) {
    const old = fingerprints(before.get(id));
    const next = fingerprints(after.get(id));
    for (const key of new Set([...old.keys(), ...next.keys()])) {
      touched.set(key, (touched.get(key) ?? false) || old.get(key) !== next.get(key));
    }
  }
  return touched;
};

/** How many dossiers one answer brings: well under the size that a libSQL server gives. */
const dossiersPerRead = 200;

/** Reads the dossiers, but for those of `except`, that name a record of `keys` (`<type>:<id>`) or what stands under it. */
const readNaming = async (client: Client, keys: readonly string[], except: ReadonlySet<string>): Promise<Stored[]> => {
  if (keys.length === 0) return [];
  const { rows } = await client.execute({
    sql: `select distinct id from terms where field = 'names' and type = 'article' and value ${inIds} and id not ${inIds}`,
    args: [list(keys), list(except)],
  });
  const ids = rows.map(({ id }) => String(id));
  const found: Stored[] = [];
  for (const chunk of inChunks(ids, dossiersPerRead)) {
    const args = [list(chunk)];
    const { rows: bodies } = await client.execute({ sql: `select body from dossiers where id ${inIds}`, args });
    found.push(...bodies.map(({ body }) => revive(body)));
  }
  return found;
};

/**
 * Compares the input with what is written.
 *
 * @returns null where nothing differs, with the version that stands.
 */
export const compare = async (
  client: Client,
  input: WriteInput,
): Promise<{ version: number; difference: Difference | null }> => {
  const named = list([...input.put.map(({ article }) => article.id), ...input.remove]);
  const [versions, bodies, entryRows] = await client.batch(
    [
      "select version from dataset",
      { sql: `select id, body from dossiers where id ${inIds}`, args: [named] },
      "select type, id, body from reference_entries",
    ],
    "read",
  );
  const version = Number(versions?.rows[0]?.version ?? 0);
  const oldBodies = new Map(bodies?.rows.map(({ id, body }) => [String(id), String(body)]));
  const oldEntries = new Map(
    entryRows?.rows.map(({ type, id, body }) => [keyOf(type as ReferenceType, String(id)), String(body)]),
  );

  const entries = (Object.keys(referenceEntries) as ReferenceType[]).flatMap((type) =>
    input.reference[type].map((entry) => ({ type, id: entry.id, body: JSON.stringify(entry) })),
  );
  const changed = entries.filter(({ type, id, body }) => oldEntries.get(keyOf(type, id)) !== body);
  const current = new Set(entries.map(({ type, id }) => keyOf(type, id)));
  const gone = [...oldEntries.keys()].filter((key) => !current.has(key));
  const put = input.put.filter((dossier) => oldBodies.get(dossier.article.id) !== JSON.stringify(dossier)).map(store);
  const remove = input.remove.filter((id) => oldBodies.has(id));
  if (put.length + remove.length + changed.length + gone.length === 0) return { version, difference: null };

  const rewritten = new Set([...put.map(({ dossier }) => dossier.article.id), ...remove]);
  const before = new Map(
    [...oldBodies].flatMap(([id, body]) => (rewritten.has(id) ? [[id, revive(body)] as const] : [])),
  );
  const touched = touchedBy(put, remove, before);
  const moved = changed.flatMap(({ type, id, body }) => {
    const old = oldEntries.get(keyOf(type, id));
    return old !== undefined && JSON.stringify(placeOf(old)) !== JSON.stringify(placeOf(body))
      ? [{ key: keyOf(type, id), old }]
      : [];
  });
  const left = [...moved.map(({ old }) => old), ...gone.flatMap((key) => oldEntries.get(key) ?? [])].flatMap(placeOf);
  const again = await readNaming(
    client,
    moved.map(({ key }) => key),
    rewritten,
  );
  for (const stored of again) {
    for (const key of fingerprints(stored).keys()) touched.set(key, touched.get(key) ?? false);
  }
  return { version, difference: { version, put, remove, before, again, entries: { changed, gone, left }, touched } };
};
