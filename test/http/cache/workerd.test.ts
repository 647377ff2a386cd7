import { connect } from "node:net";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { modulesOf } from "../../../tools/build/modules.ts";
import { readCompatibility } from "../../../tools/wrangler-config.ts";
import { targetOf } from "../../contract/description.ts";
import { eventually } from "../../support/eventually.ts";
import { startMitra, type TestMitra } from "../../support/mitra.ts";
import type { RawAnswer } from "../../support/raw-http.ts";
import { routes, useMitra } from "../battery.ts";
import { type Gate, lasting, startGate, startHeldMitra } from "./support.ts";

const publicUrl = "https://api.mitra.test";
const cached = { CACHE_BYTES: "33554432", VERSION_TTL_MS: "60000", PUBLIC_URL: publicUrl };
const hit = "mitra; hit";

/** What stays of an answer, decompressed: its length is known before where it is kept compressed. */
const decoded = (answer: RawAnswer): RawAnswer => {
  const { status, headers, body } = lasting(answer);
  if (headers["content-encoding"] !== "gzip") return { status, headers, body };
  const { "content-length": _length, "transfer-encoding": _chunked, ...rest } = headers;
  return { status, headers: rest, body: body && gunzipSync(Buffer.from(body, "latin1")).toString("latin1") };
};

describe("an answer from memory is the one that would be computed", () => {
  let warm: TestMitra;
  let cold: TestMitra;
  beforeAll(async () => {
    [warm, cold] = await Promise.all([startMitra({ env: cached }), startMitra({ env: { PUBLIC_URL: publicUrl } })]);
  });
  afterAll(() => Promise.all([warm.close(), cold.close()]));

  test.each(routes)("%s", async (_, operation) => {
    const target = targetOf(operation);
    const { etag = "" } = (await cold.raw(target)).headers;
    const asTable = { Accept: "text/csv, */*;q=0.1" };
    const { etag: tableTag = "" } = (await cold.raw(target, { headers: asTable })).headers;
    const requests = [
      {},
      { method: "HEAD" },
      { headers: { "Accept-Encoding": "gzip" } },
      { method: "HEAD", headers: { "Accept-Encoding": "br" } },
      { headers: { "If-None-Match": etag } },
      { headers: { "If-None-Match": "*" }, method: "HEAD" },
      { headers: { "If-None-Match": '"other"' } },
      { headers: { "Accept-Language": "id" } },
      { headers: { Accept: "*/*;q=0.5" } },
      { headers: asTable },
      { headers: { ...asTable, "If-None-Match": tableTag } },
    ];
    const isKept = (await warm.raw(target)).headers["cache-status"] !== undefined;
    for (const request of requests) {
      const expected = decoded(await cold.raw(target, request));
      for (let time = 0; time < 3; time++) {
        const answer = await warm.raw(target, request);
        expect(decoded(answer), JSON.stringify(request)).toEqual(expected);
        if (isKept && time === 2 && answer.status === 200) expect(answer.headers["cache-status"]).toBe(hit);
      }
    }
  });
});

