import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readEnv } from "../../../src/env.ts";
import { isolateOf } from "../../../src/isolate.ts";
import { type HeldMitra, lasting, startHeldMitra, type Told, written } from "./support.ts";

/*
 * The answers of one version while those of the next are being found. Versions are relied upon for a second.
 */

const opened: HeldMitra[] = [];
const open = async (bindings: Record<string, string> = {}): Promise<HeldMitra> => {
  const mitra = await startHeldMitra({ VERSION_TTL_MS: "1000", ...bindings });
  opened.push(mitra);
  return mitra;
};
afterEach(() => Promise.all(opened.splice(0).map((mitra) => mitra.close())));

const item = `/v1/engagements/${written}`;
const stateOf = ({ headers }: Told) => headers["cache-status"];
const versionOf = ({ body }: Told): number => JSON.parse(body).dataset.version;
const standIn = "mitra; hit; detail=revalidating";
const [hit, found] = ["mitra; hit", "mitra; fwd=miss; stored"];

/** Has the Worker see the version that the database is at, by a list that nobody has asked for. */
const see = async (mitra: HeldMitra): Promise<void> => {
  const answer = await mitra.ask(`/v1/sources?limit=${1 + opened.indexOf(mitra)}`);
  expect(versionOf(answer)).toBe((await mitra.version()).version);
  mitra.trips();
};

/** Has the Worker keep the answers of these paths, and see the next version 900 ms later. */
const moveOn = async (mitra: HeldMitra, ...paths: string[]): Promise<Told[]> => {
  const kept = [];
  for (const path of paths) kept.push(await mitra.ask(path));
  mitra.clock.now += 900;
  await mitra.write("Newer");
  await see(mitra);
  return kept;
};

let mitra: HeldMitra;
beforeEach(async () => {
  mitra = await open();
});

