import type { MiddlewareHandler } from "hono";
import { getRuntimeKey } from "hono/adapter";
import type { AppEnv } from "../app-env.ts";
import { preferencesIn } from "../request/accept.ts";
import { formats } from "../request/negotiate.ts";

const compressible =
  /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml|yaml)|application\/(?:javascript|x-ndjson)|image\/svg)/;

/** Whether a body of this media type gets smaller by compressing it. */
export const isCompressible = (contentType: string): boolean => compressible.test(contentType);

/** Whether the runtime compresses what has a Content-Encoding on its way out, as workerd does. */
export const runtimeCompresses = getRuntimeKey() === "workerd";

/** A body compressed as gzip. */
export const gzip = async (body: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> => {
  const { readable, writable } = new CompressionStream("gzip");
  const writer = writable.getWriter();
  const written = writer.write(body).then(() => writer.close());
  const [packed] = await Promise.all([new Response(readable).arrayBuffer(), written]);
  return new Uint8Array(packed);
};

/** The first is sent to whoever likes both alike: what is asked for often is kept in it. */
const codings = ["gzip", "br"] as const;
export type Coding = (typeof codings)[number];

/**
 * The content coding of ours that an Accept-Encoding header likes best; undefined for none.
 *
 * @see RFC 9110, section 12.5.3
 */
export const preferredCoding = (header: string | undefined): Coding | undefined => {
  if (header === undefined) return undefined;
  const weights = new Map<string, number>();
  for (const { value, weight } of preferencesIn(header)) weights.set(value, weight);
  let best: Coding | undefined;
  let highest = 0;
  for (const coding of codings) {
    const weight = weights.get(coding) ?? weights.get("*") ?? 0;
    if (weight > highest) [best, highest] = [coding, weight];
  }
  return best;
};

/**
 * Names a content coding for 200 answers of text. workerd then compresses the body on its way out; elsewhere, where
 * nobody would, the header is left out.
 */
export const compression = ({ native = runtimeCompresses }: { native?: boolean } = {}): MiddlewareHandler<AppEnv> =>
  async function compression(c, next) {
    await next();
    const { headers, status } = c.res;
    if (status !== 200 && status !== 304) return;
    // A 304 does not say what its 200 would be.
    if (!isCompressible(status === 304 ? formats[c.get("format")] : (headers.get("Content-Type") ?? ""))) return;
    c.get("vary").add("Accept-Encoding");
    const coding = preferredCoding(c.req.header("Accept-Encoding"));
    if (native && status === 200 && coding && !headers.has("Content-Encoding")) headers.set("Content-Encoding", coding);
  };
