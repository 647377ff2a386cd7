import { eq } from "drizzle-orm";
import { prepared } from "../../db/batch.ts";
import type { Db } from "../../db/client.ts";
import { among, ref } from "../../db/refs.ts";
import { organisations } from "../../db/schema/index.ts";
import { selectAgreements, selectCompanions, selectEngagements } from "../occurrences.ts";
import { selectCounts, selectEvidence, selectStamps } from "../relations.ts";
import { grouped } from "../shapes.ts";

const queryOrganisations = prepared((db, ids) => [
  db
    .select({
      id: organisations.id,
      nameEn: organisations.nameEn,
      nameId: organisations.nameId,
      aliases: organisations.aliases,
      misprints: organisations.misprints,
      kind: organisations.kind,
      country: ref("country", organisations.countryId),
      parent: ref("organisation", organisations.parentId),
    })
    .from(organisations)
    .where(among(organisations.id, ids)),
  selectEvidence(db, "organisation", ids),
  selectCounts(db, ["organisation"], ids),
  selectStamps(db, "organisation", ids),
]);

/** Organisations with their evidence and counts: one round trip. */
export const loadOrganisations = async (db: Db, ids: readonly string[]) => {
  const [heads, evidence, counts, stamps] = await queryOrganisations(db, ids);
  const evidenceOf = grouped(evidence, (row) => row.subjectId);
  const stampsOf = grouped(stamps, (row) => row.id);
  return heads.flatMap((head) =>
    stampsOf(head.id).map((stamp) => ({ ...head, evidence: evidenceOf(head.id), counts, stamp })),
  );
};

/** An organisation with its parts, engagements, agreements, people and topics: two round trips at once. */
export const loadOrganisation = async (db: Db, id: string) => {
  const [rows, [parts, engagements, agreements, people, topics]] = await Promise.all([
    loadOrganisations(db, [id]),
    db.batch([
      db
        .select({ part: ref("organisation", organisations.id) })
        .from(organisations)
        .where(eq(organisations.parentId, id))
        .orderBy(organisations.id)
        .limit(200),
      selectEngagements(db, "organisation", id),
      selectAgreements(db, "organisation", id),
      selectCompanions(db, "organisation", id, "person"),
      selectCompanions(db, "organisation", id, "topic"),
    ]),
  ]);
  return rows.map((row) => ({ ...row, parts, engagements, agreements, people, topics }));
};

export type OrganisationRow = Awaited<ReturnType<typeof loadOrganisations>>[number];
export type OrganisationItemRow = Awaited<ReturnType<typeof loadOrganisation>>[number];
