import {
  componentName,
  type FieldError,
  type ProblemSlug,
  problemSlugs,
  problems,
  type Tombstone,
} from "../response/problem.ts";

type Json = Record<string, unknown>;

const header = (description: string, schema: Json, example: unknown): Json => ({ description, schema, example });
const line = (maxLength: number): Json => ({ type: "string", maxLength });

const requestId = "0f9e2b7c-5b0e-4d0a-9a54-3f8f7a4a0d11";

const headers: Record<string, Json> = {
  ETag: header("Weak entity tag, for If-None-Match", line(100), 'W/"7.3f9c2a1b0-1q2w3e4r5t6"'),
  CacheControl: header(
    "How long the answer may be kept",
    line(200),
    "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400",
  ),
  ContentLanguage: header("The language of the texts, or both", { type: "string", enum: ["en", "id", "en, id"] }, "en"),
  Vary: header("The request headers that the answer depends on", line(100), "Accept, Accept-Language, Accept-Encoding"),
  XRequestId: header(
    "The caller's own id, or one made for the request; quote it when you report a failure",
    { type: "string", maxLength: 64, pattern: "^[\\w-]{1,64}$" },
    requestId,
  ),
  ServerTiming: header(
    "Where the time went, in milliseconds; not sent with what was kept (`Cache-Status`)",
    line(200),
    'total;dur=4.2, db;dur=3.1;desc="1 round trip"',
  ),
  Link: header(
    "Absolute links: to the next and the first page of a list; of what has versions to the one that is shown (`memento`) or from there to the present (`original`), and to all of them (`timemap`)",
    line(9000),
    '<https://api.example.org/v1/articles?cursor=eyJub3QiOiJhIHJlYWwgY3Vyc29yIn0>; rel="next"',
  ),
  Allow: header("The methods that the path has", line(100), "GET, HEAD, OPTIONS"),
  RetryAfter: header("Seconds to wait", { type: "integer", minimum: 1, maximum: 86_400 }, 5),
};

const headerRef = (name: string): Json => ({ $ref: `#/components/headers/${name}` });

const problemSchema: Json = {
  type: "object",
  description: "Why a request failed and what to do about it (RFC 9457).",
  required: ["type", "title", "status", "detail", "instance", "requestId"],
  properties: {
    type: { type: "string", format: "uri", maxLength: 500, description: "Opens a page that explains this type" },
    title: { type: "string", maxLength: 100, description: "The type in words; the same for every occurrence" },
    status: { type: "integer", minimum: 400, maximum: 599, description: "The HTTP status" },
    detail: { type: "string", maxLength: 1000, description: "What to do about this occurrence" },
    instance: {
      type: "string",
      format: "uri-reference",
      maxLength: 200,
      description: "Names this occurrence; carries the request id",
    },
    requestId: { type: "string", maxLength: 64, pattern: "^[\\w-]{1,64}$", description: "Also in X-Request-Id" },
    errors: {
      type: "array",
      maxItems: 100,
      description: "Every fault of the request",
      items: { $ref: "#/components/schemas/FieldError" },
    },
    lastVersion: {
      type: "integer",
      minimum: 1,
      maximum: 2_147_483_647,
      description: "Of a record that was removed: the last version of the dataset in which it stood",
    },
    memento: {
      type: "string",
      format: "uri",
      maxLength: 500,
      description: "Of a record that was removed: the address under which it is shown as it stood last",
    },
    history: {
      type: "string",
      format: "uri",
      maxLength: 500,
      description: "Of a record that was removed: the address of the list of its versions",
    },
  },
};

const fieldErrorSchema: Json = {
  type: "object",
  description: "One fault of a request.",
  required: ["location", "name", "message"],
  properties: {
    location: { type: "string", enum: ["query", "path", "header", "body"], description: "Where the fault is" },
    name: { type: "string", maxLength: 100, description: "The parameter, header or member" },
    message: { type: "string", maxLength: 4000, description: "What is wrong and what is allowed" },
  },
};

const details: Record<
  ProblemSlug,
  { detail: string; errors?: FieldError[]; tombstone?: Tombstone; headers?: string[] }
> = {
  "invalid-request": {
    detail: "2 faults were found; see errors.",
    errors: [
      {
        location: "query",
        name: "limt",
        message: "unknown parameter; did you mean limit? allowed are cursor, limit, sort",
      },
      { location: "query", name: "limit", message: "a whole number from 1 to 200, in digits" },
    ],
  },
  "not-found": { detail: "No record has this identifier." },
  gone: {
    detail: 'The engagement "courtesy-call-2022" was removed in version 8.',
    headers: ["Link"],
    tombstone: {
      lastVersion: 7,
      memento: "https://api.example.org/v1/engagements/courtesy-call-2022?asOf=7",
      history: "https://api.example.org/v1/engagements/courtesy-call-2022/history",
    },
  },
  "method-not-allowed": { detail: "This path answers to GET, HEAD, OPTIONS.", headers: ["Allow"] },
  "not-acceptable": {
    detail: "This resource is available as application/json (?format=json).",
    errors: [{ location: "header", name: "Accept", message: "allows none of application/json" }],
  },
  "content-too-large": { detail: "A message may have 65536 bytes." },
  "uri-too-long": { detail: "A URL may have 8000 bytes." },
  "unsupported-media-type": { detail: "Send a JSON-RPC message as application/json." },
  internal: { detail: "The failure has been recorded. Quote the requestId when you report it." },
  unavailable: {
    detail: "The database did not answer. Send the request again in a few seconds.",
    headers: ["RetryAfter"],
  },
};

const headerNames: Record<string, string> = { Allow: "Allow", RetryAfter: "Retry-After" };

const problemExample = (slug: ProblemSlug): Json => {
  const { status, title } = problems[slug];
  const { detail, errors, tombstone } = details[slug];
  return {
    type: `https://api.example.org/problems/${slug}`,
    title,
    status,
    detail,
    instance: `/problems/${slug}#${requestId}`,
    requestId,
    ...(errors ? { errors } : {}),
    ...tombstone,
  };
};

const problemResponse = (slug: ProblemSlug): Json => ({
  description: problems[slug].title,
  headers: {
    "Content-Language": headerRef("ContentLanguage"),
    "X-Request-Id": headerRef("XRequestId"),
    ...Object.fromEntries((details[slug].headers ?? []).map((name) => [headerNames[name], headerRef(name)])),
  },
  content: {
    "application/problem+json": {
      schema: { $ref: "#/components/schemas/Problem" },
      examples: { [slug]: { value: problemExample(slug) } },
    },
  },
});

/** The components that routes of the kernel refer to by name. */
export const kernelComponents = {
  headers,
  schemas: { Problem: problemSchema, FieldError: fieldErrorSchema },
  responses: {
    ...Object.fromEntries(problemSlugs.map((slug) => [componentName(slug), problemResponse(slug)])),
    NotModified: {
      description: "The copy that If-None-Match names is current; there is no body.",
      headers: {
        ETag: headerRef("ETag"),
        "Cache-Control": headerRef("CacheControl"),
        "Content-Language": headerRef("ContentLanguage"),
        Vary: headerRef("Vary"),
        "X-Request-Id": headerRef("XRequestId"),
      },
    },
  },
};
