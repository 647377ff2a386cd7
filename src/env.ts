import { z } from "zod";

const httpUrl = z.url({ protocol: /^https?$/ });

/** What the Worker is given. An answer's links are made from PUBLIC_URL, or else from the request's own origin. */
const bindings = z.object({
  LIBSQL_URL: httpUrl.describe("A libSQL server over HTTP: Turso, sqld, or the local endpoint"),
  LIBSQL_AUTH_TOKEN: z.string().min(1).optional(),
  PUBLIC_URL: httpUrl.transform((url) => new URL(url).origin).optional(),
  ASSETS: z.custom<Fetcher>((value) => typeof (value as Fetcher | undefined)?.fetch === "function").optional(),
});

export type Env = z.infer<typeof bindings>;

const known = new WeakMap<object, Env>();

/**
 * Reads the bindings of the Worker; once for an isolate, which is given the same object with every request.
 *
 * @throws Error that names every binding that is missing or wrong, without its value.
 */
export const readEnv = (raw: object): Env => {
  const parsed = known.get(raw);
  if (parsed) return parsed;
  const result = bindings.safeParse(raw);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The Worker's bindings are wrong: ${faults.join("; ")}`);
  }
  known.set(raw, result.data);
  return result.data;
};
