import { prepared } from "../../db/batch.ts";
import type { Db } from "../../db/client.ts";
import { among } from "../../db/refs.ts";
import { countries } from "../../db/schema/index.ts";
import { selectAgreements, selectCompanions, selectEngagements, selectHeldEngagement } from "../occurrences.ts";
import { selectCounts, selectStamps } from "../relations.ts";
import { grouped } from "../shapes.ts";

const countFields = ["country", "country.partner", "country.host", "country.mentioned"];

const queryCountries = prepared((db, ids) => [
  db
    .select({
      id: countries.id,
      alpha3: countries.alpha3,
      numeric: countries.numeric,
      nameEn: countries.nameEn,
      nameId: countries.nameId,
    })
    .from(countries)
    .where(among(countries.id, ids)),
  selectCounts(db, countFields, ids),
  selectStamps(db, "country", ids),
]);

/** Countries with their counts: one round trip. */
export const loadCountries = async (db: Db, ids: readonly string[]) => {
  const [heads, counts, stamps] = await queryCountries(db, ids);
  const stampsOf = grouped(stamps, (row) => row.id);
  return heads.flatMap((head) => stampsOf(head.id).map((stamp) => ({ ...head, counts, stamp })));
};

/** A country with its engagements by date, agreements by status and topics by count: two round trips at once. */
export const loadCountry = async (db: Db, id: string) => {
  const [rows, [first, latest, engagements, agreements, topics]] = await Promise.all([
    loadCountries(db, [id]),
    db.batch([
      selectHeldEngagement(db, id, "first"),
      selectHeldEngagement(db, id, "latest"),
      selectEngagements(db, "country", id),
      selectAgreements(db, "country", id),
      selectCompanions(db, "country", id, "topic"),
    ]),
  ]);
  return rows.map((row) => ({ ...row, first, latest, engagements, agreements, topics }));
};

export type CountryRow = Awaited<ReturnType<typeof loadCountries>>[number];
export type CountryItemRow = Awaited<ReturnType<typeof loadCountry>>[number];
