import { createRoute, z } from "@hono/zod-openapi";
import { jsonResponses, okResponses } from "../../http/openapi/responses.ts";
import { staticProblemResponses } from "../../http/response/problem.ts";
import { sendStatic } from "../../http/response/static-answer.ts";
import { createRouter } from "../../http/router.ts";
import { referenceFile } from "./assets.ts";
import { policyOf } from "./policy.ts";
import { createTexts } from "./texts.ts";

const description = z
  .looseObject({ openapi: z.string().max(10).openapi({ description: "The version of the format", example: "3.1.1" }) })
  .openapi("ApiDescription", { description: "An OpenAPI document." });

const example = { openapi: "3.1.1", info: { title: "Mitra", version: "1.0.0" }, paths: {} };

const openApiJson = createRoute({
  method: "get",
  path: "/openapi.json",
  operationId: "getOpenApi",
  tags: ["Service"],
  summary: "Describe the API in OpenAPI 3.1",
  description: "This description, made from the same schemas that check the requests.",
  responses: {
    ...jsonResponses({ description: "The description.", schema: description, example }),
    ...staticProblemResponses(),
  },
});

const openApiYaml = createRoute({
  method: "get",
  path: "/openapi.yaml",
  operationId: "getOpenApiYaml",
  tags: ["Service"],
  summary: "Describe the API in OpenAPI 3.1, as YAML",
  description: "The same description as `/openapi.json`, written in YAML 1.2.",
  responses: {
    ...okResponses({
      description: "The description.",
      content: { "application/yaml": { schema: description, examples: { example: { value: example } } } },
    }),
    ...staticProblemResponses(),
  },
});

const openApi30 = createRoute({
  method: "get",
  path: "/openapi-3.0.json",
  operationId: "getOpenApi30",
  tags: ["Service"],
  summary: "Describe the API in OpenAPI 3.0.3",
  description: "The same description for the many code generators that stop at 3.0.",
  responses: {
    ...jsonResponses({
      description: "The description.",
      schema: description,
      example: { ...example, openapi: "3.0.3" },
    }),
    ...staticProblemResponses(),
  },
});

const docs = createRoute({
  method: "get",
  path: "/docs",
  operationId: "getReference",
  tags: ["Service"],
  summary: "Show the reference page",
  description: "This description as a page to read, and to try requests on. It loads nothing from other hosts.",
  responses: {
    ...okResponses({
      description: "The page.",
      content: {
        "text/html": {
          schema: z.string().max(2_000_000).openapi({ description: "The page" }),
          examples: { page: { value: "<!doctype html><title>Mitra: reference</title>" } },
        },
      },
    }),
    ...staticProblemResponses(),
  },
});

/** `/openapi.json` and its twins, and `/docs`: what the build has put into ASSETS. */
export const createDocsRouter = () => {
  const textOf = createTexts();
  let policy: Promise<string> | undefined;
  const router = createRouter({ versioned: false });
  router.openapi(openApiJson, async (c) => sendStatic(c, await textOf(c, "openapi.json")));
  router.openapi(openApiYaml, async (c) => sendStatic(c, await textOf(c, "openapi.yaml")));
  router.openapi(openApi30, async (c) => sendStatic(c, await textOf(c, "openapi-3.0.json")));
  router.openapi(docs, async (c) => {
    const page = await textOf(c, referenceFile);
    policy ??= policyOf(page.body);
    c.header("Content-Security-Policy", await policy);
    return sendStatic(c, page);
  });
  return router;
};
