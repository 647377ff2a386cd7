import type { Db } from "../../db/client.ts";
import { sql } from "../../db/sql.ts";

/** When the record last moved, how many records of each type there are, and the years they span. */
export const loadMeta = async (db: Db) => {
  const [heads, counts, spans] = await db.batch([
    db.all<{ updatedAt: string }>(sql`select updated_at as updatedAt from dataset`),
    db.all<{ type: string; count: number }>(
      sql`select type, count from term_counts where field = 'type' order by type`,
    ),
    db.all<{ first: string | null; latest: string | null }>(
      sql`select (select min(sort_date) from records where type = 'engagement' and sort_date > '') as first,
        (select max(sort_date) from records where type = 'engagement' and sort_date > '') as latest from dataset`,
    ),
  ]);
  const [head] = heads;
  return {
    updatedAt: head?.updatedAt ?? "",
    counts: new Map(counts.map(({ type, count }) => [type, count])),
    first: spans[0]?.first ?? null,
    latest: spans[0]?.latest ?? null,
  };
};
