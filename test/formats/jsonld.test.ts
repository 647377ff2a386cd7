import jsonld from "jsonld";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writer } from "../../src/formats/jsonld.ts";
import type { About, Served } from "../../src/formats/writer.ts";
import { type CollectionType, collectionTypes } from "../../src/model/record-types.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { aboutOf, bareArticles, everyItem, hostileAgreement, hostileArticle, origin } from "./records.ts";
import { schemaOrg } from "./schema-org.ts";
import { written } from "./support.ts";

type Json = Record<string, unknown>;
type Quad = { subject: Term; predicate: Term; object: Term & { language?: string; datatype?: Term } };
type Term = { termType: string; value: string };

const schema = "https://schema.org/";
const prov = "http://www.w3.org/ns/prov#";
const skos = "http://www.w3.org/2004/02/skos/core#";

let mitra: TestMitra;
let english: ReadonlyMap<CollectionType, readonly Served[]>;
let both: ReadonlyMap<CollectionType, readonly Served[]>;

beforeAll(async () => {
  mitra = await startMitra();
  english = await everyItem(mitra, "en");
  both = await everyItem(mitra, "all");
});
afterAll(() => mitra.close());

/** No document is fetched: a context that is not inline fails. */
const documentLoader = async (url: string): Promise<never> => {
  throw new Error(`asks for ${url}`);
};
const strict = { safe: true, documentLoader } as const;

const item = (record: Served, about: About): Json => JSON.parse(writer.item?.(record, about) ?? "null");
const list = (records: readonly Served[], about: About): Json => JSON.parse(written(writer, records, about));

const expanded = async (document: Json) => (await jsonld.expand(document, strict as object)) as Json[];
const quadsOf = async (document: Json): Promise<Quad[]> => (await jsonld.toRDF(document, strict as object)) as Quad[];

const recordsOf = (type: CollectionType): readonly Served[] => [
  ...(english.get(type) ?? []),
  ...(type === "article" ? [hostileArticle, ...bareArticles] : type === "agreement" ? [hostileAgreement] : []),
];

describe.each(collectionTypes)("%s", (type) => {
  test("is JSON-LD of which a processor drops nothing, as an item and in a list, without a network", async () => {
    const records = recordsOf(type).filter(({ url }) => url);
    expect(records.length).toBeGreaterThan(1);
    for (const record of records) {
      const [node, ...more] = await expanded(item(record, aboutOf(type)));
      expect(more).toEqual([]);
      expect(node?.["@id"]).toBe(record.url);
      expect((await quadsOf(item(record, aboutOf(type)))).length).toBeGreaterThan(5);
    }
    const feed = list(records, aboutOf(type, { next: `${origin}/v1/x?cursor=c&format=jsonld` }));
    const subjects = new Set((await quadsOf(feed)).map(({ subject }) => subject.value));
    expect(records.filter(({ url }) => !subjects.has(String(url)))).toEqual([]);
    const flat = (await jsonld.flatten(feed, undefined, strict as object)) as unknown as Json[];
    expect(flat.length).toBeGreaterThanOrEqual(records.length);
  });

  test("has classes and properties of schema.org alone, in their domains and ranges, besides those of W3C", async () => {
    const problems = new Set<string>();
    const documents = [...recordsOf(type), ...(both.get(type) ?? [])].filter(({ url }) => url);
    for (const record of documents)
      for (const node of await expanded(item(record, aboutOf(type)))) judge(node, problems);
    for (const node of await expanded(list(documents, aboutOf(type)))) judge(node, problems);
    expect([...problems]).toEqual([]);
  });

  test("says what it says of the record in both languages under lang=all", async () => {
    const records = both.get(type) ?? [];
    for (const record of records) {
      const own = (record.translations as { id: Json } | undefined)?.id.label;
      const quads = await quadsOf(item(record, aboutOf(type, { language: "all" })));
      const labels = quads.filter(
        ({ subject, predicate }) =>
          subject.value === record.url && [`${schema}name`, `${skos}prefLabel`].includes(predicate.value),
      );
      const inIndonesian = labels.filter(({ object }) => object.language === "id").map(({ object }) => object.value);
      if (own && type !== "person" && type !== "source") expect(inIndonesian).toContain(own);
      else expect(inIndonesian).toEqual([]);
    }
  });
});

