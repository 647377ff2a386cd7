import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDb } from "../../src/db/client.ts";
import { writeRecord } from "../../src/record/write.ts";
import { dated, engagement, invented, inventedReference } from "../record/dossiers.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { projection } from "../support/projection.ts";
import { type ApiRecord, getJson, type List } from "./collections.ts";

/*
 * Lists as tables: more records than are read at once, so that they are streamed.
 */

const many = 1201;
const labelOf = (at: number) => (at === 700 ? '=Talks, "quoted"' : `Talks ${at}`);

const engagements = Array.from({ length: many }, (_, at) =>
  engagement({
    id: `e-${String(at).padStart(4, "0")}`,
    label: labelOf(at),
    kind: at % 3 === 0 ? "visit" : "meeting",
    summary: { en: `It was about kelp ${at}.`, id: `Tentang ganggang ${at}.` },
    date: dated(new Date(Date.UTC(2000, 0, 1 + at)).toISOString().slice(0, 10)),
  }),
);

const put = Array.from({ length: Math.ceil(many / 100) }, (_, part) =>
  invented(`part-${part}`, { engagements: engagements.slice(part * 100, part * 100 + 100) }),
);

let mitra: TestMitra;
const write = (dossiers: typeof put) =>
  writeRecord(
    openDb(mitra.database),
    { put: dossiers, remove: [], reference: inventedReference(), now: new Date("2026-11-22T08:00:00Z") },
    projection,
  );

beforeAll(async () => {
  mitra = await startMitra({ seeded: false, logs: /the database|did not answer|DatabaseUnavailable|ECONN|Network/ });
  await write(put);
});
afterAll(() => mitra.close());

type Row = Record<string, string>;
const rowsIn = (text: string): Row[] => parse(text, { columns: true });
const linesIn = (text: string): ApiRecord[] =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as ApiRecord);

const textOf = async (path: string): Promise<string> => {
  const response = await mitra.fetch(path);
  expect(response.status).toBe(200);
  return response.text();
};

const listed = async (path: string): Promise<ApiRecord[]> => {
  const records: ApiRecord[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const list: List = await getJson(mitra, `${path}limit=200${cursor && `&cursor=${cursor}`}`);
    records.push(...list.data);
    cursor = list.page.next;
  }
  return records;
};

