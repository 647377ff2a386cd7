import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type GateMode, type HeldMitra, lasting, startHeldMitra, type Told, written } from "./support.ts";

const opened: HeldMitra[] = [];
const open = async (bindings: Record<string, string> = {}): Promise<HeldMitra> => {
  const mitra = await startHeldMitra({ VERSION_TTL_MS: "1000", STALE_MS: "60000", ...bindings });
  opened.push(mitra);
  return mitra;
};
afterEach(() => Promise.all(opened.splice(0).map((mitra) => mitra.close())));

const item = `/v1/engagements/${written}`;
const list = "/v1/engagements";
const stateOf = ({ headers }: Told) => headers["cache-status"];
const stale = "mitra; hit; detail=stale-if-error";

// Time passes when a test says so.
beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

/** Works while the deadline of every round trip passes that has set out. */
const unanswered = async <T>({ gate }: HeldMitra, work: () => Promise<T>): Promise<T> => {
  let isDone = false;
  let next = gate.arrivals + 1;
  const result = work().finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await Promise.race([result, gate.arrived(next)]);
    vi.advanceTimersByTime(1000);
    next += 1;
  }
  return result;
};
const answered: typeof unanswered = (_, work) => work();

const faults: [string, GateMode, typeof unanswered, Record<string, string>?][] = [
  ["is gone", "gone", answered],
  ["answers 500", "failing", answered],
  ["does not answer in time", "held", unanswered, { DB_DEADLINE_MS: "1000" }],
];

describe.each(faults)("while the database %s", (_, mode, during, bindings) => {
  test("what is known is served stale for a while, and says so; then 503", async () => {
    const mitra = await open(bindings);
    const known = await mitra.ask(item);
    mitra.gate.set(mode);
    mitra.clock.now += 1999;
    await during(mitra, async () => {
      expect(stateOf(await mitra.ask(item))).toBe("mitra; hit");
      await mitra.settled();
    });
    for (const [later, age] of [
      [1, "2"],
      [28_500, "30"],
      [29_500, "60"],
    ] as const) {
      mitra.clock.now += later;
      const answer = await during(mitra, () => mitra.ask(item));
      expect([answer.status, stateOf(answer), answer.headers.age]).toEqual([200, stale, age]);
      expect(lasting(answer)).toEqual(lasting(known));
    }
    mitra.clock.now += 1;
    const answer = await during(mitra, () => mitra.ask(item));
    expect([answer.status, answer.headers["retry-after"], stateOf(answer)]).toEqual([503, "5", undefined]);
    expect(answer.headers["cache-control"]).toBe("no-store");
  });

  test("a copy that is still known is confirmed", async () => {
    const mitra = await open(bindings);
    const { etag = "" } = (await mitra.ask(item)).headers;
    mitra.gate.set(mode);
    mitra.clock.now += 5000;
    const answer = await during(mitra, () => mitra.ask(item, { "If-None-Match": etag }));
    expect([answer.status, stateOf(answer), answer.headers.age]).toEqual([304, stale, "5"]);
  });

  test("what is not known is a 503 that says when to come again, and is not kept", async () => {
    const mitra = await open(bindings);
    mitra.gate.set(mode);
    const answer = await during(mitra, () => mitra.ask(list));
    expect([answer.status, answer.headers["content-type"]]).toEqual([503, "application/problem+json"]);
    expect(answer.headers["retry-after"]).toMatch(/^[1-9]\d*$/);
    mitra.gate.set("open");
    expect([(await mitra.ask(list)).status]).toEqual([200]);
  });

  test("all who wait for one answer are told together", async () => {
    const mitra = await open(bindings);
    mitra.gate.set(mode);
    const all = () => Promise.all(Array.from({ length: 20 }, () => mitra.ask(list)));
    const answers = await during(mitra, all);
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(503));
    expect(mitra.trips()).toBe(1);
  });

  test("answers come back with it", async () => {
    const mitra = await open(bindings);
    await mitra.ask(item);
    mitra.gate.set(mode);
    mitra.clock.now += 5000;
    for (let time = 0; time < 5; time++) expect(stateOf(await during(mitra, () => mitra.ask(item)))).toBe(stale);
    mitra.gate.set("open");
    await mitra.write("Back");
    mitra.clock.now += 60_000;
    const answer = await mitra.ask(item);
    expect([answer.status, stateOf(answer), answer.headers.age]).toEqual([200, "mitra; fwd=miss; stored", undefined]);
    expect(answer.body).toContain("Back");
  });
});

