import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { problemSlugs } from "../../src/http/response/problem.ts";
import { inProject } from "../../tools/paths.ts";
import { document, operations } from "../contract/description.ts";
import { useMitra } from "../http/battery.ts";

const origin = "https://api.mitra.test";
const mitra = useMitra({ env: { PUBLIC_URL: origin } });
const textOf = async (path: string): Promise<string> => (await mitra.current.fetch(path)).text();

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = ""]) => found);

/** What does not answer 200 with something in it. */
const failures = async (urls: Iterable<string>): Promise<string[]> => {
  const failed: string[] = [];
  for (const url of new Set(urls)) {
    const answer = await mitra.current.fetch(url.slice(origin.length));
    const body = await answer.text();
    if (answer.status !== 200 || /"data":(\[\]|\{\})/.test(body)) failed.push(`${url}: ${answer.status}`);
  }
  return failed;
};

describe("llms.txt", () => {
  test("has the form of llmstxt.org: a title, a quotation, and sections that are lists of links", async () => {
    const text = await textOf("/llms.txt");
    expect(text).toMatch(/^# Mitra\n\n> \S.*\n\n/);
    const [, ...sections] = text.split(/^## /m);
    expect(sections.map((section) => section.split("\n")[0])).toEqual([
      "Start here",
      "Operations",
      "Examples",
      "Optional",
    ]);
    for (const section of sections) {
      const [, ...lines] = section.trim().split("\n");
      for (const line of lines) expect(line).toMatch(/^- \[[^\]]+\]\(https:\/\/api\.mitra\.test\/[^)\s]*\): \S/);
    }
    expect(text.length).toBeLessThan(12_000);
  });

  test("is true: every link opens, and every example finds something", async () => {
    const text = await textOf("/llms.txt");
    const links = all(text, /\]\((https:\/\/api\.mitra\.test\/[^)]*)\)/g);
    const examples = all(text, /`curl -s '([^']+)'`/g);
    expect(links.length).toBeGreaterThan(30);
    expect(examples.length).toBeGreaterThan(8);
    expect(await failures([...links, ...examples])).toEqual([]);
  });

  test("names every operation of the API that can be asked as it stands", async () => {
    const text = await textOf("/llms.txt");
    for (const { path } of operations.filter(({ path }) => path.startsWith("/v1") && !path.includes("{")))
      expect(text, path).toMatch(new RegExp(`\\(${origin}${path}[?)]`));
  });
});

describe("llms-full.txt", () => {
  const sectionsOf = async () => (await textOf("/llms-full.txt")).split(/^### /m).slice(1);

  test("has every operation with every parameter, and its own example runs", async () => {
    const sections = await sectionsOf();
    const examples: string[] = [];
    for (const { path, parameters } of operations) {
      const section = sections.find((one) => one.startsWith(`GET ${path}\n`)) ?? "";
      for (const { name } of parameters) expect(section, `${path} ${name}`).toContain(`\`${name}\``);
      const [example = ""] = all(section, /`curl -s '([^']+)'`/g);
      expect(example.split("?")[0]).toMatch(new RegExp(`^${origin}${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`));
      examples.push(example);
    }
    expect(await failures(examples)).toEqual([]);
  });

  test("every value to try answers, at the operations that take it", async () => {
    const [sections, tried] = [(await textOf("/llms-full.txt")).split(/^#{2,3} /m), new Set<string>()];
    const valuesIn = (section: string) => all(section, /Try `\?([^`]+)`/g);
    const shared = new Map(
      valuesIn(sections.find((one) => one.startsWith("Parameters of several operations\n")) ?? "").map((value) => [
        value.split("=")[0] ?? "",
        value,
      ]),
    );
    expect(shared.size).toBeGreaterThan(15);
    for (const section of sections.filter((one) => one.startsWith("GET "))) {
      const [example = ""] = all(section, /^`curl -s '([^']+)'`$/gm);
      const taken = all(section.split("\nTakes ")[1]?.split("\n")[0] ?? "", /`(\w+)`/g);
      for (const value of [...valuesIn(section), ...taken.flatMap((name) => shared.get(name) ?? [])]) {
        const url = new URL(example);
        url.searchParams.delete(value.split("=")[0] ?? "");
        tried.add(`${url.pathname}${url.search}${url.search ? "&" : "?"}${value}`);
      }
    }
    expect(tried.size).toBeGreaterThan(300);
    const wrong: string[] = [];
    for (const path of tried) {
      const { status } = await mitra.current.fetch(path, { method: "HEAD" });
      if (status !== 200) wrong.push(`${path}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  test("has every member of every schema, every kind of failure, and the rules of coding", async () => {
    const text = await textOf("/llms-full.txt");
    const { schemas } = document.components as { schemas: Record<string, { properties?: object }> };
    const sections = text.split(/^### /m);
    for (const [name, { properties = {} }] of Object.entries(schemas)) {
      const section = sections.find((one) => one.startsWith(`${name}\n`)) ?? "";
      for (const member of Object.keys(properties)) expect(section, `${name}.${member}`).toContain(`- \`${member}\` (`);
    }
    for (const slug of problemSlugs) expect(text).toContain(`- \`${slug}\` (`);
    const rules = readFileSync(inProject("CONTRIBUTING.md"), "utf8").split("### Coding rules\n")[1]?.split("\n")[0];
    expect(rules).toMatch(/^- \*\*Ladder/);
    expect(text).toContain(rules);
  });

  test("is plain text, and Markdown for whoever asks for that", async () => {
    for (const path of ["/llms.txt", "/llms-full.txt"]) {
      const typeFor = async (accept: string) =>
        (await mitra.current.fetch(path, { headers: { Accept: accept } })).headers.get("Content-Type");
      expect(await typeFor("*/*")).toBe("text/plain; charset=utf-8");
      expect(await typeFor("text/markdown, text/html;q=0.9")).toBe("text/markdown; charset=utf-8");
    }
    expect(await textOf("/llms-full.txt")).not.toMatch(/server\.invalid|<\/?(?:code|a|p)\b|&(?:amp|lt|gt|quot);/);
  });
});
