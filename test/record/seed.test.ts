import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SeedError } from "../../seeds/load.ts";
import { seedSchemas } from "../../seeds/schemas.ts";
import { inProject } from "../../tools/paths.ts";
import { seedRecord, whatChanged } from "../../tools/seed.ts";
import { dumpOf, expectConsistent, openRecord, type RecordDatabase } from "./database.ts";

let database: RecordDatabase;
let folder: string;

beforeEach(async () => {
  database = await openRecord({ seeded: true });
  folder = mkdtempSync(join(tmpdir(), "mitra-seeds-"));
  for (const part of ["dossiers", "reference"])
    cpSync(inProject(`seeds/${part}`), join(folder, part), { recursive: true });
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const run = () => seedRecord({ url: database.url, authToken: database.authToken, folder });
const file = (name: string) => join(folder, name);
const japan = "dossiers/japan-courtesy-call-2022.yaml";

/** Edits a file of the folder; the text must be there. */
const edit = (name: string, from: string | RegExp, to: string): void => {
  const text = readFileSync(file(name), "utf8");
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`${from} is not in ${name}`);
  writeFileSync(file(name), edited);
};

/** The line and column, from 1, at which a text first stands in a file, after `skip` of it. */
const placeOf = (name: string, text: string, skip = ""): string => {
  const before = readFileSync(file(name), "utf8").split(text)[0] ?? "";
  const lines = `${before}${skip}`.split("\n");
  return `${name}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
};

const problemsOf = async (): Promise<string[]> => {
  const error = await run().then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SeedError);
  return [...(error as SeedError).problems];
};

describe("seeding", () => {
  test("twice changes nothing, not even the version", async () => {
    await expectConsistent(database);
    const before = await dumpOf(database);
    expect(await run()).toEqual({ version: 1, changes: [] });
    expect(await dumpOf(database)).toEqual(before);
  });

  test("after a change to one dossier changes just that record and moves the version by one", async () => {
    edit(japan, "{ place: tokyo }", "{ place: tokyo, name: { en: Tokyo city, id: Kota Tokyo } }");
    const { version, changes } = await run();
    expect(version).toBe(2);
    expect(changes).toEqual([{ type: "engagement", id: "japan-signing-2015-03-23", action: "changed" }]);
    await expectConsistent(database);
  });

  test("without a dossier removes what it alone was evidence for, and logs each", async () => {
    const only = await database.query<{ type: string; id: string }>(
      `select substr(value, 1, instr(value, ':') - 1) as type, substr(value, instr(value, ':') + 1) as id from terms
       where field = 'names' group by value having count(*) = 1 and max(id) = 'japan-courtesy-call-2022'`,
    );
    expect(only.map(({ type, id }) => `${type}:${id}`)).toEqual(
      expect.arrayContaining(["country:JP", "person:kishi-nobuo"]),
    );
    rmSync(file(japan));
    const { version, changes } = await run();
    expect(version).toBe(2);
    for (const gone of only) expect(changes).toContainEqual({ ...gone, action: "removed" });
    for (const change of changes.filter(({ type }) => type === "engagement")) expect(change.id).toMatch(/^japan-/);
    expect(await database.query("select id from records where id = 'JP' or id like 'japan-%'")).toEqual([]);
    // What others name too stays.
    expect(
      await database.query("select id from records where type = 'person' and id = 'prabowo-subianto'"),
    ).toHaveLength(1);
    await expectConsistent(database);
  });
});

describe("the message after seeding says what changed", () => {
  const said = async () => whatChanged(await run());
  const person = "- { id: nobody, name: Nobody At All }\n";
  const append = (name: string, text: string) => writeFileSync(file(name), readFileSync(file(name), "utf8") + text);

  test("on every path", async () => {
    expect(await said()).toBe("nothing has changed: the record stands at version 1");
    append("reference/people.yaml", person);
    append("reference/sources.yaml", "- { id: nothing, name: Nothing, kind: outlet }\n");
    expect(await said()).toBe(
      "the record is at version 2 now: no record changed, but 2 reference entries added or changed",
    );
    expect(await said()).toBe("nothing has changed: the record stands at version 2");
    edit("reference/people.yaml", person, "");
    expect(await said()).toBe("the record is at version 3 now: no record changed, but 1 reference entry removed");
    edit(japan, "{ place: tokyo }", "{ place: tokyo, name: { en: Tokyo city, id: Kota Tokyo } }");
    expect(await said()).toBe("the record is at version 4 now: 1 record changed");
    rmSync(file(japan));
    expect(await said()).toMatch(/^the record is at version 5 now: \d+ records changed, \d+ records removed$/);
  });

  test("and what looks wrong is told before", async () => {
    append("reference/people.yaml", "- { id: prabowo-2, name: Prabowo Subianto }\n");
    const warnings: string[] = [];
    await seedRecord({ url: database.url, authToken: database.authToken, folder, warn: (line) => warnings.push(line) });
    expect(warnings).toEqual([expect.stringMatching(/^reference\/people\.yaml:7:3 .* and also of prabowo-2 at /)]);
  });
});

describe("seeds with errors", () => {
  test("write nothing, and are told all at once, each at its place", async () => {
    const before = await dumpOf(database);
    const expected: [place: string, says: RegExp][] = [];
    const plant = (name: string, from: string, to: string, says: RegExp) => {
      edit(name, from, to);
      expected.push([placeOf(name, to), says]);
    };
    plant(
      japan,
      "person: kanasugi-kenji,",
      "person: kanasugi-keni,",
      /person: there is no person "kanasugi-keni"; did you mean "kanasugi-kenji"\?/,
    );
    plant(
      "dossiers/belarus-meeting-milex-2025.yaml",
      "kind: exhibition",
      "kind: exibition",
      /kind: unknown value; did you mean "exhibition"\? \(allowed: meeting, /,
    );
    plant(
      "dossiers/russia-courtesy-call.yaml",
      "dateline:",
      "datelin:",
      /article\.datelin: unknown field; did you mean "dateline"\? \(allowed: /,
    );
    plant("reference/people.yaml", "id: kishi-nobuo", "id: Kishi Nobuo", /id: wrong form/);
    plant(
      "reference/topics.yaml",
      "broader: defence-industry",
      "broader: defense-industri",
      /broader: there is no topic "defense-industri"; did you mean "defence-industry"\?/,
    );

    const problems = await problemsOf();
    for (const [place, says] of expected) {
      const found = problems.filter((problem) => problem.startsWith(`${place} `));
      expect(found.length, `${place} ${says} among\n${problems.join("\n")}`).toBeGreaterThan(0);
      expect(found.join("\n")).toMatch(says);
    }
    // What was planted, and those who name Kishi Nobuo: no error brings others along.
    expect(problems.filter((problem) => !problem.includes('"kishi-nobuo"'))).toHaveLength(expected.length);
    expect(await dumpOf(database)).toEqual(before);
  });

  test.each<[string, () => void, RegExp]>([
    [
      "text that is not YAML",
      () => edit(japan, "article:", "article: ["),
      /^dossiers\/japan-courtesy-call-2022\.yaml:\d+:\d+ \(file\): not YAML/m,
    ],
    [
      "a paragraph without a hash",
      () => edit(japan, "{ paragraph: 7 }", "{ paragraph: 77 }"),
      /evidence\[0\]\.paragraph: paragraph 77 has no hash/,
    ],
    ["a hash that nothing cites", () => edit(japan, '  "7":', '  "777":'), /nothing cites paragraph 777/],
    [
      "an id used twice",
      () => edit(japan, "id: japan-two-plus-two-2021", "id: japan-signing-2021-03-30"),
      /"japan-signing-2021-03-30" stands here for the second time/,
    ],
    [
      "a name of a file that is not its id",
      () => renameSync(file(japan), file("dossiers/other.yaml")),
      /article\.id: differs from the file's name \(allowed: other\)/,
    ],
    [
      "a date that is none",
      () => edit(japan, 'edtf: "2022-03-02"', 'edtf: "2022-02-30"'),
      /edtf: an EDTF date of level 0 or 1/,
    ],
    [
      "a signature without status",
      () => edit(japan, /status: signed\n {4}statusHistory/, "status: proposed\n    statusHistory"),
      /an agreement that has a date of signature is not of this status/,
    ],
    ["a member that is missing", () => edit(japan, "    kind: courtesy-call\n", ""), /engagements\[0\]\.kind: missing/],
  ])("%s is named", async (_, plant, says) => {
    plant();
    expect((await problemsOf()).join("\n")).toMatch(says);
  });
});

test("the JSON Schemas of the seeds are current; if not, run: npm run seeds:schema", () => {
  for (const [name, text] of seedSchemas()) expect(readFileSync(inProject(`seeds/${name}`), "utf8"), name).toBe(text);
});

type JsonSchema = { [key: string]: unknown; properties?: Record<string, JsonSchema> };

/** The members of a JSON Schema that an editor is told nothing of. */
const untold = (schema: unknown, path: string): string[] => {
  if (typeof schema !== "object" || schema === null) return [];
  const { properties = {}, ...rest } = schema as JsonSchema;
  const members = Object.entries(properties);
  return [
    ...members.flatMap(([name, member]) => (member.description ? [] : [`${path}.${name}`])),
    ...members.flatMap(([name, member]) => untold(member, `${path}.${name}`)),
    ...Object.values(rest).flatMap((inner) => untold(inner, path)),
  ];
};

test("every member of a dossier and of the lists says what it means", () => {
  expect([...seedSchemas()].flatMap(([name, text]) => untold(JSON.parse(text), name))).toEqual([]);
});
