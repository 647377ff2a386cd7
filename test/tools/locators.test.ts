import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { checkLocators } from "../../tools/locators/check.ts";
import { readDossiers } from "../../tools/locators/dossiers.ts";
import { paragraphHash, readArticleText } from "../../tools/locators/text.ts";
import { replaceFile } from "../../tools/whole-file.ts";
import { useSeedsFolder } from "../seeds/folder.ts";
import { endPrograms, startProgram } from "../support/program.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

// Invented: the kingdom of Ruritania and its article are ours.
const lines = ["The envoy of Ruritania came by boat.", "They spoke\u00a0of  rope.", "Café talk", "More on rope"];
const published = `${lines[0]}\n\n  ${lines[1]}\t\r\n\u00a0\n${lines[2]}\n${lines[3]}\n`;
const text = readArticleText("rope.txt", Buffer.from(published));
const other = readArticleText("tea.txt", Buffer.from("The envoy of Strelsau stayed at home.\nTea was served.\n"));
const hash = (number: number) => text.paragraphs[number - 1] ?? "";

const paragraphs = (entries: Record<string, string>) =>
  Object.entries(entries)
    .map(([number, value]) => `  "${number}": ${value}\n`)
    .join("");

const dossier = (
  changes: {
    wordCount?: string;
    paragraphCount?: string;
    textSha256?: string;
    paragraphs?: string;
    cited?: readonly number[];
  } = {},
) => {
  const [first, ...rest] = changes.cited ?? [1, 3, 4];
  return `# A comment at the head
article:
  id: ruritania-rope # the id
  ${changes.wordCount ?? "wordCount: 16"}
  ${changes.textSha256 ?? `textSha256: "${text.sha256}"`}
  ${changes.paragraphCount ?? "paragraphCount: 4"}
  references: [{ paragraph: ${first}, label: { en: Rope, id: Tali } }]

${changes.paragraphs ?? `paragraphs:\n${paragraphs({ 1: hash(1), 3: hash(3), 4: hash(4) })}`}
# Between two parts
engagements:
  - id: rope
    label: "Two\\x20words"
    evidence:
${rest.map((number) => `      - { paragraph: ${number} } # cited\n`).join("")}`;
};

const check = (source: string, texts = [text]) => {
  const report = checkLocators([{ file: "rope.yaml", source }], texts);
  const mended = report.mended.get("rope.yaml");
  return { ...report, mended, found: report.findings.map(({ line, message }) => `${line}: ${message}`) };
};

describe("a text", () => {
  test("is counted in words and non-blank lines, each hashed trimmed, composed and with single spaces", () => {
    expect(text).toEqual({
      name: "rope.txt",
      sha256: sha256(published),
      wordCount: 16,
      paragraphs: ["The envoy of Ruritania came by boat.", "They spoke of rope.", "Café talk", "More on rope"].map(
        sha256,
      ),
    });
    expect(paragraphHash("\u00a0Cafe\u0301 \u00a0 talk ")).toBe(hash(3));
  });
});

