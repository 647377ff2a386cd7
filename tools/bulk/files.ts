import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { keepOnDisk } from "../whole-file.ts";

/** Bytes as they went by: how many, their SHA-256 and how many lines they end. */
export type Measured = { bytes: number; sha256: string; lines: number };

const newline = 0x0a;

class Measure {
  readonly #hash = createHash("sha256");
  #bytes = 0;
  #lines = 0;

  /** Bytes as they are, each measured as it goes by. */
  through = (withLines: boolean) =>
    async function* (this: Measure, source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const chunk of source) {
        this.#hash.update(chunk);
        this.#bytes += chunk.length;
        for (let at = chunk.indexOf(newline); withLines && at >= 0; at = chunk.indexOf(newline, at + 1))
          this.#lines += 1;
        yield chunk;
      }
    }.bind(this);

  get result(): Measured {
    return { bytes: this.#bytes, sha256: this.#hash.digest("hex"), lines: this.#lines };
  }
}

const isGzip = (path: string): boolean => path.endsWith(".gz");

/**
 * Writes a file of a folder, gzipped where its name ends in `.gz`, and has the disk keep it.
 *
 * @returns what the file holds, and what it holds uncompressed.
 */
export const writeMeasured = async (
  folder: string,
  path: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ file: Measured; content: Measured }> => {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  const [content, file] = [new Measure(), new Measure()];
  const out = createWriteStream(target, { flags: "wx" });
  await (isGzip(path)
    ? pipeline(chunks, content.through(true), createGzip(), file.through(false), out)
    : pipeline(chunks, content.through(true), file.through(false), out));
  keepOnDisk(target);
  return { file: file.result, content: content.result };
};

/** Reads a file through and measures it as {@link writeMeasured} does. Throws what zlib throws where it is no gzip. */
export const measureFile = async (folder: string, path: string): Promise<{ file: Measured; content: Measured }> => {
  const [content, file] = [new Measure(), new Measure()];
  const source = createReadStream(join(folder, path));
  const drain = async (chunks: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const _ of chunks);
  };
  await (isGzip(path)
    ? pipeline(source, file.through(false), createGunzip(), content.through(true), drain)
    : pipeline(source, file.through(false), content.through(true), drain));
  return { file: file.result, content: content.result };
};

/** The lines of a gzipped file, without their ends. */
export async function* linesOf(folder: string, path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let left = "";
  for await (const chunk of createReadStream(join(folder, path)).pipe(createGunzip())) {
    const lines = (left + decoder.decode(chunk as Uint8Array, { stream: true })).split("\n");
    left = lines.pop() ?? "";
    yield* lines;
  }
}
