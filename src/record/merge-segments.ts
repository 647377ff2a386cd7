import type { Client } from "@libsql/client/web";

/** How many pages of an index one transaction writes. */
const pagesPerMerge = 2000;

/** The full-text indexes. */
const indexes = ["search", "suggest"] as const;

const mergeSome = async (client: Client, index: string, pages: number): Promise<boolean> => {
  const changes = "select total_changes() as changes";
  const merge = `insert into ${index} (${index}, rank) values ('merge', ${pages})`;
  const [before, , after] = await client.batch([changes, merge, changes], "write");
  return Number(after?.rows[0]?.changes) - Number(before?.rows[0]?.changes) >= 2;
};

/**
 * Merges the segments of each full-text index into one, in transactions of a bounded size, of which none changes what is
 * found. Every write adds segments, and a search looks each of its terms up in all of them.
 *
 * @see https://sqlite.org/fts5.html#the_merge_command
 */
export const mergeSegments = async (client: Client): Promise<void> => {
  for (const index of indexes) {
    // A negative number begins to merge all that there is, a positive one goes on.
    let goesOn = await mergeSome(client, index, -pagesPerMerge);
    while (goesOn) goesOn = await mergeSome(client, index, pagesPerMerge);
  }
};