describe("a dossier", () => {
  test("that holds gives no finding, no notice and no change", () => {
    expect(check(dossier())).toEqual({ findings: [], notices: [], mended: undefined, citations: 3, found: [] });
  });

  test.each([
    ["a wrong word count", { wordCount: "wordCount: 14 # counted" }, ["4: wordCount is 14, but rope.txt has 16"]],
    ["a missing word count", { wordCount: "language: en" }, ["3: wordCount is missing: 16"]],
    [
      "a wrong number of paragraphs",
      { paragraphCount: "paragraphCount: 5" },
      ["6: paragraphCount is 5, but rope.txt has 4"],
    ],
    [
      "a wrong hash",
      { paragraphs: `paragraphs:\n${paragraphs({ 1: hash(1), 3: hash(2), 4: hash(4) })}` },
      [`11: paragraph 3 of rope.txt has another hash: ${hash(3)}`],
    ],
    [
      "a citation without a hash",
      { cited: [1, 2, 2, 3, 4] },
      ["19: paragraph 2 is cited, but paragraphs has no hash of it"],
    ],
    ["a hash without a citation", { cited: [1, 4] }, ["11: paragraphs has a hash of 3, which is not cited"]],
    [
      "a hash in place of another",
      { cited: [1, 2, 4] },
      [
        "19: paragraph 2 is cited, but paragraphs has no hash of it",
        "11: paragraphs has a hash of 3, which is not cited",
      ],
    ],
    [
      "no hashes yet",
      { paragraphs: "paragraphs: {}", cited: [4, 1] },
      [
        "7: paragraph 4 is cited, but paragraphs has no hash of it",
        "15: paragraph 1 is cited, but paragraphs has no hash of it",
      ],
    ],
    [
      "no paragraphs at all",
      { paragraphs: "", cited: [4] },
      ["7: paragraph 4 is cited, but paragraphs has no hash of it"],
    ],
  ])("with %s is told so at its line, and mended without touching the rest", (_, changes, found) => {
    const source = dossier(changes);
    const { findings, mended = "", ...report } = check(source);
    expect(report.found).toEqual(found);
    expect(findings.every(({ mendable }) => mendable)).toBe(true);
    expect(check(mended)).toMatchObject({ found: [], mended: undefined });
    const unlocated = (yaml: string) =>
      yaml.replace(/^.*(?:wordCount|paragraphCount|textSha256|paragraphs|"\d+"):.*\n/gm, "");
    expect(unlocated(mended).replaceAll("\n\n", "\n")).toBe(unlocated(source).replaceAll("\n\n", "\n"));
  });

  test("keeps a comment beside a value that is mended", () => {
    expect(check(dossier({ wordCount: "wordCount: 14 # counted" })).mended).toBe(
      dossier({ wordCount: "wordCount: 16 # counted" }),
    );
  });

  test("that cites a paragraph past the end cannot be mended there", () => {
    const { findings, mended } = check(dossier({ cited: [1, 3, 4, 9] }));
    expect(findings).toEqual([
      { file: "rope.yaml", line: 21, message: "paragraph 9 is cited, but rope.txt has 4", mendable: false },
    ]);
    expect(mended).toBeUndefined();
  });

  test("with another text's hash is held against the text that shares most paragraphs, with a notice", () => {
    const source = dossier({ textSha256: `textSha256: "${"0".repeat(64)}"` });
    const { found, notices, mended } = check(source, [other, text]);
    expect(found).toEqual([`5: textSha256 is ${"0".repeat(64)}, but rope.txt has ${text.sha256}`]);
    expect(notices).toEqual([
      "rope.yaml: no text has its textSha256; held against rope.txt, the nearest",
      "tea.txt: no dossier describes this text",
    ]);
    expect(mended).toContain(`textSha256: ${text.sha256}`);
  });

  test("that is new finds the text named after its article", () => {
    const source = dossier({ textSha256: "language: en", paragraphs: "paragraphs: {}" });
    const named = { ...text, name: "ruritania-rope.txt" };
    expect(check(check(source, [other, named]).mended ?? "", [named]).found).toEqual([]);
  });

  test.each<[name: string, change: (source: string) => string]>([
    ["CRLF line ends", (source) => source.replaceAll("\n", "\r\n")],
    ["a byte order mark", (source) => `\ufeff${source}`],
    ["no line end at its end", (source) => source.trimEnd()],
    ["wide indentation and plain keys", (source) => source.replace(/^ {2}"(\d+)":/gm, "      $1:")],
    ["single quotes and comments", (source) => source.replace(/^ {2}"(\d+)": (\S+)$/gm, "  '$1': $2 # held")],
    ["anchors", (source) => source.replace("wordCount: ", "wordCount: &count ")],
  ])("keeps %s, whatever is mended", (_, change) => {
    const wrong = { wordCount: "wordCount: 14", textSha256: `textSha256: ${"0".repeat(64)}`, cited: [1, 2, 3, 4] };
    const source = change(
      dossier({ ...wrong, paragraphs: `paragraphs:\n${paragraphs({ 1: hash(1), 3: hash(3), 4: hash(2) })}` }),
    );
    const right = change(
      dossier({
        textSha256: `textSha256: ${text.sha256}`,
        cited: [1, 2, 3, 4],
        paragraphs: `paragraphs:\n${paragraphs({ 1: hash(1), 2: hash(2), 3: hash(3), 4: hash(4) })}`,
      }),
    );
    // A line that is put in has no comment of its own.
    expect(check(source).mended).toBe(right.replace(`${hash(2)} # held`, hash(2)));
  });

  test("whose hashes are all of other paragraphs keeps the comments beside them", () => {
    const source = dossier({
      paragraphs: `paragraphs: # of the text as held\n${paragraphs({ 2: hash(2) })}`,
      cited: [1, 3],
    });
    expect(check(source).mended).toBe(
      source.replace(paragraphs({ 2: hash(2) }), paragraphs({ 1: hash(1), 3: hash(3) })),
    );
    const none = dossier({ paragraphs: "paragraphs: {} # to be filled in", cited: [1] });
    expect(check(none).mended).toContain(`paragraphs:\n  "1": ${hash(1)} # to be filled in\n`);
  });

  test.each<[name: string, source: () => string]>([
    [
      "a hash by an alias",
      () =>
        dossier()
          .replace(`"3": ${hash(3)}`, '"3": *held')
          .replace(`"${text.sha256}"`, `&held ${"0".repeat(64)}`),
    ],
    [
      "a word count by an alias",
      () => dossier({ wordCount: "wordCount: *n" }).replace("id: ruritania-rope", "id: &n ruritania-rope"),
    ],
  ])("that has %s is left as it is", (_, source) => {
    const { findings, mended } = check(source());
    expect(findings).toEqual([
      expect.objectContaining({ message: expect.stringContaining("is not written out"), mendable: false }),
    ]);
    expect(mended).toBeUndefined();
  });

  test("cites by an alias what it cites", () => {
    const source = dossier()
      .replace("{ paragraph: 3 }", "{ paragraph: &three 3 }")
      .replace("{ paragraph: 4 }", "{ paragraph: *three }");
    expect(check(source).found).toEqual(["12: paragraphs has a hash of 4, which is not cited"]);
  });

  describe("finds its text, whatever that is called,", () => {
    const unhashed = { textSha256: `textSha256: ${"0".repeat(64)}` };
    const headed = (headline: string) =>
      dossier({ ...unhashed, paragraphs: "paragraphs: {}" }).replace(
        "article:\n",
        `article:\n  headline: ${headline}\n`,
      );
    const strange = { ...text, name: "000_6e.html" };

    test.each<[how: string, source: () => string]>([
      ["by its hash", () => dossier()],
      [
        "by most of its paragraphs",
        () =>
          dossier({
            ...unhashed,
            paragraphs: `paragraphs:\n${paragraphs({ 1: hash(1), 3: hash(3), 4: sha256("?") })}`,
          }),
      ],
      ["by its headline", () => headed('"The envoy of Ruritania came by boat."')],
      ["by the main part of its headline", () => headed("{ kicker: Boats, main: Café talk }")],
    ])("%s", (_, source) => {
      const { notices, mended } = check(source(), [other, strange]);
      expect(notices).toContain("tea.txt: no dossier describes this text");
      expect(check(mended ?? source(), [strange]).found).toEqual([]);
    });

    test.each<[why: string, source: () => string, texts: () => (typeof text)[]]>([
      [
        "shares a line of many",
        () =>
          dossier({
            ...unhashed,
            paragraphs: `paragraphs:\n${paragraphs({ 1: hash(1), 3: sha256("a"), 4: sha256("b") })}`,
          }),
        () => [text],
      ],
      [
        "has but the name, where paragraphs are recorded",
        () => dossier({ ...unhashed, paragraphs: `paragraphs:\n${paragraphs({ 1: sha256("a") })}` }),
        () => [{ ...text, name: "ruritania-rope.txt" }],
      ],
      [
        "is one of two that are as like",
        () => dossier(unhashed),
        () => [text, { ...text, name: "second.txt", sha256: sha256("second") }],
      ],
      ["is not there", () => dossier(unhashed), () => [other]],
    ])("but not one that %s: then what to do is said", (_, source, texts) => {
      const { findings, notices, mended } = check(source(), texts());
      expect(findings).toEqual([
        expect.objectContaining({
          message: expect.stringMatching(/^none of the texts is this article/),
          mendable: false,
        }),
      ]);
      expect(notices[0]).toMatch(
        /^rope\.yaml: put its text into the folder, name it ruritania-rope\.txt while no paragraph is recorded, or write its hash under textSha256; texts without a dossier: \S+ \(\d of \d paragraphs, \d+ words, sha256 [0-9a-f]{64}\)/,
      );
      expect(mended).toBeUndefined();
    });
  });

  test("without a text, or that is no dossier, is told so", () => {
    const source = dossier({ textSha256: "textSha256: none" });
    expect(check(source, [other]).found).toEqual([
      "5: none of the texts is this article, by its hash or by its paragraphs",
    ]);
    expect(check("- a list\n").found).toEqual(["1: no article: is this a dossier?"]);
    expect(check("article: {}\narticle: {}\n").found).toEqual(["2: Map keys must be unique"]);
  });
});

