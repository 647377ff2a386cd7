import { prepared } from "../../db/batch.ts";
import type { Db } from "../../db/client.ts";
import { among, ref } from "../../db/refs.ts";
import {
  engagementAgreements,
  engagementCountries,
  engagementParticipants,
  engagements,
  engagementTopics,
} from "../../db/schema/index.ts";
import { selectEvidence, selectStamps } from "../relations.ts";
import { grouped } from "../shapes.ts";

const queryEngagements = prepared((db, ids) => [
  db
    .select({
      id: engagements.id,
      kind: engagements.kind,
      status: engagements.status,
      labelEn: engagements.labelEn,
      labelId: engagements.labelId,
      summaryEn: engagements.summaryEn,
      summaryId: engagements.summaryId,
      edtf: engagements.edtf,
      start: engagements.start,
      end: engagements.end,
      precision: engagements.precision,
      basis: engagements.basis,
      text: engagements.text,
      noteEn: engagements.noteEn,
      noteId: engagements.noteId,
      placeEn: engagements.placeEn,
      placeId: engagements.placeId,
      placeCountry: ref("country", engagements.placeCountryId),
    })
    .from(engagements)
    .where(among(engagements.id, ids)),
  db
    .select({
      engagementId: engagementParticipants.engagementId,
      person: ref("person", engagementParticipants.personId),
      organisation: ref("organisation", engagementParticipants.organisationId),
      country: ref("country", engagementParticipants.countryId),
      post: ref("post", engagementParticipants.postId),
      capacityEn: engagementParticipants.capacityEn,
      capacityId: engagementParticipants.capacityId,
      side: engagementParticipants.sideId,
      role: engagementParticipants.role,
      named: engagementParticipants.named,
    })
    .from(engagementParticipants)
    .where(among(engagementParticipants.engagementId, ids))
    .orderBy(engagementParticipants.engagementId, engagementParticipants.ordinal),
  db
    .select({
      engagementId: engagementCountries.engagementId,
      country: ref("country", engagementCountries.countryId),
      role: engagementCountries.role,
    })
    .from(engagementCountries)
    .where(among(engagementCountries.engagementId, ids))
    .orderBy(engagementCountries.engagementId, engagementCountries.countryId, engagementCountries.role),
  db
    .select({ engagementId: engagementTopics.engagementId, topic: ref("topic", engagementTopics.topicId) })
    .from(engagementTopics)
    .where(among(engagementTopics.engagementId, ids))
    .orderBy(engagementTopics.engagementId, engagementTopics.topicId),
  db
    .select({
      engagementId: engagementAgreements.engagementId,
      agreement: ref("agreement", engagementAgreements.agreementId),
    })
    .from(engagementAgreements)
    .where(among(engagementAgreements.engagementId, ids))
    .orderBy(engagementAgreements.engagementId, engagementAgreements.agreementId),
  selectEvidence(db, "engagement", ids),
  selectStamps(db, "engagement", ids),
]);

/** Engagements with all that belongs to them: one round trip. */
export const loadEngagements = async (db: Db, ids: readonly string[]) => {
  const [heads, participants, countries, topics, agreements, evidence, stamps] = await queryEngagements(db, ids);
  const participantsOf = grouped(participants, (row) => row.engagementId);
  const countriesOf = grouped(countries, (row) => row.engagementId);
  const topicsOf = grouped(topics, (row) => row.engagementId);
  const agreementsOf = grouped(agreements, (row) => row.engagementId);
  const evidenceOf = grouped(evidence, (row) => row.subjectId);
  const stampsOf = grouped(stamps, (row) => row.id);
  return heads.flatMap((head) => {
    const [stamp] = stampsOf(head.id);
    return stamp
      ? [
          {
            ...head,
            participants: participantsOf(head.id),
            countries: countriesOf(head.id),
            topics: topicsOf(head.id).flatMap(({ topic }) => topic ?? []),
            agreements: agreementsOf(head.id).flatMap(({ agreement }) => agreement ?? []),
            evidence: evidenceOf(head.id),
            stamp,
          },
        ]
      : [];
  });
};

export type EngagementRow = Awaited<ReturnType<typeof loadEngagements>>[number];
