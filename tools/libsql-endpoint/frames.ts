/**
 * What goes between the endpoint and its database process: eleven bytes of kind, number of a pipeline, status and length,
 * and a text.
 */
export type Frame<Kind extends string> = {
  readonly kind: Kind;
  readonly id: number;
  readonly status: number;
  readonly text: Buffer;
};

/** Run the pipeline whose body is the text; its client has left; no stream will be continued. */
export type ToDatabase = "run" | "gone" | "closing";

/**
 * The database is open, or why it is not; the answer to a pipeline, under its HTTP status; a pipeline waits for another
 * stream's transaction; it goes on.
 */
export type FromDatabase = "open" | "failed" | "answer" | "waiting" | "running";

const KINDS = ["run", "gone", "closing", "open", "failed", "answer", "waiting", "running"] as const;
const HEADER = 11;

/** What goes before a text of so many bytes. */
export function encodeHeader(kind: ToDatabase | FromDatabase, id: number, length: number, status = 0): Buffer {
  const header = Buffer.allocUnsafe(HEADER);
  header.writeUInt8(KINDS.indexOf(kind), 0);
  header.writeUInt32BE(id, 1);
  header.writeUInt16BE(status, 5);
  header.writeUInt32BE(length, 7);
  return header;
}

export function encodeFrame(kind: ToDatabase | FromDatabase, id: number, text: string = "", status = 0): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([encodeHeader(kind, id, bytes.length, status), bytes]);
}

/**
 * Puts frames together from the bytes of a stream.
 * @returns a function that takes the next bytes and gives the frames that are whole with them
 */
export function frameReader<Kind extends ToDatabase | FromDatabase>(): (bytes: Buffer) => Frame<Kind>[] {
  let chunks: Buffer[] = [];
  let length = 0;
  let needed = HEADER;
  return (bytes) => {
    chunks.push(bytes);
    length += bytes.length;
    if (length < needed) return [];
    let rest = chunks.length === 1 ? bytes : Buffer.concat(chunks, length);
    const frames: Frame<Kind>[] = [];
    for (needed = HEADER; rest.length >= HEADER; needed = HEADER) {
      needed += rest.readUInt32BE(7);
      if (rest.length < needed) break;
      const kind = KINDS[rest.readUInt8(0)] as Kind;
      frames.push({
        kind,
        id: rest.readUInt32BE(1),
        status: rest.readUInt16BE(5),
        text: rest.subarray(HEADER, needed),
      });
      rest = rest.subarray(needed);
    }
    chunks = [rest];
    length = rest.length;
    return frames;
  };
}
