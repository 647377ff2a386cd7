import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { jsonResponses } from "../../http/openapi/responses.ts";
import { problemResponses, staticProblemResponses, unavailable } from "../../http/response/problem.ts";
import { sendStatic, staticAnswer } from "../../http/response/static-answer.ts";
import { type AppEnv, createRouter } from "../../http/router.ts";

const health = z
  .object({ status: z.enum(["ok"]).openapi({ description: "Always ok; a failure is a problem", example: "ok" }) })
  .openapi("Health", { description: "The state of the service, where all is well." });

const live = createRoute({
  method: "get",
  path: "/live",
  operationId: "getLiveness",
  tags: ["Service"],
  summary: "Check that the service runs",
  description: "Answers 200 whenever the Worker runs at all. It does not look at the database.",
  responses: {
    ...jsonResponses({ description: "The process is alive.", schema: health, example: { status: "ok" } }),
    ...staticProblemResponses(),
  },
});

const ready = createRoute({
  method: "get",
  path: "/ready",
  operationId: "getReadiness",
  tags: ["Service"],
  summary: "Check that the record can be read",
  description:
    "Answers 200 when the database answers and holds a record that can be read, and otherwise 503. Once a request has found the database damaged, it answers 503 until the database is restored.",
  responses: {
    ...jsonResponses({ description: "The record can be read.", schema: health, example: { status: "ok" } }),
    ...problemResponses(),
  },
});

const answer = staticAnswer(JSON.stringify({ status: "ok" }), "application/json");

/** `/health`: liveness apart from readiness. `check` fails when the record cannot be read. */
export const createHealthRouter = (check: (c: Context<AppEnv>) => Promise<unknown>) => {
  const router = createRouter({ versioned: false });
  router.openapi(live, (c) => sendStatic(c, answer, "no-store"));
  router.openapi(ready, async (c) => {
    try {
      await check(c);
    } catch (cause) {
      throw unavailable(cause);
    }
    return sendStatic(c, answer, "no-store");
  });
  return router;
};
