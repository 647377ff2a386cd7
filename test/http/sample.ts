import { createRoute, z } from "@hono/zod-openapi";
import { createKernel, type KernelOptions } from "../../src/http/kernel.ts";
import { jsonResponses, okResponses } from "../../src/http/openapi/responses.ts";
import { cursorScope } from "../../src/http/request/canonical-query.ts";
import { decodeCursor, encodeCursor } from "../../src/http/request/cursor.ts";
import { textSchema } from "../../src/http/request/locale.ts";
import {
  countryList,
  cursor,
  dateParam,
  fieldsParam,
  format,
  formatParam,
  idParam,
  instantParam,
  lang,
  limit,
  oneOfList,
  queryText,
  slugList,
  sortParam,
  withDateOrder,
} from "../../src/http/request/params.ts";
import { itemEnvelope, listEnvelope } from "../../src/http/response/envelopes.ts";
import { ApiError, problemResponses } from "../../src/http/response/problem.ts";
import { sendItem, sendList } from "../../src/http/response/respond.ts";
import { inAnswer, translatedShape } from "../../src/http/response/translations.ts";
import { createRouter } from "../../src/http/router.ts";

import { versionOf } from "../support/version.ts";

export const origin = "https://api.test";

const thing = z
  .object({
    id: z.string().max(96).openapi({ description: "Identifier", example: "thing-1" }),
    label: textSchema,
    size: z.int().min(0).max(1000).nullable().openapi({ description: "Size", example: 1 }),
    ...translatedShape,
  })
  .openapi("Thing", { description: "A thing." });

const example = { id: "thing-1", label: "Thing 1", size: 1 };
const page = { limit: 20, next: null, total: { value: 7, relation: "eq" } };

const filters = {
  country: countryList({ description: "Countries", examples: { one: ["FR"] } }),
  kind: oneOfList(["meeting", "visit", "signing"], { description: "Kinds", examples: { one: ["visit"] } }),
  topic: slugList({ description: "Topics", examples: { one: ["submarines"] } }),
  from: dateParam("from"),
  to: dateParam("to"),
  updatedSince: instantParam({ description: "Since", examples: { day: "2026-01-01" } }),
  q: queryText({ description: "Text", examples: { one: "submarine" } }).optional(),
};

const list = createRoute({
  method: "get",
  path: "/things",
  operationId: "listThings",
  tags: ["Things"],
  summary: "List things",
  description: "All of them.",
  request: {
    query: withDateOrder(
      z.object({
        ...filters,
        sort: sortParam(["-date", "date"]),
        limit,
        cursor,
        fields: fieldsParam(["id", "label", "size"]),
        lang,
        format,
      }),
    ),
  },
  responses: {
    ...jsonResponses({
      description: "Things.",
      schema: listEnvelope("ThingList", thing),
      example: { data: [example], page, dataset: { version: 3 } },
      link: true,
    }),
    ...problemResponses(),
  },
});

const keyset = z.tuple([z.int().min(0).max(1000), z.literal("é"), z.null()]);

const get = createRoute({
  method: "get",
  path: "/things/{id}",
  operationId: "getThing",
  tags: ["Things"],
  summary: "Get a thing",
  description: "One of them.",
  request: {
    params: z.object({ id: idParam({ description: "Which", examples: { one: "thing-1" } }) }),
    query: z.object({ fields: fieldsParam(["id", "label", "size"]), lang, format: formatParam(["json", "csv"]) }),
  },
  responses: {
    ...okResponses({
      description: "The thing.",
      content: {
        "application/json": {
          schema: itemEnvelope("ThingItem", thing),
          examples: { one: { value: { data: example, dataset: { version: 3 } } } },
        },
        "text/csv": { schema: z.string().max(1000), examples: { one: { value: "id\nthing-1\n" } } },
      },
    }),
    ...problemResponses("not-found"),
  },
});

const remove = createRoute({
  method: "delete",
  path: "/things/{id}",
  operationId: "deleteThing",
  tags: ["Things"],
  summary: "Delete a thing",
  description: "Never done.",
  request: { params: z.object({ id: idParam({ description: "Which", examples: { one: "thing-1" } }) }) },
  responses: { 204: { description: "Gone." }, ...problemResponses() },
});

const failing = createRoute({
  method: "get",
  path: "/failing/{how}",
  operationId: "fail",
  tags: ["Things"],
  summary: "Fail",
  description: "In one way or another.",
  request: { params: z.object({ how: z.enum(["unknown", "away", "gone"]) }) },
  responses: { 200: { description: "Never" }, ...problemResponses() },
});

export type Sample = { version: number; handled: number; size: number };

/** A small app over the kernel: seven things in pages, and a `state` that tests turn. */
export const sampleApp = (options: KernelOptions = {}) => {
  const state: Sample = { version: 3, handled: 0, size: 7 };
  const router = createRouter();
  router.openapi(list, async (c) => {
    state.handled += 1;
    const query = c.req.valid("query");
    const [start = 0] = query.cursor ? await decodeCursor(cursorScope(c), query.cursor, keyset) : [];
    const end = start + query.limit;
    const data = Array.from({ length: state.size }, (_, index) =>
      inAnswer(c.var.language, (language) => ({
        id: `thing-${index + 1}`,
        label: `${language === "en" ? "Thing" : "Benda"} ${index + 1}`,
        size: index,
      })),
    ).slice(start, end);
    const next = end < state.size ? await encodeCursor(cursorScope(c), [end, "é", null]) : null;
    c.set("version", versionOf(state.version));
    return sendList(c, { data, next, total: { value: state.size, relation: "eq" } });
  });
  router.openapi(get, (c) => {
    state.handled += 1;
    const { id } = c.req.valid("param");
    if (!/^thing-[1-7]$/.test(id)) throw new ApiError("not-found", "No thing has this identifier.");
    c.set("version", versionOf(state.version));
    const thingIn = (language: string) => ({ id, label: language === "en" ? "Thing" : "Benda", size: null });
    return sendItem(c, inAnswer(c.var.language, thingIn));
  });
  router.openapi(remove, (c) => c.body(null, 204));
  router.openapi(failing, (c) => {
    if (c.req.valid("param").how === "gone") {
      const [memento, history] = [`${origin}/v1/things/old?asOf=2`, `${origin}/v1/things/old/history`];
      throw new ApiError("gone", "It was removed in version 3.", { tombstone: { lastVersion: 2, memento, history } });
    }
    throw new Error(c.req.valid("param").how === "away" ? "database away" : "SELECT secret FROM /srv/x");
  });
  const logged: string[] = [];
  const app = createKernel({
    currentVersion: async () => versionOf(state.version),
    isUnavailable: (error) => error instanceof Error && error.message === "database away",
    log: (line) => logged.push(line),
    ...options,
  });
  app.route("/v1", router);
  const send = (path: string, init: { method?: string; headers?: Record<string, string> } = {}) => {
    const request = new Request(`${origin}${path}`, { headers: init.headers ?? {} });
    // The Request constructor refuses TRACE; a runtime does not.
    if (init.method) Object.defineProperty(request, "method", { value: init.method });
    return Promise.resolve(app.fetch(request, {}));
  };
  return { app, state, logged, send };
};

export type ProblemBody = {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  requestId: string;
  errors?: { location: string; name: string; message: string }[];
};

export const problemOf = async (response: Response): Promise<ProblemBody> => (await response.json()) as ProblemBody;
