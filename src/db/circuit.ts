/** The database was not asked: it has just failed to answer, or has too many requests to answer already. */
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
  /** How many round trips may be under way at once. */
  most: number;
};

export const circuitDefaults: CircuitOptions = {
  deadline: 3000,
  threshold: 3,
  cooling: { first: 500, longest: 10_000 },
  most: 1000,
};

/**
 * A circuit breaker for the way to the database: after some failures in a row no request is sent for a while, so that
 * callers learn at once instead of piling up; then one trial goes through, and its outcome closes the circuit or keeps
 * it open for twice as long.
 *
 * @see Michael Nygard, Release It!, "Circuit Breaker" and "Bulkheads"
 */
export class Circuit {
  readonly #options: CircuitOptions;
  readonly #underWay = new Set<{ until: number }>();
  #failures = 0;
  #openUntil = Number.NEGATIVE_INFINITY;
  #cooling: number;

  constructor(options: CircuitOptions = circuitDefaults) {
    this.#options = options;
    this.#cooling = options.cooling.first;
  }

  get isOpen(): boolean {
    return this.#failures >= this.#options.threshold;
  }

  /** A fetch that keeps the deadline and the circuit. `inner` gives whole answers, `clock` milliseconds. */
  guard(inner: typeof fetch, clock: () => number): typeof fetch {
    return async (input: RequestInfo | URL, init?: RequestInit) => {
      const { deadline } = this.#options;
      const isTrial = this.#admit(clock());
      const trip = { until: clock() + deadline };
      this.#underWay.add(trip);
      const abort = new AbortController();
      const timer = setTimeout(() => abort.abort(new DeadlineError(deadline)), deadline);
      try {
        const response = await inner(input, { ...init, signal: abort.signal });
        if (response.status >= 500) this.#fail(clock(), isTrial);
        else this.#succeed();
        return response;
      } catch (error) {
        this.#fail(clock(), isTrial);
        throw abort.signal.aborted ? abort.signal.reason : error;
      } finally {
        clearTimeout(timer);
        this.#underWay.delete(trip);
      }
    };
  }

  /** Whether the request is a trial. A trial that is never heard of again makes room for the next after the deadline. */
  #admit(now: number): boolean {
    if (this.#underWay.size >= this.#options.most) {
      // What a Worker had begun for a caller who went away may have ended without a word.
      for (const trip of this.#underWay) if (trip.until < now) this.#underWay.delete(trip);
      if (this.#underWay.size >= this.#options.most) throw new CircuitOpenError();
    }
    if (!this.isOpen) return false;
    if (now < this.#openUntil) throw new CircuitOpenError();
    this.#openUntil = now + this.#options.deadline;
    return true;
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
