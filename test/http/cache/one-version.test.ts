import type { Client } from "@libsql/client/web";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operations, targetOf } from "../../contract/description.ts";
import { uncached, unhurried } from "../../support/bindings.ts";
import { startMitra, type TestMitra } from "../../support/mitra.ts";
import { type HeldMitra, lasting, startHeldMitra } from "./support.ts";

const targets = [
  ...operations.filter(({ method, path }) => method === "get" && path.startsWith("/v1")).map((each) => targetOf(each)),
  "/v1/engagements?facets=country,topic,year&include=agreements,people,topics",
  "/v1/agreements?q=kerjasama&sort=relevance",
  "/v1/agreements?q=memorandun",
  "/v1/articles/russia-courtesy-call?include=engagements,topics,source",
  "/v1/search?q=memorandun&facets=type,country",
  "/v1/search?q=%22nota%20zzz%20kesepahaman%22",
  "/v1/timeline?by=topic&interval=month",
  "/v1/graph?from=organisation:thales&to=country:RU",
  "/v1/graph?focus=country:FR&depth=3&format=gexf",
  "/v1/organisations/pt-len-industri/related?type=person,agreement",
];

/** An expression for a label, marked with the version that it is of. */
const marked = (label: string) => `rtrim(rtrim(${label}, '0123456789'), '¤') || '¤' || (select version from dataset)`;

const mark = ',"marked":"¤';
const marks = mark.length + 1;

const isTopic = "field = (select code from term_fields where name = 'topic')";

/** Marks every document with the version that it is of, in front of what else it has. */
const markDocuments = `update documents set body = '${mark}' || (select version from dataset) || '"' ||
  iif(body like '${mark}%', substr(body, ${marks} + instr(substr(body, ${marks}), '"')), body)`;

/** Marks every label and document with the version that it is of, and takes the topics away from all that has some, or gives them back. */
const write = async (client: Client, at: number): Promise<void> => {
  await client.batch(
    [
      "update dataset set version = version + 1, updated_at = '2026-11-22T00:00:00.000Z'",
      `update records set label_en = ${marked("label_en")}, label_id = ${marked("label_id")}`,
      markDocuments,
      ...(at % 2 === 0
        ? [`delete from postings where ${isTopic}`]
        : [
            `insert or ignore into postings (term, day, record, field, since)
              select term, day, record, field, (select version from dataset) from postings_before where ${isTopic}`,
          ]),
    ],
    "write",
  );
};

const prepare = async (client: Client): Promise<void> => {
  await client.execute("create table postings_before as select * from postings");
  await write(client, 1);
};

describe("with a write between two round trips", () => {
  let mitra: HeldMitra;
  beforeAll(async () => {
    mitra = await startHeldMitra();
    await prepare(mitra.client);
  });
  afterAll(() => mitra.close());

  let written = 0;

  /** Asks while a write comes before every round trip but the first, up to so many times. */
  const askAmidWrites = async (target: string, most: number) => {
    let [trips, writes] = [0, 0];
    mitra.gate.before = async () => {
      trips += 1;
      if (trips === 1 || writes === most) return;
      writes += 1;
      written += 1;
      await write(mitra.client, written);
    };
    const answer = await mitra.ask(target);
    mitra.gate.before = null;
    return { answer, writes };
  };

  test.each(targets)("%s is of one version", async (target) => {
    for (const most of [1, 2, Number.POSITIVE_INFINITY]) {
      // Nothing is known any more.
      mitra.clock.now += 10_000_000;
      written += 1;
      await write(mitra.client, written);
      const { answer, writes } = await askAmidWrites(target, most);
      const computed = await mitra.computed(target);
      expect(computed.status).toBe(200);
      if (most > 2 && writes > 2) expect(answer.status).toBe(503);
      else expect(lasting(answer)).toEqual(lasting(computed));
      // Whatever was kept is right, too.
      expect(lasting(await mitra.ask(target))).toEqual(lasting(computed));
      expect(lasting(await mitra.ask(target))).toEqual(lasting(computed));
    }
  });
});

describe("with replicas of which one lags behind", () => {
  let newer: HeldMitra;
  let older: HeldMitra;
  beforeAll(async () => {
    [newer, older] = await Promise.all([startHeldMitra(uncached), startHeldMitra(uncached)]);
    await prepare(newer.client);
  });
  afterAll(() => Promise.all([newer.close(), older.close()]));

  test.each(targets)("%s is of one version, whichever answers first", async (target) => {
    const urls = { newer: newer.gate.target, older: older.gate.target };
    const mitras = { newer, older };
    for (const [first, then] of [
      ["newer", "older"],
      ["older", "newer"],
    ] as const) {
      let trips = 0;
      newer.gate.before = async () => {
        trips += 1;
        newer.gate.target = urls[trips === 1 ? first : then];
      };
      const answer = await newer.ask(target);
      newer.gate.before = null;
      const { status, body } = await mitras[trips === 1 ? first : then].computed(target);
      expect([first, answer.status, answer.body]).toEqual([first, status, body]);
    }
    newer.gate.target = urls.newer;
  });
});

describe("five readers and a writer", () => {
  let mitra: TestMitra;
  beforeAll(async () => {
    mitra = await startMitra({
      env: { ...unhurried, CACHE_BYTES: "20000000", VERSION_TTL_MS: "5" },
      logs: /The record is being written to/,
    });
    await prepare(mitra.database.client);
  });
  afterAll(() => mitra.close());

  /** The versions that a body shows: by its own word, and by the labels in it. */
  const versionsIn = (body: string): Set<string> =>
    new Set(Array.from(body.matchAll(/"dataset":\{"version":(\d+)\}|¤(\d+)/g), ([, own, label]) => own ?? label ?? ""));

  test("meet in no answer: each body is of one version", async () => {
    let isWriting = true;
    const mixed: string[] = [];
    const versions = new Set<string>();
    const statuses = new Map<number, number>();
    let answered = Promise.withResolvers<void>();
    const read = async (reader: number) => {
      for (let at = reader * 7; isWriting; at += 1) {
        const target = targets[at % targets.length] ?? "/v1/meta";
        const answer = await mitra.fetch(target);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        const shown = versionsIn(await answer.text());
        if (shown.size > 1) mixed.push(`${target}: ${[...shown].join(", ")}`);
        for (const version of shown) versions.add(version);
        answered.resolve();
      }
    };
    const readers = Array.from({ length: 5 }, (_, reader) => read(reader));
    for (let at = 0; at < 100 || versions.size <= 20; at += 1) {
      await write(mitra.database.client, at);
      await answered.promise;
      answered = Promise.withResolvers<void>();
    }
    isWriting = false;
    await Promise.all(readers);
    expect(mixed).toEqual([]);
    expect(versions.size).toBeGreaterThan(20);
    expect([...statuses.keys()].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(statuses.get(200) ?? 0).toBeGreaterThan(statuses.get(503) ?? 0);
  });
});
