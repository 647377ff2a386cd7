import type { InStatement } from "@libsql/client/web";
import { insertRows } from "../db/bulk.ts";
import { completionNumber } from "../db/fulltext/name-terms.ts";
import { holding } from "../db/fulltext/terms.ts";
import * as t from "../db/schema/index.ts";
import type { RecordType } from "../model/record-types.ts";
import { countPairs, countTerms } from "./index/counts.ts";
import { inChunks, inIds, inPairs, isReference, keyOf, list, unkey } from "./keys.ts";
import { keepLabelBlocks } from "./label-blocks.ts";
import type { Machine } from "./machine.ts";
import { logChanges, noteMoved, noteShown } from "./moved.ts";
import type { Placed } from "./places.ts";
import type { Plan } from "./plan.ts";
import { bringToStand, recordsIn } from "./standing.ts";

/** By which code the record is made, and with what. */
type Made = { version: string; machine: Machine };

const rowsPerStatement = 500;
const wordsPerStatement = 20_000;

const keyOfRecord = ({ type, id }: { type: RecordType; id: string }) => keyOf(type, id);

/** Takes away what records are found by. What hangs on `search_documents` leaves the index by triggers. */
const deletions = (keys: readonly string[]): InStatement[] => {
  const args = [list(keys.map(unkey))];
  return [
    { sql: `delete from suggest_names where (type, id) ${inPairs}`, args },
    { sql: `delete from former_ids where (type, id) ${inPairs}`, args },
    {
      sql: `delete from search_documents where record in (select number from records where (type, id) ${inPairs})`,
      args,
    },
  ];
};

/** Keeps what the record is made of: the dossiers and the reference lists as written. */
const sources = ({ batch: { put, remove, entries } }: Plan, { version, machine }: Made): InStatement[] => [
  { sql: `delete from dossiers where id ${inIds}`, args: [list(remove)] },
  ...inChunks(put, rowsPerStatement).map((chunk) => ({
    sql: `insert into dossiers (id, body, projection) select value ->> 0, unhex(value ->> 1), ?2 from json_each(?1) where true
      on conflict (id) do update set body = excluded.body, projection = excluded.projection`,
    args: [list(chunk.map((one) => [one.article.id, machine.deflated(JSON.stringify(one))])), version],
  })),
  { sql: `delete from reference_entries where (type, id) ${inPairs}`, args: [list(entries.gone.map(unkey))] },
  ...insertRows(t.referenceEntries, entries.changed, { key: ["type", "id"] }),
];

/** Rows of the index in the order of their numbers, as FTS5 begins a new segment with every number that is not above the last. */
const searchRows = (reindexed: readonly Placed[]): InStatement[] => {
  const rows = reindexed.map(({ number, indexed: { terms } }) => [number, terms] as const).sort(([a], [b]) => a - b);
  return inChunks(rows, rowsPerStatement).map((chunk) => ({
    sql: "insert into search (rowid, terms) select value ->> 0, value ->> 1 from json_each(?) order by key",
    args: [list(chunk)],
  }));
};

/** What the search knows of records: to be written when these have their numbers, as it names what they mention by them. */
const searchDocuments = (reindexed: readonly Placed[]): InStatement[] =>
  inChunks(reindexed, rowsPerStatement).map((chunk) => ({
    sql: `insert into search_documents (id, record, prior, names, words, shown, mentions)
      select value ->> 0, own.number, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
        (select json_group_array(r.number) from ${recordsIn("one.value -> 7")})
      from json_each(?) one cross join records own on own.type = value ->> 1 and own.id = value ->> 2`,
    args: [
      list(
        chunk.map(({ number, type, id, indexed: { document, mentions } }) => [
          ...[number, type, id, document.prior, document.names, document.words, document.shown],
          mentions.map(unkey),
        ]),
      ),
    ],
  }));

const findable = ({ reindexed }: Plan): InStatement[] => [
  ...searchDocuments(reindexed),
  ...searchRows(reindexed),
  ...insertRows(
    t.suggestNames,
    reindexed.flatMap(({ number, completion }) =>
      completion ? [{ ...completion, number: completionNumber(completion.rank, number) }] : [],
    ),
  ),
  ...insertRows(
    t.formerIds,
    reindexed.flatMap(({ type, id, formerIds }) => formerIds.map((formerId) => ({ type, formerId, id }))),
  ),
];

/** Takes in the words of documents, and forgets those of documents that have left, but for those that others hold. */
const keepWords = (reindexed: readonly Placed[]): InStatement[] => {
  const words = [...new Set(reindexed.flatMap(({ indexed }) => indexed.document.words.split(" ").filter(Boolean)))];
  return [
    ...inChunks(words, wordsPerStatement).map((chunk) => ({
      sql: "insert into search_words (word) select value from json_each(?) where true on conflict do nothing",
      args: [list(chunk)],
    })),
    { sql: `delete from search_words_left where word ${inIds}`, args: [list(words)] },
    `delete from search_words where word in (
      select l.word from search_words_left l cross join search_words w on w.word = l.word
      where not exists (select 1 from search where search match ${holding("l.word")}))`,
    "delete from search_words_left",
  ];
};

/** Whether a plan writes anything but that it was worked out. */
export const writesNothing = ({ batch, rewritten, removed }: Plan): boolean =>
  batch.put.length +
    batch.remove.length +
    batch.entries.changed.length +
    batch.entries.gone.length +
    rewritten.length +
    removed.length ===
  0;

/** That dossiers stand as this projection makes them; nothing where another writer came between. */
export const markProjected = (dossiers: readonly string[], projection: string, version: number): InStatement => ({
  sql: `update dossiers set projection = ? where id ${inIds} and (select version from dataset) = ?`,
  args: [projection, list(dossiers), version],
});

/**
 * Everything that a plan writes, as the statements of one transaction. The first fails where another writer came between.
 *
 * @param version that the record had when the plan was made.
 */
export const statementsOf = (plan: Plan, projection: Made, version: number, now: Date): InStatement[] => {
  const { batch, reindexed, removed, observations } = plan;
  const next = version + 1;
  const at = now.toISOString();
  const standing = [...batch.put, ...batch.again].map(({ article }) => article.id);
  const facts = (keys: readonly string[]) => keys.map(unkey).filter(([type]) => !isReference(type));
  const written = reindexed.map(keyOfRecord);
  const dropped = [...written, ...removed];
  return [
    { sql: "update dataset set version = ?, updated_at = ?", args: [next, at] },
    ...noteShown(plan),
    countTerms(dropped.map(unkey), -1),
    countPairs(facts(dropped), -1),
    ...deletions(dropped),
    { sql: `delete from observations where article_id ${inIds}`, args: [list([...standing, ...batch.remove])] },
    ...sources(plan, projection),
    ...insertRows(
      t.observations,
      observations.map((row) => ({ ...row, body: JSON.stringify(row.body) })),
    ),
    ...bringToStand(plan, next, at),
    ...findable(plan),
    countTerms(written.map(unkey), 1),
    countPairs(facts(written), 1),
    ...keepLabelBlocks(written.map(unkey)),
    ...noteMoved(plan, next),
    ...logChanges(plan, next, at),
    ...keepWords(reindexed),
    markProjected(standing, projection.version, next),
  ];
};
