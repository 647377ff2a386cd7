import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDb } from "../../src/db/client.ts";
import { writeRecord } from "../../src/record/write.ts";
import { everyListed } from "../formats/records.ts";
import { hasPython } from "../formats/support.ts";
import { engagement, invented, inventedReference } from "../record/dossiers.ts";
import { blocksOf, exampleOrigin, run, startCounting } from "../support/documented.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { projection } from "../support/projection.ts";

const blocks = blocksOf("docs/clients.md");
const blockOf = (language: string, url: string, at = 0): string =>
  (blocks.filter((block) => block.language === language)[at]?.code ?? "").replaceAll(exampleOrigin, url);

let mitra: TestMitra;
let empty: TestMitra;
beforeAll(async () => {
  [mitra, empty] = await Promise.all([startMitra(), startMitra({ seeded: false })]);
});
afterAll(() => Promise.all([mitra.close(), empty.close()]));

test("a start has about ten lines", () => {
  expect(blocks.map(({ language }) => language)).toEqual(["ts", "python", "python", "r", "js"]);
  for (const { heading, code } of blocks) expect(code.trimEnd().split("\n").length, heading).toBeLessThanOrEqual(12);
});

test.skipIf(!hasPython)("Python's own library reads a list, line by line", async () => {
  const lines = await run("python3", ["-X", "utf8", "-c", blockOf("python", mitra.url)], tmpdir());
  expect(lines.trimEnd().split("\n")).toContain(
    "signed Agreement with Japan on the transfer of defence equipment and technology (2021)",
  );
});

const hasPandas = spawnSync("python3", ["-c", "import pandas"]).status === 0;
test.skipIf(!hasPandas)("pandas reads a table", async () => {
  const lines = await run("python3", ["-X", "utf8", "-c", blockOf("python", mitra.url, 1)], tmpdir());
  expect(lines).toMatch(/^signed +2$/m);
});

test.each([
  ["r", "countries.id"],
  ["r", "signed.start"],
  ["python", "countries.id"],
])("the table that is read in %s has the column %s", async (language, column) => {
  const code = blockOf(language, mitra.url, language === "python" ? 1 : 0);
  expect(code).toContain(column);
  const [url = ""] = /http:[^"]*format=csv[^"]*/.exec(code) ?? [];
  const [header = ""] = (await (await fetch(url)).text()).split("\r\n");
  expect(header.split(",")).toContain(column);
});

test("a copy follows the record through what is created, changed and removed, by one call each time", async () => {
  type Copy = { version?: number; records: Record<string, unknown> };
  const write = (put: ReturnType<typeof invented>[], remove: string[] = []) =>
    writeRecord(openDb(empty.database), { put, remove, reference: inventedReference(), now: new Date() }, projection);
  const counting = await startCounting(empty.url);
  const code = encodeURIComponent(blockOf("js", counting.url));
  const { follow } = (await import(/* @vite-ignore */ `data:text/javascript,${code}`)) as {
    follow: (copy: Copy) => Promise<void>;
  };
  const copy: Copy = { records: {} };
  const one = (label: string) => invented("one", { engagements: [engagement({ id: "meeting", label })] });
  const two = invented("two", { engagements: [engagement({ id: "visit", label: "Visit" })] });
  const steps = [() => write([one("Meeting"), two]), () => write([one("Talks")]), () => write([], ["two"])];
  for (const step of steps) {
    await step();
    await follow(copy);
    const listed = [...(await everyListed(empty)).values()].flat();
    expect(Object.keys(copy.records).sort()).toEqual(listed.map(({ type, id }) => `${type}:${id}`).sort());
    expect(copy.records["engagement:meeting"]).toHaveProperty(
      "label",
      listed.find(({ id }) => id === "meeting")?.label,
    );
  }
  expect(copy.records).not.toHaveProperty("engagement:visit");
  await follow(copy);
  expect(counting.calls).toHaveLength(steps.length + 1);
  await counting.close();
});
