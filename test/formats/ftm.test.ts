import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type IEntityDatum, type IModelDatum, Model } from "@opensanctions/followthemoney";
import countries from "i18n-iso-countries";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writer } from "../../src/formats/ftm.ts";
import type { Served } from "../../src/formats/writer.ts";
import { type CollectionType, collectionTypes } from "../../src/model/record-types.ts";
import { agreementKinds, organisationKinds } from "../../src/model/vocabulary.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { aboutOf, bareArticles, everyItem, everyListed, hostileAgreement, hostileArticle, origin } from "./records.ts";
import { written } from "./support.ts";

type Datum = { id: string; schema: string; properties: Record<string, string[]> };

const folder = dirname(createRequire(import.meta.url).resolve("@opensanctions/followthemoney"));
const model = new Model(JSON.parse(readFileSync(join(folder, "defaultModel.json"), "utf8")) as IModelDatum);

let mitra: TestMitra;
let seeded: ReadonlyMap<CollectionType, readonly Served[]>[];

beforeAll(async () => {
  mitra = await startMitra();
  seeded = [await everyItem(mitra, "en"), await everyItem(mitra, "all"), await everyListed(mitra)];
});
afterAll(() => mitra.close());

const entitiesOf = (type: CollectionType, records: readonly Served[]): Datum[] => {
  const text = written(writer, records, aboutOf(type));
  expect(text).toMatch(/\n$/);
  return text
    .slice(0, -1)
    .split("\n")
    .map((line) => JSON.parse(line));
};

const everything = (records: ReadonlyMap<CollectionType, readonly Served[]>): Datum[] =>
  collectionTypes.flatMap((type) => entitiesOf(type, records.get(type) ?? []));

/** Dates as the model has them: prefixes of ISO 8601, in UTC. */
const isDate = (text: string): boolean =>
  /^\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?)?$/.test(text) &&
  !Number.isNaN(Date.parse(text.length > 10 ? `${text}Z` : text));

