import { DatabaseUnavailable } from "./errors.ts";
import { decodePipeline, encodePipeline, type Rows, type Statement } from "./hrana.ts";

export type { Rows, Statement } from "./hrana.ts";

/**
 * Runs statements in one round trip and, where there are several, on one state of the database. The signal ends it before
 * its time.
 */
export type Pipeline = (statements: readonly Statement[], signal?: AbortSignal) => Promise<Rows[]>;

/** Makes a round trip, or refuses to; ends it where it takes too long. */
export type Guard = <T>(trip: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/** A libSQL server over HTTP, and the fetch that reaches it. */
export type Server = { url: string; authToken?: string | undefined; fetch?: typeof fetch | undefined };

/** The most that an answer may have, in bytes; sqld sends no more than 10 MB. */
const bodyLimit = 16 * 2 ** 20;

/** How much of an answer that is none goes to the log, in characters. */
const excerpt = 200;

const tooLarge = () => new DatabaseUnavailable(`the database's answer is larger than ${bodyLimit} bytes`);

/** The body part by part, for as long as it is not too large. */
const partsOf = async (body: ReadableStream<Uint8Array>): Promise<Blob> => {
  const parts: Uint8Array[] = [];
  const reader = body.getReader();
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength;
    if (bytes > bodyLimit) {
      await reader.cancel();
      throw tooLarge();
    }
    parts.push(part.value);
  }
  return new Blob(parts);
};

/**
 * The text of an answer, in one piece where it says how long it is.
 *
 * @throws DatabaseUnavailable where it is too large, TypeError where it is not UTF-8; what the stream throws where it
 *   breaks off.
 */
const textOf = async (response: Response): Promise<string> => {
  const { body, headers } = response;
  const length = Number(headers.get("Content-Length") ?? Number.NaN);
  if (length > bodyLimit) {
    await body?.cancel();
    throw tooLarge();
  }
  const isBounded = length <= bodyLimit && !headers.has("Content-Encoding");
  const bytes = isBounded || body === null ? response : await partsOf(body);
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await bytes.arrayBuffer());
};

/** What an answer with another status than 200 says; never the token, should it send that back. */
const refusal = async (response: Response, authToken: string | undefined): Promise<DatabaseUnavailable> => {
  const text = await textOf(response).catch(() => "");
  const shown = (authToken ? text.replaceAll(authToken, "…") : text).slice(0, excerpt);
  const { status } = response;
  const token = status === 401 || status === 403 ? " (it does not take the token)" : "";
  return new DatabaseUnavailable(`the database answered ${status}${token}: ${shown}`);
};

/**
 * The way of reads to a libSQL server: what the driver's `batch` does, without what an answer has no use for (texts
 * stored beforehand, rows with two properties for every cell). A list from the database takes half the time with it.
 *
 * Nothing counts as an answer but HTTP 200 with a well-formed result; a redirect is not followed, as the token would go
 * with it.
 *
 * @throws DatabaseUnavailable for whatever else comes, or does not; LibsqlError where a statement of ours is wrong.
 */
export const pipelineTo = ({ url, authToken, fetch: send = fetch }: Server): Pipeline => {
  const target = `${url.replace(/\/$/, "")}/v2/pipeline`;
  const headers = {
    "Content-Type": "application/json",
    ...(authToken ? { Authorization: `Bearer ${authToken}` } : {}),
  };
  const ask = async (body: string, signal: AbortSignal | undefined): Promise<string> => {
    try {
      const response = await send(target, {
        method: "POST",
        headers,
        body,
        redirect: "manual",
        ...(signal ? { signal } : {}),
      });
      if (response.status !== 200) throw await refusal(response, authToken);
      return await textOf(response);
    } catch (cause) {
      if (cause instanceof DatabaseUnavailable) throw cause;
      throw new DatabaseUnavailable("the database did not answer", { cause });
    }
  };
  return async (statements, signal) => decodePipeline(await ask(encodePipeline(statements), signal), statements.length);
};
