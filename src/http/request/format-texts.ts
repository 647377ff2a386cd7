import type { Format } from "./negotiate.ts";

/** What the formats besides JSON are, for the API description. */
export const formatTexts: Partial<Record<Format, string>> = {
  csv: "A table (RFC 4180, UTF-8) with a header row; elements of a list stand in one cell with ` | ` between them. Without `limit`, all pages",
  ndjson: "One record a line, as JSON. Without `limit`, all pages",
  geojson: "GeoJSON (RFC 7946); what has no certain place has no geometry. Without `limit`, all pages",
  ics: "A calendar (RFC 5545) of all-day events; what has no date is left out. Without `limit`, all pages",
  atom: "An Atom feed (RFC 4287) of one page",
  jsonfeed: "A JSON Feed 1.1 of one page",
  jsonld: "JSON-LD 1.1 in the terms of schema.org, SKOS and PROV",
  csl: "CSL-JSON, for citation programs. Without `limit`, all pages",
  bibtex: "BibTeX entries. Without `limit`, all pages",
  ris: "RIS references. Without `limit`, all pages",
  ftm: "FollowTheMoney entities, one a line. Without `limit`, all pages",
  graphml: "GraphML, which Gephi opens",
  gexf: "GEXF 1.3, the format of Gephi",
  dot: "The DOT language of Graphviz",
};
