import type { Context, Hono } from "hono";
import { TrieRouter } from "hono/router/trie-router";
import type { AppEnv } from "./app-env.ts";
import { setPreflight } from "./cors.ts";
import { sendProblem } from "./error-response.ts";
import { ApiError, nothingAt } from "./problem.ts";

const order = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Reads off an app's routes which methods a path has; middleware, which answers to all of them, is left out. */
const methodsByPath = (app: Pick<Hono<AppEnv>, "routes">): ((path: string) => string[]) => {
  const router = new TrieRouter<string>();
  for (const { method, path } of app.routes) if (method !== "ALL") router.add("ALL", path, method);
  return (path) => {
    const found = new Set(router.match("ALL", path)[0].map(([method]) => method));
    if (found.size === 0) return [];
    if (found.has("GET")) found.add("HEAD");
    return order.filter((method) => method === "OPTIONS" || found.has(method));
  };
};

/**
 * The notFound handler of an app. A path that has other methods answers OPTIONS with 204 and `Allow` (and with what a
 * CORS preflight asks for), any other method with 405; a path that has none answers 404.
 *
 * @see RFC 9110, sections 9.3.7 and 15.5.6
 */
export const unmatched = (app: Pick<Hono<AppEnv>, "routes">) => {
  let methodsOf: ReturnType<typeof methodsByPath> | undefined;
  return (c: Context<AppEnv>): Response => {
    // Routes are complete by the time of the first request.
    methodsOf ??= methodsByPath(app);
    const { path } = c.get("target");
    const methods = methodsOf(path);
    if (methods.length === 0) return sendProblem(c, nothingAt(path));
    const allow = methods.join(", ");
    if (c.req.method !== "OPTIONS") {
      return sendProblem(
        c,
        new ApiError("method-not-allowed", `This path answers to ${allow}.`, { headers: { Allow: allow } }),
      );
    }
    const response = new Response(null, { status: 204, headers: { Allow: allow } });
    setPreflight(c.req.raw.headers, response.headers, allow);
    return response;
  };
};
