import { isPaired } from "../../model/fields.ts";
import { isFact, type RecordType } from "../../model/record-types.ts";
import { type SQL, sql } from "../sql.ts";
import { indexRangesOf, limitOf, overlaps } from "./index-ranges.ts";
import { and, onRecord, type Selection, selectsAll } from "./selection.ts";

/** Counting stops here: past it a total is "at least". */
export const countingCap = 5_000;

/** So many records are looked at one by one to count them, or their values; past it a count is "at least". */
export const lookingCap = 1_000;

/** As many as there are: for a total that has to be exact. */
export const countToEnd = Number.MAX_SAFE_INTEGER - 1;

/** How many records are looked at before a count is "at least". */
const capOf = (selection: Selection, looking: number): number =>
  selection.terms.length > 1 || onRecord(selection).length > 0
    ? looking
    : Math.max(countingCap, looking === countToEnd ? looking : 0);

/** The records that may be selected, `number` and whether they are (`hit`): the newest, at most one more than the cap. */
export const selectLooked = (selection: Selection, cap: number): SQL => {
  const parts = indexRangesOf(selection).map((range) => {
    const { alias, from, at, found, asked, asksRecord } = range;
    const questions = asked({ record: sql`c.number`, day: sql`c.day` });
    // Of the record as it stood the order is walked only by what is selected too.
    const [more, order] =
      alias === "t"
        ? [sql``, sql`t.day desc, t.record desc`]
        : [sql`, r.sort_date, r.id`, sql`r.sort_date desc, r.id desc`];
    const candidates = sql`select ${at.record} as number, ${at.day} as day ${more} from ${from} where ${and(found)} order by ${order} ${limitOf(range, cap + 1)}`;
    const join = asksRecord ? sql`cross join records r on r.number = c.number` : sql``;
    return sql`select c.number, ${questions.length === 0 ? sql`1` : and(questions)} as hit from (${candidates}) c ${join}`;
  });
  const distinct = overlaps(selection) ? sql`distinct` : sql``;
  return sql`select ${distinct} number, hit from (${sql.join(parts, sql` union all `)}) limit ${cap + 1}`;
};

const kept = (field: string, value: string, type: RecordType) =>
  sql`select count, 0 as looked from term_counts where field = ${field} and value = ${value} and type = ${type}`;

/** A statement that counts the selected records, and how many were `looked` at; none where the count is kept. */
export const selectCount = (selection: Selection, looking = lookingCap): SQL => {
  const { type, terms } = selection;
  const [first, second, ...others] = terms;
  if (selectsAll({ ...selection, terms: [] }) && others.length === 0) {
    if (first === undefined) return kept("type", type, type);
    const [one, ...more] = first;
    if (one && more.length === 0 && second === undefined) return kept(one.field, one.value, type);
    const [two, ...evenMore] = second ?? [];
    const single = more.length + evenMore.length === 0;
    if (one && two && single && isFact(type) && one.field !== two.field && isPaired(one.field) && isPaired(two.field)) {
      return sql`select coalesce(sum(count), 0) as count, 0 as looked from term_pair_counts where type = ${type} and field = ${one.field}
        and other_field = ${two.field} and value = ${one.value} and other_value = ${two.value}`;
    }
  }
  return sql`select coalesce(sum(hit), 0) as count, count(*) as looked from (${selectLooked(selection, capOf(selection, looking))})`;
};

/** Reads the row of {@link selectCount} as a total. */
export const readCount = (
  rows: readonly { count: number; looked: number }[],
  selection: Selection,
  looking = lookingCap,
): { value: number; relation: "eq" | "gte" } => {
  const { count = 0, looked = 0 } = rows[0] ?? {};
  const cap = capOf(selection, looking);
  return looked > cap ? { value: Math.min(count, cap), relation: "gte" } : { value: count, relation: "eq" };
};
