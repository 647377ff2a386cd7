import { rights } from "./rights.ts";
import { type Coordinates, countriesOf, summaryOf, type Told, textLanguage, told, type Whereabouts } from "./told.ts";
import type { About, Served, StreamWriter, Writer } from "./writer.ts";

type Position = [longitude: number, latitude: number];

const positionOf = ({ longitude, latitude }: Coordinates): Position => [longitude, latitude];

/**
 * Where a record is: a place at its point; an engagement at the places whose point is known, each once. Several points are a
 * MultiPoint, as a GeometryCollection of one kind of geometry is advised against (section 3.1.8).
 */
const geometryOf = ({ coordinates, places = [] }: Told) => {
  const points = [coordinates, ...places.map((where) => where.coordinates)].flatMap((one) =>
    one ? [positionOf(one)] : [],
  );
  const positions = [...new Map(points.map((point) => [point.join(), point])).values()];
  const [first] = positions;
  if (!first) return null;
  return positions.length === 1
    ? { type: "Point", coordinates: first }
    : { type: "MultiPoint", coordinates: positions };
};

const joined = (values: readonly (string | null | undefined)[]): string | null =>
  values.filter(Boolean).join(" | ") || null;

const whereWords = ({ name, place, country }: Whereabouts) => name ?? place?.label ?? country?.label;

/** The members of a record that a map shows and filters by. They are flat, as tables of attributes are. */
const propertiesOf = (record: Told, about: About) => ({
  type: record.type,
  id: record.id,
  label: record.label,
  url: record.url,
  kind: record.kind,
  status: record.status,
  ...(record.date && {
    date: record.date.edtf,
    start: record.date.start,
    end: record.date.end,
    precision: record.date.precision,
  }),
  ...(record.places && { places: joined(record.places.map(whereWords)) }),
  countries: joined(countriesOf(record).map(({ id }) => id)),
  ...(record.topics && { topics: joined(record.topics.map(({ id }) => id)) }),
  summary: summaryOf(record, textLanguage(about.language)),
  updatedAt: record.updatedAt,
});

const featureOf = (record: Served, about: About) => ({
  type: "Feature",
  id: `${record.type}:${record.id}`,
  geometry: geometryOf(told(record)),
  properties: propertiesOf(told(record), about),
});

/** Foreign members (section 6.1): what an answer says of itself. */
const ownMembers = ({ self, next, version }: About) => ({
  version,
  license: rights.url,
  links: [
    { rel: "self", href: self, type: "application/geo+json" },
    ...(next ? [{ rel: "next", href: next, type: "application/geo+json" }] : []),
  ],
});

/**
 * Engagements or places as features of a map, one a line. The coordinates of engagements are those that `located` gave them.
 * A collection ends with the number of its features.
 *
 * @see RFC 7946
 */
export const writer: StreamWriter & Writer = {
  begin: (about) => {
    const own = JSON.stringify({ title: about.title, ...ownMembers(about) }).slice(1, -1);
    return `{"type":"FeatureCollection",${own},"features":[\n`;
  },
  each: (record, about, index) => `${index === 0 ? "" : ",\n"}${JSON.stringify(featureOf(record, about))}`,
  end: (_, count) => `\n],"count":${count}}\n`,
  item: (record, about) => `${JSON.stringify({ ...featureOf(record, about), ...ownMembers(about) })}\n`,
};
