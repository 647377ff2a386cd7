import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDb } from "../../src/db/client.ts";
import { factFields, fieldsOf } from "../../src/model/fields.ts";
import { type CollectionType, collections, collectionTypes, nodeTypes } from "../../src/model/record-types.ts";
import { Random } from "../../tools/bench/corpus/random.ts";
import { loadWorld, shuffled } from "../record/histories/world.ts";
import { randomWriter, type Writer } from "../record/histories/writes.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";

const writes = Number(process.env.WRITES ?? 50);

let mitra: TestMitra;
let writer: Writer;
const random = new Random(5);
beforeAll(async () => {
  mitra = await startMitra({ seeded: false });
  const world = await loadWorld();
  writer = randomWriter(openDb(mitra.database), 7, { ...world, dossiers: world.dossiers.slice(0, 8) }, []);
});
afterAll(() => mitra.close());

const withAsOf = (target: string, asOf: number | string): string =>
  `${target}${target.includes("?") ? "&" : "?"}asOf=${asOf}`;

type Listed = { data: { id: string; type: string }[]; page: { next: string | null } };

const idsOf = async (type: CollectionType): Promise<string[]> => {
  const { data } = (await (await mitra.fetch(`/v1/${collections[type]}?limit=200`)).json()) as Listed;
  return data.map(({ id }) => id);
};

/** Something of everything that can be asked for as it stood. */
const targets = async (): Promise<string[]> => {
  const ids = Object.fromEntries(
    await Promise.all(collectionTypes.map(async (type) => [type, await idsOf(type)] as const)),
  ) as Record<CollectionType, string[]>;
  const some = (type: CollectionType) => random.pick(ids[type].length > 0 ? ids[type] : ["none"]);
  const country = some("country");
  const type = random.pick(collectionTypes);
  const path = `/v1/${collections[type]}`;
  const facets = fieldsOf[type].join();
  const node = () => {
    const of = random.pick(nodeTypes);
    return ids[of].length > 0 ? `${of}:${some(of)}` : `country:${country}`;
  };
  const list = `${path}?limit=3&sort=${random.pick(["-date", "date", "label", "-updated"])}`;
  const { page } = (await (await mitra.fetch(list)).json()) as Listed;
  return [
    ...collectionTypes.map((each) => `/v1/${collections[each]}/${each === "country" ? country : some(each)}`),
    list,
    ...(page.next ? [`${list}&cursor=${page.next}`] : []),
    `${path}?facets=${facets}&lang=${random.pick(["en", "id", "all"])}`,
    `/v1/engagements?country=${country}&facets=country,role,year,topic&include=countries,evidence`,
    `/v1/agreements?topic=${some("topic")}&country=!${country}&sort=-label&facets=status,reached,topic`,
    `/v1/statements?person=${some("person")}&from=2016&sort=date&fields=label,date`,
    `/v1/countries?article=${some("article")}&facets=role`,
    `/v1/people?post=${some("post")}&has=country`,
    `/v1/articles?updatedSince=2030-01-20&limit=5`,
    `/v1/timeline?interval=${random.pick(["year", "quarter", "month"])}&by=${random.pick(["type", "country", "topic"])}`,
    `/v1/stats?groupBy=${random.pick(["type", ...factFields])},${random.pick(["country", "year", "topic"])}`,
    `/v1/stats?groupBy=country&country=${country}`,
    `/v1/graph?limit=30`,
    `/v1/graph?focus=${node()}&depth=2`,
    `/v1/graph?from=${node()}&to=${node()}`,
    `/v1/engagements/${some("engagement")}/related?type=engagement,agreement,person`,
    `/v1/organisations/${some("organisation")}/related?lang=all`,
    "/v1/meta",
  ].filter((target) => !target.includes("none"));
};

const bodyOf = async (target: string): Promise<string> => {
  const answer = await mitra.fetch(target);
  return `${answer.status} ${await answer.text()}`;
};

describe("over fifty writes", () => {
  const recorded: { version: number; target: string; body: string }[] = [];

  test("every body can be had again as it was", async () => {
    for (let write = 0; write < writes; write++) {
      const { version } = await writer.next();
      for (const target of shuffled(random, await targets()).slice(0, 12)) {
        const body = await bodyOf(target);
        expect(body.slice(0, 3), target).toBe("200");
        recorded.push({ version, target, body });
      }
    }
    const differing: string[] = [];
    for (const { version, target, body } of recorded) {
      const then = await bodyOf(withAsOf(target, version));
      if (then !== body) differing.push(`${withAsOf(target, version)}\n  ${body}\n  ${then}`);
    }
    expect(differing.length, differing.slice(0, 3).join("\n")).toBe(0);
  }, 600_000);
});
