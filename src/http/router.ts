import { OpenAPIHono, type RouteConfig, type z } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import type { AnswerLanguage } from "../model/localised.ts";
import type { Moment } from "../model/version.ts";
import type { AppEnv } from "./app-env.ts";
import { ofOneVersion } from "./cache/one-version.ts";
import { answerLanguage } from "./request/locale.ts";
import { type Format, formatsOf, hasAllPages, negotiate } from "./request/negotiate.ts";
import { formatsTaken } from "./request/params.ts";
import { faultsOf, readQuery, shapeOf } from "./request/query.ts";
import {
  cacheControlOf,
  entityTag,
  ifNoneMatch,
  isOver,
  notModified,
  representationOf,
  shownVersion,
} from "./response/conditional.ts";
import { type Deprecation, deprecated } from "./response/deprecation.ts";
import { ApiError, type FieldError } from "./response/problem.ts";
import { sendFinished } from "./response/respond.ts";

export type { AppEnv } from "./app-env.ts";

type RouterOptions = {
  /** Whether 200 answers depend on the version of the record, so that a current copy is confirmed before the handler. */
  versioned?: boolean;
};

const refuse = (errors: readonly FieldError[]): never => {
  const query = errors.filter((error) => error.location === "query");
  if (query.length === 0) {
    throw new ApiError("not-found", "No record has this identifier, and none can have.", { errors: [...errors] });
  }
  const detail =
    errors.length === 1 ? "One parameter is not valid; see errors." : `${errors.length} faults were found; see errors.`;
  throw new ApiError("invalid-request", detail, { errors: [...errors] });
};

/** For a route by which a caller learns what has changed, whatever its query says. */
export const news: MiddlewareHandler<AppEnv> = (c, next) => {
  c.set("isNews", true);
  return next();
};

/** Whether a list is asked for what has changed. */
const tellsNews = ({ updatedSince, sort }: Record<string, unknown>): boolean =>
  updatedSince !== undefined || sort === "updated" || sort === "-updated";

/** Checks path and query together, so that one answer names every fault. */
const validation = (route: RouteConfig): MiddlewareHandler<AppEnv> => {
  const { query, params } = route.request ?? {};
  const shape = shapeOf(query);
  return async (c, next) => {
    const path = params?.safeParse(c.req.param());
    const read = readQuery(c.get("target").search, shape);
    const parsed = await query?.safeParseAsync(read.values, { reportInput: true });
    const settled = new Set(read.errors.map((error) => error.name));
    const errors = [
      ...(path?.success === false ? faultsOf(path.error, "path", new Set()) : []),
      ...read.errors,
      ...(parsed?.success === false ? faultsOf(parsed.error, "query", settled) : []),
    ];
    if (errors.length > 0) refuse(errors);
    const values = (parsed?.data ?? {}) as Record<string, unknown>;
    c.set("isLimited", read.values.limit !== undefined);
    if (tellsNews(values)) c.set("isNews", true);
    c.req.addValidatedData("param", (path?.data ?? {}) as object);
    c.req.addValidatedData("query", values);
    c.set("query", values);
    await next();
  };
};

/** The formats of a route: those that its `format` takes, or else the media types of its 200 answer, in their order. */
const offersOf = (route: RouteConfig): readonly Format[] => {
  const taken = formatsTaken(shapeOf(route.request?.query).format);
  if (taken) return taken;
  const ok = route.responses[200];
  return ok && "content" in ok ? formatsOf(Object.keys(ok.content ?? {})) : [];
};

