import type { Context } from "hono";
import type { About, Served, StreamWriter, Writer } from "../formats/writer.ts";
import type { AppEnv } from "../http/app-env.ts";
import type { Standing } from "../http/cache/store.ts";
import { formats } from "../http/request/negotiate.ts";
import { absoluteUrl, pageUrl, publicOrigin } from "../http/response/links.ts";
import { datasetOf, sendStream, sendVersioned } from "../http/response/respond.ts";

/** Records to write: those at hand, and what finds the next where there are more. */
export type Chunk = { records: Iterable<Served>; more: (() => Promise<Chunk>) | null };

/** Texts of type `text/…` say how they are encoded, as all others are in UTF-8 by their own rules. */
const contentTypeOf = (mediaType: string): string =>
  mediaType.startsWith("text/") ? `${mediaType}; charset=utf-8` : mediaType;

/** The text of records from chunk to chunk: the next is found while the caller takes the last. */
const streamOf = (writer: StreamWriter, about: About, first: Chunk): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  let count = 0;
  let chunk = first;
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode(writer.begin(about))),
      // An error here breaks the connection off: what has been sent is not taken for the whole.
      pull: async (controller) => {
        const following = chunk.more?.();
        following?.catch(() => {});
        // Its request leaves when the code pauses: the database then works while these records are written.
        if (following) await new Promise((resolve) => setTimeout(resolve));
        let text = "";
        for (const record of chunk.records) text += writer.each(record, about, count++);
        controller.enqueue(encoder.encode(text));
        if (following) {
          chunk = await following;
          return;
        }
        controller.enqueue(encoder.encode(writer.end(about, count)));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
};

const writtenAtOnce = (writer: Writer, about: About, records: readonly Served[]): string => {
  if ("page" in writer) return writer.page(records, about);
  const texts = records.map((record, index) => writer.each(record, about, index));
  return writer.begin(about) + texts.join("") + writer.end(about, records.length);
};

/** What the answer to a request is, besides its records. */
const aboutOf = (c: Context<AppEnv>, of: string, next: string | null): About => {
  const { path, search } = c.get("target");
  return {
    of,
    title: `Mitra: ${path.split("/")[2]}`,
    origin: publicOrigin(c),
    self: absoluteUrl(c, path + search),
    next: next === null ? null : pageUrl(c, next),
    language: c.get("language"),
    version: datasetOf(c).version,
  };
};

/**
 * Sends records in the format of the answer: at once, or from chunk to chunk where there are more.
 *
 * @param list what its records are; the cursor of the next page, null on the last one; and how many there are in all, where
 *   that is known: a streamed answer says so before its first byte, as any other does of its own.
 */
export const sendWritten = (
  c: Context<AppEnv>,
  writer: Writer,
  chunk: Chunk,
  { of, next, count }: { of: string; next: string | null; count?: number | undefined },
): Response => {
  const about = aboutOf(c, of, next);
  const contentType = contentTypeOf(formats[c.get("format")]);
  if (chunk.more !== null && !("page" in writer)) {
    return sendStream(c, streamOf(writer, about, chunk), { contentType, count });
  }
  const records = [...chunk.records];
  return sendVersioned(c, writtenAtOnce(writer, about, records), { contentType, next, count: records.length });
};

/** Sends one record in the format of the answer. */
export const sendWrittenItem = (
  c: Context<AppEnv>,
  writer: Writer,
  of: string,
  record: Served,
  standing: Standing | undefined,
): Response => {
  const about = aboutOf(c, of, null);
  const text = writer.item ? writer.item(record, about) : writtenAtOnce(writer, about, [record]);
  return sendVersioned(c, text, { contentType: contentTypeOf(formats[c.get("format")]), standing });
};
