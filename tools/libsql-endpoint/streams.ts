import { randomBytes } from "node:crypto";
import type { Database } from "./database.ts";
import { ProtocolError } from "./errors.ts";
import type { PipelineRequest } from "./protocol.ts";
import { Stream } from "./stream.ts";
import { WriteQueue } from "./write-queue.ts";

/** Time, in milliseconds. */
export interface Clock {
  now(): number;
  /** Calls `callback` once after a delay; the function returned cancels that. */
  after(ms: number, callback: () => void): () => void;
}

/** How the sender of a pipeline follows it. */
export interface Follower {
  /** Whether the client has left, so that nobody will ever read the answer or use the baton. */
  isGone(): boolean;
  /** It waits for another stream's transaction. */
  onWaiting?(): void;
  /** It goes on. */
  onRunning?(): void;
}

export interface PipelineResult {
  /** Names the stream in its next pipeline; `null` when it is closed. */
  readonly baton: string | null;
  /** The JSON text of a `StreamResult` for each request. */
  readonly results: string[];
}

const REMEMBERED_BATONS = 1_000;

/** The streams between two pipelines, each under its baton, and the way a pipeline runs on its stream. */
export class Streams {
  readonly queue = new WriteQueue();

  readonly #database: Database;
  readonly #clock: Clock;
  readonly #idleMs: number;
  /** In the order in which they will expire, since all have the same time. */
  readonly #idle = new Map<string, { readonly stream: Stream; readonly deadline: number }>();
  readonly #expired = new Set<string>();
  #cancelExpiry: (() => void) | undefined;
  #isClosed = false;

  constructor(database: Database, clock: Clock, idleMs: number) {
    this.#database = database;
    this.#clock = clock;
    this.#idleMs = idleMs;
  }

  /** The number of streams that wait for their next pipeline. */
  get open(): number {
    return this.#idle.size;
  }

  /**
   * Runs a pipeline on a new stream, or on the one its baton names. It runs without a pause unless another stream's
   * transaction bars its way; then it waits for its turn.
   * @param executed gets the SQL of every statement executed
   * @param follower is told when it waits and when it goes on, and says whether the client has left
   * @throws ProtocolError for a baton that is unknown, used or expired, and what `Stream.pipeline` throws; the stream
   * is then closed
   */
  async run(request: PipelineRequest, executed: string[], follower: Follower): Promise<PipelineResult> {
    const stream = request.baton === undefined ? new Stream(this.#database) : this.#take(request.baton);
    let baton: string | null = null;
    try {
      const pipeline = stream.pipeline(request.requests, executed);
      let step = pipeline.next();
      for (let again = false; !step.done; again = true) {
        follower.onWaiting?.();
        await this.queue.wait(again);
        follower.onRunning?.();
        step = follower.isGone() ? pipeline.return([]) : pipeline.next();
      }
      if (!stream.isClosed && !follower.isGone() && !this.#isClosed) baton = this.#keep(stream);
      return { baton, results: step.value };
    } finally {
      if (baton === null) stream.close();
      // Not before the answer to this one has left.
      setImmediate(() => this.queue.wake());
    }
  }

  /** Closes the streams that wait for a pipeline; those of running pipelines are closed when these end. */
  close(): void {
    this.#isClosed = true;
    this.#cancelExpiry?.();
    for (const baton of [...this.#idle.keys()]) this.#take(baton).close();
    this.queue.wake();
  }

  #take(baton: string): Stream {
    const entry = this.#idle.get(baton);
    if (entry !== undefined) {
      this.#idle.delete(baton);
      return entry.stream;
    }
    if (this.#expired.has(baton)) {
      throw new ProtocolError("The stream has expired due to inactivity", "STREAM_EXPIRED");
    }
    throw new ProtocolError("Received an invalid baton, or one that has already been used", "BATON_INVALID");
  }

  #keep(stream: Stream): string {
    const baton = randomBytes(16).toString("base64url");
    this.#idle.set(baton, { stream, deadline: this.#clock.now() + this.#idleMs });
    this.#cancelExpiry ??= this.#clock.after(this.#idleMs, () => this.#expire());
    return baton;
  }

  #expire(): void {
    this.#cancelExpiry = undefined;
    for (const [baton, { stream, deadline }] of this.#idle) {
      const left = deadline - this.#clock.now();
      if (left > 0) {
        this.#cancelExpiry = this.#clock.after(left, () => this.#expire());
        return;
      }
      this.#idle.delete(baton);
      this.#remember(baton);
      stream.close();
      this.queue.wake();
    }
  }

  #remember(baton: string): void {
    this.#expired.add(baton);
    if (this.#expired.size <= REMEMBERED_BATONS) return;
    for (const oldest of this.#expired) {
      this.#expired.delete(oldest);
      return;
    }
  }
}
