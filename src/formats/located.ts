import type { Served } from "./writer.ts";

type Where = { place: { id: string } | null };

const placesOf = (record: Served) => (record.places ?? []) as readonly Where[];

/** The identifiers of the places of engagements. */
export const placesIn = (records: readonly Served[]): string[] => [
  ...new Set(records.flatMap((record) => placesOf(record).flatMap(({ place }) => place?.id ?? []))),
];

/**
 * An engagement whose `places` have the coordinates of their places, as maps and calendars want them.
 *
 * @param coordinates of places by identifier. A place that it lacks has none.
 */
export const locate = (record: Served, coordinates: ReadonlyMap<string, unknown>): Served => ({
  ...record,
  places: placesOf(record).map((where) => ({ ...where, coordinates: coordinates.get(where.place?.id ?? "") ?? null })),
});
