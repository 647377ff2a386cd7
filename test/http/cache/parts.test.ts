import { describe, expect, test } from "vitest";
import { SingleFlight } from "../../../src/http/cache/single-flight.ts";
import { type Answer, AnswerStore, encode } from "../../../src/http/cache/store.ts";
import { VersionWatch } from "../../../src/http/cache/version-watch.ts";
import type { RecordVersion } from "../../../src/model/version.ts";
import { versionOf } from "../../support/version.ts";

const answer = (key: string, bytes: number, version = 1): Answer => ({
  path: "/a",
  key,
  version: versionOf(version),
  entityTag: `W/"${version}-${key}"`,
  contentType: "application/json",
  body: encode("x".repeat(bytes)),
  next: null,
});

const entryFor = (key: string, version = 1) => ({
  key,
  entityTag: `W/"${version}-${key}"`,
  whole: new Response(null, { headers: { ETag: `W/"${version}-${key}"` } }),
  notModified: new Response(null, { status: 304 }),
  compressible: true,
  route: null,
  state: "hit" as const,
});

describe("the store of answers", () => {
  test("stays within its bytes, whatever is put into it", () => {
    const store = new AnswerStore(100_000);
    for (let i = 0; i < 2000; i++) {
      store.put(answer(`${i}`, (i * 37) % 5000));
      for (let j = 0; j < 3; j++) store.remember(`${i}-${j}-${"y".repeat(i % 900)}`, entryFor(`${i}`));
      expect(store.size.bytes).toBeLessThanOrEqual(100_000);
    }
    expect(store.size.answers).toBeGreaterThan(10);
    expect(store.size.bytes).toBeGreaterThan(50_000);
  });

  test("forgets what was used least recently first", () => {
    const store = new AnswerStore(100_000);
    store.put(answer("kept", 5000));
    for (let i = 0; i < 100; i++) {
      store.put(answer(`${i}`, 5000));
      expect(store.get("kept", "/a")).toBeDefined();
    }
    expect(store.get("0", "/a")).toBeUndefined();
    expect(store.get("99", "/a")).toBeDefined();
  });

  test("does not empty itself for one large answer, which is not kept", () => {
    const store = new AnswerStore(100_000);
    store.put(answer("small", 1000));
    store.put(answer("large", 50_000));
    expect([store.get("small", "/a")?.key, store.get("large", "/a")]).toEqual(["small", undefined]);
  });

  test("leads from the key of a request to the answer that its headers belong to, and to no other", () => {
    const store = new AnswerStore(100_000);
    store.put(answer("a", 10));
    store.remember("/a?x", entryFor("a"));
    expect(store.recall("/a?x", "/a")?.answer.key).toBe("a");
    store.put(answer("a", 10, 2));
    expect(store.recall("/a?x", "/a")).toBeUndefined();
    store.remember("/a?x", entryFor("a", 2));
    expect(store.recall("/a?x", "/a")?.answer.version?.version).toBe(2);
    expect(store.recall("/b", "/b")).toBeUndefined();
  });

  test("gives an answer for the path that it answers, and for no other", () => {
    const store = new AnswerStore(100_000);
    store.put(answer("a", 10));
    store.remember("/a?x", entryFor("a"));
    expect([store.get("a", "/a")?.key, store.get("a", "/b")]).toEqual(["a", undefined]);
    expect(store.recall("/a?x", "/b")).toBeUndefined();
  });

  test("does not let a flood of request keys push the answers out", () => {
    const store = new AnswerStore(100_000);
    store.put(answer("a", 1000));
    for (let i = 0; i < 5000; i++) store.remember(`/a?${i}`, entryFor("a"));
    expect(store.get("a", "/a")).toBeDefined();
  });
});

