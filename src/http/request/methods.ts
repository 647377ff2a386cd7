import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";
import { setPreflight } from "../response/cors.ts";
import { sendProblem } from "../response/error-handler.ts";
import { ApiError } from "../response/problem.ts";

/**
 * Answers a method that a path does not have: OPTIONS with 204 and `Allow`, and with what a CORS preflight asks for; any
 * other with 405.
 *
 * @param methods those that the path has.
 * @see RFC 9110, sections 9.3.7 and 15.5.6
 */
export const otherMethod = (c: Context<AppEnv>, methods: readonly string[]): Response => {
  const allow = [...methods, "OPTIONS"].join(", ");
  // The 404 that stands there would hand on its headers.
  c.res = undefined;
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
