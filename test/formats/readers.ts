import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { type IEntityDatum, type IModelDatum, Model } from "@opensanctions/followthemoney";
import { getIssues } from "@placemarkio/check-geojson";
import { parse } from "csv-parse/sync";
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import jsonld from "jsonld";
import ical from "node-ical";
import type { Format } from "../../src/http/request/negotiate.ts";
import { all, readXml } from "../features/graph-xml.ts";

const folder = dirname(createRequire(import.meta.url).resolve("@opensanctions/followthemoney"));
const model = new Model(JSON.parse(readFileSync(join(folder, "defaultModel.json"), "utf8")) as IModelDatum);

const linesOf = (text: string): unknown[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

const citations = (forceType: string) => (text: string) => new Cite(text, { forceType }).data.length;

/** No document is fetched: a context that is not inline fails. */
const documentLoader = async (url: string): Promise<never> => {
  throw new Error(`asks for ${url}`);
};

const quads = async (text: string) =>
  (await jsonld.toRDF(JSON.parse(text), { safe: true, documentLoader } as object)) as {
    predicate: { value: string };
  }[];

const places = (text: string): number => {
  const issues = getIssues(text);
  if (issues.length > 0) throw new SyntaxError(JSON.stringify(issues));
  const { features } = JSON.parse(text) as { features?: unknown[] };
  return features?.length ?? 1;
};

/** Entities that are records: those of what stands between records, such as a role, have an id with a dot. */
const entities = (text: string): number => {
  const data = linesOf(text) as IEntityDatum[];
  for (const one of data) model.getEntity(one);
  return data.filter(({ id }) => !id.includes(".")).length;
};

/** How many records a program that we did not write finds in a text, by the format that it opens. It throws at what is none. */
export const readers: Partial<Record<Format, (text: string) => number | Promise<number>>> = {
  csv: (text) => parse(text, { columns: true }).length,
  ndjson: (text) => linesOf(text).length,
  geojson: places,
  ics: (text) => Object.values(ical.sync.parseICS(text)).filter((one) => one?.type === "VEVENT").length,
  atom: (text) => parseAtomFeed(text).entries?.length ?? 0,
  jsonfeed: (text) => parseJsonFeed(text).items?.length ?? 0,
  jsonld: async (text) =>
    (await quads(text)).filter(({ predicate }) => predicate.value === "https://schema.org/dataFeedElement").length || 1,
  csl: citations("@else/json"),
  bibtex: citations("@biblatex/text"),
  ris: citations("@ris/file"),
  ftm: entities,
  graphml: (text) => all(readXml(text), "node").length,
  gexf: (text) => all(readXml(text), "node").length,
  dot: (text) => text.match(/^ {2}"(?:[^"\\]|\\.)*" \[/gm)?.length ?? 0,
};
