import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Agent, cacheStores, interceptors, request } from "undici";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type HeldMitra, startHeldMitra, written } from "./support.ts";

/*
 * What a cache of RFC 9111 makes of our answers, by the clock of both: undici's.
 */

type Asked = { path: string; tag: string | undefined; status: number };

let mitra: HeldMitra;
let asked: Asked[];
let close: () => Promise<void>;
let get: (path: string) => Promise<{ status: number; body: string; age: string | undefined }>;

const pass = (seconds: number): void => {
  mitra.clock.now += seconds * 1000;
  vi.setSystemTime(mitra.clock.now);
};

beforeEach(async () => {
  mitra = await startHeldMitra();
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(mitra.clock.now);
  asked = [];
  const server = createServer(async ({ url = "", headers }, response) => {
    const tag = headers["if-none-match"];
    const answer = await mitra.ask(url, tag ? { "If-None-Match": tag } : {});
    asked.push({ path: url, tag, status: answer.status });
    // What a platform sends by itself must not stand in for ours.
    response.sendDate = false;
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const dispatcher = new Agent().compose(interceptors.cache({ store: new cacheStores.MemoryCacheStore() }));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  get = async (path) => {
    const { statusCode, body, headers } = await request(origin + path, { dispatcher });
    return { status: statusCode, body: await body.text(), age: headers.age?.toString() };
  };
  close = async () => {
    await dispatcher.close();
    server.close();
    server.closeAllConnections();
    await mitra.close();
  };
});
afterEach(async () => {
  vi.useRealTimers();
  await close();
});

const settled = () => vi.waitFor(() => expect(asked.length).toBeGreaterThan(1));

describe.each(["/v1/engagements?country=FR&limit=2", `/v1/engagements/${written}`, "/v1"])(
  "a cache that has %s",
  (path) => {
    test("does not ask again while it is fresh, and revalidates it after", async () => {
      const first = await get(path);
      expect(asked).toEqual([{ path, tag: undefined, status: 200 }]);
      pass(59);
      expect(await get(path)).toEqual({ ...first, age: "59" });
      expect(asked).toHaveLength(1);
      pass(301);
      // Served stale, and revalidated behind it.
      expect((await get(path)).body).toBe(first.body);
      await settled();
      expect(asked[1]).toEqual({ path, tag: expect.stringContaining("W/"), status: 304 });
      pass(10);
      expect((await get(path)).body).toBe(first.body);
      expect(asked).toHaveLength(2);
    });
  },
);

test("an answer from memory is as fresh as one that was just made", async () => {
  const path = "/v1/engagements?country=JP";
  await mitra.ask(path);
  pass(3600);
  // The first brings the version up to date, the second is recalled.
  for (let turn = 0; turn < 2; turn++) {
    const { headers } = await mitra.ask(path);
    expect(headers.date).toBe(new Date(mitra.clock.now).toUTCString());
    expect(headers.age).toBeUndefined();
  }
  await get(path);
  pass(59);
  expect((await get(path)).age).toBe("59");
  expect(asked).toHaveLength(1);
});

test("a change is seen once the copy is no longer fresh", async () => {
  const path = `/v1/engagements/${written}`;
  await get(path);
  await mitra.write("Changed meanwhile");
  pass(61);
  await get(path);
  await settled();
  expect(asked[1]).toMatchObject({ status: 200 });
  expect((await get(path)).body).toContain("Changed meanwhile");
});

test("what stands in for a database that is gone says how old it is", async () => {
  const path = "/v1/engagements?country=FR";
  await mitra.ask(path);
  mitra.gate.set("gone");
  pass(120);
  const { status, headers } = await mitra.ask(path);
  expect([status, headers.age]).toEqual([200, "120"]);
  expect(headers.date).toBe(new Date(mitra.clock.now - 120_000).toUTCString());
});
