import { createRoute, z } from "@hono/zod-openapi";
import { jsonResponses, okResponses } from "../../http/openapi/responses.ts";
import { staticProblemResponses } from "../../http/response/problem.ts";
import { setPageHeaders } from "../../http/response/security-headers.ts";
import { sendStatic, staticAnswer } from "../../http/response/static-answer.ts";
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

/** A text of the build, which is Markdown and as such also served. */
const modelText = (options: { path: string; operationId: string; summary: string; description: string }) => {
  const representation = {
    schema: z.string().max(2_000_000).openapi({ description: "The text" }),
    examples: { beginning: { value: "# Mitra\n" } },
  };
  return createRoute({
    method: "get",
    ...options,
    tags: ["Service"],
    responses: {
      ...okResponses({
        description: "The text.",
        content: { "text/plain": representation, "text/markdown": representation },
      }),
      ...staticProblemResponses(),
    },
  });
};

const llms = modelText({
  path: "/llms.txt",
  operationId: "getLlms",
  summary: "Tell a language model what is here",
  description: "What this API is and how to ask it, with links and examples, in the form of llmstxt.org.",
});

const llmsFull = modelText({
  path: "/llms-full.txt",
  operationId: "getLlmsFull",
  summary: "Tell a language model everything",
  description:
    "Every operation with its parameters, formats and examples, every member of the answers, and the rules by which the record is coded, in one text.",
});

const security = createRoute({
  method: "get",
  path: "/.well-known/security.txt",
  operationId: "getSecurityContact",
  tags: ["Service"],
  summary: "Say whom to tell of a weakness",
  description: "Where to write to, and until when that holds (RFC 9116).",
  responses: {
    ...okResponses({
      description: "The contact.",
      content: {
        "text/plain": {
          schema: z.string().max(5000).openapi({ description: "Fields by line" }),
          examples: {
            fields: { value: "Contact: https://api.example.org/#contact\nExpires: 2027-10-01T00:00:00.000Z\n" },
          },
        },
      },
    }),
    ...staticProblemResponses(),
  },
});

/** What the build has put into ASSETS: `/openapi.json` and its twins, `/docs`, and what is for programs that read text. */
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
    setPageHeaders(c, await policy);
    return sendStatic(c, page);
  });
  for (const [route, file] of [
    [llms, "llms.txt"],
    [llmsFull, "llms-full.txt"],
  ] as const) {
    router.openapi(route, async (c) => {
      const { body, contentType } = await textOf(c, file);
      const type = c.get("format") === "markdown" ? contentType.replace("plain", "markdown") : contentType;
      return sendStatic(c, staticAnswer(body, type));
    });
  }
  router.openapi(security, async (c) => {
    const { body, contentType } = await textOf(c, "security.txt");
    // Of several contacts the first is to be tried first.
    const own = c.env?.CONTACT === undefined ? "" : `Contact: ${c.env.CONTACT}\n`;
    return sendStatic(c, staticAnswer(own + body, contentType));
  });
  return router;
};
