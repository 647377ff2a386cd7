import { DatabaseUnavailable } from "./errors.ts";

/** Too many wait for the database already, or it was not this one's turn in time. */
export class BusyError extends DatabaseUnavailable {
  override readonly name = "BusyError";

  constructor() {
    super("the database has more to answer than it can in time");
  }
}

export type TurnsOptions = {
  /** How many go at once, and how many wait for their turn behind them. */
  atOnce: number;
  waiting: number;
  /** How long one waits for its turn, in milliseconds. */
  patience: number;
  /** How long a turn lasts at most, in milliseconds: who began it may have ended without a word. */
  longest: number;
};

/** A turn that has been taken, until it is given back; it counts as given back when its time is over. */
export type Turn = { until: number };

/** Who waits: a newcomer, or one who has had a turn already and needs another to be done. */
export type Waiter = { hasBegun: boolean; over?: AbortSignal | undefined };

type Line = Set<(turn: Turn) => void>;

/**
 * Lets a bounded number go at once and the others wait in line, the first to come first. Who has begun goes before
 * all newcomers: else, with more to do than can be done, everybody would begin and nobody be done in time. A newcomer who
 * would have to wait for twice as long as patience allows, as fast as the line is moving, is refused at once.
 */
export class Turns {
  readonly #options: TurnsOptions;
  readonly #taken = new Set<Turn>();
  readonly #begun: Line = new Set();
  readonly #newcomers: Line = new Set();
  /** How long the first newcomer waits until it is called, smoothed, in milliseconds; and since when it has been the first. */
  #pace = 0;
  #firstSince = 0;

  constructor(options: TurnsOptions) {
    this.#options = options;
  }

  /** A turn, where one is free; null where the caller has to {@link wait}. `now` in milliseconds. */
  take(now: number): Turn | null {
    if (this.#taken.size >= this.#options.atOnce) {
      for (const turn of this.#taken) if (turn.until < now) this.giveBack(turn, now);
      if (this.#taken.size >= this.#options.atOnce) return null;
    }
    return this.#begin(now);
  }

  /** @throws BusyError where too many wait, or the turn does not come in time; the reason of `over` when that is aborted. */
  async wait(now: number, { hasBegun, over }: Waiter): Promise<Turn> {
    over?.throwIfAborted();
    if (!hasBegun && this.#isTooLong()) throw new BusyError();
    if (!hasBegun && this.#newcomers.size === 0) this.#firstSince = now;
    const line = hasBegun ? this.#begun : this.#newcomers;
    const { promise, resolve, reject } = Promise.withResolvers<Turn>();
    line.add(resolve);
    const giveUp = () => {
      line.delete(resolve);
      reject(over?.aborted ? over.reason : new BusyError());
    };
    const timer = setTimeout(giveUp, this.#options.patience);
    over?.addEventListener("abort", giveUp);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      over?.removeEventListener("abort", giveUp);
    }
  }

  giveBack(turn: Turn, now: number): void {
    if (!this.#taken.delete(turn)) return;
    const [waiting] = this.#begun;
    if (waiting !== undefined) {
      this.#begun.delete(waiting);
      waiting(this.#begin(now));
      return;
    }
    const [newcomer] = this.#newcomers;
    if (newcomer === undefined) return;
    this.#newcomers.delete(newcomer);
    this.#keepPace(now);
    newcomer(this.#begin(now));
  }

  /** One long wait, as of a database that stalled or a clock that was set, does not tell how fast the line is moving. */
  #keepPace(now: number): void {
    const waited = Math.min(now - this.#firstSince, 2 * this.#pace + 10);
    this.#pace += (waited - this.#pace) / 8;
    this.#firstSince = now;
  }

  #isTooLong(): boolean {
    const { size } = this.#newcomers;
    return size >= this.#options.waiting || size * this.#pace > 2 * this.#options.patience;
  }

  #begin(now: number): Turn {
    const turn = { until: now + this.#options.longest };
    this.#taken.add(turn);
    return turn;
  }
}
