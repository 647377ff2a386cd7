import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadSeeds } from "../../seeds/load.ts";
import { inProject } from "../../tools/paths.ts";
import { useSeedsFolder } from "./folder.ts";

const seeds = useSeedsFolder();
const japan = "dossiers/japan-courtesy-call-2022.yaml";
const belarus = "dossiers/belarus-meeting-milex-2025.yaml";
const lines = readFileSync(inProject(`seeds/${japan}`), "utf8").split("\n");
/** The line behind its last one. */
const japanEnd = lines.length;
/** The line of it that is the first to hold this, and the column where it begins. */
const placeOf = (text: string): string => {
  const at = lines.findIndex((line) => line.includes(text));
  if (at < 0) throw new Error(`${text} is in no line of ${japan}`);
  return `${at + 1}:${(lines[at] ?? "").indexOf(text) + 1}`;
};
const lineOf = (text: string): number => Number.parseInt(placeOf(text), 10);
const hash = (letter: string) => letter.repeat(64);
const label = "en: Japan's ambassador calls on Indonesia's deputy defence minister";
const inJapan = (from: string | RegExp, to: string) => () => seeds.edit(japan, from, to);
const append = (name: string, text: string) => seeds.write(name, seeds.read(name) + text);
const appendBytes = (name: string, ...bytes: number[]) =>
  seeds.write(name, Buffer.concat([Buffer.from(seeds.read(name)), Buffer.from(bytes)]));