const formats: Record<string, (text: string) => boolean> = {
  date: isDate,
  url: (text) => ["http:", "https:"].includes(new URL(text).protocol),
  number: (text) => text !== "" && Number.isFinite(Number(text)),
  // As its Python has it.
  entity: (text) => /^[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?$/.test(text),
};

/** What is wrong with an entity by the model; the schemas of the entities that it names are looked up. */
const faultsOf = (datum: Datum, schemaOf: (id: string) => string | undefined): string[] => {
  const schema = model.getSchema(datum.schema);
  const faults = schema.required.filter((name) => !datum.properties[name]?.length).map((name) => `has no ${name}`);
  if (schema.abstract || schema.deprecated) faults.push("is of a schema that has no entities");
  if (!formats.entity?.(datum.id) || datum.id.length > 200) faults.push("has a bad id");
  for (const [name, values] of Object.entries(datum.properties)) {
    if (!schema.hasProperty(name)) {
      faults.push(`has ${name}`);
      continue;
    }
    const property = schema.getProperty(name);
    if (property.stub) faults.push(`${name} is a stub`);
    if (values.length === 0 || new Set(values).size !== values.length) faults.push(`${name} is empty or repeats`);
    const { name: type, maxLength, values: allowed } = property.type;
    for (const value of values) {
      const isBad =
        typeof value !== "string" ||
        value === "" ||
        (maxLength && value.length > maxLength) ||
        (allowed.size > 0 && !allowed.has(value)) ||
        formats[type]?.(value) === false;
      if (isBad) faults.push(`${name}: ${value} is no ${type}`);
      const named = property.type.isEntity ? schemaOf(value) : undefined;
      if (property.type.isEntity && !(named && model.getSchema(named).isA(property.getRange())))
        faults.push(`${name}: ${value} is ${named}, not ${property.getRange().name}`);
    }
  }
  return faults.map((fault) => `${datum.schema} ${datum.id} ${fault}`);
};

test.each([
  [0, "items"],
  [1, "items in both languages"],
  [2, "lists with evidence"],
])("every entity of the seeds is valid under the model, and names entities that are there (%i: %s)", (index) => {
  const entities = everything(seeded[index] ?? new Map());
  expect(entities.length).toBeGreaterThan(300);
  const schemas = new Map(entities.map(({ id, schema }) => [id, schema]));
  expect(schemas.size).toBe(entities.length);
  expect(entities.flatMap((one) => faultsOf(one, (id) => schemas.get(id)))).toEqual([]);
  // The library's own reader takes each, and gives it a caption.
  for (const one of entities) {
    const read = model.getEntity(one as IEntityDatum);
    if (!read.schema.isEdge) expect(read.getCaption(), one.id).not.toBe("");
  }
});

test("what is not of the model would be seen", () => {
  const faults = (schema: string, properties: Datum["properties"]) =>
    faultsOf({ id: "a", schema, properties }, (id) => ({ p: "Person", e: "Event" })[id]);
  expect(faults("Event", { name: ["x"], involved: ["p"] })).toEqual([]);
  expect(faults("Event", {})).toEqual(["Event a has no name"]);
  expect(faults("Event", { name: ["x"], titel: ["x"] })).toEqual(["Event a has titel"]);
  expect(faults("Event", { name: ["x"], country: ["ID"] })).toEqual(["Event a country: ID is no country"]);
  expect(faults("Event", { name: ["x"], date: ["2021-13"] })).toEqual(["Event a date: 2021-13 is no date"]);
  expect(faults("Event", { name: ["x"], involved: ["e"] })).toEqual(["Event a involved: e is Event, not LegalEntity"]);
});

describe("records that are not in the seeds", () => {
  /** Whether references are to records that exist is not asked of records by themselves: each id says its type. */
  const byId = (id: string) =>
    ({
      country: "PublicBody",
      organisation: "Company",
      person: "Person",
      topic: "Note",
      place: "Address",
      article: "Article",
    })[id.split("-")[1] ?? ""];
  const faults = (type: CollectionType, records: readonly Served[]) => {
    const entities = entitiesOf(type, records);
    const own = new Map(entities.map(({ id, schema }) => [id, schema]));
    return entities.flatMap((one) => faultsOf(one, (id) => own.get(id) ?? byId(id) ?? "Project"));
  };

  test("are valid, whatever stands in their texts and is left out of them", () => {
    expect(faults("article", [hostileArticle, ...bareArticles])).toEqual([]);
    for (const kind of agreementKinds) expect(faults("agreement", [{ ...hostileAgreement, kind }])).toEqual([]);
    for (const kind of organisationKinds) expect(faults("organisation", [{ id: "x", label: "X", kind }])).toEqual([]);
    for (const type of collectionTypes)
      expect(faults(type, [{ id: type === "country" ? "ID" : "x", label: "X" }])).toEqual([]);
  });

  test("of the longest ids have ids that the model allows", () => {
    const id = "x".repeat(96);
    const other = { type: "agreement", id: "y".repeat(96), label: "Y" };
    const long = { ...hostileAgreement, id, relations: [{ type: "amends", agreement: other }] };
    expect(faults("agreement", [long])).toEqual([]);
    expect(entitiesOf("agreement", [long])[0]?.id).toBe(`mitra-agreement-${id}`);
  });

  test("of every country have a code that the model knows", () => {
    const all = Object.keys(countries.getAlpha2Codes()).map((id) => ({ id, label: id }));
    expect(all.length).toBeGreaterThan(240);
    expect(faults("country", all)).toEqual([]);
  });
});

test("a contract is one, awarded to its supplier by its buyer for its sum", () => {
  const entities = entitiesOf("agreement", [hostileAgreement]);
  const of = (schema: string) => entities.filter((one) => one.schema === schema).map(({ properties }) => properties);
  expect(of("Contract")).toMatchObject([
    { authority: ["mitra-country-JP"], amount: ["10000000000"], currency: ["USD"], status: ["signed"] },
  ]);
  expect(of("ContractAward")).toMatchObject([
    { supplier: ["mitra-organisation-o"], contract: ["mitra-agreement-hostile"], amount: ["10000000000"] },
  ]);
  expect(of("Representation")).toMatchObject([
    { agent: ["mitra-person-p"], client: ["mitra-country-JP"], role: ["signatory"] },
  ]);
  expect(of("UnknownLink").map(({ object, role }) => [object, role])).toContainEqual([
    ["mitra-agreement-old"],
    ["supersedes"],
  ]);
  expect(of("Contract")[0]).not.toHaveProperty("contractDate");
  expect(of("Contract")[0]?.notes).toContain("Date as printed: Jumat (25/4)");
});

test("who held a post at two dates holds it once, with both", () => {
  const post = { type: "post", id: "m", label: "Minister" };
  const posts = ["2021-03", "2022-01-05"].map((edtf) => ({
    post,
    country: { type: "country", id: "ID" },
    asOf: { edtf },
  }));
  const [person, ...links] = entitiesOf("person", [{ id: "p", name: "P", label: "P", posts }]);
  expect(person?.properties).toMatchObject({ name: ["P"], position: ["Minister"], country: ["id"] });
  expect(links.map(({ schema, properties }) => [schema, properties.date])).toEqual([
    ["Occupancy", ["2021-03", "2022-01-05"]],
  ]);
});

test("a link keeps its id when dates and evidence change, and has another when it says another thing", () => {
  const engagement = (more: object, edtf: string) => ({
    id: "e",
    label: "E",
    url: `${origin}/v1/engagements/e`,
    date: { edtf },
    agreements: [{ type: "agreement", id: "a", label: "A" }],
    participants: [
      {
        person: { type: "person", id: "p", label: "P" },
        side: { type: "country", id: "JP", label: "Japan" },
        role: "guest",
        ...more,
      },
    ],
  });
  const ids = (more: object, edtf: string) => entitiesOf("engagement", [engagement(more, edtf)]).map(({ id }) => id);
  expect(ids({}, "2021")).toEqual(ids({}, "2022-01-05"));
  expect(ids({ role: "host" }, "2021")[1]).not.toBe(ids({}, "2021")[1]);
});

test("a country that is only mentioned is not involved", () => {
  const country = (id: string) => ({ type: "country", id, label: id });
  const countries = [
    { country: country("JP"), roles: ["partner"] },
    { country: country("CN"), roles: ["mentioned"] },
  ];
  const [event] = entitiesOf("engagement", [{ id: "e", label: "E", countries }]);
  expect(event?.properties).toMatchObject({ involved: ["mitra-country-JP"], country: ["jp", "cn"] });
});
