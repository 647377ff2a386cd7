import { prepared } from "../../db/batch.ts";
import type { Db } from "../../db/client.ts";
import { among, ref } from "../../db/refs.ts";
import { topics } from "../../db/schema/index.ts";
import { selectAgreements, selectCompanions, selectEngagements } from "../occurrences.ts";
import { selectCounts, selectStamps } from "../relations.ts";
import { grouped } from "../shapes.ts";

const queryTopics = prepared((db, ids) => [
  db
    .select({
      id: topics.id,
      labelEn: topics.labelEn,
      labelId: topics.labelId,
      altLabelsEn: topics.altLabelsEn,
      altLabelsId: topics.altLabelsId,
      definitionEn: topics.definitionEn,
      definitionId: topics.definitionId,
      broader: ref("topic", topics.broaderId),
    })
    .from(topics)
    .where(among(topics.id, ids)),
  db
    .select({ broaderId: topics.broaderId, narrower: ref("topic", topics.id) })
    .from(topics)
    .where(among(topics.broaderId, ids))
    .orderBy(topics.id),
  selectCounts(db, ["topic"], ids),
  selectStamps(db, "topic", ids),
]);

/** Topics with what is broader and narrower: one round trip. */
export const loadTopics = async (db: Db, ids: readonly string[]) => {
  const [heads, narrower, counts, stamps] = await queryTopics(db, ids);
  const narrowerOf = grouped(narrower, (row) => row.broaderId ?? "");
  const stampsOf = grouped(stamps, (row) => row.id);
  return heads.flatMap((head) =>
    stampsOf(head.id).map((stamp) => ({
      ...head,
      narrower: narrowerOf(head.id).flatMap((row) => row.narrower ?? []),
      counts,
      stamp,
    })),
  );
};

/** A topic with where it occurs: two round trips at once. */
export const loadTopic = async (db: Db, id: string) => {
  const [rows, [engagements, agreements, countries]] = await Promise.all([
    loadTopics(db, [id]),
    db.batch([
      selectEngagements(db, "topic", id),
      selectAgreements(db, "topic", id),
      selectCompanions(db, "topic", id, "country"),
    ]),
  ]);
  return rows.map((row) => ({ ...row, engagements, agreements, countries }));
};

export type TopicRow = Awaited<ReturnType<typeof loadTopics>>[number];
export type TopicItemRow = Awaited<ReturnType<typeof loadTopic>>[number];
