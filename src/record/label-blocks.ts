import type { Client, InStatement } from "@libsql/client/web";
import type { Language } from "../model/localised.ts";
import type { RecordType } from "../model/record-types.ts";

/** How many labels a block has when the order is divided. */
const labelsPerBlock = 16;

/** The records of terms that have no more are sorted as they are found. */
const fewRecords = 3000;

const languages: readonly Language[] = ["en", "id"];

/** The block `b` of `records r` in a language, joined to them. */
const blockOf = (language: Language) => `cross join label_blocks b on b.number = (select number from label_blocks
  where type = r.type and language = '${language}' and first <= r.sort_${language} order by first desc limit 1)`;

const insert = "insert or ignore into label_block_terms (term, block) select p.term, b.number from";

/** Adds the blocks of records to those of their terms, of which some are known: to be run when their postings are there. */
export const keepLabelBlocks = (records: readonly (readonly [type: RecordType, id: string])[]): InStatement[] =>
  languages.map((language) => ({
    sql: `${insert} json_each(?) k cross join records r on r.type = k.value ->> 0 and r.id = k.value ->> 1
      ${blockOf(language)} cross join postings p on p.record = r.number
      where exists (select 1 from label_block_terms t where t.term = p.term)`,
    args: [JSON.stringify(records)],
  }));

/** The blocks of a type, if it is to have any, numbered in their order; no term is known to be in one yet. */
const divide = (type: string, isDivided: boolean): InStatement[] => [
  {
    sql: "delete from label_block_terms where term in (select number from term_counts where type = ?)",
    args: [type],
  },
  { sql: "delete from label_blocks where type = ?", args: [type] },
  ...(isDivided ? languages : []).map((language) => ({
    sql: `insert into label_blocks (type, language, first, until)
      with ordered as (
        select sort_${language} as label, row_number() over (order by sort_${language}) - 1 as place from records where type = ?1),
      begun as (select distinct iif(place = 0, '', label) as first from ordered where place % ?2 = 0)
      select ?1, '${language}', first, lead(first, 1, char(1114111)) over (order by first) from begun order by first`,
    args: [type, labelsPerBlock],
  })),
];

/** The blocks of a term, all of them at once. */
const fill = (term: number): InStatement[] =>
  languages.map((language) => ({
    sql: `${insert} postings p cross join records r on r.number = p.record ${blockOf(language)} where p.term = ?`,
    args: [term],
  }));

/**
 * Divides the labels of every type anew, in transactions of a bounded size, of which none changes what is found.
 *
 * @param few the blocks of terms of no more records than this are not kept: these records are sorted as they are found.
 */
export const divideLabels = async (client: Client, few = fewRecords): Promise<void> => {
  const { rows: types } = await client.execute("select distinct type from records");
  for (const { type } of types) {
    const { rows: terms } = await client.execute({
      sql: "select number from term_counts where type = ? and field <> 'type' and count > ?",
      args: [String(type), few],
    });
    await client.batch(divide(String(type), terms.length > 0), "write");
    for (const { number } of terms) await client.batch(fill(Number(number)), "write");
  }
};