describe("a stale answer", () => {
  test("of a version that was replaced is as old as its last confirmation", async () => {
    const mitra = await open();
    await mitra.ask(item);
    await mitra.write("Newer");
    mitra.clock.now += 10_000;
    await mitra.ask(list);
    mitra.gate.set("gone");
    mitra.clock.now += 2000;
    expect((await mitra.ask(list)).headers.age).toBe("2");
    expect((await mitra.ask(item)).headers.age).toBe("12");
  });

  test("is not given to a request that says who asks", async () => {
    const mitra = await open();
    await mitra.ask(item);
    mitra.gate.set("gone");
    mitra.clock.now += 5000;
    expect((await mitra.ask(item, { Authorization: "Bearer x" })).status).toBe(503);
  });

  test("never stands in for a fault of the request", async () => {
    const mitra = await open();
    mitra.gate.set("gone");
    expect((await mitra.ask("/v1/engagements?limit=0")).status).toBe(400);
    expect((await mitra.ask("/v1/nothing")).status).toBe(404);
  });
});

describe("a burst of different questions", () => {
  const atOnce = 32;
  const burst = (mitra: HeldMitra) =>
    Array.from({ length: 100 }, (_, at) => mitra.ask(`/v1/engagements?limit=${at + 1}`));

  test("waits for its turn, and is answered", async () => {
    const mitra = await open({ DB_DEADLINE_MS: "59999", REQUEST_DEADLINE_MS: "60000" });
    mitra.gate.set("held");
    const asked = burst(mitra);
    await mitra.gate.arrived(atOnce);
    mitra.gate.letOne();
    await mitra.gate.arrived(atOnce + 1);
    expect(mitra.gate.arrivals).toBe(atOnce + 1);
    mitra.gate.set("open");
    const answers = await Promise.all(asked);
    expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200));
  });

  test("does not keep from its answer what is known and only has to be confirmed", async () => {
    const mitra = await open({ DB_DEADLINE_MS: "59999", REQUEST_DEADLINE_MS: "60000" });
    await mitra.ask(item);
    mitra.clock.now += 5000;
    mitra.gate.set("held");
    const before = mitra.gate.arrivals;
    const asked = burst(mitra);
    await mitra.gate.arrived(before + atOnce);
    const confirmed = mitra.ask(item);
    await mitra.gate.arrived(before + atOnce + 1);
    mitra.gate.set("open");
    expect(stateOf(await confirmed)).toBe("mitra; hit");
    await Promise.all(asked);
  });
});

describe("the circuit", () => {
  test("opens after three failures, tries once a while, and closes by itself", async () => {
    const mitra = await open();
    const ask = async () => {
      const { status } = await mitra.ask(list);
      return [status, mitra.trips()];
    };
    mitra.gate.set("failing");
    expect([await ask(), await ask(), await ask()]).toEqual([
      [503, 1],
      [503, 1],
      [503, 1],
    ]);
    expect([await ask(), await ask()]).toEqual([
      [503, 0],
      [503, 0],
    ]);
    mitra.clock.now += 500;
    expect([await ask(), await ask()]).toEqual([
      [503, 1],
      [503, 0],
    ]);
    // A trial that failed: twice as long.
    mitra.clock.now += 999;
    expect(await ask()).toEqual([503, 0]);
    mitra.gate.set("open");
    mitra.clock.now += 1;
    expect(await ask()).toEqual([200, 1]);
  });

  test("is told of in the log, but not by every request that meets it open", async () => {
    const mitra = await open();
    mitra.gate.set("failing");
    const names = async (asked: number) => {
      for (let time = 0; time < asked; time++) await mitra.ask(list);
      return mitra.lines.splice(0).map((line) => [JSON.parse(line).error.name, JSON.parse(line).untold]);
    };
    expect(await names(20)).toEqual([
      ...Array(3).fill(["DatabaseUnavailable", undefined]),
      ["CircuitOpenError", undefined],
    ]);
    mitra.clock.now += 1000;
    expect(await names(3)).toEqual([
      ["DatabaseUnavailable", 16],
      ["CircuitOpenError", undefined],
    ]);
  });

  test("lets readiness know, and be the trial", async () => {
    const mitra = await open();
    mitra.gate.set("failing");
    for (let time = 0; time < 4; time++) expect((await mitra.ask("/health/ready")).status).toBe(503);
    expect(mitra.trips()).toBe(3);
    mitra.gate.set("open");
    mitra.clock.now += 500;
    expect((await mitra.ask("/health/ready")).status).toBe(200);
    expect((await mitra.ask(list)).status).toBe(200);
  });
});
