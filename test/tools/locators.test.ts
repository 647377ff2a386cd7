import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { checkLocators } from "../../tools/locators/check.ts";
import { paragraphHash, readArticleText } from "../../tools/locators/text.ts";
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
  changes: { wordCount?: string; textSha256?: string; paragraphs?: string; cited?: readonly number[] } = {},
) => {
  const [first, ...rest] = changes.cited ?? [1, 3, 4];
  return `# A comment at the head
article:
  id: ruritania-rope # the id
  ${changes.wordCount ?? "wordCount: 16"}
  ${changes.textSha256 ?? `textSha256: "${text.sha256}"`}
  references:
    - { paragraph: ${first}, label: { en: Rope, id: Tali } }

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
    const unlocated = (yaml: string) => yaml.replace(/^.*(?:wordCount|textSha256|paragraphs|"\d+"):.*\n/gm, "");
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

  test("without a text, or that is no dossier, is told so", () => {
    const source = dossier({ textSha256: "textSha256: none" });
    expect(check(source, [other]).found).toEqual([
      "5: none of the texts is this article, by its hash or by its paragraphs",
    ]);
    expect(check("- a list\n").found).toEqual(["1: no article: is this a dossier?"]);
    expect(check("article: {}\narticle: {}\n").found).toEqual(["2: Map keys must be unique"]);
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
