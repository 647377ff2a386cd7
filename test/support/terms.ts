import { numberedFields } from "../../src/model/fields.ts";

/**
 * Statements that give records terms past the door of the record, and count them.
 *
 * @param terms a SELECT of `field`, `value`, `type` and `id` of records that are there.
 */
export const insertTerms = (terms: string): string[] => {
  const counted = `select field, value, type, count(*) as count from (${terms}) group by 1, 2, 3`;
  return [
    `insert or ignore into term_fields (code, name) values ${numberedFields.map((name, code) => `(${code}, '${name}')`).join(", ")}`,
    `insert into term_counts (field, value, type, number, count)
      select field, value, type, (select coalesce(max(number), 0) from term_counts) + row_number() over (), count from (${counted}) where true
      on conflict (field, value, type) do update set count = term_counts.count + excluded.count`,
    `insert into postings (term, day, record, field, since)
      select k.number, cast(replace(r.sort_date, '-', '') as integer), r.number, f.code, (select version from dataset)
      from (${terms}) t join records r on r.type = t.type and r.id = t.id join term_fields f on f.name = t.field
        join term_counts k on k.field = t.field and k.value = t.value and k.type = t.type`,
  ];
};