describe("dossiers that were not understood are told, and not rewritten", () => {
  const seeds = useSeedsFolder();
  const japan = "dossiers/japan-courtesy-call-2022.yaml";

  test.each<[name: string, plant: () => void, says: RegExp]>([
    [
      "not UTF-8",
      () => seeds.write(japan, Buffer.concat([Buffer.from(seeds.read(japan)), Buffer.from([0x23, 0xe9, 0x0a])])),
      /^\(file\): is not UTF-8: byte 0xE9/,
    ],
    ["not YAML", () => seeds.edit(japan, "article:", "article: ["), /^\(file\): not YAML/],
    [
      "two keys for one paragraph",
      () => seeds.edit(japan, "paragraphs:\n", `paragraphs:\n  13: ${sha256("")}\n`),
      /^paragraphs\.13: two keys for one paragraph/,
    ],
    [
      "a paragraph in quotes",
      () => seeds.edit(japan, "{ paragraph: 7 }", '{ paragraph: "7" }'),
      /paragraph: wrong type/,
    ],
    [
      "an ill-formed text",
      () => seeds.edit(japan, "dateline: Jakarta", 'dateline: "\\0"'),
      /^article\.dateline: holds U\+0000/,
    ],
    ["another name", () => renameSync(seeds.file(japan), seeds.file("dossiers/x.yml")), /is not the name of a dossier/],
  ])("%s", async (_, plant, says) => {
    plant();
    const { dossiers, findings } = await readDossiers(seeds.file("dossiers"), "seeds/dossiers");
    expect(findings[0]).toMatchObject({ message: expect.stringMatching(says), mendable: false });
    expect(dossiers.filter(({ file }) => file.endsWith("japan-courtesy-call-2022.yaml"))).toEqual([]);
  });

  test("but for what is filled in from the text", async () => {
    seeds.edit(japan, /^ {2}wordCount: .*\n {2}paragraphCount: .*\n {2}textSha256: .*\n/m, "");
    seeds.edit(japan, /^paragraphs:\n( {2}.*\n)+/m, "paragraphs: {}\n");
    const { dossiers, findings } = await readDossiers(seeds.file("dossiers"), "seeds/dossiers");
    expect(findings).toEqual([]);
    expect(dossiers.map(({ file }) => file)).toContain("seeds/dossiers/japan-courtesy-call-2022.yaml");
  });

  test("a file is replaced whole, keeps its mode and the links to it, and is left where somebody changed it", () => {
    chmodSync(seeds.file(japan), 0o640);
    symlinkSync(seeds.file(japan), seeds.file("link.yaml"));
    const before = readFileSync(seeds.file(japan));
    expect(replaceFile(seeds.file("link.yaml"), "new\n", before)).toBe(true);
    expect(seeds.read(japan)).toBe("new\n");
    expect(statSync(seeds.file(japan)).mode & 0o777).toBe(0o640);
    expect(lstatSync(seeds.file("link.yaml")).isSymbolicLink()).toBe(true);
    expect(replaceFile(seeds.file(japan), "newer\n", before)).toBe(false);
    expect(seeds.read(japan)).toBe("new\n");
    expect(readdirSync(seeds.file("dossiers")).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});

describe("the program", () => {
  const scratch = mkdtempSync(join(tmpdir(), "mitra-locators-"));
  const texts = join(scratch, "texts");
  mkdirSync(texts);

  afterAll(async () => {
    await endPrograms();
    rmSync(scratch, { recursive: true, force: true });
  });

  const run = (...args: string[]) => startProgram("tools/locators.ts", {}, args).ended;

  test("answers a wrong call with one line and status 2", async () => {
    for (const args of [[], ["a", "b"], [texts, "--wrote"], [join(scratch, "nowhere")], [texts]]) {
      const { code, stdout, stderr } = await run(...args);
      expect({ code, stdout, lines: stderr.trimEnd().split("\n").length }, stderr).toEqual({
        code: 2,
        stdout: "",
        lines: 1,
      });
    }
  });

  test("names each dossier whose text is not there, and each text without a dossier, with status 1", async () => {
    const folder = join(scratch, "strangers");
    cpSync(texts, folder, { recursive: true });
    writeFileSync(join(folder, "rope.txt"), published);
    const { code, stdout, stderr } = await run(folder);
    expect(code).toBe(1);
    expect(stdout).toContain("rope.txt: no dossier describes this text");
    const dossiers = stderr.trimEnd().split("\n");
    expect(dossiers.length).toBeGreaterThan(0);
    for (const line of dossiers) expect(line).toMatch(/^seeds\/dossiers\/[a-z0-9-]+\.yaml:\d+: none of the texts/);
  });
});
