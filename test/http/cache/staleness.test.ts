import { afterEach, describe, expect, test } from "vitest";
import { readEnv } from "../../../src/env.ts";
import { isolateOf } from "../../../src/isolate.ts";
import { type HeldMitra, lasting, relabel, startHeldMitra, type Told, written } from "./support.ts";

const opened: HeldMitra[] = [];
const open = async (...options: Parameters<typeof startHeldMitra>): Promise<HeldMitra> => {
  const mitra = await startHeldMitra(...options);
  opened.push(mitra);
  return mitra;
};
afterEach(() => Promise.all(opened.splice(0).map((mitra) => mitra.close())));

const item = `/v1/engagements/${written}`;
const list = "/v1/engagements";
const labelOf = ({ body }: Told): string => JSON.parse(body).data.label;
const versionOf = ({ body }: Told): number => JSON.parse(body).dataset.version;
const stateOf = ({ headers }: Told) => headers["cache-status"];

describe("the version of the record", () => {
  test("is looked up at most once in VERSION_TTL_MS, behind the answer", async () => {
    const mitra = await open({ VERSION_TTL_MS: "1000" });
    await mitra.ask(item);
    mitra.trips();
    mitra.clock.now += 999;
    await mitra.ask(item);
    expect(mitra.trips()).toBe(0);
    mitra.clock.now += 1;
    const answers = [await mitra.ask(item), await mitra.ask(item), await mitra.ask(list)];
    expect(answers.map(stateOf)).toEqual(["mitra; hit", "mitra; hit", "mitra; fwd=miss; stored"]);
    await mitra.settled();
    // One look-up, and the one of the list.
    expect(mitra.trips()).toBe(2);
    mitra.clock.now += 999;
    await mitra.ask(item);
    await mitra.settled();
    expect(mitra.trips()).toBe(0);
  });

  test("is shared by all who need it at once", async () => {
    const mitra = await open({ VERSION_TTL_MS: "1000" });
    await mitra.ask(item);
    await mitra.ask(list);
    mitra.trips();
    mitra.clock.now += 5000;
    const answers = await Promise.all([item, list, item, list, item].map((path) => mitra.ask(path)));
    expect(new Set(answers.map(stateOf))).toEqual(new Set(["mitra; hit"]));
    expect(mitra.trips()).toBe(1);
  });

  test.each([
    ["while it ages, seen in the background", 1500, 500],
    ["when it has expired, seen in the foreground", 2000, 0],
  ])("moves: a write is seen within twice VERSION_TTL_MS (%s)", async (_, later, further) => {
    const mitra = await open({ VERSION_TTL_MS: "1000" });
    await mitra.ask(item);
    await mitra.ask(list);
    const version = await mitra.write("A new label");
    mitra.clock.now += later;
    const first = await mitra.ask(item);
    expect(labelOf(first) === "A new label").toBe(further === 0);
    await mitra.settled();
    mitra.clock.now += further;
    for (const path of [item, list]) {
      const answer = await mitra.ask(path);
      expect([versionOf(answer), answer.headers.etag?.startsWith(`W/"${version}.`)]).toEqual([version, true]);
      expect(answer.body).toContain("A new label");
    }
  });

  test("never lets an answer be older than twice VERSION_TTL_MS, however often it is asked for", async () => {
    const mitra = await open({ VERSION_TTL_MS: "1000" });
    let written = mitra.clock.now;
    let label = "";
    for (let step = 0; step < 60; step++) {
      mitra.clock.now += 170;
      if (step % 11 === 0) {
        await mitra.settled();
        label = `Label ${step}`;
        await mitra.write(label);
        written = mitra.clock.now;
      }
      const answer = await mitra.ask(item);
      if (labelOf(answer) !== label) expect(mitra.clock.now - written).toBeLessThan(2000);
    }
  });

  test("is looked up for every request where VERSION_TTL_MS is 0", async () => {
    const mitra = await open({ VERSION_TTL_MS: "0" });
    await mitra.ask(item);
    mitra.trips();
    const [one, other] = await Promise.all([mitra.ask(item), mitra.ask(item)]);
    expect([stateOf(one), stateOf(other), mitra.trips()]).toEqual(["mitra; hit", "mitra; hit", 2]);
    await mitra.write("At once");
    expect(labelOf(await mitra.ask(item))).toBe("At once");
  });

  test("that a write through this isolate has made is known at once", async () => {
    const mitra = await open();
    const before = await mitra.ask(item);
    const version = await mitra.write("Mine");
    const { watch } = isolateOf(readEnv(mitra.env)).answers;
    watch.note(await mitra.version(), mitra.clock.now);
    watch.insist();
    const after = await mitra.ask(item, { "If-None-Match": before.headers.etag ?? "" });
    expect([after.status, labelOf(after), versionOf(after)]).toEqual([200, "Mine", version]);
    expect(stateOf(await mitra.ask(item))).toBe("mitra; hit");
  });

  test("does not go back with a replica that lags behind, and nothing of it is kept", async () => {
    const mitra = await open();
    isolateOf(readEnv(mitra.env)).answers.watch.note(
      { ...(await mitra.version()), version: 7, stamp: "later" },
      mitra.clock.now,
    );
    for (let time = 0; time < 2; time++) {
      const answer = await mitra.ask(item);
      expect([versionOf(answer), stateOf(answer), mitra.trips()]).toEqual([1, "mitra; fwd=miss", 1]);
    }
    // A minute of it, and it is no lag: the record was restored from a copy.
    mitra.clock.now += 60_000;
    await mitra.ask(item);
    expect(stateOf(await mitra.ask(item))).toBe("mitra; hit");
  });

  test("is none before the first seed: nothing is answered as if the record were empty, and nothing kept", async () => {
    const mitra = await open({ VERSION_TTL_MS: "1000" }, false);
    for (const path of [list, item, "/v1/meta", "/v1/search?q=radar", list]) {
      const { status, headers } = await mitra.ask(path);
      expect([path, status, headers["cache-control"], headers["retry-after"]]).toEqual([path, 503, "no-store", "5"]);
    }
    expect((await mitra.ask("/v1")).status).toBe(200);
    const version = await mitra.write("nothing");
    const empty = await mitra.ask(list);
    expect([versionOf(empty), JSON.parse(empty.body).data]).toEqual([version, []]);
    expect(stateOf(await mitra.ask(list))).toBe("mitra; hit");
  });

  test("of another database is seen as such, though its number be the same or lower", async () => {
    const mitra = await open({ VERSION_TTL_MS: "1000" });
    const other = await open({ VERSION_TTL_MS: "1000" });
    await other.client.execute("update dataset set epoch = 'another', stamp = 'another'");
    await other.client.execute(relabel("Other"));
    for (const before of [0, 1]) {
      if (before === 1) await mitra.write("Mine");
      mitra.clock.now += 2000;
      const mine = await mitra.ask(item);
      const { target } = mitra.gate;
      mitra.gate.target = other.gate.url;
      mitra.clock.now += 2000;
      const { etag = "" } = mine.headers;
      expect([versionOf(mine), labelOf(mine) === "Other"]).toEqual([1 + before, false]);
      const theirs = await mitra.ask(item, { "If-None-Match": etag });
      expect([theirs.status, versionOf(theirs), labelOf(theirs)]).toEqual([200, 1, "Other"]);
      mitra.gate.target = target;
      mitra.clock.now += 2000;
      expect(labelOf(await mitra.ask(item))).toBe(labelOf(mine));
    }
  });
});

