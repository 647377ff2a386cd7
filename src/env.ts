import { z } from "zod";

const httpUrl = z.url({ protocol: /^https?$/ });

/** A whole number given as text. */
const whole = (least: number, most: number, otherwise: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `a whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .default(otherwise);

/** Where to write to about an error in the record or the service; as the address of a link. */
const contact = z
  .email()
  .max(254)
  .transform((address) => `mailto:${address}`)
  .or(
    z
      .url({ protocol: /^https$/, error: "an e-mail address, or an https address of a page" })
      .max(300)
      .transform((url) => new URL(url).href),
  );

/** What an operator may set: limits, each with its default, and where to write to. */
export const settings = z.object({
  CACHE_BYTES: whole(0, 96 * 2 ** 20, 32 * 2 ** 20).describe("Memory for finished answers; 0 keeps none"),
  VERSION_TTL_MS: whole(0, 60_000, 2000).describe(
    "How long the version of the record is relied upon; answers are at most twice as old",
  ),
  STALE_MS: whole(0, 86_400_000, 3_600_000).describe(
    "How long known answers stand in for a database that is not there",
  ),
  DB_DEADLINE_MS: whole(50, 60_000, 3000).describe("How long one round trip to the database may take"),
  REQUEST_DEADLINE_MS: whole(100, 60_000, 8000).describe(
    "How long one request may take, its waits and round trips together, before it is told to come again",
  ),
  CONTACT: contact.optional(),
});

/**
 * What the Worker is given. An answer's links are made from PUBLIC_URL, or else from the request's own origin; ACCESS_LOG=1
 * writes a line for every request; ASSETS holds the API description and the files of the reference page.
 */
const bindings = z
  .object({
    LIBSQL_URL: httpUrl.describe("A libSQL server over HTTP: Turso, sqld, or the local endpoint"),
    LIBSQL_AUTH_TOKEN: z.string().min(1).optional(),
    PUBLIC_URL: httpUrl.transform((url) => new URL(url).origin).optional(),
    ACCESS_LOG: z.enum(["0", "1"]).optional(),
    ...settings.shape,
    EDGE_CACHE: z.enum(["0", "1"]).optional().describe("1 where the runtime has a Cache API"),
    ASSETS: z.custom<Fetcher>((value) => typeof (value as Fetcher | undefined)?.fetch === "function").optional(),
  })
  // Else no round trip would ever fail by its own deadline, and the circuit not open.
  .refine(({ DB_DEADLINE_MS, REQUEST_DEADLINE_MS }) => REQUEST_DEADLINE_MS > DB_DEADLINE_MS, {
    path: ["REQUEST_DEADLINE_MS"],
    message: "must be larger than DB_DEADLINE_MS (8000 and 3000 where they are not set)",
  });

export type Env = z.infer<typeof bindings>;

const known = new WeakMap<object, Env>();

/**
 * Reads the bindings of the Worker; once for an isolate, which is given the same object with every request. What is read
 * already is given back.
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
  for (const bindings of [raw, result.data]) known.set(bindings, result.data);
  return result.data;
};
