import type { OpenAPIHono } from "@hono/zod-openapi";
import { type AppOptions, assemble } from "./assemble.ts";
import { readEnv } from "./env.ts";
import { membersOf } from "./features/collections.ts";
import { createDiscoveryRouter } from "./features/discovery/routes.ts";
import { createDocsRouter } from "./features/docs/routes.ts";
import { createHealthRouter } from "./features/health/routes.ts";
import { createHomeRouter } from "./features/home/routes.ts";
import { components, dataRouters } from "./features/index.ts";
import { createMcpRouter } from "./features/mcp/routes.ts";
import { createProblemsRouter } from "./features/problems/routes.ts";
import type { AppEnv } from "./http/app-env.ts";
import { checkReady } from "./readiness.ts";

export type { AppOptions } from "./assemble.ts";

/** The whole app: middleware from the outside in, features, and what answers where none of them does. */
export const createApp = (options: AppOptions = {}): OpenAPIHono<AppEnv> => {
  const app = assemble(options, membersOf);
  for (const [name, schema] of Object.entries(components)) app.openAPIRegistry.register(name, schema);
  app.route("/", createHomeRouter());
  for (const router of dataRouters) app.route("/", router);
  app.route(
    "/health",
    createHealthRouter((c) => checkReady(readEnv(c.env), c.get("timings"), options)),
  );
  app.route("/problems", createProblemsRouter());
  app.route("/", createDocsRouter());
  app.route("/", createDiscoveryRouter());
  app.route("/", createMcpRouter(app));
  return app;
};