describe("an answer that is asked for as gzip", () => {
  const mitra = useMitra({ env: cached });
  const path = "/v1/engagements";
  const ask = (coding: string) => mitra.current.raw(path, { headers: { "Accept-Encoding": coding } });

  test("is compressed once and kept so, beside the one that is not", async () => {
    // The spelling is learnt from a compressed answer first.
    expect((await ask("br")).headers["content-encoding"]).toBe("br");
    const plain = await ask("identity");
    expect([plain.headers["content-encoding"], plain.headers["cache-status"]]).toEqual([undefined, hit]);
    let kept = await ask("gzip, br");
    for (let tries = 0; tries < 100 && kept.headers["content-length"] === undefined; tries++)
      kept = await ask("gzip, br");
    expect(kept.headers).toMatchObject({ "content-encoding": "gzip", "cache-status": hit, etag: plain.headers.etag });
    expect(Number(kept.headers["content-length"])).toBe(kept.body.length);
    expect(decoded(kept).body).toBe(plain.body);
    expect((await ask("identity")).body).toBe(plain.body);
    const other = await ask("br, gzip;q=0.5");
    expect([other.headers["content-encoding"], other.headers["content-length"]]).toEqual(["br", undefined]);
  });

  test("stands in for that of the next version while it is found", async () => {
    const { current } = mitra;
    const before = await ask("identity");
    await current.database.client.execute("update dataset set version = version + 1");
    // A list that nobody has asked for has the Worker see it.
    const seen = (await (await current.fetch("/v1/topics?limit=7")).json()) as { dataset: { version: number } };
    const answer = await ask("gzip");
    expect(answer.headers).toMatchObject({ "content-encoding": "gzip", etag: before.headers.etag });
    expect(answer.headers["cache-status"]).toBe(`${hit}; detail=revalidating`);
    expect(decoded(answer).body).toBe(before.body);
    await eventually(async () => {
      const answer = await ask("identity");
      expect(answer.headers["cache-status"]).toBe(hit);
      expect(JSON.parse(answer.body).dataset).toEqual(seen.dataset);
    });
  });
});

