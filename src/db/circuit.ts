/** The database was not asked, as it has just failed to answer. */
export class CircuitOpenError extends Error {
  readonly code = "SERVER_ERROR";

  constructor() {
    super("the database circuit is open");
    this.name = "CircuitOpenError";
  }
}

/** The database did not answer within the deadline. */
export class DeadlineError extends Error {
  readonly code = "SERVER_ERROR";

  constructor(milliseconds: number) {
    super(`the database did not answer within ${milliseconds} ms`);
    this.name = "DeadlineError";
  }
}

export type CircuitOptions = {
  /** How long one round trip may take, in milliseconds. */
  deadline: number;
  /** How many failures in a row open the circuit. */
  threshold: number;
  /** How long it stays open at first, and at most; it doubles each time a trial fails. Milliseconds. */
  cooling: { first: number; longest: number };
};

export const circuitDefaults: CircuitOptions = {
  deadline: 3000,
  threshold: 3,
  cooling: { first: 500, longest: 10_000 },
};

/**
 * A circuit breaker for the way to the database: after some failures in a row no request is sent for a while, so that
 * callers learn at once instead of piling up; then one trial goes through, and its outcome closes the circuit or keeps
 * it open for twice as long.
 *
 * @see Michael Nygard, Release It!, "Circuit Breaker"
 */
export class Circuit {
  readonly #options: CircuitOptions;
  #failures = 0;
  #openUntil = Number.NEGATIVE_INFINITY;
  #cooling: number;
  #trying = false;

  constructor(options: CircuitOptions = circuitDefaults) {
    this.#options = options;
    this.#cooling = options.cooling.first;
  }

  get isOpen(): boolean {
    return this.#failures >= this.#options.threshold;
  }

  /** A fetch that keeps the deadline and the circuit. `clock` gives milliseconds. */
  guard(inner: typeof fetch, clock: () => number): typeof fetch {
    return async (input: RequestInfo | URL, init?: RequestInit) => {
      if (this.isOpen) {
        if (this.#trying || clock() < this.#openUntil) throw new CircuitOpenError();
        this.#trying = true;
      }
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(new DeadlineError(this.#options.deadline)), this.#options.deadline);
      try {
        const response = await inner(input, { ...init, signal: deadline.signal });
        if (response.status >= 500) this.#fail(clock());
        else this.#succeed();
        return response;
      } catch (error) {
        this.#fail(clock());
        throw deadline.signal.aborted ? deadline.signal.reason : error;
      } finally {
        clearTimeout(timer);
        this.#trying = false;
      }
    };
  }

  #succeed(): void {
    this.#failures = 0;
    this.#cooling = this.#options.cooling.first;
  }

  #fail(now: number): void {
    if (this.isOpen) this.#cooling = Math.min(this.#cooling * 2, this.#options.cooling.longest);
    this.#failures += 1;
    this.#openUntil = now + this.#cooling;
  }
}
