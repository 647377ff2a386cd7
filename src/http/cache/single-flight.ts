/** How the work of the one who leads has ended; `late` where it has not been heard of. */
type Outcome = "done" | "failed" | "late";

/**
 * Of several requests that want the same thing at once, one finds it and the others wait. A request can end without a
 * word when its caller goes away, so nobody waits longer than `patience`, and the place of a leader that is late is free.
 */
export class SingleFlight {
  readonly #patience: number;
  readonly #underWay = new Map<string, Promise<Outcome>>();

  /** @param patience milliseconds: longer than finding takes at most. */
  constructor(patience: number) {
    this.#patience = patience;
  }

  isUnderWay(key: string): boolean {
    return this.#underWay.has(key);
  }

  /** Makes the caller the one who finds what belongs to the key. It calls what it is given when that has ended. */
  lead(key: string): (outcome: "done" | "failed") => void {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    this.#underWay.set(key, promise);
    return (outcome) => {
      this.#leave(key, promise);
      resolve(outcome);
    };
  }

  /** Waits for the one who leads; null where nobody does, so that the caller may lead. */
  follow(key: string): Promise<Outcome> | null {
    const leader = this.#underWay.get(key);
    return leader ? this.#waitFor(key, leader) : null;
  }

  async #waitFor(key: string, leader: Promise<Outcome>): Promise<Outcome> {
    const patience = Promise.withResolvers<Outcome>();
    const timer = setTimeout(() => patience.resolve("late"), this.#patience);
    const outcome = await Promise.race([leader, patience.promise]);
    clearTimeout(timer);
    if (outcome === "late") this.#leave(key, leader);
    return outcome;
  }

  #leave(key: string, leader: Promise<Outcome>): void {
    if (this.#underWay.get(key) === leader) this.#underWay.delete(key);
  }
}
