import { prepared } from "../../db/batch.ts";
import type { Db } from "../../db/client.ts";
import { among, ref } from "../../db/refs.ts";
import { agreementParties, agreementStatusHistory, agreements, agreementTopics } from "../../db/schema/index.ts";
import { selectEvidence, selectStamps } from "../relations.ts";
import { grouped } from "../shapes.ts";

const queryAgreements = prepared((db, ids) => [
  db
    .select({
      id: agreements.id,
      kind: agreements.kind,
      status: agreements.status,
      labelEn: agreements.labelEn,
      labelId: agreements.labelId,
      officialTitle: agreements.officialTitle,
      hasSigned: agreements.hasSigned,
      edtf: agreements.edtf,
      start: agreements.start,
      end: agreements.end,
      precision: agreements.precision,
      basis: agreements.basis,
      text: agreements.text,
      noteEn: agreements.noteEn,
      noteId: agreements.noteId,
      placeEn: agreements.placeEn,
      placeId: agreements.placeId,
      placeCountry: ref("country", agreements.placeCountryId),
      umbrella: ref("agreement", agreements.umbrellaId),
      summaryEn: agreements.summaryEn,
      summaryId: agreements.summaryId,
    })
    .from(agreements)
    .where(among(agreements.id, ids)),
  db
    .select({
      agreementId: agreementStatusHistory.agreementId,
      ordinal: agreementStatusHistory.ordinal,
      status: agreementStatusHistory.status,
      edtf: agreementStatusHistory.edtf,
      start: agreementStatusHistory.start,
      end: agreementStatusHistory.end,
      precision: agreementStatusHistory.precision,
      basis: agreementStatusHistory.basis,
      text: agreementStatusHistory.text,
      noteEn: agreementStatusHistory.noteEn,
      noteId: agreementStatusHistory.noteId,
    })
    .from(agreementStatusHistory)
    .where(among(agreementStatusHistory.agreementId, ids))
    .orderBy(agreementStatusHistory.agreementId, agreementStatusHistory.ordinal),
  db
    .select({
      agreementId: agreementParties.agreementId,
      country: ref("country", agreementParties.countryId),
      organisation: ref("organisation", agreementParties.organisationId),
    })
    .from(agreementParties)
    .where(among(agreementParties.agreementId, ids))
    .orderBy(agreementParties.agreementId, agreementParties.ordinal),
  db
    .select({ agreementId: agreementTopics.agreementId, topic: ref("topic", agreementTopics.topicId) })
    .from(agreementTopics)
    .where(among(agreementTopics.agreementId, ids))
    .orderBy(agreementTopics.agreementId, agreementTopics.topicId),
  selectEvidence(db, "agreement", ids),
  selectStamps(db, "agreement", ids),
]);

/** Agreements with all that belongs to them: one round trip. */
export const loadAgreements = async (db: Db, ids: readonly string[]) => {
  const [heads, steps, parties, topics, evidence, stamps] = await queryAgreements(db, ids);
  const stepsOf = grouped(steps, (row) => row.agreementId);
  const partiesOf = grouped(parties, (row) => row.agreementId);
  const topicsOf = grouped(topics, (row) => row.agreementId);
  const evidenceOf = grouped(evidence, (row) => `${row.subjectId} ${row.part}`);
  const stampsOf = grouped(stamps, (row) => row.id);
  return heads.flatMap((head) =>
    stampsOf(head.id).map((stamp) => ({
      ...head,
      statusHistory: stepsOf(head.id).map((step) => ({
        ...step,
        evidence: evidenceOf(`${head.id} status:${step.ordinal}`),
      })),
      parties: partiesOf(head.id).flatMap(({ country, organisation }) => country ?? organisation ?? []),
      topics: topicsOf(head.id).flatMap(({ topic }) => topic ?? []),
      evidence: evidenceOf(`${head.id} `),
      stamp,
    })),
  );
};

export type AgreementRow = Awaited<ReturnType<typeof loadAgreements>>[number];
