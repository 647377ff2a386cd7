import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../support/eventually.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { faultsAsProblem } from "./battery.ts";
import { type HeldMitra, lasting, startHeldMitra, type Told } from "./cache/support.ts";
import { damages, faults, type Mishap, mishaps, redirects, type Scripted, silences, startScripted } from "./mishaps.ts";

const stale = "mitra; hit; detail=stale-if-error";
const known = "/v1/countries/FR";
let asked = 0;
/** A list that nobody has asked for yet, with what its records name: two round trips. */
const unknown = () =>
  `/v1/engagements?limit=${1 + (asked % 200)}&include=articles&from=${1900 + Math.floor(asked++ / 200)}`;

let [scripted, elsewhere]: Scripted[] = [];
beforeAll(async () => {
  [scripted, elsewhere] = await Promise.all([startScripted(), startScripted()]);
});
afterAll(() => Promise.all([scripted?.close(), elsewhere?.close()]));

/** A test has to wait for the deadline of a database that says nothing; for no other. */
const inHaste = { DB_DEADLINE_MS: "250" };

const usual: Mishap = { name: "a right answer", answer: (response, { right }) => response.end(right), cause: /^$/ };

const named = (list: readonly Mishap[]) => list.map((mishap) => [mishap.name, mishap] as const);

/** What the failing server sends, and what of ours must not get out. */
const leaks = /it happened|malformed image|sqlite|hrana|select |bad token|gateway|libsql|127\.0\.0\.1:(?!80)/i;

/** A body as it is from whichever port. */
const withoutOrigin = (body: string) => body.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, "");

describe("in this process", () => {
  /** The one that is asked: it waits for as long as it takes, but for a database that says nothing. */
  let mitra: HeldMitra;
  let [patient, hurried]: HeldMitra[] = [];
  let fresh: Told;
  const begin = (mishap: Mishap) => {
    mitra = (silences.includes(mishap) ? hurried : patient) as HeldMitra;
    return recover();
  };
  beforeAll(async () => {
    const env = { VERSION_TTL_MS: "0", LIBSQL_URL: scripted?.url ?? "" };
    [patient, hurried] = await Promise.all([startHeldMitra(env), startHeldMitra({ ...env, ...inHaste })]);
    Object.assign(scripted ?? {}, { target: patient?.gate.target });
    await begin(usual);
    fresh = await mitra.ask(known);
  });
  afterAll(() => Promise.all([patient?.close(), hurried?.close()]));

  /** The database is well again; what was open has cooled. */
  const recover = async () => {
    scripted?.play(null);
    await eventually(async () => {
      mitra.clock.now += 20_000;
      expect((await mitra.ask(known)).status).toBe(200);
      const answer = await mitra.ask(known);
      expect([answer.status, answer.headers["cache-status"]]).toEqual([200, "mitra; hit"]);
    });
    mitra.lines.splice(0);
    scripted?.asked();
  };

  const expectStale = async () => {
    mitra.clock.now += 3000;
    const answer = await mitra.ask(known);
    expect([answer.status, answer.headers["cache-status"]]).toEqual([200, stale]);
    expect(Number(answer.headers.age)).toBeGreaterThanOrEqual(3);
    expect(lasting(answer)).toEqual(lasting(fresh));
  };

  const expectProblem = async (path: string, status: number) => {
    const { headers, body, ...answer } = await mitra.ask(path);
    expect(await faultsAsProblem(new Response(body, { ...answer, headers }), status)).toEqual([]);
    if (status === 503) expect(Number(headers["retry-after"])).toBeGreaterThan(0);
    expect(JSON.stringify(headers) + body.replaceAll("https://mitra.test", "")).not.toMatch(leaks);
  };

  const expectLogged = (cause: RegExp, times: number) => {
    const lines = mitra.lines.map((line) => JSON.stringify(JSON.parse(line).error));
    expect(lines).toEqual(Array(times).fill(expect.stringMatching(cause)));
  };

  test.each(named([...mishaps, ...silences, ...damages]))("%s is no answer", async (_, mishap) => {
    await begin(mishap);
    scripted?.play(mishap);
    await expectStale();
    await expectProblem(unknown(), 503);
    expectLogged(mishap.cause, 2);
    await recover();
  });

  test.each(named(faults))("%s is our fault", async (_, mishap) => {
    await begin(mishap);
    scripted?.play(mishap);
    await expectStale();
    await expectProblem(unknown(), 500);
    expectLogged(mishap.cause, 2);
    // The database has answered.
    scripted?.play(null);
    expect((await mitra.ask(unknown())).status).toBe(200);
  });

  test.each(named([...mishaps, ...silences].filter((_, at) => at % 7 === 0)))(
    "%s to a second round trip is none",
    async (_, mishap) => {
      await begin(mishap);
      scripted?.play(mishap, 1);
      await expectProblem(unknown(), 503);
      await recover();
    },
  );

  test("a redirect is not followed, and no token goes elsewhere", async () => {
    for (const mishap of redirects(elsewhere?.url ?? "")) {
      await begin(mishap);
      scripted?.play(mishap);
      await expectStale();
      await expectProblem(unknown(), 503);
      expectLogged(mishap.cause, 2);
      expect(scripted?.asked(), mishap.name).toEqual(["/v2/pipeline", "/v2/pipeline"]);
    }
    expect(elsewhere?.asked()).toEqual([]);
    await recover();
  });

  test("a right answer is one under any name", async () => {
    for (const headers of [{}, { "content-type": "text/plain" }, { "content-type": "text/html; charset=latin1" }]) {
      await begin(usual);
      scripted?.play({ ...usual, answer: (response, { right }) => response.writeHead(200, headers).end(right) });
      expect((await mitra.ask(unknown())).status).toBe(200);
    }
  });
});

