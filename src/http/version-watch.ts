/** How well the version of the record is known at a moment. */
export type Knowledge = "current" | "ageing" | "expired";

/**
 * Remembers the version of the record that this isolate last saw, and for how long that may be relied upon: up to `ttl`
 * it is current, up to twice that it is ageing (good enough while it is being looked up again), then it has expired.
 * An answer from memory is therefore never older than `2 * ttl`.
 */
export class VersionWatch {
  readonly #ttl: number;
  #version = 0;
  #seenAt = Number.NEGATIVE_INFINITY;
  #lookingUp = false;

  /** @param ttl milliseconds; 0 has the version looked up for every request. */
  constructor(ttl: number) {
    this.#ttl = ttl;
  }

  get version(): number {
    return this.#version;
  }

  /** When the version was last seen to be so, in milliseconds since the epoch. */
  get seenAt(): number {
    return this.#seenAt;
  }

  /** Takes note of a version seen in the database. A replica that lags behind does not turn it back. */
  note(version: number, now: number): void {
    if (version < this.#version) return;
    this.#version = version;
    this.#seenAt = now;
  }

  knowledge(now: number): Knowledge {
    const age = now - this.#seenAt;
    if (age < this.#ttl) return "current";
    return age < 2 * this.#ttl ? "ageing" : "expired";
  }

  /** True for the one request that should look the version up while others are still answered from memory. */
  claimLookUp(): boolean {
    if (this.#lookingUp) return false;
    this.#lookingUp = true;
    return true;
  }

  releaseLookUp(): void {
    this.#lookingUp = false;
  }
}