describe("requests of one workerd", () => {
  let gate: Gate;
  let mitra: TestMitra;
  beforeAll(async () => {
    gate = await startGate();
    mitra = await startMitra({ env: { ...cached, LIBSQL_URL: gate.url } });
    gate.target = mitra.database.url;
  });
  afterAll(async () => {
    await mitra.close();
    await gate.close();
  });

  test("that miss the same answer at once share one query", async () => {
    const before = gate.arrivals;
    gate.set("held");
    const asked = Array.from({ length: 50 }, () => mitra.fetch("/v1/engagements?limit=3"));
    await gate.arrived(before + 1);
    // Those that are under way are behind the one held back, once another answer has been asked for and is held too.
    const other = mitra.fetch("/v1/topics?limit=3");
    await gate.arrived(before + 2);
    gate.set("open");
    const answers = await Promise.all(asked);
    expect((await other).status).toBe(200);
    const states = Object.groupBy(answers, ({ headers }) => headers.get("Cache-Status") ?? "");
    expect(states["mitra; fwd=miss; stored"]).toHaveLength(1);
    expect(Object.keys(states).every((state) => /stored|collapsed|hit/.test(state))).toBe(true);
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    expect(gate.arrivals - before).toBe(2);
  });

  test("each get their own id back, in a whole answer and in a 304", async () => {
    const path = "/v1/engagements?limit=2";
    const tag = (await mitra.fetch(path)).headers.get("ETag") ?? "";
    const ask = async (at: number) => {
      const asked = new Headers({ "X-Request-Id": `n-${at}` });
      if (at % 2 === 0) asked.set("If-None-Match", tag);
      const { status, headers } = await mitra.fetch(path, { headers: asked });
      return [status, headers.get("X-Request-Id"), headers.get("Cache-Status")];
    };
    await ask(0);
    const told = await Promise.all(Array.from({ length: 1000 }, (_, at) => ask(at)));
    expect(told).toEqual(told.map((_, at) => [at % 2 === 0 ? 304 : 200, `n-${at}`, hit]));
  });

  test("are answered though the one they wait for has lost its caller", async () => {
    const before = gate.arrivals;
    gate.set("held");
    const leader = connect(Number(new URL(mitra.url).port), "127.0.0.1");
    leader.write("GET /v1/people?limit=3 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    await gate.arrived(before + 1);
    const followers = [mitra.fetch("/v1/people?limit=3"), mitra.fetch("/v1/people?limit=3")];
    // The followers have come when a request behind them has.
    const behind = mitra.fetch("/v1/sources?limit=3");
    await gate.arrived(before + 2);
    leader.resetAndDestroy();
    gate.set("open");
    for (const answer of await Promise.all([...followers, behind])) expect(answer.status).toBe(200);
    expect(gate.arrivals - before).toBe(2);
    expect((await mitra.fetch("/v1/people?limit=3")).headers.get("Cache-Status")).toBe(hit);
  });

  test("that wait for their turn get it, though some who wait have lost their callers", async () => {
    const [before, atOnce] = [gate.arrivals, 32];
    gate.set("held");
    const ask = (limit: number) => mitra.fetch(`/v1/agreements?limit=${limit}`);
    const first = Array.from({ length: atOnce }, (_, at) => ask(at + 1));
    await gate.arrived(before + atOnce);
    const gone = Array.from({ length: atOnce }, (_, at) => {
      const caller = connect(Number(new URL(mitra.url).port), "127.0.0.1");
      caller.write(`GET /v1/agreements?limit=${100 + at} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      return caller;
    });
    const last = Array.from({ length: atOnce }, (_, at) => ask(atOnce + at + 1));
    gate.letOne();
    await gate.arrived(before + atOnce + 1);
    for (const caller of gone) caller.resetAndDestroy();
    gate.set("open");
    for (const answer of await Promise.all([...first, ...last])) expect(answer.status).toBe(200);
  });

  test("go on after a database that hung", async () => {
    const [slow, gates] = [{ ...cached, VERSION_TTL_MS: "0", DB_DEADLINE_MS: "250" }, await startGate()];
    const hanging = await startMitra({ env: { ...slow, LIBSQL_URL: gates.url }, logs: /"problem":"unavailable"/ });
    gates.target = hanging.database.url;
    const path = "/v1/countries/FR";
    let known = "";
    await eventually(async () => {
      const answer = await hanging.fetch(path);
      known = await answer.text();
      expect([answer.status, answer.headers.get("Age")]).toEqual([200, null]);
    });
    gates.set("held");
    for (let round = 0; round < 2; round++) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => hanging.fetch(path)));
      for (const answer of answers) {
        expect([answer.status, answer.headers.get("Cache-Status")]).toEqual([200, "mitra; hit; detail=stale-if-error"]);
        expect(await answer.text()).toBe(known);
      }
      expect((await hanging.fetch("/v1/countries/JP")).status).toBe(503);
    }
    await hanging.close();
    await gates.close();
  });
});

describe("the cache of a data centre", () => {
  test("gives one isolate what another has found, as long as it is current", async () => {
    const held = await startHeldMitra();
    const { ASSETS: _, ...texts } = held.env;
    const { bundle } = inject("prepared");
    const [folder, modules] = [dirname(bundle), await modulesOf(bundle)];
    const worker = (name: string) => ({
      name,
      modules: modules.map((module) => ({ type: "ESModule" as const, path: join(folder, module) })),
      modulesRoot: folder,
      compatibilityDate: readCompatibility().date,
      bindings: { ...cached, ...texts, EDGE_CACHE: "1" },
    });
    const miniflare = new Miniflare(convertV4MiniflareOptions({ workers: [worker("one"), worker("other")] }));
    const ask = async (name: string, path: string) => {
      const answer = await (await miniflare.getWorker(name)).fetch(`http://mitra.test${path}`);
      return { state: answer.headers.get("Cache-Status"), etag: answer.headers.get("ETag"), body: await answer.text() };
    };
    try {
      const found = await ask("one", "/v1/engagements?limit=2");
      expect(found.state).toBe("mitra; fwd=miss; stored");
      // Tells the other which version is current.
      await ask("other", "/v1/meta");
      held.trips();
      expect(await ask("other", "/v1/engagements?limit=2")).toEqual({ ...found, state: "mitra; hit; detail=edge" });
      expect(await ask("other", "/v1/engagements?limit=2")).toEqual({ ...found, state: hit });
      expect(held.trips()).toBe(0);
      expect((await ask("other", "/v1/engagements?limit=2&lang=id")).state).toBe("mitra; fwd=miss; stored");
    } finally {
      await miniflare.dispose();
      await held.close();
    }
  });
});
