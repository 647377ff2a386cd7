import { ApiError } from "../response/problem.ts";
import { type Preference, preferencesIn } from "./accept.ts";

/** The formats that an answer can have: the name for `?format=` → the media type. */
export const formats = {
  json: "application/json",
  csv: "text/csv",
  ndjson: "application/x-ndjson",
  geojson: "application/geo+json",
  ics: "text/calendar",
  atom: "application/atom+xml",
  jsonfeed: "application/feed+json",
  jsonld: "application/ld+json",
  csl: "application/vnd.citationstyles.csl+json",
  bibtex: "application/x-bibtex",
  ris: "application/x-research-info-systems",
  ftm: "application/json+ftm",
  graphml: "application/graphml+xml",
  gexf: "application/gexf+xml",
  dot: "text/vnd.graphviz",
  html: "text/html",
  text: "text/plain",
  yaml: "application/yaml",
  markdown: "text/markdown",
  xml: "application/xml",
  linkset: "application/linkset+json",
  icon: "image/vnd.microsoft.icon",
} as const;

export type Format = keyof typeof formats;

/** Formats for programs that want the whole: without a `limit` they have all pages of a list. */
const ofAllPages: ReadonlySet<Format> = new Set(["csv", "ndjson", "geojson", "ics", "csl", "bibtex", "ris", "ftm"]);

/** Whether an answer in a format has all pages of a list, where the caller gives no `limit`. */
export const hasAllPages = (format: Format): boolean => ofAllPages.has(format);

/** The formats whose media types a route declares, in the order that it declares them. */
export const formatsOf = (mediaTypes: readonly string[]): Format[] =>
  mediaTypes.flatMap((mediaType) => {
    const essence = mediaType.split(";")[0]?.trim().toLowerCase();
    const found = (Object.keys(formats) as Format[]).find((name) => formats[name] === essence);
    return found ? [found] : [];
  });

type Range = { type: string; subtype: string; quality: number };

const token = "[!#$%&'*+.^_`|~\\w-]+";
const rangePattern = new RegExp(`^(${token})/(${token})$`);

const readRange = ({ value, weight }: Preference): Range[] => {
  const [, type, subtype] = rangePattern.exec(value) ?? [];
  if (type === undefined || subtype === undefined || (type === "*" && subtype !== "*")) return [];
  return [{ type, subtype, quality: weight }];
};

const precedence = (range: Range, mediaType: string): number => {
  const [type, subtype] = mediaType.split("/");
  if (range.type === type && range.subtype === subtype) return 3;
  if (range.type === type && range.subtype === "*") return 2;
  return range.type === "*" ? 1 : 0;
};

const qualityOf = (mediaType: string, ranges: readonly Range[]): { quality: number; precedence: number } => {
  let best = { quality: 0, precedence: 0 };
  for (const range of ranges) {
    const rank = precedence(range, mediaType);
    if (rank > best.precedence || (rank > 0 && rank === best.precedence && range.quality > best.quality)) {
      best = { quality: range.quality, precedence: rank };
    }
  }
  return best;
};

/**
 * Chooses the format of an answer from an Accept header: the highest quality value counts, then the order of the offers.
 * A header that is absent, empty or without one well-formed media range leaves the first offer.
 *
 * @throws ApiError `not-acceptable` that lists the offers.
 * @see RFC 9110, section 12.5.1
 */
export const negotiate = (accept: string | undefined, offers: readonly [Format, ...Format[]]): Format => {
  const ranges = preferencesIn(accept ?? "").flatMap(readRange);
  if (ranges.length === 0) return offers[0];
  let chosen: Format | undefined;
  let highest = 0;
  for (const offer of offers) {
    const { quality } = qualityOf(formats[offer], ranges);
    if (quality > highest) [chosen, highest] = [offer, quality];
  }
  if (chosen) return chosen;
  const available = offers.map((offer) => `${formats[offer]} (?format=${offer})`).join(", ");
  throw new ApiError("not-acceptable", `This resource is available as ${available}.`, {
    errors: [
      {
        location: "header",
        name: "Accept",
        message: `allows none of ${offers.map((offer) => formats[offer]).join(", ")}`,
      },
    ],
  });
};
