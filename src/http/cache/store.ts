import { LRUCache } from "lru-cache";
import type { RecordVersion } from "../../model/version.ts";
import type { CacheState } from "./status.ts";

/** A finished answer: one representation of one version of the record. */
export type Answer = {
  /** The path that it answers, and the only one that it is given for. */
  path: string;
  /** The representation: path, canonical query, language, format, origin. */
  key: string;
  /** The version of the record that it was read from; null where it shows none of it and never ends. */
  version: RecordVersion | null;
  /** Whether it shows a version before that one, so that it is true of all that follow. */
  isOver?: boolean;
  entityTag: string;
  contentType: string;
  body: Uint8Array<ArrayBuffer>;
  /** The body compressed, once somebody has asked for it so. */
  gzip?: Uint8Array<ArrayBuffer>;
  /** The cursor of the next page, for the links of a list. */
  next: string | null | undefined;
  /** How many records it has, where it is a list in another format than JSON. */
  count?: number | undefined;
  /** Where it stands among the versions of what it shows. */
  standing?: Standing | undefined;
  /** Whether it tells what has changed, so that nothing older may be sent once it is known. */
  isNews?: boolean | undefined;
};

/**
 * The version by which a record can be asked for as it is shown, and when that was written; `timemap` is the path of all its
 * versions, where it is an item.
 */
export type Standing = { version: number; at: string; timemap?: string | undefined };

/** What is kept of a request that has led to an answer, for the next one of the same key. */
export type RecallEntry = {
  /** The representation that it leads to. */
  key: string;
  /** The entity tag of the answer that the headers belong to. */
  entityTag: string;
  /** The headers that such a request is answered with, on a response without a body: to copy one is cheaper than to make one. */
  whole: Response;
  /** The 304: one for all, as it has no body to be used up. To make one anew costs a fifth of answering with it. */
  notModified: Response;
  /** Whether the body is one that may be compressed. */
  compressible: boolean;
  /** The pattern of the route, for the log. */
  route: string | null;
  /** Where the headers say that the answer comes from. */
  state: CacheState;
};

/** A recall entry, and the answer that it leads to. */
export type Recallable = { entry: RecallEntry; answer: Answer };

/** The bytes of a text in UTF-8. */
export const encode = (text: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

/** What an entry costs beside its texts, in bytes. */
const overhead = 400;

/** What strings take, at two bytes a character. */
const weigh = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + 2 * text.length, 0);

/**
 * Finished answers of this isolate, bounded in bytes, the least recently used going first. An answer is found by its
 * representation, or by the key of a request that has led to it: such keys are many, answers few.
 */
export class AnswerStore {
  readonly #answers: LRUCache<string, Answer>;
  readonly #entries: LRUCache<string, RecallEntry>;

  /** @param bytes how much all of it may take: four fifths are for answers, one for recall entries. */
  constructor(bytes: number) {
    const forEntries = Math.ceil(bytes / 5);
    this.#answers = new LRUCache({
      maxSize: Math.max(1, bytes - forEntries),
      maxEntrySize: Math.ceil(bytes / 8),
      sizeCalculation: ({ body, gzip, key, path, entityTag, next }) =>
        body.byteLength + (gzip?.byteLength ?? 0) + weigh([key, path, entityTag, next ?? ""]) + overhead,
    });
    this.#entries = new LRUCache({
      maxSize: forEntries,
      sizeCalculation: ({ key, entityTag, whole }, requestKey) =>
        weigh([requestKey, key, entityTag]) + 2 * weigh([...whole.headers].flat()) + overhead,
    });
  }

  /** The answer of a representation, for a request of this path. */
  get(key: string, path: string): Answer | undefined {
    const answer = this.#answers.get(key);
    return answer?.path === path ? answer : undefined;
  }

  /** What a request of this key and path leads to, as long as the entry's headers belong to the answer that is kept now. */
  recall(requestKey: string, path: string): Recallable | undefined {
    const entry = this.#entries.get(requestKey);
    const answer = entry && this.get(entry.key, path);
    return answer && answer.entityTag === entry.entityTag ? { entry, answer } : undefined;
  }

  put(answer: Answer): void {
    this.#answers.set(answer.key, answer);
  }

  /** Forgets an answer, unless that of another version has taken its place. */
  drop({ key, entityTag }: Answer): void {
    if (this.#answers.peek(key)?.entityTag === entityTag) this.#answers.delete(key);
  }

  /** Keeps what a request of this key leads to. */
  remember(requestKey: string, entry: RecallEntry): void {
    this.#entries.set(requestKey, entry);
  }

  get size(): { answers: number; bytes: number } {
    return { answers: this.#answers.size, bytes: this.#answers.calculatedSize + this.#entries.calculatedSize };
  }
}
