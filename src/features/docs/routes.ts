import { createRoute, z } from "@hono/zod-openapi";
import { jsonResponses, okResponses } from "../../http/openapi/responses.ts";
import { ApiError, staticProblemResponses } from "../../http/response/problem.ts";
import { sendStatic, staticAnswer } from "../../http/response/static-answer.ts";
import { createRouter } from "../../http/router.ts";
import { assets, assetsVersion } from "./assets.ts";
import { createDescriptions } from "./description.ts";
import { docsPage, docsPolicy } from "./page.ts";

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
  description: "The description as a page to read and to try things on. It loads nothing from elsewhere.",
  responses: {
    ...okResponses({
      description: "The page.",
      content: {
        "text/html": {
          schema: z.string().max(20_000).openapi({ description: "The page" }),
          examples: { page: { value: "<!doctype html><title>Mitra: reference</title>" } },
        },
      },
    }),
    ...staticProblemResponses(),
  },
});

const asset = createRoute({
  method: "get",
  path: "/docs/assets/{version}/{file}",
  operationId: "getReferenceAsset",
  tags: ["Service"],
  summary: "Send a file of the reference page",
  description: "The script of the reference page. The path changes with the file, so that it may be kept for ever.",
  request: {
    params: z.object({
      version: z
        .string()
        .max(20)
        .openapi({
          param: { description: "The version of the files", examples: { current: { value: assetsVersion } } },
        }),
      file: z
        .string()
        .max(100)
        .openapi({
          param: { description: "The name of the file", examples: { script: { value: Object.keys(assets)[0] } } },
        }),
    }),
  },
  responses: {
    ...okResponses({
      description: "The file.",
      content: {
        "text/javascript": {
          schema: z.string().max(10_000_000).openapi({ description: "The script" }),
          examples: { script: { value: "customElements.define('openapi-explorer', class extends HTMLElement {});" } },
        },
      },
    }),
    ...staticProblemResponses("not-found"),
  },
});

const page = staticAnswer(docsPage, "text/html; charset=utf-8");
const forEver = "public, max-age=31536000, immutable";

/** `/openapi.json` and its twins, and `/docs`: what the build has put into ASSETS. */
export const createDocsRouter = () => {
  const descriptionOf = createDescriptions();
  const router = createRouter({ versioned: false });
  router.openapi(openApiJson, async (c) => sendStatic(c, await descriptionOf(c, "openapi.json")));
  router.openapi(openApiYaml, async (c) => sendStatic(c, await descriptionOf(c, "openapi.yaml")));
  router.openapi(openApi30, async (c) => sendStatic(c, await descriptionOf(c, "openapi-3.0.json")));
  router.openapi(docs, async (c) => {
    c.header("Content-Security-Policy", await docsPolicy());
    return sendStatic(c, page);
  });
  router.openapi(asset, async (c) => {
    const { version, file } = c.req.valid("param");
    const contentType = Object.hasOwn(assets, file) ? assets[file] : undefined;
    const found =
      version === assetsVersion && contentType ? await c.env.ASSETS?.fetch(`http://assets/${file}`) : undefined;
    if (!found?.ok || !contentType) throw new ApiError("not-found", "There is no such file of the reference page.");
    return sendStatic(c, { body: await found.text(), contentType, tag: `W/"${version}"` }, forEver);
  });
  return router;
};
