import { prepared } from "../../db/batch.ts";
import type { Db } from "../../db/client.ts";
import { among, ref } from "../../db/refs.ts";
import { sources } from "../../db/schema/index.ts";
import { selectCounts, selectStamps } from "../relations.ts";
import { grouped } from "../shapes.ts";

const querySources = prepared((db, ids) => [
  db
    .select({
      id: sources.id,
      name: sources.name,
      aliases: sources.aliases,
      kind: sources.kind,
      country: ref("country", sources.countryId),
      domain: sources.domain,
    })
    .from(sources)
    .where(among(sources.id, ids)),
  selectCounts(db, ["source"], ids),
  selectStamps(db, "source", ids),
]);

/** News outlets and agencies with how much comes from them: one round trip. */
export const loadSources = async (db: Db, ids: readonly string[]) => {
  const [heads, counts, stamps] = await querySources(db, ids);
  const stampsOf = grouped(stamps, (row) => row.id);
  return heads.flatMap((head) => stampsOf(head.id).map((stamp) => ({ ...head, counts, stamp })));
};

export type SourceRow = Awaited<ReturnType<typeof loadSources>>[number];
