import { OpenAPIHono } from "@hono/zod-openapi";
import { sql } from "drizzle-orm";
import type { Context } from "hono";
import { openDb } from "./db/client.ts";
import { isUnavailable } from "./db/errors.ts";
import { dataset } from "./db/schema/dataset.ts";
import { readEnv } from "./env.ts";
import { about } from "./features/docs/about.ts";
import { createDocsRouter } from "./features/docs/routes.ts";
import { createHealthRouter } from "./features/health/routes.ts";
import { createHomeRouter } from "./features/home/routes.ts";
import { dataRouters, expanders } from "./features/index.ts";
import { createProblemsRouter } from "./features/problems/routes.ts";
import type { AppEnv } from "./http/app-env.ts";
import { installKernel } from "./http/kernel.ts";
import { buildDocument } from "./http/openapi.ts";
import { timedFetch } from "./http/server-timing.ts";

export type AppOptions = {
  clock?: () => Date;
  /** How the database is reached; the global fetch unless a test has a nearer one. */
  fetch?: typeof fetch;
  log?: (line: string) => void;
};

const currentVersion = async (c: Context<AppEnv>): Promise<number> => {
  const [row] = await c.var.db.select({ version: dataset.version }).from(dataset).limit(1);
  return row?.version ?? 0;
};

/** The whole Worker: middleware from the outside in, features, and what answers where none of them does. */
export const createApp = (options: AppOptions = {}): OpenAPIHono<AppEnv> => {
  const app = installKernel(new OpenAPIHono<AppEnv>(), { ...options, currentVersion, isUnavailable });
  app.use(async (c, next) => {
    c.env = readEnv(c.env);
    const { LIBSQL_URL: url, LIBSQL_AUTH_TOKEN: authToken } = c.env;
    c.set("db", openDb({ url, authToken, fetch: timedFetch(c.var.timings, options.fetch) }));
    c.set("expanders", expanders);
    await next();
  });
  app.route("/", createHomeRouter());
  for (const router of dataRouters) app.route("/", router);
  app.route(
    "/health",
    createHealthRouter((c) => c.var.db.run(sql`select 1`)),
  );
  app.route("/problems", createProblemsRouter());
  app.route(
    "/",
    createDocsRouter(() => buildDocument(app, about)),
  );
  return app;
};
