type RenewalsOptions = {
  /** How many answers are found at once, so that those who ask meanwhile are not kept waiting by them. */
  atOnce: number;
  /** How long finding one takes at most, in milliseconds: it may end without a word. */
  longest: number;
};

/** Which answers are being found behind those that stand in for them: each once, and a few at a time. */
export class Renewals {
  readonly #options: RenewalsOptions;
  readonly #underWay = new Map<string, number>();

  constructor(options: RenewalsOptions) {
    this.#options = options;
  }

  /**
   * Makes the caller find what belongs to the key, and give back what it is given when that has ended; null where
   * somebody does, or enough others are being found: then it is for a later caller.
   *
   * @param isLast whether it comes after all others.
   * @param now milliseconds since the epoch.
   */
  begin(key: string, isLast: boolean, now: number): (() => void) | null {
    const { atOnce, longest } = this.#options;
    const underWay = this.#underWay;
    if (underWay.size >= atOnce) for (const [other, until] of underWay) if (until < now) underWay.delete(other);
    if (underWay.size >= (isLast ? 1 : atOnce) || underWay.has(key)) return null;
    underWay.set(key, now + longest);
    return () => underWay.delete(key);
  }
}
