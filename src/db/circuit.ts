import { Turns } from "./turns.ts";

/** The database was not asked, as it has just failed to answer. */
export class CircuitOpenError extends Error {
  override readonly name = "CircuitOpenError";
  readonly code = "SERVER_ERROR";

  constructor() {
    super("the database circuit is open");
  }
}

/** The database did not answer within the deadline. */
export class DeadlineError extends Error {
  override readonly name = "DeadlineError";
  readonly code = "SERVER_ERROR";

  constructor(milliseconds: number) {
    super(`the database did not answer within ${milliseconds} ms`);
  }
}

export type CircuitOptions = {
  /** How long one round trip may take, in milliseconds. */
  deadline: number;
  /** How many failures in a row open the circuit. */
  threshold: number;
  /** How long it stays open at first, and at most; it doubles each time a trial fails. Milliseconds. */
  cooling: { first: number; longest: number };
  /** How many round trips may be under way at once, and how many may wait for their turn. */
  atOnce: number;
  waiting: number;
  /** How long one may wait for its turn, in milliseconds; the deadline is that of its way alone. */
  patience: number;
};

/** What a circuit is like but for its deadline. */
const usual = { threshold: 3, cooling: { first: 500, longest: 10_000 }, atOnce: 32, waiting: 2000 };

/** The options of a circuit whose round trips may take so many milliseconds. */
export const circuitOf = (deadline: number): CircuitOptions => ({ ...usual, deadline, patience: 2 * deadline });

/**
 * A circuit breaker for the way to the database: after some failures in a row no request is sent for a while, so that
 * callers learn at once instead of piling up; then one trial goes through, and its outcome closes the circuit or keeps
 * it open for twice as long. A burst waits here for its turn, and not at a database where it would run into the deadline.
 *
 * @see Michael Nygard, Release It!, "Circuit Breaker" and "Bulkheads"
 */
export class Circuit {
  readonly #options: CircuitOptions;
  readonly #turns: Turns;
  #failures = 0;
  #openUntil = Number.NEGATIVE_INFINITY;
  #cooling: number;

  constructor(options: CircuitOptions) {
    this.#options = options;
    this.#turns = new Turns({ ...options, longest: 2 * options.deadline });
    this.#cooling = options.cooling.first;
  }

  get isOpen(): boolean {
    return this.#failures >= this.#options.threshold;
  }

  /** How long a round trip takes at most, its wait included, in milliseconds. */
  get longestTrip(): number {
    return this.#options.patience + this.#options.deadline;
  }

  /**
   * A fetch that keeps the deadline and the circuit, and waits for its turn.
   *
   * @param inner gives whole answers.
   * @param clock milliseconds.
   */
  guard(inner: typeof fetch, clock: () => number): typeof fetch {
    const send = this.guardUrgent(inner, clock);
    return async (input: RequestInfo | URL, init?: RequestInit) => {
      this.#refuseWhileOpen(clock());
      const turn = this.#turns.take(clock()) ?? (await this.#turns.wait());
      try {
        return await send(input, init);
      } finally {
        this.#turns.giveBack(turn, clock());
      }
    };
  }

  /** The same for what others wait for, past the line. */
  guardUrgent(inner: typeof fetch, clock: () => number): typeof fetch {
    return (input: RequestInfo | URL, init?: RequestInit) =>
      this.#send((signal) => inner(input, { ...init, signal }), clock);
  }

  async #send(send: (signal: AbortSignal) => Promise<Response>, clock: () => number): Promise<Response> {
    const { deadline } = this.#options;
    const isTrial = this.#admit(clock());
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(new DeadlineError(deadline)), deadline);
    try {
      const response = await send(abort.signal);
      if (response.status >= 500) this.#fail(clock(), isTrial);
      else this.#succeed();
      return response;
    } catch (error) {
      this.#fail(clock(), isTrial);
      throw abort.signal.aborted ? abort.signal.reason : error;
    } finally {
      clearTimeout(timer);
    }
  }

  #refuseWhileOpen(now: number): void {
    if (this.isOpen && now < this.#openUntil) throw new CircuitOpenError();
  }

  /** Whether the request is a trial. A trial that is never heard of again makes room for the next after the deadline. */
  #admit(now: number): boolean {
    this.#refuseWhileOpen(now);
    if (this.isOpen) this.#openUntil = now + this.#options.deadline;
    return this.isOpen;
  }

  #succeed(): void {
    this.#failures = 0;
    this.#cooling = this.#options.cooling.first;
  }

  /** Failures of what was under way when the circuit opened do not keep it open for longer. */
  #fail(now: number, wasTrial: boolean): void {
    const wasOpen = this.isOpen;
    this.#failures += 1;
    if (wasTrial) this.#cooling = Math.min(this.#cooling * 2, this.#options.cooling.longest);
    if (wasTrial || (this.isOpen && !wasOpen)) this.#openUntil = now + this.#cooling;
  }
}
