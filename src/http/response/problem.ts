import { excerpt } from "../request/excerpt.ts";

/** Why a request failed, and what to do about it: the catalogue behind every error and behind `/problems`. */
export const problems = {
  "invalid-request": {
    status: 400,
    title: "The request is not valid",
    description:
      "A parameter is unknown, given twice, or has a value that is not allowed; or the URL is not well-formed; or a cursor was altered or belongs to another list. `errors` names every fault and what is allowed instead. Correct them all and send the request again.",
  },
  "not-found": {
    status: 404,
    title: "There is nothing here",
    description:
      "No route or no record answers to this path. Paths are case-sensitive and identifiers are lower-case words joined by hyphens, or ISO 3166-1 alpha-2 codes for countries. The lists tell which identifiers exist.",
  },
  gone: {
    status: 410,
    title: "The record was removed",
    description:
      "There was such a record, and there is none any more. `lastVersion` is the last version of the dataset in which it stood, `memento` shows it as it stood then, and `history` lists all its versions. Forget it, or keep what you have with a note that it was withdrawn.",
  },
  "method-not-allowed": {
    status: 405,
    title: "This method is not supported here",
    description: "The path exists but does not answer to this method. The `Allow` header lists the methods it has.",
  },
  "not-acceptable": {
    status: 406,
    title: "None of the accepted formats is available",
    description:
      "The `Accept` header leaves none of the formats that this resource has. `detail` lists them. Ask for one of them, send `Accept: */*`, or choose with `?format=`, which takes precedence over the header.",
  },
  "content-too-large": {
    status: 413,
    title: "The body is too large",
    description: "The body of the request has more bytes than are read here. `detail` says how many it may have.",
  },
  "uri-too-long": {
    status: 414,
    title: "The URL is too long",
    description: "The URL is longer than 8,000 bytes. Ask for fewer values at a time.",
  },
  "unsupported-media-type": {
    status: 415,
    title: "The body is of another media type than is read here",
    description: "The `Content-Type` header names a format that is not read here. `detail` says which one is.",
  },
  internal: {
    status: 500,
    title: "Something went wrong on our side",
    description:
      "The failure has been recorded under the `requestId` of the answer; quote it when you report the failure. The same request may work later.",
  },
  unavailable: {
    status: 503,
    title: "The record cannot be read at the moment",
    description:
      "The database did not answer. Nothing is wrong with the request: send it again after the seconds in the `Retry-After` header.",
  },
} as const satisfies Record<string, { status: number; title: string; description: string }>;

type Problems = typeof problems;
export type ProblemSlug = keyof Problems;
export const problemSlugs = Object.keys(problems) as [ProblemSlug, ...ProblemSlug[]];

/** One fault of a request: where it is, and what is allowed there. */
export type FieldError = { location: "query" | "path" | "header" | "body"; name: string; message: string };

/** What a problem says of a record that was removed; the links are absolute. */
export type Tombstone = { lastVersion: number; memento: string; history: string };

type ApiErrorOptions = {
  errors?: FieldError[];
  headers?: Record<string, string>;
  tombstone?: Tombstone;
  cause?: unknown;
};

/**
 * A failure that the caller is told about as a problem of the catalogue.
 *
 * @param detail what to do about it, in one or two sentences; goes out as it is, so nothing internal.
 * @param options `errors` for the single faults, `headers` for the answer (`Allow`, `Retry-After`), `tombstone` for a record
 *   that was removed, `cause` for the log.
 */
export class ApiError extends Error {
  readonly slug: ProblemSlug;
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;
  readonly tombstone: Tombstone | undefined;

  constructor(slug: ProblemSlug, detail: string, options: ApiErrorOptions = {}) {
    super(detail, { cause: options.cause });
    this.name = "ApiError";
    this.slug = slug;
    this.errors = options.errors ?? [];
    this.headers = options.headers ?? {};
    this.tombstone = options.tombstone;
  }
}

/** A 400 for one parameter of the query. */
export const invalidParameter = (name: string, message: string) =>
  new ApiError("invalid-request", "One parameter is not valid; see errors.", {
    errors: [{ location: "query", name, message }],
  });

/** A 404: no route answers to a path. */
export const nothingAt = (path: string) =>
  new ApiError("not-found", `Nothing answers to ${excerpt(path)}. /v1 lists what there is.`);

/** A 503: the database is not there at the moment. */
export const unavailable = (cause?: unknown) =>
  new ApiError("unavailable", "The database did not answer. Send the request again in a few seconds.", {
    headers: { "Retry-After": "5" },
    cause,
  });

const commonSlugs = ["invalid-request", "not-acceptable", "uri-too-long", "internal"] as const;
type CommonSlug = (typeof commonSlugs)[number];
type Responses<S extends ProblemSlug> = { [K in S as Problems[K]["status"]]: { $ref: string } };

/** The name of a problem's component in the OpenAPI document: `not-found` → `NotFound`. */
export const componentName = (slug: string): string =>
  slug.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

const responses = <S extends ProblemSlug>(slugs: readonly S[]) =>
  Object.fromEntries(
    slugs.map((slug) => [problems[slug].status, { $ref: `#/components/responses/${componentName(slug)}` }]),
  ) as Responses<S>;

/** The problems of a route that does not touch the database: the common ones and those named. */
export const staticProblemResponses = <S extends ProblemSlug = never>(...slugs: S[]): Responses<S | CommonSlug> =>
  responses([...commonSlugs, ...slugs]);

/**
 * The problems of a route, to spread into the `responses` of createRoute: the common ones (400, 406, 414, 500, 503) and
 * those named. They refer to the components of {@link file://../openapi/components.ts}.
 */
export const problemResponses = <S extends ProblemSlug = never>(
  ...slugs: S[]
): Responses<S | CommonSlug | "unavailable"> => responses([...commonSlugs, "unavailable", ...slugs]);
