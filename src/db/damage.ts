import { isDamage } from "./errors.ts";

/**
 * Whether the database has said of itself that it is damaged. That is remembered, as what is damaged may be read seldom,
 * until the database is another one: restored from a copy, which gives it a new epoch.
 */
export class Damage {
  #epoch: string | undefined;
  #isKnown = false;

  get isKnown(): boolean {
    return this.#isKnown;
  }

  /** Takes note of the epoch of the database that has just been read. */
  saw(epoch: string): void {
    if (this.#epoch !== undefined && epoch !== this.#epoch) this.#isKnown = false;
    this.#epoch = epoch;
  }

  /** Takes note of what a request has failed with, if it has. */
  note(error: unknown): void {
    if (isDamage(error)) this.#isKnown = true;
  }
}
