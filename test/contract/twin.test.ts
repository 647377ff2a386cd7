import { describe, expect, test } from "vitest";
import type { Json } from "../../tools/openapi/document.ts";
import { document } from "./description.ts";
import { type Rewrite, rewriteSchemas, twin, upgraded } from "./twin.ts";

const sorted = (values: unknown[]): unknown[] =>
  [...values].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** What 3.1 can say in two ways, said in one. */
const settled: Rewrite = ({ const: constant, examples, propertyNames: _, ...schema }) => ({
  ...schema,
  ...(constant === undefined ? {} : { enum: [constant] }),
  ...(Array.isArray(examples) ? { example: examples[0] } : {}),
  ...(Array.isArray(schema.enum) ? { enum: sorted(schema.enum) } : {}),
  ...(Array.isArray(schema.type) ? { type: sorted(schema.type) } : {}),
});

/** A reference with something beside it is in 3.0 one of several. */
const withoutSiblings: Rewrite = ({ $ref, ...rest }) =>
  $ref === undefined ? rest : Object.keys(rest).length === 0 ? { $ref } : { ...rest, allOf: [{ $ref }] };

const comparable = (description: Json): unknown => {
  const { openapi: _, info: __, ...rest } = description;
  return rewriteSchemas(rest, (schema) => withoutSiblings(settled(schema)));
};
describe("the 3.0.3 twin", () => {
  test("says the same of every operation, parameter, answer and schema", () => {
    expect(comparable(upgraded(twin))).toEqual(comparable(document));
  });

  test("is of its version and has no word of 3.1", () => {
    expect(twin.openapi).toBe("3.0.3");
    expect(JSON.stringify(twin)).not.toMatch(/"type":(\[|"null")|"const":|"identifier":|"propertyNames":|"\$defs":/);
    expect(twin.info).toMatchObject({ license: { name: "MIT", url: expect.stringMatching(/^https:/) } });
  });

  test.each<[string, (twin: Json) => unknown]>([
    ["an operation", (copy) => delete (copy.paths as Json)["/v1/articles"]],
    [
      "a null",
      (copy) => {
        const { RecordDate: date } = (
          copy.components as { schemas: Record<string, { properties: Record<string, Json> }> }
        ).schemas;
        delete date?.properties.edtf?.nullable;
      },
    ],
    [
      "a bound",
      (copy) => {
        const { Total: total } = (copy.components as { schemas: Record<string, { properties: Record<string, Json> }> })
          .schemas;
        delete total?.properties.value?.maximum;
      },
    ],
  ])("would be seen to lack %s", (_, take) => {
    const copy = structuredClone(twin);
    take(copy);
    expect(comparable(upgraded(copy))).not.toEqual(comparable(document));
  });
});
