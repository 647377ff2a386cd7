import { createRoute, z } from "@hono/zod-openapi";
import { describe, expect, test } from "vitest";
import { createKernel } from "../../../src/http/kernel.ts";
import { jsonResponses } from "../../../src/http/openapi/responses.ts";
import type { Deprecation } from "../../../src/http/response/deprecation.ts";
import { staticProblemResponses } from "../../../src/http/response/problem.ts";
import { sendStatic, staticAnswer } from "../../../src/http/response/static-answer.ts";
import { createRouter } from "../../../src/http/router.ts";
import { about } from "../../../tools/openapi/about.ts";
import { buildDocument } from "../../../tools/openapi/document.ts";

const appWith = (deprecation: Deprecation | undefined) => {
  const route = createRoute({
    method: "get",
    path: "/old",
    operationId: "getOld",
    tags: ["Service"],
    summary: "Get it",
    description: "As it was.",
    ...(deprecation ? { "x-deprecation": deprecation } : {}),
    responses: {
      ...jsonResponses({ description: "It.", schema: z.object({}), example: {} }),
      ...staticProblemResponses(),
    },
  });
  const router = createRouter({ versioned: false });
  router.openapi(route, (c) => sendStatic(c, staticAnswer("{}", "application/json")));
  const app = createKernel({ log: () => {} });
  app.route("/", router);
  return app;
};

const leaving = { since: "2027-01-31", until: "2028-01-31", instead: "/new" };

describe("an operation that is to go", () => {
  const app = appWith(leaving);
  const send = async (headers: Record<string, string> = {}, path = "/old") =>
    app.fetch(new Request(`https://api.test${path}`, { headers }), {});

  test("says since when, until when, where that is described and what comes after", async () => {
    const { headers } = await send();
    expect(headers.get("Deprecation")).toBe("@1801353600");
    expect(headers.get("Sunset")).toBe("Mon, 31 Jan 2028 00:00:00 GMT");
    expect(headers.get("Link")).toBe(
      '<https://api.test/docs#getOld>; rel="deprecation"; type="text/html", <https://api.test/new>; rel="successor-version"',
    );
  });

  test("says so to whoever has a copy, and to whoever asks wrongly", async () => {
    const tag = (await send()).headers.get("ETag") ?? "";
    for (const [status, answer] of [
      [304, await send({ "If-None-Match": tag })],
      [400, await send({}, "/old?x=1")],
      [406, await send({ Accept: "image/png" })],
    ] as const) {
      expect([answer.status, answer.headers.get("Deprecation")]).toEqual([status, "@1801353600"]);
    }
  });

  test("is marked in the description", () => {
    const { paths } = buildDocument(app, about) as { paths: Record<string, Record<string, object>> };
    expect(paths["/old"]?.get).toMatchObject({ deprecated: true, "x-deprecation": leaving });
  });
});

test("any other says nothing of it", async () => {
  const { headers } = await appWith(undefined).fetch(new Request("https://api.test/old"), {});
  expect([headers.get("Deprecation"), headers.get("Sunset"), headers.get("Link")]).toEqual([null, null, null]);
});

test.each([
  ["sooner than in a year", { since: "2027-01-31", until: "2028-01-30" }],
  ["on a day that is none", { since: "2027-01-31", until: "soon" }],
])("nothing goes %s", (_, deprecation) => {
  expect(() => appWith(deprecation)).toThrow("getOld: what is to go stays for a year");
});