const vocabulary = schemaOrg();

/** What we use of other vocabularies, as their specifications have it. */
const others = new Set([
  ...["Entity", "wasDerivedFrom", "wasRevisionOf"].map((name) => prov + name),
  ..."Concept ConceptScheme prefLabel altLabel definition broader narrower inScheme topConceptOf"
    .split(" ")
    .map((name) => skos + name),
  ...["Post", "postIn", "heldBy", "holds"].map((name) => `http://www.w3.org/ns/org#${name}`),
  "http://www.w3.org/ns/hydra/core#next",
  "http://purl.org/dc/terms/date",
]);

const typesOf = (node: Json): string[] =>
  ([node["@type"] ?? []].flat() as string[]).map((one) => one.replace(schema, ""));

/** Collects what in an expanded node is not of the vocabularies, or out of a domain or a range of schema.org. */
const judge = (node: Json, problems: Set<string>): void => {
  const types = typesOf(node);
  const known = types.filter(vocabulary.has);
  for (const type of types) if (!vocabulary.has(type) && !others.has(type)) problems.add(`no class ${type}`);
  for (const [iri, values] of Object.entries(node)) {
    if (iri.startsWith("@")) continue;
    const property = iri.replace(schema, "");
    const ranges = known.map((type) => vocabulary.rangeOf(type, property)).filter((range) => range !== null);
    if (iri.startsWith(schema) && ranges.length === 0) problems.add(`${types} has no ${property}`);
    if (!iri.startsWith(schema) && !others.has(iri)) problems.add(`no property ${iri}`);
    for (const value of values as Json[]) {
      if ("@value" in value) continue;
      const inRange = typesOf(value)
        .filter(vocabulary.has)
        .flatMap((type) => [...vocabulary.lineOf(type)]);
      const isTyped = typesOf(value).length > 0;
      const takesAny = ranges.some((range) => range.has("Thing"));
      if (isTyped && ranges.length > 0 && !takesAny && !ranges.some((range) => inRange.some((one) => range.has(one))))
        problems.add(`${types}.${property} takes no ${typesOf(value)}`);
      judge(value, problems);
    }
  }
};

test("a class, a property, a domain or a range that schema.org has not would be seen", () => {
  const of = (node: Json) => {
    const problems = new Set<string>();
    judge(node, problems);
    return [...problems];
  };
  expect(of({ "@type": [`${schema}Happening`] })).toEqual(["no class Happening"]);
  expect(of({ "@type": [`${schema}Event`], [`${schema}when`]: [] })).toEqual(["Event has no when"]);
  expect(of({ "@type": [`${schema}Event`], [`${schema}wordCount`]: [] })).toEqual(["Event has no wordCount"]);
  const country = [{ "@type": [`${schema}Country`] }];
  expect(of({ "@type": [`${schema}Event`], [`${schema}attendee`]: country })).toEqual([
    "Event.attendee takes no Country",
  ]);
  expect(of({ "@type": [`${schema}Event`], [`${schema}location`]: country })).toEqual([]);
  expect(of({ [`${prov}wasDerived`]: [] })).toEqual([`no property ${prov}wasDerived`]);
});

test("a term that no vocabulary has would be refused by the processor", async () => {
  await expect(expanded({ "@context": {}, nothing: "x" })).rejects.toThrow(/Safe mode|dropped/i);
});