/** Settles language and format before the handler runs, and notes which headers had a say in it. */
const representation = (route: RouteConfig): MiddlewareHandler<AppEnv> => {
  const [first, ...others] = offersOf(route);
  const localised = Object.hasOwn(shapeOf(route.request?.query), "lang");
  return async (c, next) => {
    const { lang, format } = c.get("query") as { lang?: AnswerLanguage; format?: Format };
    if (first) {
      if (format === undefined) c.get("vary").add("Accept");
      const settled = format ?? negotiate(c.req.header("Accept"), [first, ...others]);
      c.set("format", settled);
      if (hasAllPages(settled) && !c.get("isLimited")) c.set("query", { ...c.get("query"), limit: undefined });
    }
    if (localised) {
      if (lang === undefined) c.get("vary").add("Accept-Language");
      c.set("language", answerLanguage(lang, c.req.header("Accept-Language")));
    }
    await next();
  };
};

/**
 * The 304 for a caller whose copy is current, at the price of one light look-up. `*` has to wait until the record is
 * known to exist.
 */
const confirmed = async (c: Context<AppEnv>): Promise<Response | undefined> => {
  const header = c.req.header("If-None-Match");
  const currentVersion = c.get("currentVersion");
  if (header === undefined || header.trim() === "*" || !currentVersion) return undefined;
  const tag = entityTag(c, await currentVersion());
  return ifNoneMatch(header, tag) ? notModified(c, tag) : undefined;
};

/** Answers from memory what is known to be current; else confirms a current copy, or has the handler answer. */
const memory: MiddlewareHandler<AppEnv> = async (c: Context<AppEnv>, next) => {
  const handle = async () => {
    const response = await confirmed(c);
    if (response) c.res = response;
    else await next();
  };
  const answers = c.get("answers");
  if (!answers) return handle();
  const answer = await answers.answer(c, representationOf(c), handle);
  return answer && sendFinished(c, answer);
};

/** Has the record be read as it stood where the request says `asOf`, and confirms a copy of what it was then. */
const inItsTime =
  (handler: MiddlewareHandler<AppEnv>): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const { asOf } = c.get("query") as { asOf?: Moment };
    c.set("past", undefined);
    if (asOf === undefined) return handler(c, next);
    await c.get("standAt")?.(asOf);
    const header = c.req.header("If-None-Match");
    const tag = entityTag(c, shownVersion(c));
    if (header?.trim() !== "*" && ifNoneMatch(header, tag))
      return notModified(c, tag, cacheControlOf({ isOver: isOver(c) }));
    return handler(c, next);
  };

/**
 * A router whose routes refuse what they do not declare. It replaces zod-openapi's validators, which drop unknown
 * parameters in silence and report query and path apart, by one that reports every fault of a request at once; it
 * settles the answer's language (where the route declares `lang`) and format (from the media types of its 200), and
 * answers 304 before the handler runs. A route with `x-deprecation` says that it is to go.
 *
 * @throws Error at definition for a route with a body, cookies or headers in its request: nothing would check them.
 */
export const createRouter = ({ versioned = true }: RouterOptions = {}): OpenAPIHono<AppEnv> => {
  const router = new OpenAPIHono<AppEnv>();
  const openapi = ({ middleware, hide, ...route }: RouteConfig, handler: MiddlewareHandler<AppEnv>) => {
    const { body, cookies, headers } = route.request ?? {};
    if (body || cookies || headers) throw new Error(`${route.path}: only query and params are validated`);
    const leaving: Deprecation | undefined = route["x-deprecation"];
    if (leaving) route.deprecated = true;
    if (!hide) router.openAPIRegistry.registerPath(route);
    const before = [
      ...(leaving ? [deprecated(route.operationId ?? "", leaving)] : []),
      ...([middleware ?? []].flat() as MiddlewareHandler<AppEnv>[]),
    ];
    const checks = [validation(route), representation(route), ...(versioned ? [memory] : [])];
    return router.on([route.method], [toHonoPath(route.path)], ...before, ...checks, ofOneVersion(inItsTime(handler)));
  };
  router.openapi = openapi as unknown as typeof router.openapi;
  return router;
};

/** `/articles/{id}` → `/articles/:id` */
const toHonoPath = (path: string): string => path.replaceAll(/\{([^}]+)\}/g, ":$1");

export type QueryOf<R extends { request: { query: z.ZodType } }> = z.output<R["request"]["query"]>;
