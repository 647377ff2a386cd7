import type { InStatement } from "@libsql/client/web";
import { pairedFields, unknownField } from "../../model/fields.ts";
import type { RecordType } from "../../model/record-types.ts";

const fields = [...pairedFields, unknownField];
const inFields = `in (${fields.map((field) => `'${field}'`).join(", ")})`;
const known = (alias: string) =>
  `${alias}.field ${inFields} and (${alias}.field <> '${unknownField}' or ${alias}.value ${inFields})`;

/** A period tells its year: the two are not counted against each other. */
const sql = `insert into term_pair_counts (type, field, other_field, value, other_value, count)
  with pairs as materialized (
    select a.type, a.field, b.field as other_field, a.value, b.value as other_value, ? * count(*) as count
    from json_each(?) k
      cross join terms a on a.type = k.value ->> 0 and a.id = k.value ->> 1
      cross join terms b on b.type = a.type and b.id = a.id
        and (b.field > a.field or (b.field = '${unknownField}' and a.field = b.field and b.value > a.value))
    where ${known("a")} and ${known("b")} and not (a.field = 'period' and b.field = 'year')
    group by 1, 2, 3, 4, 5)
  select type, field, other_field, value, other_value, count from pairs
  union all select type, other_field, field, other_value, value, count from pairs where true
  on conflict (type, field, other_field, value, other_value) do update set count = count + excluded.count`;

/**
 * Adds the facts to the counts of pairs by their present terms, or takes them away: to be run while the terms are there.
 *
 * @param sign 1 to add, -1 to take away.
 */
export const countPairs = (facts: readonly (readonly [type: RecordType, id: string])[], sign: 1 | -1): InStatement => ({
  sql,
  args: [sign, JSON.stringify(facts)],
});
