import { prepared } from "../../db/batch.ts";
import type { Db } from "../../db/client.ts";
import { among, ref, typedRef } from "../../db/refs.ts";
import { statementSubjects, statements, statementTopics } from "../../db/schema/index.ts";
import { selectEvidence, selectStamps } from "../relations.ts";
import { grouped } from "../shapes.ts";

const queryStatements = prepared((db, ids) => [
  db
    .select({
      id: statements.id,
      speaker: typedRef(statements.speakerType, statements.speakerId),
      capacityEn: statements.capacityEn,
      capacityId: statements.capacityId,
      paraphraseEn: statements.paraphraseEn,
      paraphraseId: statements.paraphraseId,
      medium: statements.medium,
      edtf: statements.edtf,
      start: statements.start,
      end: statements.end,
      precision: statements.precision,
      basis: statements.basis,
      text: statements.text,
      noteEn: statements.noteEn,
      noteId: statements.noteId,
    })
    .from(statements)
    .where(among(statements.id, ids)),
  db
    .select({
      statementId: statementSubjects.statementId,
      subject: typedRef(statementSubjects.subjectType, statementSubjects.subjectId),
    })
    .from(statementSubjects)
    .where(among(statementSubjects.statementId, ids))
    .orderBy(statementSubjects.statementId, statementSubjects.ordinal),
  db
    .select({ statementId: statementTopics.statementId, topic: ref("topic", statementTopics.topicId) })
    .from(statementTopics)
    .where(among(statementTopics.statementId, ids))
    .orderBy(statementTopics.statementId, statementTopics.topicId),
  selectEvidence(db, "statement", ids),
  selectStamps(db, "statement", ids),
]);

/** Statements with all that belongs to them: one round trip. */
export const loadStatements = async (db: Db, ids: readonly string[]) => {
  const [heads, subjects, topics, evidence, stamps] = await queryStatements(db, ids);
  const subjectsOf = grouped(subjects, (row) => row.statementId);
  const topicsOf = grouped(topics, (row) => row.statementId);
  const evidenceOf = grouped(evidence, (row) => row.subjectId);
  const stampsOf = grouped(stamps, (row) => row.id);
  return heads.flatMap((head) =>
    stampsOf(head.id).map((stamp) => ({
      ...head,
      about: subjectsOf(head.id).flatMap(({ subject }) => subject ?? []),
      topics: topicsOf(head.id).flatMap(({ topic }) => topic ?? []),
      evidence: evidenceOf(head.id),
      stamp,
    })),
  );
};

export type StatementRow = Awaited<ReturnType<typeof loadStatements>>[number];
