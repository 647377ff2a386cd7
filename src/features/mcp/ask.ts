import type { Context } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import type { Json } from "./text.ts";

/** The app that answers in our name. */
export type Answering = {
  fetch(request: Request, env: object, context: Context["executionCtx"]): Response | Promise<Response>;
};

/** The values of parameters; what is undefined is not sent. */
export type Query = Readonly<Record<string, unknown>>;

/**
 * Asks a route of ours, as any caller would.
 *
 * @returns the body of its answer.
 * @throws Refused with what its problem says.
 */
export type Ask = (path: string, query?: Query) => Promise<Json>;

/** A problem of ours, in words for a model. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly status: number;

  constructor({ status, title, detail, errors = [] }: Problem) {
    // What the detail of an invalid request says is how many faults follow.
    const first = status === 400 && errors.length > 0 ? `${title}:` : `${title}. ${detail}`;
    super([first, ...errors.map(({ name, message }) => `- ${name}: ${message}`)].join("\n"));
    this.status = status;
  }
}

type Problem = { status: number; title: string; detail: string; errors?: { name: string; message: string }[] };

const searchOf = (query: Query): string => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return given.length === 0 ? "" : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
};

/** Asks by way of the whole app, so that what holds for every request holds for these. */
export const askBy = (app: Answering, c: Context<AppEnv>): Ask => {
  const headers = { "X-Request-Id": c.get("requestId") };
  const ask = async (target: string, redirects: number): Promise<Json> => {
    const request = new Request(new URL(target, c.get("target").origin), { headers });
    const response = await app.fetch(request, c.env, c.executionCtx);
    const location = response.headers.get("Location");
    // Another spelling of an identifier, such as the three letters of a country.
    if (response.status === 308 && location !== null && redirects > 0) return ask(location, redirects - 1);
    if (!response.ok) throw new Refused((await response.json()) as Problem);
    return (await response.json()) as Json;
  };
  return (path, query = {}) => ask(path + searchOf(query), 1);
};
