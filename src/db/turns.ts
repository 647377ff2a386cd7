/** Too many wait for the database already, or it was not this one's turn in time. */
export class BusyError extends Error {
  override readonly name = "BusyError";
  readonly code = "SERVER_ERROR";

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

/** Lets a bounded number go at once and the others wait in line, the first to come first. */
export class Turns {
  readonly #options: TurnsOptions;
  readonly #taken = new Set<Turn>();
  readonly #line = new Set<(turn: Turn) => void>();

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

  /** @throws BusyError where too many wait, or the turn does not come in time. */
  async wait(): Promise<Turn> {
    if (this.#line.size >= this.#options.waiting) throw new BusyError();
    const { promise, resolve, reject } = Promise.withResolvers<Turn>();
    this.#line.add(resolve);
    const timer = setTimeout(() => {
      this.#line.delete(resolve);
      reject(new BusyError());
    }, this.#options.patience);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
    }
  }

  giveBack(turn: Turn, now: number): void {
    if (!this.#taken.delete(turn)) return;
    const [next] = this.#line;
    if (next === undefined) return;
    this.#line.delete(next);
    next(this.#begin(now));
  }

  #begin(now: number): Turn {
    const turn = { until: now + this.#options.longest };
    this.#taken.add(turn);
    return turn;
  }
}