describe("a single flight", () => {
  test("has one lead and the others wait", async () => {
    const flights = new SingleFlight(60_000);
    expect(flights.follow("a")).toBeNull();
    const land = flights.lead("a");
    const [one, other] = [flights.follow("a"), flights.follow("a")];
    expect(flights.follow("b")).toBeNull();
    land("done");
    expect([await one, await other]).toEqual(["done", "done"]);
    expect([flights.isUnderWay("a"), flights.follow("a")]).toEqual([false, null]);
  });

  test("tells those who wait that it failed", async () => {
    const flights = new SingleFlight(60_000);
    const land = flights.lead("a");
    const waiting = flights.follow("a");
    land("failed");
    expect(await waiting).toBe("failed");
  });

  test("does not wait for ever for a leader who has gone, whose place is then free", async () => {
    const flights = new SingleFlight(1);
    const land = flights.lead("a");
    expect(await flights.follow("a")).toBe("late");
    expect(flights.follow("a")).toBeNull();
    flights.lead("a");
    // The first one comes back after all: the second is still under way.
    land("done");
    expect(flights.isUnderWay("a")).toBe(true);
  });
});

describe("the watch on the version", () => {
  const watchAt = (version: number, now: number) => {
    const watch = new VersionWatch({ ttl: 1000, patience: 60_000 });
    watch.note(versionOf(version), now);
    return watch;
  };

  test.each([
    [0, "current"],
    [999, "current"],
    [1000, "ageing"],
    [1999, "ageing"],
    [2000, "expired"],
    // Another request, begun a little earlier.
    [-10, "current"],
    // A clock that was put back.
    [-3_600_000, "expired"],
  ])("%i ms later it is %s", (later, knowledge) => {
    expect(watchAt(5, 10_000_000).knowledge(10_000_000 + later)).toBe(knowledge);
  });

  test("knows nothing at first", () => {
    const watch = new VersionWatch({ ttl: 1000, patience: 1 });
    expect([watch.knowledge(0), watch.version, watch.confirmedAt(versionOf(1))]).toEqual(["expired", null, undefined]);
  });

  test("remembers when each of the last versions was confirmed, and not more than a hundred", () => {
    const watch = new VersionWatch({ ttl: 1000, patience: 1 });
    for (let version = 1; version <= 500; version++) watch.note(versionOf(version), version * 10);
    expect([500, 499, 401, 400, 399, 1].map((version) => watch.confirmedAt(versionOf(version)))).toEqual([
      5000,
      4990,
      4010,
      4000,
      undefined,
      undefined,
    ]);
  });

  test("does not begin a look-up behind another", async () => {
    const watch = watchAt(5, 0);
    const looked = Promise.withResolvers<RecordVersion>();
    let times = 0;
    const lookUp = () => {
      times += 1;
      return looked.promise;
    };
    const both = [watch.refresh(1500, lookUp), watch.refresh(1600, lookUp)];
    const waiting = watch.current(2500, lookUp);
    looked.resolve(versionOf(6));
    await Promise.all(both);
    expect([await waiting, times]).toEqual([versionOf(6), 1]);
    // It was seen at the time of the one who began to look, not later.
    expect(watch.confirmedAt(versionOf(6))).toBe(1500);
  });

  test("forgets what it saw of another database, whatever its number", () => {
    const watch = watchAt(5, 10_000);
    watch.note(versionOf(6), 10_100);
    for (const version of [5, 6, 3, 9]) {
      const other = versionOf(version, `other-${version}`);
      watch.note(other, 10_200);
      expect([watch.version, watch.confirmedAt(versionOf(5)), watch.confirmedAt(versionOf(6))]).toEqual([
        other,
        undefined,
        undefined,
      ]);
    }
  });

  test("takes a lower number for a replica that lags behind, until it has been lower for a minute", () => {
    const watch = watchAt(5, 10_000);
    watch.note(versionOf(4), 10_100);
    watch.note(versionOf(4), 69_999);
    expect(watch.version).toEqual(versionOf(5));
    watch.note(versionOf(4), 70_000);
    expect(watch.version).toEqual(versionOf(4));
  });

  test("takes the same number with another stamp for another history", () => {
    const watch = watchAt(5, 10_000);
    const other = { ...versionOf(5), stamp: "written after a backup was put back" };
    watch.note(other, 10_100);
    expect([watch.version, watch.isLatest(versionOf(5))]).toEqual([other, false]);
  });
});