describe("a fault is told in one line, at its place", () => {
  test.each<[name: string, plant: () => void, line: RegExp]>([
    [
      "a lone surrogate",
      inJapan(label, 'en: "a\\ud83d"'),
      new RegExp(`^\\S+:${placeOf(label)} article\\.label\\.en: holds U\\+D83D at character 2`),
    ],
    [
      "a zero in a printed date",
      inJapan("text: Rabu (2/3/2022)", 'text: "R\\0"'),
      new RegExp(`:${placeOf("text: Rabu (2/3/2022)")} \\S+\\.date\\.text: holds U\\+0000`),
    ],
    ["a control character as it is", inJapan(label, "en: a\u0007b"), /holds U\+0007 at character 2/],
    ["nothing to be seen", inJapan(label, 'en: "\\u3164"'), /holds nothing that can be seen: U\+3164/],
    [
      "two lines where one is meant",
      inJapan(label, "en: |\n      one\n      two"),
      /U\+000A at character 4, a line break/,
    ],
    [
      "an ill-formed headline",
      inJapan(/headline:\n.*\n.*\n/, 'headline: "a\\x7f"\n'),
      /article\.headline: holds U\+007F/,
    ],
    [
      "an ill-formed alias of a reference list",
      () => seeds.edit("reference/organisations.yaml", "      Kemhan RI,", '      "Kemhan\\uffff",'),
      /^reference\/organisations\.yaml:\d+:\d+ \[0\]\.aliases\[1\]: holds U\+FFFF/,
    ],
    [
      "an ill-formed key",
      inJapan("  language: id", '  "\\ud83d\\n": x\n  language: id'),
      new RegExp(`:${placeOf("language: id")} article\\.\\\\u\\{d83d\\}\\\\u\\{a\\}: unknown field`),
    ],
    [
      "Windows-1252",
      () => appendBytes(japan, 0x23, 0x20, 0xe9, 0x20, 0x0a),
      new RegExp(`:${japanEnd}:3 \\(file\\): is not UTF-8: byte 0xE9`),
    ],
    [
      "a character cut at the end",
      () => appendBytes(japan, 0x23, 0xe2, 0x82),
      new RegExp(`:${japanEnd}:2 \\(file\\): is not UTF-8: byte 0xE2`),
    ],
    [
      "UTF-16",
      () => seeds.write(japan, Buffer.from(`\ufeff${seeds.read(japan)}`, "utf16le")),
      /:1:1 \(file\): is UTF-16/,
    ],
    [
      "UTF-16 without a mark",
      () => seeds.write(japan, Buffer.from(seeds.read(japan), "utf16le")),
      /holds a zero byte: is it UTF-16/,
    ],
    [
      "no YAML",
      inJapan("  language: id", "  language: @id"),
      new RegExp(`:${lineOf("language: id")}:13 \\(file\\): not YAML: Plain value cannot start with`),
    ],
    [
      "two documents",
      () => append(japan, "---\na: 1\n"),
      new RegExp(`:${japanEnd}:1 \\(file\\): a second document begins here`),
    ],
    [
      "an empty file",
      () => seeds.write("reference/topics.yaml", "# nothing\n"),
      /^reference\/topics\.yaml:1:1 \(file\): is empty/,
    ],
    [
      "a list for a dossier",
      () => seeds.write(belarus, "- a\n"),
      /\(file\): wrong type \(allowed: a mapping of fields\)/,
    ],
    [
      "YAML 1.1",
      () => seeds.write(japan, `%YAML 1.1\n---\n${seeds.read(japan)}`),
      /\(file\): is YAML 1\.1 \(allowed: 1\.2/,
    ],
    [
      "a tag",
      inJapan("language: id", "language: !lang id"),
      new RegExp(`:${lineOf("language: id")}:13 \\(file\\): has a tag that means nothing here, !lang`),
    ],
    ["a merge key", inJapan("article:\n", "article:\n  <<: { id: x }\n"), /:3:3 article\.<<: merge keys are not read/],
    ["a list as key", inJapan("article:\n", "? [a]\n: b\narticle:\n"), /:2:3 \(file\): a list or mapping as key/],
    [
      "an alias without an anchor",
      inJapan(/topics: \[.*\]/, "topics: *nope"),
      new RegExp(
        `:${lineOf("topics: [")}:13 engagements\\[0\\]\\.topics: nothing before it has the anchor of the alias \\*nope`,
      ),
    ],
    [
      "an alias of what it stands in",
      inJapan(/topics: \[.*\]/, "topics: &a [*a]"),
      /topics\[0\]: the alias \*a stands in what it repeats/,
    ],
    [
      "aliases that unfold without end",
      () => {
        const powers = "bcdefghij"
          .split("")
          .map((name, at) => `${name}: &${name} [${`*${"abcdefghij"[at]},`.repeat(10)}]\n`);
        seeds.write(belarus, `a: &a [x]\n${powers.join("")}`);
      },
      /\(file\): its aliases unfold to more than 200000 values/,
    ],
    ["nesting without end", () => seeds.write(belarus, "[".repeat(3000)), /\(file\): not YAML: nested too deeply/],
    [
      "a reference list that is missing",
      () => rmSync(seeds.file("reference/topics.yaml")),
      /^reference\/topics\.yaml:1:1 \(file\): the file is missing$/,
    ],
    [
      "a folder that is missing",
      () => rmSync(seeds.file("dossiers"), { recursive: true }),
      /^dossiers:1:1 \(file\): the folder is missing$/,
    ],
    [
      "a year without quotes",
      inJapan('edtf: "2022-03-02", basis', "edtf: 2022, basis"),
      /wrong type \(allowed: a text; put 2022 in quotes\)/,
    ],
    [
      "a mistyped field that is needed",
      inJapan("    kind: courtesy-call\n", "    knd: courtesy-call\n"),
      new RegExp(`:${placeOf("kind: courtesy-call")} engagements\\[0\\]\\.knd: unknown field; did you mean "kind"\\?`),
    ],
    [
      "a mistyped field of a headline",
      inJapan("    kicker: Perkuat", "    kiker: Perkuat"),
      /article\.headline\.kiker: unknown field; did you mean "kicker"\?/,
    ],
    [
      "a country that is none",
      inJapan(
        "post: jp-ambassador-to-indonesia, side: country:JP",
        "post: jp-ambassador-to-indonesia, side: country:UN",
      ),
      /there is no country "UN"; the United Nations are an organisation/,
    ],
    [
      "another code of a country",
      inJapan(
        "post: jp-ambassador-to-indonesia, side: country:JP",
        "post: jp-ambassador-to-indonesia, side: country:UK",
      ),
      /there is no country "UK"; did you mean "GB"\?/,
    ],
    [
      "a post that its country does not have",
      inJapan("post: jp-ambassador-to-indonesia", "post: jp-minister-of-trade"),
      /there is no post "jp-minister-of-trade" \(allowed: the id of a known post; for JP there are jp-minister-of-defence, /,
    ],
    [
      "half a name",
      inJapan("person: kanasugi-kenji,", "person: kanasugi,"),
      /there is no person "kanasugi" \(allowed: the id of a known person; most alike: kanasugi-kenji\)/,
    ],
  ])("%s", async (_, plant, line) => {
    plant();
    const problems = await seeds.problems();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(line);
    expect(problems[0]).not.toMatch(/[\n\p{Cc}]|undefined|\[object/u);
  });

  test.each<[first: string, second: string]>([
    ["13", '"13"'],
    ["0xd", "13"],
    ["013", "'13'"],
    ["13.0", "+13"],
    ["!!str 13", "0o15"],
  ])("two keys for one paragraph: %s and %s", async (first, second) => {
    seeds.edit(japan, / {2}"13": .*\n/, `  ${first}: ${hash("a")}\n  ${second}: ${hash("b")}\n`);
    expect(await seeds.problems()).toEqual([
      expect.stringMatching(
        new RegExp(
          `:${lineOf('"13": ') + 1}:3 paragraphs\\.13: two keys for one paragraph, \\S+ and \\S+ \\(allowed: one\\)$`,
        ),
      ),
    ]);
  });

  test("a key of another form is no paragraph", async () => {
    seeds.edit(japan, "paragraphs:\n", `paragraphs:\n  1_3: ${hash("a")}\n  "013": ${hash("b")}\n`);
    expect(await seeds.problems()).toEqual([
      expect.stringMatching(
        new RegExp(`:${lineOf("paragraphs:") + 1}:3 paragraphs\\.1_3: wrong form \\(allowed: a paragraph number\\)$`),
      ),
      expect.stringMatching(
        new RegExp(`:${lineOf("paragraphs:") + 2}:3 paragraphs\\.013: wrong form \\(allowed: a paragraph number\\)$`),
      ),
    ]);
  });
});

describe("a file that is no dossier is refused by name, in one line", () => {
  test.each<[name: string, says: RegExp]>([
    ["x.YAML", /is not the name of a dossier; rename it to x\.yaml/],
    ["x.yml", /; rename it to x\.yaml/],
    ["X.yaml", /; rename it to x\.yaml/],
    ["x_y.yaml", /is not the name of a dossier \(allowed: <article-id>\.yaml, lower-case\)/],
    ["réunion.yaml", /is not the name/],
    ["re\u0301union.yaml", /is not the name/],
    ["x.yaml ", /is not the name/],
    ["x.json", /is not the name/],
    ["README.md", /is not the name/],
    [".gitkeep", /is not the name/],
    ["x.yaml~", /is a backup/],
    ["x.yaml.bak", /is a backup/],
    ["x.yaml.orig", /is a backup/],
    [".x.yaml.123.tmp", /is a backup or an unfinished copy/],
    ["x copy.yaml", /is a copy/],
    ["x (1).yaml", /is a copy/],
    ["#x.yaml#", /is an autosave of Emacs/],
    [".#x.yaml", /is a lock of Emacs/],
    [".x.yaml.swp", /is a swap file of Vim/],
    ["._x.yaml", /is an AppleDouble file/],
    [".DS_Store", /is a file of the system's own/],
    ["a\nb.yaml", /is not the name/],
  ])("%j", async (name, says) => {
    renameSync(seeds.file(japan), seeds.file(`dossiers/${name}`));
    const problems = (await seeds.problems()).filter((line) => !line.includes("there is no "));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(says);
    expect(problems[0]).toContain(`dossiers/${name.replace("\n", "\\u{a}")}:1:1 (file): `);
  });

  test.each<[what: string, make: (path: string) => void, says: RegExp]>([
    ["a folder", (path) => mkdirSync(path), /is a folder, of which nothing is read/],
    ["a link to nothing", (path) => symlinkSync("nowhere.yaml", path), /is a link to nothing \(nowhere\.yaml\)/],
    ["a link to a folder", (path) => symlinkSync("../reference", path), /is a folder/],
    ["a link to itself", (path) => symlinkSync("x.yaml", path), /is a link to nothing/],
  ])("%s", async (_, make, says) => {
    make(seeds.file("dossiers/x.yaml"));
    expect(await seeds.problems()).toEqual([expect.stringMatching(says)]);
  });

  test("nor is anything else beside the reference lists", async () => {
    for (const name of ["people.yml", "Topics.yaml", "topic.yaml", "posts.yaml~", "notes.txt"])
      seeds.write(`reference/${name}`, "");
    mkdirSync(seeds.file("reference/old"));
    expect(await seeds.problems()).toEqual([
      expect.stringMatching(/^reference\/Topics\.yaml:1:1 \(file\): is no reference list; did you mean topics\.yaml\?/),
      expect.stringMatching(
        /^reference\/notes\.txt:1:1 \(file\): is no reference list \(allowed: organisations\.yaml, /,
      ),
      expect.stringMatching(/^reference\/old:1:1 \(file\): is no reference list/),
      expect.stringMatching(/^reference\/people\.yml:1:1 \(file\): is no reference list; did you mean people\.yaml\?/),
      expect.stringMatching(/^reference\/posts\.yaml~:1:1 \(file\): is a backup/),
      expect.stringMatching(/^reference\/topic\.yaml:1:1 \(file\): is no reference list; did you mean topics\.yaml\?/),
    ]);
  });
});

describe("every fault of every file", () => {
  test("is found in one pass, and brings no others along", async () => {
    seeds.edit(japan, "status: held", "status: heldd");
    seeds.edit(japan, "person: kanasugi-kenji", "person: nobody-knows");
    seeds.edit(japan, "{ paragraph: 7 }", "{ paragraph: 77 }");
    seeds.edit(japan, "agreement: japan-defence-memorandum-2015", "agreement: japan-defence-memorandum-2051");
    seeds.edit(belarus, /^ {2}source: .*$/m, "  source: *nope");
    seeds.edit("reference/people.yaml", "  name: Kishi Nobuo", "  nme: Kishi Nobuo");
    seeds.edit("reference/organisations.yaml", "  country: ID", "  country: ZZ");
    rmSync(seeds.file("reference/topics.yaml"));
    appendBytes("reference/posts.yaml", 0x23, 0xff, 0x0a);
    seeds.write("dossiers/x.yml", seeds.read(belarus));
    const problems = await seeds.problems();
    expect(problems.map((line) => line.replace(/^(\S+?)(:\d+)+ /, "$1 ").replace(/ \(allowed.*$/, ""))).toEqual([
      expect.stringMatching(/^dossiers\/belarus\S+ article\.source: nothing before it has the anchor/),
      expect.stringMatching(/^dossiers\/japan\S+ engagements\[0\]\.status: unknown value; did you mean "held"\?/),
      expect.stringMatching(/^dossiers\/japan\S+ \S+\.person: there is no person "nobody-knows"/),
      expect.stringMatching(/^dossiers\/japan\S+ \S+\.paragraph: paragraph 77 has no hash/),
      expect.stringMatching(
        /^dossiers\/japan\S+ \S+\.agreement: there is no agreement "japan-defence-memorandum-2051"/,
      ),
      expect.stringMatching(/^dossiers\/x\.yml \(file\): is not the name of a dossier/),
      expect.stringMatching(/^reference\/organisations\.yaml \[0\]\.country: there is no country "ZZ"/),
      expect.stringMatching(/^reference\/people\.yaml \[\d+\]\.nme: unknown field; did you mean "name"\?/),
      expect.stringMatching(/^reference\/posts\.yaml \(file\): is not UTF-8: byte 0xFF/),
      expect.stringMatching(/^reference\/topics\.yaml \(file\): the file is missing/),
    ]);
  });

  test("is told once where it stands in many places, with these", async () => {
    const right = "organisation:id-ministry-of-defence";
    let places = 0;
    for (const name of [japan, belarus]) {
      const parts = seeds.read(name).split(right);
      places += parts.length - 1;
      seeds.write(name, parts.join("organisation:ae-ministry-of-defence"));
    }
    expect(places).toBeGreaterThan(20);
    expect(await seeds.problems()).toEqual([
      expect.stringMatching(
        new RegExp(
          `^dossiers/belarus-\\S+:\\d+:\\d+ agreements\\[0\\]\\.parties\\[2\\]\\.party: there is no organisation "ae-ministry-of-defence" \\(allowed: the id of a known organisation; none is listed for AE\\); also at dossiers/japan-courtesy-call-2022\\.yaml:\\d+:\\d+(, \\d+:\\d+)+, … \\(${places} places\\)$`,
        ),
      ),
    ]);
  });
});

test("harmless things are read: a byte order mark, CRLF, 150 aliases, comments of any kind, links to files", async () => {
  const before = await loadSeeds(seeds.path);
  let aliased = 0;
  const text = seeds
    .read(japan)
    .replaceAll("paragraph: 9", () => (aliased++ === 0 ? "paragraph: &nine 9" : "paragraph: *nine"));
  const names = Array.from({ length: 150 }, (_, at) => (at === 0 ? "&x [Rope]" : "*x")).join(", ");
  seeds.write(japan, `\ufeff# ${"\u202e"}\r\n${text.replaceAll("\n", "\r\n")}`);
  seeds.write(belarus, `${seeds.read(belarus)}\n# ${names}\n`);
  append("reference/people.yaml", `- &p { id: p-0, name: "Person 0", otherNames: &o [Rope] }\n`);
  for (let at = 1; at <= 150; at += 1)
    append("reference/people.yaml", `- { id: p-${at}, name: "Person ${at}", otherNames: *o }\n`);
  renameSync(seeds.file("reference/posts.yaml"), seeds.file("held.yaml"));
  symlinkSync("../held.yaml", seeds.file("reference/posts.yaml"));
  const after = await loadSeeds(seeds.path);
  expect(after.dossiers).toEqual(before.dossiers);
  expect(after.reference.post).toEqual(before.reference.post);
  expect(after.reference.person).toHaveLength(before.reference.person.length + 151);
});