test("each paragraph of evidence is a part of its article, with its hash", async () => {
  for (const record of english.get("engagement") ?? []) {
    const evidence = record.evidence as { article: { id: string }; paragraph: number; sha256: string }[];
    const quads = await quadsOf(item(record, aboutOf("engagement")));
    const of = (subject: string, predicate: string) =>
      quads
        .filter((one) => one.subject.value === subject && one.predicate.value === predicate)
        .map(({ object }) => object.value);
    const paragraphs = of(String(record.url), `${prov}wasDerivedFrom`);
    for (const { article, paragraph, sha256 } of evidence) {
      const iri = `${origin}/v1/articles/${article.id}#paragraph-${paragraph}`;
      expect(paragraphs).toContain(iri);
      expect(of(iri, `${schema}sha256`)).toEqual([sha256]);
      expect(of(iri, `${schema}isPartOf`)).toEqual([`${origin}/v1/articles/${article.id}`]);
    }
    expect(new Set(paragraphs).size).toBe(paragraphs.length);
  }
});

test("names of people are in no language, our own words in that of the answer, a headline in its own", async () => {
  const languages = async (type: CollectionType, record: Served, property: string) =>
    (await quadsOf(item(record, aboutOf(type))))
      .filter(({ subject, predicate }) => subject.value === record.url && predicate.value === schema + property)
      .map(({ object }) => object.language ?? null);
  const [person] = english.get("person") ?? [];
  expect(await languages("person", person as Served, "name")).toEqual([null]);
  const [country] = english.get("country") ?? [];
  expect(await languages("country", country as Served, "name")).toEqual(["en"]);
  expect(await languages("article", hostileArticle, "headline")).toEqual(["id"]);
});

test("the licence is that of our description, never of the article", async () => {
  const quads = await quadsOf(item(hostileArticle, aboutOf("article")));
  const licensed = quads.filter(({ predicate }) => predicate.value === `${schema}license`);
  expect(licensed.map(({ subject, object }) => [subject.value, object.value])).toEqual([
    [aboutOf("article").self, "https://creativecommons.org/licenses/by/4.0/"],
  ]);
});

test("topics are a thesaurus in SKOS: one preferred label a language, no alternative that is one", async () => {
  const topics = both.get("topic") ?? [];
  const quads = await quadsOf(list(topics, aboutOf("topic", { language: "all" })));
  for (const { url } of topics) {
    const labels = (property: string) =>
      quads
        .filter(({ subject, predicate }) => subject.value === url && predicate.value === skos + property)
        .map(({ object }) => `${object.language}:${object.value}`);
    const preferred = [...new Set(labels("prefLabel"))];
    expect(preferred.map((one) => one.slice(0, 2)).sort(), String(url)).toEqual(
      preferred.length === 2 ? ["en", "id"] : ["en"],
    );
    expect(labels("altLabel").filter((one) => preferred.includes(one))).toEqual([]);
  }
  const broader = quads.filter(({ predicate }) => predicate.value === `${skos}broader`);
  expect(broader.length).toBeGreaterThan(20);
});

const dates: readonly [edtf: string | null, start: string | null, end: string | null][] = [
  ["2022-03-02", "2022-03-02", null],
  ["2021-03", "2021-03", null],
  ["2025-07-28?", "2025-07-28", null],
  ["2021-03-01/2021-03-05", "2021-03-01", "2021-03-05"],
  ["../2021-03-30", null, null],
  ["201X", null, null],
  ["XXXX-04-25", null, null],
  [null, null, null],
];

test.each(dates)("an event of the date %s starts and ends as far as that is known", async (edtf, start, end) => {
  const record = { id: "x", url: `${origin}/v1/engagements/x`, label: "x", date: { edtf } };
  const node = item(record, aboutOf("engagement"));
  expect([node.startDate ?? null, node.endDate ?? null, node["dcterms:date"] ?? null]).toEqual([start, end, edtf]);
  const datatypes = (await quadsOf(node))
    .filter(({ predicate }) => /date$/i.test(predicate.value))
    .map(({ object }) => object.datatype?.value);
  const edtfType = "http://id.loc.gov/datatypes/edtf/EDTF";
  expect(datatypes.filter((one) => one !== `${schema}Date`)).toEqual(edtf ? [edtfType] : []);
});
