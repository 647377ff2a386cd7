import type { z } from "@hono/zod-openapi";

const ref = (kind: "headers" | "responses", name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** The headers of a 200, as references to the components of the document. */
const okHeaders = {
  ETag: ref("headers", "ETag"),
  "Cache-Control": ref("headers", "CacheControl"),
  "Content-Language": ref("headers", "ContentLanguage"),
  Vary: ref("headers", "Vary"),
  "X-Request-Id": ref("headers", "XRequestId"),
  "Server-Timing": ref("headers", "ServerTiming"),
} as const;

type Examples = Readonly<Record<string, { summary?: string; value: unknown }>>;

/** One representation of a 200: what its media type holds. Without examples, the document is given real ones. */
type Representation<S extends z.ZodType = z.ZodType> = { schema: S; examples?: Examples };

/**
 * The 200 of a route and its 304. The media types are those that the route is negotiated over: the first is what a
 * caller without a wish is given.
 *
 * @param options `link` where the answer is a page of a list and has a Link header.
 */
export const okResponses = <C extends Readonly<Record<string, Representation>>>(options: {
  description: string;
  content: C;
  link?: boolean;
}) => ({
  200: {
    description: options.description,
    headers: options.link ? { ...okHeaders, Link: ref("headers", "Link") } : okHeaders,
    content: options.content,
  },
  304: ref("responses", "NotModified"),
});

/** The 200 of a route that answers in JSON only, and its 304; without an example, the document is given a real one. */
export const jsonResponses = <S extends z.ZodType>(options: {
  description: string;
  schema: S;
  example?: unknown;
  link?: boolean;
}) =>
  okResponses({
    description: options.description,
    link: options.link ?? false,
    content: {
      "application/json": {
        schema: options.schema,
        ...(options.example === undefined ? {} : { examples: { example: { value: options.example } } }),
      },
    },
  });
