import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";
import { absoluteUrl } from "./links.ts";
import { ApiError, problems, unavailable } from "./problem.ts";
import { sendFinished } from "./respond.ts";

/** The body of a problem. `instance` names this one occurrence: the page of its type, marked with the request id. */
const problemBody = (c: Context<AppEnv>, error: ApiError) => {
  const { status, title } = problems[error.slug];
  const requestId = c.get("requestId");
  return {
    type: absoluteUrl(c, `/problems/${error.slug}`),
    title,
    status,
    detail: error.message,
    instance: `/problems/${error.slug}#${requestId}`,
    requestId,
    ...(error.errors.length > 0 ? { errors: error.errors } : {}),
    ...error.tombstone,
  };
};

/**
 * Answers with a problem document, whatever the Accept header says.
 *
 * @see RFC 9457
 */
export const sendProblem = (c: Context<AppEnv>, error: ApiError): Response => {
  // Problems are written in English only.
  c.get("vary").delete("Accept-Language");
  return new Response(JSON.stringify(problemBody(c, error)), {
    status: problems[error.slug].status,
    headers: {
      "Content-Type": "application/problem+json",
      "Content-Language": "en",
      "Cache-Control": "no-store",
      ...error.headers,
    },
  });
};

type ErrorOptions = {
  /** Whether a failure means that the database was not there. */
  isUnavailable: (error: unknown) => boolean;
  log: (line: string) => void;
};

/** An error for the log. Where the database could not be read, the stack says nothing that the message does not. */
const describe = (cause: unknown, withStack: boolean, depth = 0): unknown =>
  cause instanceof Error
    ? {
        name: cause.name,
        message: cause.message.slice(0, 2000),
        ...(withStack ? { stack: cause.stack?.slice(0, 4000) } : {}),
        ...(cause.cause !== undefined && depth < 4 ? { cause: describe(cause.cause, withStack, depth + 1) } : {}),
      }
    : String(cause).slice(0, 2000);

/** Failures that follow from others, or from too many requests: the database was not asked. Each may come by the thousand. */
const unasked = new Set(["CircuitOpenError", "BusyError"]);

/** How often these are told of, in milliseconds. */
const toldEvery = 1000;

/** What the caller is told of a failure. The failure itself stays in the log. */
const toApiError = (error: unknown, isUnavailable: (error: unknown) => boolean): ApiError => {
  if (error instanceof ApiError) return error;
  if (isUnavailable(error)) return unavailable(error);
  return new ApiError("internal", "The failure has been recorded. Quote the requestId when you report it.", {
    cause: error,
  });
};

/**
 * The onError of an app: every failure becomes a problem, or where the answer is known from before, a stale answer. Those
 * on our side are logged as one line of JSON, but of those where the database was not asked one in a second.
 */
export const errorHandler = ({ isUnavailable, log }: ErrorOptions) => {
  let [toldAt, untold] = [Number.NEGATIVE_INFINITY, 0];
  const isUntold = ({ cause }: ApiError, now: number): boolean => {
    if (!(cause instanceof Error && unasked.has(cause.name))) return false;
    if (now - toldAt < toldEvery) {
      untold += 1;
      return true;
    }
    toldAt = now;
    return false;
  };
  const tell = (c: Context<AppEnv>, known: ApiError, isStale: boolean): void => {
    log(
      JSON.stringify({
        level: "error",
        problem: known.slug,
        ...(isStale ? { stale: true } : {}),
        requestId: c.get("requestId"),
        method: c.req.method,
        path: c.get("target").path.slice(0, 500),
        error: describe(known.cause ?? known, known.slug === "internal"),
        ...(untold > 0 ? { untold } : {}),
      }),
    );
    untold = 0;
  };
  return (error: unknown, c: Context<AppEnv>): Response => {
    const known = toApiError(error, isUnavailable);
    if (problems[known.slug].status < 500) return sendProblem(c, known);
    const stale = c.get("answers")?.stale(c);
    // Where others have found it out, they tell why.
    const isTold = stale !== undefined && known.cause === undefined;
    if (!isTold && !isUntold(known, c.get("now").getTime())) tell(c, known, stale !== undefined);
    if (!stale) return sendProblem(c, known);
    c.header("Age", String(stale.age));
    return sendFinished(c, stale.answer);
  };
};
