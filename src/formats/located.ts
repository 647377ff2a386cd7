import type { Served } from "./writer.ts";

/**
 * An engagement whose `places` have the coordinates of their places, as maps and calendars want them.
 *
 * @param included what `include=places` brings: `<type>:<id>` → record. A place that it lacks has no coordinates.
 */
export const located = (record: Served, included: Readonly<Record<string, Served>>): Served => {
  const places = (record.places ?? []) as readonly Served[];
  const coordinatesOf = (place: unknown) =>
    included[`place:${(place as { id: string } | null)?.id}`]?.coordinates ?? null;
  return { ...record, places: places.map((where) => ({ ...where, coordinates: coordinatesOf(where.place) })) };
};
