import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import { methodNotAllowed } from "hono/method-not-allowed";
import type { RecordVersion } from "../model/version.ts";
import { accessLog } from "./access-log.ts";
import type { AnswerCache } from "./answer-cache.ts";
import type { AppEnv } from "./app-env.ts";
import { canonicalUrl } from "./canonical-url.ts";
import { compression } from "./compression.ts";
import { cors } from "./cors.ts";
import { errorHandler, sendProblem } from "./error-response.ts";
import { headLength } from "./head.ts";
import { otherMethod } from "./methods.ts";
import { nothingAt } from "./problem.ts";
import { requestId } from "./request-id.ts";
import { securityHeaders } from "./security-headers.ts";
import { serverTiming } from "./server-timing.ts";
import { targetOf } from "./target.ts";
import { newTimings } from "./timings.ts";
import { vary } from "./vary.ts";

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
    c.set("target", targetOf(c.req.raw));
    c.set("now", clock?.() ?? new Date());
    c.set("timings", newTimings());
    c.set("vary", new Set());
    c.set("language", "en");
    c.set("format", "json");
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
  const app = new OpenAPIHono<AppEnv>({ getPath: (request) => targetOf(request).path });
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
