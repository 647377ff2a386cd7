import { LRUCache } from "lru-cache";

/** A finished answer: one representation of one version of the record. */
export type Answer = {
  /** The representation: path, canonical query, language, format, origin. */
  key: string;
  /** The version of the record that it shows; 0 where it shows none of it and never ends. */
  version: number;
  entityTag: string;
  contentType: string;
  body: Uint8Array<ArrayBuffer>;
  /** The cursor of the next page, for the links of a list. */
  next: string | null | undefined;
};

/** One spelling of a request: the representation that it leads to, and the headers that this spelling is sent with. */
export type Spelling = { key: string; headers: [string, string][] };

/** The bytes of a text in UTF-8. */
export const encode = (text: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

/** What an entry costs beside its texts, in bytes. */
const overhead = 400;

/**
 * Finished answers of this isolate, bounded in bytes, the least recently used going first. An answer is found by its
 * representation, or by the spelling of a request that has led to it: spellings are many, answers few.
 */
export class AnswerStore {
  readonly #answers: LRUCache<string, Answer>;
  readonly #spellings: LRUCache<string, Spelling>;

  /** @param bytes how much the answers may take; spellings take a quarter of that beside. */
  constructor(bytes: number) {
    this.#answers = new LRUCache({
      maxSize: bytes,
      maxEntrySize: Math.ceil(bytes / 8),
      sizeCalculation: ({ body, key }) => body.byteLength + key.length * 2 + overhead,
    });
    this.#spellings = new LRUCache({
      maxSize: Math.ceil(bytes / 4),
      sizeCalculation: ({ key, headers }, spelling) =>
        (key.length + spelling.length + headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0)) *
          2 +
        overhead,
    });
  }

  get(key: string): Answer | undefined {
    return this.#answers.get(key);
  }

  bySpelling(spelling: string): { answer: Answer; headers: [string, string][] } | undefined {
    const known = this.#spellings.get(spelling);
    const answer = known && this.#answers.get(known.key);
    return answer && { answer, headers: known.headers };
  }

  /** Keeps an answer, unless a newer one of the same representation is there. */
  put(answer: Answer): void {
    const known = this.#answers.peek(answer.key);
    if (known === undefined || known.version <= answer.version) this.#answers.set(answer.key, answer);
  }

  /** Remembers what a spelling of a request leads to. */
  learn(spelling: string, known: Spelling): void {
    this.#spellings.set(spelling, known);
  }

  get size(): { answers: number; bytes: number } {
    return { answers: this.#answers.size, bytes: this.#answers.calculatedSize + this.#spellings.calculatedSize };
  }
}
