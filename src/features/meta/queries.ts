import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import { dataset, termCounts } from "../../db/schema/index.ts";

/** When the record last moved, how many records of each type there are, and the years they span. */
export const loadMeta = async (db: Db) => {
  const [heads, counts, spans] = await db.batch([
    db.select({ updatedAt: dataset.updatedAt }).from(dataset),
    db
      .select({ type: termCounts.type, count: termCounts.count })
      .from(termCounts)
      .where(eq(termCounts.field, "type"))
      .orderBy(asc(termCounts.type)),
    db
      .select({
        first: sql<string | null>`(select min(sort_date) from records where type = 'engagement' and sort_date > '')`,
        latest: sql<string | null>`(select max(sort_date) from records where type = 'engagement' and sort_date > '')`,
      })
      .from(dataset),
  ]);
  const [head] = heads;
  return {
    updatedAt: head?.updatedAt ?? "",
    counts: new Map(counts.map(({ type, count }) => [type, count])),
    first: spans[0]?.first ?? null,
    latest: spans[0]?.latest ?? null,
  };
};
