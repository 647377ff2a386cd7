import { DatabaseUnavailable, DatabaseUnfit } from "./errors.ts";
import type { Guard } from "./pipeline.ts";
import { Turns } from "./turns.ts";

/** The database was not asked, as it has just failed to answer. */
export class CircuitOpenError extends DatabaseUnavailable {
  override readonly name = "CircuitOpenError";

  constructor() {
    super("the database circuit is open");
  }
}

/** The database did not answer within the deadline. */
export class DeadlineError extends DatabaseUnavailable {
  override readonly name = "DeadlineError";

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

/** What a circuit is like but for its times. */
const usual = { threshold: 3, cooling: { first: 500, longest: 10_000 }, atOnce: 32, waiting: 2000 };

/** The options of a circuit whose round trips, and waits for a turn, may take so many milliseconds. */
export const circuitOf = (deadline: number, patience: number): CircuitOptions => ({ ...usual, deadline, patience });

/** Whether a failure means that nothing answers there: what says that its record is unfit has answered. */
const isOutage = (error: unknown): boolean => error instanceof DatabaseUnavailable && !(error instanceof DatabaseUnfit);

/**
 * A circuit breaker for the way to the database: after some failures in a row no request is sent for a while, so that
 * callers learn at once instead of piling up; then one trial goes through, and its outcome closes the circuit or keeps
 * it open for twice as long. A burst waits here for its turn, and not at a database where it would run into the deadline.
 *
 * Clocks give milliseconds, and do not go back.
 *
 * @see Michael Nygard, Release It!, "Circuit Breaker" and "Bulkheads"
 */
export class Circuit {
  readonly #options: CircuitOptions;
  readonly #turns: Turns;
  #failures = 0;
  #answers = 0;
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

  /**
   * A guard for the round trips of one request: it keeps the deadline and the circuit, and has each wait for its turn.
   *
   * @param over is aborted when the request as a whole has taken too long.
   */
  guard(clock: () => number, over?: AbortSignal): Guard {
    let hasBegun = false;
    return async (send) => {
      this.#refuseWhileOpen(clock());
      const turn = this.#turns.take(clock()) ?? (await this.#turns.wait(clock(), { hasBegun, over }));
      hasBegun = true;
      try {
        return await this.#send(send, clock, over);
      } finally {
        this.#turns.giveBack(turn, clock());
      }
    };
  }

  /** The same for what others wait for, past the line. */
  guardUrgent(clock: () => number): Guard {
    return (send) => this.#send(send, clock);
  }

  async #send<T>(send: (signal: AbortSignal) => Promise<T>, clock: () => number, over?: AbortSignal): Promise<T> {
    over?.throwIfAborted();
    const isTrial = this.#admit(clock());
    const answersBefore = this.#answers;
    const { deadline } = this.#options;
    const abort = new AbortController();
    const { promise: ended, reject } = Promise.withResolvers<never>();
    const end = (reason: unknown) => {
      reject(reason);
      abort.abort(reason);
    };
    const timer = setTimeout(() => end(new DeadlineError(deadline)), deadline);
    const leave = () => end(over?.reason);
    over?.addEventListener("abort", leave);
    try {
      const answer = await Promise.race([send(abort.signal), ended]);
      this.#succeed();
      return answer;
    } catch (error) {
      const wasAnswered = this.#answers > answersBefore;
      if (over?.aborted) this.#abandon(clock(), isTrial);
      else if (!isOutage(error)) this.#succeed();
      // Too slow while others were answered is busy, and not away.
      else if (!(error instanceof DeadlineError && wasAnswered)) this.#fail(clock(), isTrial);
      throw error;
    } finally {
      clearTimeout(timer);
      over?.removeEventListener("abort", leave);
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
    this.#answers += 1;
    this.#failures = 0;
    this.#cooling = this.#options.cooling.first;
  }

  /** A trip that was given up before its deadline says nothing of the database; a trial of that kind is followed by another. */
  #abandon(now: number, wasTrial: boolean): void {
    if (wasTrial) this.#openUntil = now;
  }

  /** Failures of what was under way when the circuit opened do not keep it open for longer. */
  #fail(now: number, wasTrial: boolean): void {
    const wasOpen = this.isOpen;
    this.#failures += 1;
    if (wasTrial) this.#cooling = Math.min(this.#cooling * 2, this.#options.cooling.longest);
    if (wasTrial || (this.isOpen && !wasOpen)) this.#openUntil = now + this.#cooling;
  }
}
