import { expect, test } from "vitest";
import { Random } from "../../tools/bench/corpus/random.ts";
import { report } from "../../tools/fuzz/report.ts";
import { requestsFor } from "../../tools/fuzz/requests.ts";
import { fuzz } from "../../tools/fuzz/run.ts";
import { operations } from "../contract/description.ts";
import { useMitra } from "../http/battery.ts";

const mitra = useMitra();

/** The beginning of what `npm run fuzz` sends, which goes on for as long as it is told to. */
test("no request is answered by a failure, against the API description or with a leak", async () => {
  const [seed, requests] = [9, 400];
  const findings = await fuzz({ url: mitra.current.url, requests, seed, connections: 8 });
  expect(findings.failures, report(findings, seed).join("\n")).toEqual([]);
  const { statuses } = findings;
  // Most of it gets past validation.
  expect(statuses.get(200)).toBeGreaterThan(0.4 * requests);
  expect(statuses.get(400)).toBeGreaterThan(0.15 * requests);
  expect(statuses.get(404)).toBeGreaterThan(0);
});

test("the same seed makes the same requests, another one others", () => {
  const draw = requestsFor(operations);
  const targets = (seed: number) => {
    const random = new Random(seed);
    return Array.from({ length: 200 }, () => draw(random, { ids: {}, words: [] }).target);
  };
  expect(targets(4)).toEqual(targets(4));
  expect(targets(4)).not.toEqual(targets(5));
});
