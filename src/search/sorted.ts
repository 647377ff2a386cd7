import { and } from "../db/select/selection.ts";
import { type SQL, sql } from "../db/sql.ts";
import type { RecordType } from "../model/record-types.ts";
import { expressed } from "./late.ts";
import { filtered, foundBy, matching, overlap, type TextScope } from "./select.ts";

/** So many matches are sorted; of more, the order is walked and each record matched with the text. */
const sortedTogether = 10_000;

/** Of more matches than these the beginning of the order is tried first, and so much of it. */
const [sortedAtOnce, walkedFirst] = [1_000, 1_000];

/** The records of one type that match by a column of `records r`, then by id; those without a date last in both directions. */
export const selectSorted = (
  scope: TextScope,
  type: RecordType,
  limit: number,
  column: "sort_date" | "sort_en" | "sort_id" | "updated_version",
  descending: boolean,
  after: readonly [value: string | number, id: string] | null,
): SQL => {
  const key = sql.raw(`r.${column}`);
  const ahead = sql.raw(descending ? "<" : ">");
  const past =
    after === null ? [] : [sql`(${key} ${ahead} ${after[0]} or (${key} = ${after[0]} and r.id > ${after[1]}))`];
  const lastIsUndated = column === "sort_date" && !descending;
  const order = lastIsUndated
    ? sql`${key} = '', ${key}, r.id`
    : sql`${key} ${sql.raw(descending ? "desc" : "asc")}, r.id`;
  const beyond = !lastIsUndated
    ? past
    : after === null
      ? []
      : after[0] === ""
        ? [sql`${key} = '' and r.id > ${after[1]}`]
        : [sql`(${key} = '' or ${and(past)})`];
  const row = sql`r.type, r.id, d.id as number, ${key} as key`;
  const from = after === null ? [] : [sql`${key} ${sql.raw(descending ? "<=" : ">=")} ${after[0]}`];
  const inOrder = and([sql`r.type = ${type}`, ...from, ...past]);
  const beginning = sql`(select r.number, r.type, r.id, ${key} as key from records r where ${inOrder} order by ${order} limit ${walkedFirst}) b`;
  const isFound = sql`(select count(*) from walked) = ${limit}`;
  const count = sql`(select total from most)`;
  const when = (condition: SQL) => sql`limit (case when ${condition} then ${limit} else 0 end)`;
  // All that is sorted by date is of a reference list: never too many to sort.
  const isWalked = column !== "sort_date";
  const walked = sql`select b.type, b.id, d.id as number, b.key
    from ${beginning} cross join search_documents d on d.record = b.number where +d.id in (select id from matched)
    ${when(isWalked ? sql`${count} > ${sortedAtOnce} and ${count} <= ${sortedTogether}` : sql`false`)}`;
  const sorted = sql`select ${row} from matched m cross join search_documents d on d.id = m.id
      cross join records r on r.number = d.record
    where ${and(beyond)} order by ${order} ${when(sql`${count} <= ${sortedTogether} and not ${isFound}`)}`;
  const whole = sql`select ${row} from records r cross join search_documents d on d.record = r.number
    where ${and([
      inOrder,
      ...scope.conditions,
      ...overlap(scope),
      sql`exists (select 1 from search f where f.search match ${expressed(filtered(scope, foundBy(scope)))} and f.rowid = d.id)`,
    ])} order by ${order} ${when(sql`${count} > ${sortedTogether}`)}`;
  return sql`with matched as materialized (select f.rowid as id ${matching(scope, foundBy(scope))} limit ${sortedTogether + 1}),
    most as materialized (select count(*) as total from matched),
    walked as materialized (${walked})
    select * from walked where ${isFound}
    union all select * from (${sorted})
    ${isWalked ? sql`union all select * from (${whole})` : sql``}`;
};
