import { expect, test } from "vitest";
import { describeService } from "../../../tools/openapi/descriptions.ts";
import { prose } from "../../../tools/reference/markup.ts";
import { referencePage } from "../../../tools/reference/page.ts";
import { rulesText, typeText } from "../../../tools/reference/schemas.ts";

const document = describeService("/");
const page = referencePage(document);
const all = (pattern: RegExp): string[] => [...page.matchAll(pattern)].map(([, found = ""]) => found);

test("every id stands once, and every link within the page leads to one", () => {
  const ids = all(/ id="([^"]+)"/g);
  expect(ids.length).toBe(new Set(ids).size);
  expect(
    all(/(?:href="#|aria-describedby="|for="|aria-labelledby=")([^"]+)"/g).filter((id) => !ids.includes(id)),
  ).toEqual([]);
});

test("every operation is there with its parameters; in a group lists stand before records before what is related", () => {
  const paths = document.paths as Record<string, Record<string, { operationId: string; tags: string[] }>>;
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.values(item).map(({ operationId, tags }) => ({ path, operationId, tag: tags[0] })),
  );
  expect(all(/<section class="operation" id="([^"]+)"/g).sort()).toEqual(
    operations.map((one) => one.operationId).sort(),
  );
  const depth = (path: string): number => (path.startsWith("/v1/") ? path.split("/").length : 0);
  for (const { tag } of operations) {
    const depths = operations.filter((one) => one.tag === tag).map(({ path }) => depth(path));
    expect(depths, tag).toEqual(depths.toSorted());
  }
});

test("nothing comes from another host", () => {
  expect(all(/(?:src|href|action)="(https?:[^"]+)"/g)).toEqual(["https://creativecommons.org/licenses/by/4.0/"]);
  expect(page).not.toMatch(/<(?:link rel="stylesheet"|img|iframe|script src)|@import|url\(/);
});

test.each([
  ["a `b*c*` **d** *e* <f>", "<p>a <code>b*c*</code> <strong>d</strong> <em>e</em> &lt;f&gt;</p>"],
  ["one\n\ntwo", "<p>one</p>\n<p>two</p>"],
  ["[a](https://a.example) [b](javascript:b)", '<p><a href="https://a.example">a</a> [b](javascript:b)</p>'],
  [undefined, ""],
])("%j as HTML", (text, html) => {
  expect(prose(text)).toBe(html);
});

test.each([
  [{ type: ["string", "null"] }, "string or null", ""],
  [
    { type: "array", items: { type: "string", enum: ["a", "b"] }, maxItems: 2 },
    "list of strings",
    "One of <code>a</code>, <code>b</code>.",
  ],
  [
    { anyOf: [{ $ref: "#/components/schemas/Place" }, { type: "null" }] },
    '<a href="#schema-Place">Place</a> or null',
    "",
  ],
  [{ allOf: [{ $ref: "#/components/schemas/Ref" }, { description: "x" }] }, '<a href="#schema-Ref">Ref</a>', ""],
  [{ type: "integer", minimum: 1, maximum: 200, default: 20 }, "integer", "From 1 to 200. By default <code>20</code>."],
  [{}, "any value", ""],
])("%j in words", (schema, type, rules) => {
  expect(typeText(schema)).toBe(type);
  expect(rulesText(schema)).toBe(rules);
});
