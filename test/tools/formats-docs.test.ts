import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Format, formats } from "../../src/http/request/negotiate.ts";
import { inProject } from "../../tools/paths.ts";
import { tryLines } from "../../tools/try-lines.ts";
import { readers } from "../formats/readers.ts";
import { useMitra } from "../http/battery.ts";
import { exampleOrigin } from "../support/documented.ts";

const mitra = useMitra({ env: { PUBLIC_URL: exampleOrigin } });

/** What differs from one seeding to the next: times. */
const timeless = (text: string): string =>
  text
    .replaceAll("\r\n", "\n")
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?/g, "<time>")
    .replaceAll(/\d{8}T\d{6}/g, "<time>")
    .trimEnd();

/** Whether an answer is what is shown, which may have `…` in the place of any text. */
const isShown = (shown: string, answer: string): boolean => {
  const [first = "", ...others] = timeless(shown).split("…");
  const text = timeless(answer);
  if (others.length === 0) return text === first;
  let at = first.length;
  const last = others.pop() ?? "";
  const inOrder = others.every((part) => {
    const found = text.indexOf(part, at);
    at = found + part.length;
    return found >= 0;
  });
  return text.startsWith(first) && inOrder && text.endsWith(last) && text.length - last.length >= at;
};

const text = readFileSync(inProject("docs/formats.md"), "utf8");

describe.each([
  ["docs/formats.md", exampleOrigin],
  ["README.md", "http://127.0.0.1:8787"],
])("%s", (file, origin) => {
  const shown = [
    ...readFileSync(inProject(file), "utf8").matchAll(/^\$ curl -s '(\S+)'\n([\s\S]*?)(?=\n\n\$ |\n```)/gm),
  ].map(([, url = "", output = ""]) => ({ path: url.slice(origin.length), output }));

  test("shows output", () => expect(shown.length).toBeGreaterThan(4));

  test.each(shown)("shows what $path answers", async ({ path, output }) => {
    const answer = (await (await mitra.current.fetch(path)).text()).replaceAll(exampleOrigin, origin);
    expect(isShown(output, answer), `${output}\n\nbut it is\n\n${answer}`).toBe(true);
  });
});

test("what is shown is told from what is not", () => {
  expect(isShown("a…c", "abc")).toBe(true);
  for (const [shown, answer] of [
    ["a…c", "abcd"],
    ["a…c", "bc"],
    ["ab…bc", "abc"],
    ["a…x…c", "abc"],
    ["abc", "abcd"],
  ] as const)
    expect(isShown(shown, answer), shown).toBe(false);
});

test("docs/formats.md has a row and output for every format, with its media type", () => {
  const rows = [...text.matchAll(/^\| `(\w+)` \| `([^`]+)` \|/gm)].map(([, name, type]) => [name, type]);
  const names = ["json", ...Object.keys(readers)] as Format[];
  expect(rows).toEqual(names.map((name) => [name, formats[name]]));
  for (const name of names) expect(text).toMatch(new RegExp(`^### ${name}\\n[\\s\\S]*?\`\`\`console\n\\$ curl`, "m"));
});

test("the lines that a start has to try are answered", async () => {
  for (const line of tryLines("")) {
    expect((await mitra.current.fetch(/'(.*)'/.exec(line)?.[1] ?? "")).status, line).toBe(200);
  }
});
