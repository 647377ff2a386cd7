import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import { methodNotAllowed } from "hono/method-not-allowed";
import type { RecordVersion } from "../model/version.ts";
import type { AppEnv } from "./app-env.ts";
import type { AnswerCache } from "./cache/answers.ts";
import { accessLog } from "./log.ts";
import { canonicalUrl } from "./request/canonical-url.ts";
import { otherMethod } from "./request/methods.ts";
import { requestId } from "./request/request-id.ts";
import { readTarget } from "./request/target.ts";
import { compression } from "./response/compression.ts";
import { cors } from "./response/cors.ts";
import { date } from "./response/date.ts";
import { errorHandler, sendProblem } from "./response/error-handler.ts";
import { headLength } from "./response/head-length.ts";
import { nothingAt } from "./response/problem.ts";
import { securityHeaders } from "./response/security-headers.ts";
import { serverTiming } from "./response/server-timing.ts";
import { newTimings } from "./response/timings.ts";
import { vary } from "./response/vary.ts";

export type KernelOptions = {
  /** The finished answers of this isolate. */
  answers?: (c: Context<AppEnv>) => AnswerCache | undefined;
  clock?: () => Date;
  /** One light look-up of the version of the record; without it, a copy is confirmed after the handler only. */
  currentVersion?: (c: Context<AppEnv>) => Promise<RecordVersion>;
  isUnavailable?: (error: unknown) => boolean;
  /** Takes the lines of both logs; by default requests go to console.log and failures to console.error. */
  log?: (line: string) => void;
};

const defaults =
  ({ clock, currentVersion }: KernelOptions): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    c.set("target", readTarget(c.req.raw));
    c.set("now", clock?.() ?? new Date());
    c.set("timings", newTimings());
    c.set("vary", new Set());
    c.set("language", "en");
    c.set("format", "json");
    c.set("links", []);
    c.set("query", {});
    c.set("currentVersion", currentVersion && (() => currentVersion(c)));
    await next();
  };

/** Keeps finished answers, where there is somewhere to keep them. */
const remember =
  ({ answers }: KernelOptions): MiddlewareHandler<AppEnv> =>
  (c, next) => {
    const cache = answers?.(c);
    c.set("answers", cache);
    return cache ? cache.middleware()(c, next) : next();
  };

/** An app without routes: the kernel's middleware, outermost first, and its error and not-found handlers. */
export const createKernel = (options: KernelOptions = {}): OpenAPIHono<AppEnv> => {
  const app = new OpenAPIHono<AppEnv>({ getPath: (request) => readTarget(request).path });
  app.use(date(options.clock ?? (() => new Date())));
  app.use(defaults(options));
  app.use(remember(options));
  app.use(requestId());
  app.use(accessLog(options.log ?? ((line) => console.log(line))));
  app.use(headLength());
  app.use(securityHeaders());
  app.use(cors());
  app.use(vary());
  app.use(compression());
  app.use(serverTiming());
  app.use(canonicalUrl());
  app.use(methodNotAllowed({ app, onMethodNotAllowed: otherMethod }));
  app.notFound((c) => sendProblem(c, nothingAt(c.get("target").path)));
  app.onError(
    errorHandler({
      isUnavailable: options.isUnavailable ?? (() => false),
      log: options.log ?? ((line) => console.error(line)),
    }),
  );
  return app;
};
