import { and, eq, type SQL, sql } from "drizzle-orm";
import { type Ids, listOf } from "../db/batch.ts";
import type { Db } from "../db/client.ts";
import { among, ref, typedRef } from "../db/refs.ts";
import { evidence, records, termCounts } from "../db/schema/index.ts";
import type { RecordType } from "../model/ids.ts";

/** Statements that several features put into the batch that loads their records. */

/** The versions of records, by id. */
export const selectStamps = (db: Db, type: RecordType, ids: Ids) =>
  db
    .select({
      id: records.id,
      createdVersion: records.createdVersion,
      updatedVersion: records.updatedVersion,
      updatedAt: records.updatedAt,
    })
    .from(records)
    .where(and(eq(records.type, type), among(records.id, ids)));

/** How much evidence one answer shows of one record at most; the articles tell the rest. */
export const evidenceCap = 100;

/**
 * The evidence of records, in the order of articles and of its writing, at most {@link evidenceCap} for each.
 *
 * @param only a condition on rows of `evidence b`.
 */
export const selectEvidence = (
  db: Db,
  type: "engagement" | "agreement" | "statement" | "person" | "organisation",
  ids: Ids,
  only: SQL = sql`true`,
) =>
  db
    .select({
      subjectId: evidence.subjectId,
      part: evidence.part,
      articleId: evidence.articleId,
      article: ref("article", evidence.articleId),
      paragraph: evidence.paragraph,
      basis: evidence.basis,
      attributedTo: typedRef(evidence.attributedType, evidence.attributedId),
      sha256: evidence.sha256,
      noteEn: evidence.noteEn,
      noteId: evidence.noteId,
    })
    .from(evidence)
    .where(
      sql`${evidence}.rowid in (select e.rowid from json_each(${listOf(ids)}) wanted cross join evidence e
        on e.rowid in (select b.rowid from evidence b where b.subject_type = ${type} and b.subject_id = wanted.value and ${only}
          order by b.part, b.article_id, b.ordinal limit ${evidenceCap}))`,
    )
    .orderBy(evidence.subjectId, evidence.part, evidence.articleId, evidence.ordinal);

/** How many records of each type have each of these values in a field. */
export const selectCounts = (db: Db, fields: readonly string[], values: Ids) =>
  db
    .select({ field: termCounts.field, value: termCounts.value, type: termCounts.type, count: termCounts.count })
    .from(termCounts)
    .where(and(among(termCounts.field, fields), among(termCounts.value, values)));

type CountRow = { field: string; value: string; type: string; count: number };

/**
 * The counts of one record, zero where there is none.
 *
 * @param wanted name of the count → the field and the type of record that it counts.
 */
export const countsOf = <const K extends string>(
  rows: readonly CountRow[],
  value: string,
  wanted: Readonly<Record<K, readonly [field: string, type: RecordType]>>,
): Record<K, number> =>
  Object.fromEntries(
    Object.entries<readonly [string, RecordType]>(wanted).map(([name, [field, type]]) => [
      name,
      rows.find((row) => row.field === field && row.value === value && row.type === type)?.count ?? 0,
    ]),
  ) as Record<K, number>;

/** The counts that most records have, of the collections that tell of them. */
export const factCounts = (field: string) =>
  ({
    articles: [field, "article"],
    engagements: [field, "engagement"],
    agreements: [field, "agreement"],
    statements: [field, "statement"],
  }) as const;