describe("in workerd", () => {
  const env = { CACHE_BYTES: String(2 ** 20), VERSION_TTL_MS: "0" };
  const logs = /"problem":"unavailable"/;
  let mitra: TestMitra;
  let [patient, hurried]: TestMitra[] = [];
  let fresh: string;
  const begin = (mishap: Mishap) => {
    mitra = (silences.includes(mishap) ? hurried : patient) as TestMitra;
    return recover();
  };
  beforeAll(async () => {
    patient = await startMitra({ env: { ...env, LIBSQL_URL: scripted?.url ?? "" }, logs });
    const { url: target, authToken } = patient.database;
    const others = { LIBSQL_URL: scripted?.url ?? "", LIBSQL_AUTH_TOKEN: authToken, ...inHaste };
    hurried = await startMitra({ env: { ...env, ...others }, logs });
    Object.assign(scripted ?? {}, { target });
    await begin(usual);
    fresh = await (await mitra.fetch(known)).text();
  });
  afterAll(() => Promise.all([patient?.close(), hurried?.close()]));

  const recover = async () => {
    scripted?.play(null);
    await eventually(async () => {
      const answer = await mitra.fetch(known);
      expect([answer.status, answer.headers.get("Age")]).toEqual([200, null]);
    });
  };

  test.each(named([...mishaps, ...silences, ...damages]))("%s is no answer", async (_, mishap) => {
    await begin(mishap);
    scripted?.play(mishap);
    const answer = await mitra.fetch(known);
    expect([answer.status, answer.headers.get("Cache-Status")]).toEqual([200, stale]);
    expect(withoutOrigin(await answer.text())).toBe(withoutOrigin(fresh));
    const other = await mitra.fetch(unknown());
    expect(Number(other.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(await faultsAsProblem(other, 503)).toEqual([]);
    await recover();
  });

  test("a redirect is not followed, and no token goes elsewhere", async () => {
    await begin(usual);
    scripted?.asked();
    for (const mishap of redirects(elsewhere?.url ?? "")) {
      scripted?.play(mishap);
      expect((await mitra.fetch(unknown())).status).toBe(503);
      await recover();
    }
    expect(new Set(scripted?.asked())).toEqual(new Set(["/v2/pipeline"]));
    expect(elsewhere?.asked()).toEqual([]);
  });
});
