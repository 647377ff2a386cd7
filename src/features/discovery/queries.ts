import type { Db } from "../../db/client.ts";
import { sql } from "../../db/sql.ts";
import type { CollectionType } from "../../model/record-types.ts";

/** Addresses in a part of the sitemap. The protocol allows 50,000; a part is put together in memory. */
export const partSize = 10_000;

/** How many records of each type there are. */
export const loadCounts = async (db: Db): Promise<Map<string, number>> => {
  const [rows] = await db.batch([
    db.all<{ type: string; count: number }>(sql`select type, count from term_counts where field = 'type'`),
  ]);
  return new Map(rows.map(({ type, count }) => [type, count]));
};

/** The records of a part, which is counted from 1, in the order of their ids. */
export const loadPart = async (
  db: Db,
  type: CollectionType,
  part: number,
): Promise<{ id: string; updatedAt: string }[]> => {
  const [rows] = await db.batch([
    db.all<{ id: string; updatedAt: string }>(
      sql`select id, updated_at as updatedAt from records where type = ${type}
        order by id limit ${partSize} offset ${(part - 1) * partSize}`,
    ),
  ]);
  return rows;
};