describe("after the version has moved", () => {
  test("each spelling is sent with the entity tag and links of the new answer", async () => {
    const spellings = [`${list}?limit=1&sort=date`, `${list}?sort=date&limit=1`];
    const mitra = await open({ VERSION_TTL_MS: "1000" });
    for (const path of spellings) await mitra.ask(path);
    const version = await mitra.write("Newer");
    mitra.clock.now += 2000;
    // The first spelling brings the new answer; the second still has headers of the old one.
    for (const path of [...spellings, ...spellings]) {
      const answer = await mitra.ask(path);
      expect(answer.headers.etag).toContain(`"${version}.`);
      expect(versionOf(answer)).toBe(version);
    }
  });

  test("a copy of the old version is not confirmed", async () => {
    const mitra = await open({ VERSION_TTL_MS: "1000" });
    const { etag = "" } = (await mitra.ask(item)).headers;
    await mitra.write("Newer");
    mitra.clock.now += 2000;
    const answer = await mitra.ask(item, { "If-None-Match": etag });
    expect([answer.status, labelOf(answer)]).toEqual([200, "Newer"]);
  });

  test("what shows nothing of the record stays", async () => {
    const mitra = await open({ VERSION_TTL_MS: "1000" });
    const first = await mitra.ask("/v1");
    await mitra.write("Newer");
    mitra.clock.now += 500_000;
    const later = await mitra.ask("/v1");
    expect([stateOf(later), mitra.trips()]).toEqual(["mitra; hit", 0]);
    expect(lasting(later)).toEqual(lasting(first));
  });
});

describe("an answer of several round trips", () => {
  test("is of one version, though a write comes between them", async () => {
    const mitra = await open();
    mitra.gate.set("held");
    const asked = mitra.ask(`${list}?include=agreements`);
    await mitra.gate.arrived(1);
    // Let the page through, and hold back what it includes until the record has moved on.
    mitra.gate.letOne();
    await mitra.gate.arrived(2);
    const version = await mitra.write("Between");
    mitra.gate.set("open");
    const answer = await asked;
    expect([answer.status, versionOf(answer)]).toEqual([200, version]);
    expect(answer.headers.etag).toContain(`"${version}.`);
    expect(answer.body).toContain("Between");
  });
});
