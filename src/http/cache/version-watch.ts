import { type RecordVersion, versionKey } from "../../model/version.ts";
import { unavailable } from "../response/problem.ts";
import { SingleFlight } from "./single-flight.ts";

/** How well the version of the record is known at a moment. */
type Knowledge = "current" | "ageing" | "expired";

type VersionWatchOptions = {
  /** How long a version that was seen is current, in milliseconds; 0 has it looked up for every request. */
  ttl: number;
  /** How long a request waits for the look-up of another, in milliseconds. */
  patience: number;
};

/** Looks the version of the record up. */
type LookUp = () => Promise<RecordVersion>;

/** How many versions before the present one are remembered. */
const remembered = 100;

/** A number that has been lower for so long is no replica that lags behind: the record was restored. Milliseconds. */
const restoredAfter = 60_000;

/**
 * Remembers the version of the record that this isolate last saw, and for how long that may be relied upon: up to `ttl`
 * it is current, up to twice that it is ageing (good enough while it is being looked up again), then it has expired.
 * An answer from memory is therefore never older than `2 * ttl`; that goes for one of a version before, too, which may stand
 * in for so long while the next is found. All times are milliseconds since the epoch.
 */
export class VersionWatch {
  readonly #ttl: number;
  readonly #lookUps: SingleFlight;
  readonly #lastSeen = new Map<string, number>();
  #version: RecordVersion | null = null;
  #seenAt = Number.NEGATIVE_INFINITY;
  /** The least version that may still stand in. */
  #floor = 0;

  constructor({ ttl, patience }: VersionWatchOptions) {
    this.#ttl = ttl;
    this.#lookUps = new SingleFlight(patience);
  }

  get version(): RecordVersion | null {
    return this.#version;
  }

  /** Whether this is the version that was seen last. */
  isLatest(version: RecordVersion): boolean {
    return this.#version !== null && versionKey(this.#version) === versionKey(version);
  }

  /** Whether it is a version of the database that was seen last. */
  isKnown({ epoch }: RecordVersion): boolean {
    return this.#version?.epoch === epoch;
  }

  /**
   * When an answer of this version was last known to be true; undefined where that was too long ago, or never.
   *
   * @param isOver whether it shows an earlier version, which no later one changes.
   */
  confirmedAt(version: RecordVersion, isOver = false): number | undefined {
    return this.isLatest(version) || (isOver && this.isKnown(version))
      ? this.#seenAt
      : this.#lastSeen.get(versionKey(version));
  }

  /** Takes note of a version that was in the database at `now` or later. What was seen of another database is forgotten. */
  note(version: RecordVersion, now: number): void {
    const known = this.#version;
    if (known?.epoch === version.epoch) {
      const isBehind = version.version < known.version;
      if (isBehind && Math.abs(now - this.#seenAt) < restoredAfter) return;
      if (!this.isLatest(version)) this.#remember(known);
    } else {
      this.#lastSeen.clear();
      this.#floor = 0;
    }
    this.#version = version;
    this.#seenAt = now;
  }

  /** Whether an answer of a version before the present one may still be given: for as long as if no other had been seen. */
  mayStandIn({ epoch, version, stamp }: RecordVersion, now: number): boolean {
    const known = this.#version;
    if (epoch !== known?.epoch || version >= known.version || version < this.#floor) return false;
    const confirmed = this.#lastSeen.get(versionKey({ epoch, version, stamp }));
    return confirmed !== undefined && Math.abs(now - confirmed) < 2 * this.#ttl;
  }

  /** Raises the least version that may stand in to the one that is known now, as a client has been told of it. */
  insist(): void {
    this.#floor = this.#version?.version ?? 0;
  }

  #remember(version: RecordVersion): void {
    this.#lastSeen.set(versionKey(version), this.#seenAt);
    const [oldest] = this.#lastSeen.keys();
    if (this.#lastSeen.size > remembered && oldest !== undefined) this.#lastSeen.delete(oldest);
  }

  knowledge(now: number): Knowledge {
    // Of requests under way together, the later one may have come back first; a clock that was put back is not relied on.
    const age = Math.abs(now - this.#seenAt);
    if (age < this.#ttl) return "current";
    return age < 2 * this.#ttl ? "ageing" : "expired";
  }

  /**
   * The version that may be relied upon at `now`: the one that is known, or by a look-up that all who ask share.
   *
   * @throws ApiError `unavailable` where the shared look-up failed; what `lookUp` throws, for the one who does it.
   */
  async current(now: number, lookUp: LookUp): Promise<RecordVersion> {
    const known = this.#relied(now);
    if (known) return known;
    // Without a span to rely on it, nobody else's look-up will do.
    const other = this.#ttl > 0 ? this.#lookUps.follow("version") : null;
    if (other && (await other) === "failed") throw unavailable();
    return this.#relied(now) ?? this.#lookUp(now, lookUp);
  }

  /** Looks the version up again where it is ageing and nobody is at it; a failure is the next caller's to find. */
  async refresh(now: number, lookUp: LookUp): Promise<void> {
    if (this.knowledge(now) !== "ageing" || this.#lookUps.isUnderWay("version")) return;
    await this.#lookUp(now, lookUp).catch(() => undefined);
  }

  #relied(now: number): RecordVersion | null {
    return this.knowledge(now) === "expired" ? null : this.#version;
  }

  async #lookUp(now: number, lookUp: LookUp): Promise<RecordVersion> {
    const land = this.#lookUps.lead("version");
    try {
      const found = await lookUp();
      this.note(found, now);
      land("done");
      return this.#version ?? found;
    } catch (error) {
      land("failed");
      throw error;
    }
  }
}
