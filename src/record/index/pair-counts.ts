import type { InStatement } from "@libsql/client/web";
import { areCounted } from "../../db/pairs.ts";
import type { RecordType } from "../../model/record-types.ts";

const sql = `insert into term_pair_counts (type, field, other_field, value, other_value, count)
  with pairs as materialized (
    select a.type, a.field, b.field as other_field, a.value, b.value as other_value, ? * count(*) as count
    from json_each(?) k
      cross join terms a on a.type = k.value ->> 0 and a.id = k.value ->> 1
      cross join terms b on b.type = a.type and b.id = a.id and (b.field, b.value) > (a.field, a.value)
    where ${areCounted("a", "b")}
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