describe("a table of a list", () => {
  test.each([
    "/v1/engagements?",
    "/v1/engagements?sort=label&kind=visit&",
    "/v1/engagements?sort=date&from=2001-02&to=2002-07&",
    "/v1/engagements?q=kelp&sort=-date&",
    "/v1/articles?",
    "/v1/countries?",
  ])("has every record of all pages of %s once, in their order", async (path) => {
    const expected = await listed(path);
    const rows = rowsIn(await textOf(`${path}format=csv`));
    expect(rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    expect(rows.map(({ url }) => url)).toEqual(expected.map(({ url }) => url));
    expect(linesIn(await textOf(`${path}format=ndjson`))).toEqual(expected);
  });

  test("has one page where a limit is given, and links to the next", async () => {
    const first = await mitra.fetch("/v1/engagements?format=csv&limit=7");
    const rows = rowsIn(await first.text());
    expect(rows).toHaveLength(7);
    expect(first.headers.get("Record-Count")).toBe("7");
    const next = /<([^>]*)>; rel="next"/.exec(first.headers.get("Link") ?? "")?.[1] ?? "";
    const following = rowsIn(await (await fetch(next)).text());
    const { data } = await getJson<List>(mitra, "/v1/engagements?limit=14");
    expect([...rows, ...following].map(({ id }) => id)).toEqual(data.map(({ id }) => id));
  });

  test("goes on from a cursor to the end where no limit is given", async () => {
    const { page } = await getJson<List>(mitra, "/v1/engagements?limit=200");
    const rows = rowsIn(await textOf(`/v1/engagements?format=csv&cursor=${page.next}`));
    expect(rows).toHaveLength(many - 200);
  });

  test("has the columns that fields asks for, in the order of the record", async () => {
    const text = await textOf("/v1/engagements?format=csv&fields=date,label&limit=1");
    expect(text.split("\r\n")[0]).toBe(
      "id,label,date.edtf,date.start,date.end,date.time,date.precision,date.basis,date.text,date.note",
    );
  });

  test("has a record's own words, and no formula", async () => {
    const rows = rowsIn(await textOf("/v1/engagements?format=csv&fields=label"));
    expect(rows.find(({ id }) => id === "e-0700")?.label).toBe(`'${labelOf(700)}`);
  });

  test("tells before the first byte how many records it has, what it is, and what it depends on", async () => {
    for (const [format, type] of [
      ["csv", "text/csv; charset=utf-8"],
      ["ndjson", "application/x-ndjson"],
    ] as const) {
      const response = await mitra.fetch("/v1/engagements", { headers: { Accept: type.split(";")[0] ?? "" } });
      expect(response.headers.get("Content-Type")).toBe(type);
      expect(response.headers.get("Record-Count")).toBe(String(many));
      expect(response.headers.get("Vary")).toContain("Accept");
      expect(response.headers.get("ETag")).toMatch(/^W\//);
      const lines = (await response.text()).trimEnd().split("\n").length;
      expect(lines).toBe(format === "csv" ? many + 1 : many);
    }
  });

  test("is confirmed by a 304, and by HEAD without its body", async () => {
    const path = "/v1/engagements?format=csv";
    const whole = await mitra.fetch(path);
    await whole.arrayBuffer();
    const tag = whole.headers.get("ETag") ?? "";
    const again = await mitra.fetch(path, { headers: { "If-None-Match": tag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    const head = await mitra.fetch(path, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    for (const name of ["ETag", "Content-Type", "Record-Count", "Cache-Control", "Vary"]) {
      expect(head.headers.get(name), name).toBe(whole.headers.get(name));
    }
  });

  test.each(["facets=kind", "include=countries"])("does not leave %s out in silence", async (parameter) => {
    const response = await mitra.fetch(`/v1/engagements?format=csv&${parameter}`);
    const { errors } = (await response.json()) as { errors: { name: string; message: string }[] };
    expect(response.status).toBe(400);
    expect(errors[0]?.name).toBe(parameter.split("=")[0]);
    expect(errors[0]?.message).toContain("csv");
  });

  test("stays with the version that it began with, whatever is written meanwhile", async () => {
    const before = linesIn(await textOf("/v1/engagements?format=ndjson"));
    const response = await mitra.fetch("/v1/engagements?format=ndjson", { headers: { "Accept-Encoding": "identity" } });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = (await reader?.read())?.value ?? "";
    await write([
      invented("part-12", { engagements: [engagement({ id: "e-new", label: "New", date: dated("2030") })] }),
    ]);
    for (;;) {
      const { value, done } = (await reader?.read()) ?? { done: true, value: "" };
      if (done) break;
      text += value;
    }
    expect(linesIn(text)).toEqual(before);
    expect((await listed("/v1/engagements?")).some(({ id }) => id === "e-new")).toBe(true);
    await write(put);
  });

  test("is as of a version the one that was streamed then, in each language, by HEAD and as a 304", async () => {
    const { dataset } = await getJson<{ dataset: { version: number } }>(mitra, "/v1/meta");
    const paths = [
      "format=csv",
      "format=ndjson",
      "format=csv&lang=id&sort=label",
      "format=ndjson&kind=visit&fields=label",
    ];
    const then = await Promise.all(paths.map((path) => textOf(`/v1/engagements?${path}`)));
    const changed = engagements
      .slice(0, 90)
      .map((one, at) => ({ ...one, label: { en: `New ${at}`, id: `Baru ${at}` } }));
    await write([invented("part-0", { engagements: changed })]);
    for (const [at, path] of paths.entries()) {
      const target = `/v1/engagements?${path}&asOf=${dataset.version}`;
      const whole = await mitra.fetch(target);
      expect(await whole.text(), path).toBe(then[at]);
      expect(await textOf(`/v1/engagements?${path}`), path).not.toBe(then[at]);
      const head = await mitra.fetch(target, { method: "HEAD" });
      expect([head.status, await head.text()]).toEqual([200, ""]);
      expect(head.headers.get("Memento-Datetime")).not.toBeNull();
      for (const name of ["ETag", "Content-Type", "Record-Count", "Cache-Control", "Memento-Datetime"]) {
        expect(head.headers.get(name), name).toBe(whole.headers.get(name));
      }
      const headers = { "If-None-Match": whole.headers.get("ETag") ?? "" };
      expect((await mitra.fetch(target, { headers })).status).toBe(304);
    }
    await write(put);
  });

  test("breaks the connection off where it cannot go on, so that a part is not taken for the whole", async () => {
    const response = await mitra.fetch("/v1/engagements?format=csv", { headers: { "Accept-Encoding": "identity" } });
    const reader = response.body?.getReader();
    await reader?.read();
    await mitra.database.stop();
    const rest = async (): Promise<void> => {
      while (!(await reader?.read())?.done);
    };
    await expect(rest()).rejects.toThrow();
    await mitra.database.start();
  });
});

describe("tables of read models", () => {
  test("count as their JSON does", async () => {
    type Stats = { data: { groups: { keys: { value: string | null; label: string }[]; count: number }[] } };
    const { data } = await getJson<Stats>(mitra, "/v1/stats?groupBy=kind,year&limit=500");
    const rows = rowsIn(await textOf("/v1/stats?groupBy=kind,year&format=csv"));
    expect(Object.keys(rows[0] ?? {})).toEqual(["kind", "kind.label", "kind.type", "year", "year.label", "count"]);
    expect(rows.map((row) => [row.kind, row.year, Number(row.count)])).toEqual(
      data.groups.map(({ keys, count }) => [keys[0]?.value ?? "", keys[1]?.value ?? "", count]),
    );
  });

  test("have a row for each period and value", async () => {
    type Timeline = { data: { buckets: { period: string; groups: { value: string; count: number }[] }[] } };
    const { data } = await getJson<Timeline>(mitra, "/v1/timeline?interval=year&by=status&type=engagement");
    const rows = rowsIn(await textOf("/v1/timeline?interval=year&by=status&type=engagement&format=csv"));
    expect(rows.map((row) => [row.period, row.status, Number(row.count)])).toEqual(
      data.buckets.flatMap(({ period, groups }) => groups.map(({ value, count }) => [period, value, count])),
    );
  });

  test("have the hits of a search, all that are ranked", async () => {
    const rows = rowsIn(await textOf("/v1/search?q=kelp&format=csv&fields=label&type=engagement"));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(many);
  });

  test("say of what type the records are that a hit names, as they are of several", async () => {
    const [header] = (await textOf("/v1/search?q=kelp&format=csv&limit=1")).split("\r\n");
    expect(header).toContain("matchedIn.records.type,matchedIn.records.id,matchedIn.records.label");
  });
});