describe("an answer of the version before", () => {
  test("stands in and says so, until the new one has been found behind it", async () => {
    const [before] = (await moveOn(mitra, item)) as [Told];
    const first = await mitra.ask(item);
    expect([stateOf(first), first.headers["server-timing"]]).toEqual([standIn, undefined]);
    expect(first.headers.etag).toBe(before.headers.etag);
    expect(lasting(first)).toEqual(lasting(before));
    await mitra.settled();
    expect(mitra.trips()).toBe(1);
    const second = await mitra.ask(item);
    expect([stateOf(second), versionOf(second), mitra.trips()]).toEqual([hit, 2, 0]);
    expect(lasting(second)).toEqual(lasting(await mitra.computed(item)));
  });

  test("stands in for twice VERSION_TTL_MS after it was last known to be current, and no longer", async () => {
    await moveOn(mitra, item);
    mitra.gate.set("held");
    mitra.clock.now += 1099;
    expect(stateOf(await mitra.ask(item))).toBe(standIn);
    mitra.clock.now += 1;
    const asked = mitra.ask(item);
    mitra.gate.set("open");
    const answer = await asked;
    expect([stateOf(answer), versionOf(answer)]).toEqual(["mitra; fwd=miss; collapsed", 2]);
  });

  test("stands in as long after it was confirmed, and not after it was found", async () => {
    await mitra.ask(item);
    mitra.clock.now += 900;
    await see(mitra);
    mitra.clock.now += 900;
    await mitra.write("Newer");
    await mitra.ask("/v1/topics");
    mitra.clock.now += 1099;
    expect(stateOf(await mitra.ask(item))).toBe(standIn);
  });

  test("never stands in where VERSION_TTL_MS is 0", async () => {
    const strict = await open({ VERSION_TTL_MS: "0" });
    await strict.ask(item);
    await strict.write("Newer");
    await see(strict);
    const answer = await strict.ask(item);
    expect([stateOf(answer), versionOf(answer)]).toEqual([found, 2]);
  });

  test("is sent to HEAD, and confirmed", async () => {
    const [{ headers, body }] = (await moveOn(mitra, item)) as [Told];
    mitra.gate.set("held");
    const head = await mitra.ask(item, {}, "HEAD");
    expect([head.status, stateOf(head), head.body, head.headers.etag]).toEqual([200, standIn, "", headers.etag]);
    expect(head.headers["content-length"]).toBe(String(new TextEncoder().encode(body).length));
    const confirmed = await mitra.ask(item, { "If-None-Match": headers.etag ?? "" });
    expect([confirmed.status, stateOf(confirmed), confirmed.body]).toEqual([304, standIn, ""]);
    mitra.gate.set("open");
    await mitra.settled();
    const whole = await mitra.ask(item, { "If-None-Match": headers.etag ?? "" });
    expect([whole.status, versionOf(whole)]).toEqual([200, 2]);
  });

  test.each(["no-cache", "max-stale=5, No-Cache", "max-age=0"])("is not for who says %s", async (wish) => {
    await moveOn(mitra, item);
    const answer = await mitra.ask(item, { "Cache-Control": wish });
    expect([stateOf(answer), versionOf(answer)]).toEqual([found, 2]);
  });

  test("is for who says another thing of caches", async () => {
    await moveOn(mitra, item);
    expect(stateOf(await mitra.ask(item, { "Cache-Control": "max-age=60, no-transform" }))).toBe(standIn);
  });

  test("gives way where nothing is there any more", async () => {
    await moveOn(mitra, item);
    await mitra.client.batch(
      [
        "update dataset set version = version + 1",
        { sql: "update records set id = 'elsewhere' where type = 'engagement' and id = ?", args: [written] },
      ],
      "write",
    );
    await mitra.ask("/v1/topics");
    expect(stateOf(await mitra.ask(item))).toBe(standIn);
    await mitra.settled();
    expect((await mitra.ask(item)).status).toBe(410);
  });

  test("is kept where the database goes away, and says then that it is stale", async () => {
    await moveOn(mitra, item);
    mitra.gate.set("gone");
    for (let time = 0; time < 2; time++) {
      expect(stateOf(await mitra.ask(item))).toBe(standIn);
      await mitra.settled();
    }
    mitra.clock.now += 1100;
    const answer = await mitra.ask(item);
    expect([answer.status, stateOf(answer)]).toEqual([200, "mitra; hit; detail=stale-if-error"]);
    expect(answer.headers.age).toBe("2");
  });

  test.each<[string, Record<string, string>]>([
    ["Indonesian", { "Accept-Language": "id" }],
    ["a table", { Accept: "text/csv" }],
  ])("stands in for %s with the new one found behind it", async (_, headers) => {
    const path = "/v1/engagements?limit=3";
    const before = await mitra.ask(path, headers);
    await moveOn(mitra, path);
    const [first] = [await mitra.ask(path, headers), await mitra.settled()];
    expect([stateOf(first), lasting(first)]).toEqual([standIn, lasting(before)]);
    const second = await mitra.ask(path, headers);
    expect([stateOf(second), mitra.trips()]).toEqual([hit, 1]);
    expect(second.headers.etag).toMatch(/^W\/"2\./);
    const { "content-type": type, "content-language": language } = second.headers;
    expect([type, language]).toEqual([before.headers["content-type"], before.headers["content-language"]]);
  });

  test("is told of in the log as what it is, and what finds the new one as a request", async () => {
    const logging = await open({ ACCESS_LOG: "1" });
    await moveOn(logging, item);
    logging.lines.length = 0;
    logging.gate.set("held");
    for (let time = 0; time < 2; time++) await logging.ask(item);
    logging.gate.set("open");
    await logging.settled();
    const lines = logging.lines.map((line) => JSON.parse(line));
    expect(lines.map(({ cache, path, status }) => [cache, path, status])).toEqual([
      ["revalidating", item, 200],
      ["revalidating", item, 200],
      ["stored", item, 200],
    ]);
  });
});

describe("new answers", () => {
  test("are found once each and four at a time, and the rest by who asks next", async () => {
    const paths = [1, 2, 3, 4, 5, 6].map((limit) => `/v1/engagements?limit=${limit}`);
    await moveOn(mitra, ...paths);
    const askAll = () => Promise.all([...paths, ...paths, ...paths].map((path) => mitra.ask(path)));
    const before = mitra.gate.arrivals;
    mitra.gate.set("held");
    expect(new Set((await askAll()).map(stateOf))).toEqual(new Set([standIn]));
    await mitra.gate.arrived(before + 4);
    // Another has come when all have that set out before it.
    const other = mitra.ask("/v1/topics");
    await mitra.gate.arrived(before + 5);
    mitra.gate.set("open");
    await other;
    await mitra.settled();
    expect(mitra.trips()).toBe(5);
    const states = (await askAll()).map(stateOf);
    expect(states.slice(0, 6)).toEqual([hit, hit, hit, hit, standIn, standIn]);
    await mitra.settled();
    expect(mitra.trips()).toBe(2);
    expect(new Set((await askAll()).map(stateOf))).toEqual(new Set([hit]));
  });

  test("are found by others when one is not heard of any more", async () => {
    const [slow, path] = [await open({ REQUEST_DEADLINE_MS: "1000", DB_DEADLINE_MS: "999" }), "/v1/topics"];
    const paths = [1, 2, 3, 4].map((limit) => `/v1/engagements?limit=${limit}`);
    await moveOn(slow, ...paths, path);
    slow.gate.set("held");
    for (const each of paths) await slow.ask(each);
    await slow.gate.arrived(slow.gate.arrivals);
    slow.clock.now += 1001;
    expect(stateOf(await slow.ask(path))).toBe(standIn);
    slow.gate.set("open");
    await slow.settled();
    expect(stateOf(await slow.ask(path))).toBe(hit);
  });

  test("that tell what has changed are found after all others", async () => {
    await moveOn(mitra, item, "/v1/meta");
    mitra.gate.set("held");
    expect(stateOf(await mitra.ask(item))).toBe(standIn);
    expect(stateOf(await mitra.ask("/v1/meta"))).toBe(standIn);
    mitra.gate.set("open");
    await mitra.settled();
    expect(mitra.trips()).toBe(1);
    expect(stateOf(await mitra.ask("/v1/meta"))).toBe(standIn);
    await mitra.settled();
    expect(stateOf(await mitra.ask("/v1/meta"))).toBe(hit);
  });
});

describe("once it has told what has changed, a Worker gives nothing older", () => {
  const tells = [
    "/v1/changes?since=1",
    "/v1/changes?format=csv",
    "/v1/meta",
    `${item}/history`,
    "/v1/engagements?updatedSince=2020-01-01",
    "/v1/search?q=radar&updatedSince=2020-01-01",
    "/v1/engagements?sort=-updated",
  ];
  const changed = async (): Promise<void> => {
    await mitra.ask(item);
    await mitra.write("Newer");
  };
  const expectCurrent = async (): Promise<void> => {
    const answer = await mitra.ask(item);
    expect([stateOf(answer), versionOf(answer)]).toEqual([found, 2]);
  };

  test.each(tells)("%s", async (path) => {
    await changed();
    expect((await mitra.ask(path)).status).toBe(200);
    await expectCurrent();
  });

  test.each(tells)("%s, as a 304", async (path) => {
    await changed();
    const { etag = "" } = (await mitra.computed(path)).headers;
    expect((await mitra.ask(path, { "If-None-Match": etag })).status).toBe(304);
    await expectCurrent();
  });

  test.each(tells)("%s, to one who says who asks", async (path) => {
    await changed();
    expect((await mitra.ask(path, { Authorization: "Bearer x" })).status).toBe(200);
    await expectCurrent();
  });

  test("from memory, too", async () => {
    await moveOn(mitra, item, "/v1/meta");
    await mitra.ask("/v1/meta");
    await mitra.settled();
    expect(stateOf(await mitra.ask("/v1/meta"))).toBe(hit);
    await expectCurrent();
  });

  test("but what it told of the version before does not end that", async () => {
    await mitra.ask("/v1/meta");
    await moveOn(mitra, item);
    expect(stateOf(await mitra.ask(item))).toBe(standIn);
  });

  test("by a write of its own", async () => {
    await changed();
    const { watch } = isolateOf(readEnv(mitra.env)).answers;
    watch.note(await mitra.version(), mitra.clock.now);
    watch.insist();
    await expectCurrent();
  });
});

describe("another record", () => {
  test("in the place of the one before has nothing of that stand in, though its version be higher", async () => {
    const other = await open();
    await other.client.execute("update dataset set epoch = 'another', stamp = 'another'");
    for (const label of ["Twice", "Thrice"]) await other.write(label);
    await mitra.ask(item);
    mitra.gate.target = other.gate.url;
    await mitra.ask("/v1/topics");
    const answer = await mitra.ask(item);
    expect([stateOf(answer), versionOf(answer)]).toEqual([found, 3]);
  });

  test("is not bound by what was told of the one before", async () => {
    const other = await open();
    await other.client.execute("update dataset set epoch = 'another', stamp = 'another'");
    for (const label of ["Twice", "Thrice"]) await mitra.write(label);
    await mitra.ask("/v1/meta");
    mitra.gate.target = other.gate.url;
    await mitra.ask("/v1/topics");
    await mitra.ask(item);
    await other.write("Newer");
    await mitra.ask("/v1/sources");
    expect(stateOf(await mitra.ask(item))).toBe(standIn);
  });

  test("that is a copy of an earlier version has nothing later stand in", async () => {
    const [long, earlier] = [await open({ VERSION_TTL_MS: "60000" }), await open()];
    await long.write("Newer");
    expect(versionOf(await long.ask(item))).toBe(2);
    long.gate.target = earlier.gate.url;
    long.clock.now += 60_000;
    await long.ask("/v1/topics");
    const answer = await long.ask(item);
    expect([stateOf(answer), versionOf(answer)]).toEqual([found, 1]);
  });
});
