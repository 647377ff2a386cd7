import type { InStatement } from "@libsql/client/web";
import { codeOf } from "../../db/postings.ts";
import { namedFields, namingField, pairedFields, periodField, unknownField } from "../../model/fields.ts";
import type { RecordType } from "../../model/record-types.ts";

type Key = readonly [type: RecordType, id: string];

const recordsOf = "json_each(?2) k cross join records r on r.type = k.value ->> 0 and r.id = k.value ->> 1";
const postingsOf = `${recordsOf} cross join postings p on p.record = r.number`;

/**
 * Adds records to the counts of terms by their present postings, or takes them away: to be run while the postings are there.
 *
 * @param sign 1 to add, -1 to take away.
 */
export const countTerms = (records: readonly Key[], sign: 1 | -1): InStatement => ({
  sql: `update term_counts set count = term_counts.count + ?1 * d.records
    from (select p.term, count(*) as records from ${postingsOf} group by p.term) d where term_counts.number = d.term`,
  args: [sign, JSON.stringify(records)],
});

const counted = [...pairedFields, unknownField];
const names = `(${counted.map((field) => `'${field}'`).join(", ")})`;
const codes = (fields: readonly string[]) => `(${fields.map(codeOf).join(", ")})`;

/**
 * Adds the facts to the counts of pairs by their present postings, or takes them away: to be run while the postings are there.
 * A period tells its year: the two are not counted against each other.
 *
 * @param sign 1 to add, -1 to take away.
 */
export const countPairs = (facts: readonly Key[], sign: 1 | -1): InStatement => ({
  sql: `insert into pair_counts (term, other_field, other_term, count)
    with own as materialized (
      select p.record, p.term, p.field from ${postingsOf}
      where p.field in ${codes(counted)} and (p.field is not ${codeOf(unknownField)}
        or p.term in (select number from term_counts where field = '${unknownField}' and value in ${names}))),
    pairs as materialized (
      select a.term, a.field, b.term as other_term, b.field as other_field, ?1 * count(*) as count
      from own a cross join own b on b.record = a.record and b.term > a.term
      where (a.field <> b.field or a.field = ${codeOf(unknownField)})
        and not (a.field = ${codeOf(periodField)} and b.field is ${codeOf("year")})
        and not (b.field = ${codeOf(periodField)} and a.field is ${codeOf("year")})
      group by 1, 3),
    named as materialized (
      select a.term, b.field, b.term as other_term, ?1 * count(*) as count
      from ${recordsOf} cross join postings a on a.record = r.number and a.field = ${codeOf(namingField)}
        cross join postings b on b.record = a.record
          and b.field in ${codes(namedFields)}
      where r.type <> 'article' group by 1, 3)
    select * from (select term, other_field, other_term, count from pairs
      union all select other_term, field, term, count from pairs
      union all select term, field, other_term, count from named) where true order by 1, 2, 3
    on conflict (term, other_field, other_term) do update set count = pair_counts.count + excluded.count`,
  args: [sign, JSON.stringify(facts)],
});
