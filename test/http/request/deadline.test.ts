import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { within } from "../../../src/http/request/deadline.ts";
import { faultsAsProblem } from "../battery.ts";
import { type HeldMitra, startHeldMitra, type Told } from "../cache/support.ts";

const opened: HeldMitra[] = [];
const open = async (bindings: Record<string, string> = {}): Promise<HeldMitra> => {
  const mitra = await startHeldMitra({ DB_DEADLINE_MS: "59999", REQUEST_DEADLINE_MS: "60000", ...bindings });
  opened.push(mitra);
  return mitra;
};
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(opened.splice(0).map((mitra) => mitra.close()));
});

/** Has the minute of a request, and the half of it that one waits for another, pass in a second; a round trip's does not. */
const hurryRequests = (): void => {
  const wait = setTimeout;
  const hurried = (work: () => void, milliseconds = 0) =>
    wait(work, milliseconds === 60_000 || milliseconds === 30_000 ? milliseconds / 60 : milliseconds);
  vi.spyOn(globalThis, "setTimeout").mockImplementation(hurried as typeof setTimeout);
};

const list = "/v1/engagements";
const lists = (count: number) => Array.from({ length: count }, (_, at) => `${list}?limit=${at + 1}`);

const expectUnavailable = async ({ status, headers, body }: Told) => {
  expect(await faultsAsProblem(new Response(body, { status, headers }), 503)).toEqual([]);
  expect(Number(headers["retry-after"])).toBeGreaterThan(0);
};

describe("a request that takes too long", () => {
  beforeEach(hurryRequests);

  const places: [string, (mitra: HeldMitra) => Promise<Promise<Told>[]>][] = [
    ["on its way to the database", async (mitra) => [mitra.ask(list)]],
    [
      "between its round trips",
      async (mitra) => {
        const asked = mitra.ask(`${list}?include=articles`);
        await mitra.gate.arrived(1);
        mitra.gate.letOne();
        await mitra.gate.arrived(2);
        return [asked];
      },
    ],
    ["in line", async (mitra) => lists(60).map((path) => mitra.ask(path))],
    ["behind others that want the same", async (mitra) => Array.from({ length: 20 }, () => mitra.ask(list))],
    ["at readiness", async (mitra) => [mitra.ask("/health/ready"), mitra.ask("/health/ready")]],
  ];

  test.each(places)("%s is a 503, and leaves no trace", async (_, begin) => {
    const mitra = await open();
    mitra.gate.set("held");
    for (const answer of await Promise.all(await begin(mitra))) await expectUnavailable(answer);
    // No turn is lost, and the circuit is closed: the deadlines were ours.
    const before = mitra.gate.arrivals;
    const asked = lists(32).map((path) => mitra.ask(`${path}&from=2000`));
    await mitra.gate.arrived(before + 32);
    await Promise.all(asked);
    mitra.gate.set("open");
    await vi.waitFor(async () => expect((await mitra.ask("/v1/meta")).status).toBe(200), { timeout: 15_000 });
  });

  test("is answered with what is known, where the version cannot be looked up in time", async () => {
    const mitra = await open({ VERSION_TTL_MS: "0" });
    const known = await mitra.ask(list);
    mitra.gate.set("held");
    mitra.clock.now += 3000;
    const answer = await mitra.ask(list);
    expect([answer.status, answer.headers["cache-status"]]).toEqual([200, "mitra; hit; detail=stale-if-error"]);
    expect(answer.body).toBe(known.body);
    expect(JSON.parse(mitra.lines.at(-1) ?? "")).toMatchObject({
      stale: true,
      error: { name: "RequestDeadlineError" },
    });
  });
});

test.each([
  ["done", async () => "answer"],
  ["failed", () => Promise.reject(new Error("failed"))],
])("what a request leaves behind is ended with it, when that is %s", async (_, work) => {
  let over: AbortSignal | undefined;
  const ended = within(60_000, (signal) => {
    over = signal;
    return work();
  });
  await ended.catch(() => undefined);
  expect(over?.aborted).toBe(true);
});

const hours = 3_600_000;

describe.each([
  ["back", -2 * hours],
  ["forward", 2 * hours],
])("a clock that is set %s by two hours", (_, jump) => {
  const openCached = () => open({ VERSION_TTL_MS: "1000", STALE_MS: String(3 * hours) });
  /** Sets the clock, and has it read. */
  const setClock = async (mitra: HeldMitra) => {
    mitra.clock.now += jump;
    await mitra.ask("/health/live");
  };
  const statusesOf = async (asked: Iterable<Promise<Told>>) => (await Promise.all(asked)).map(({ status }) => status);

  test("does not keep the circuit open for longer than it cools", async () => {
    const mitra = await openCached();
    mitra.gate.set("failing");
    for (const path of lists(4)) expect((await mitra.ask(path)).status).toBe(503);
    await setClock(mitra);
    mitra.gate.set("open");
    mitra.clock.now += 500;
    expect(await statusesOf([mitra.ask(list)])).toEqual([200]);
  });

  test("does not while its trial is under way, nor after it has failed", async () => {
    const mitra = await openCached();
    mitra.gate.set("failing");
    for (const path of lists(4)) await mitra.ask(path);
    mitra.clock.now += 500;
    mitra.gate.set("held");
    const before = mitra.gate.arrivals;
    const trial = mitra.ask(list);
    await mitra.gate.arrived(before + 1);
    await setClock(mitra);
    mitra.gate.set("failing");
    expect((await trial).status).toBe(503);
    mitra.gate.set("open");
    mitra.clock.now += 1000;
    expect(await statusesOf([mitra.ask(list)])).toEqual([200]);
  });

  test("gives nobody's turn away for good, and nobody up who waits for one", async () => {
    const mitra = await openCached();
    mitra.gate.set("held");
    const asked = lists(40).map((path) => mitra.ask(path));
    await mitra.gate.arrived(32);
    await setClock(mitra);
    mitra.gate.set("open");
    expect(await statusesOf(asked)).toEqual(Array(40).fill(200));
    expect(await statusesOf(lists(40).map((path) => mitra.ask(`${path}&from=2000`)))).toEqual(Array(40).fill(200));
  });

  test("does not make an old answer current", async () => {
    const mitra = await openCached();
    await mitra.ask(list);
    await setClock(mitra);
    const version = await mitra.write("Newer");
    mitra.clock.now += 2000;
    const { body } = await mitra.ask(list);
    expect(JSON.parse(body).dataset.version).toBe(version);
  });

  test("does not end what stands in for the database, nor make it last", async () => {
    const mitra = await openCached();
    await mitra.ask(list);
    mitra.gate.set("failing");
    await setClock(mitra);
    mitra.clock.now += 3000;
    const answer = await mitra.ask(list);
    const passed = Math.max(0, jump) / 1000 + 3;
    expect([answer.status, Number(answer.headers.age)]).toEqual([200, passed]);
    mitra.clock.now += 3 * hours;
    expect((await mitra.ask(list)).status).toBe(503);
  });
});
