/** A stream of pseudo-random numbers that is the same for the same seed (sfc32 by Chris Doty-Humphrey, 128 bits of state). */
export class Random {
  #state: [number, number, number, number];

  constructor(seed: number) {
    this.#state = [0x9e3779b9 ^ seed, 0x243f6a88, 0xb7e15162, seed | 1];
    for (let round = 0; round < 20; round++) this.#next();
  }

  #next(): number {
    let [a, b, c, d] = this.#state;
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    this.#state = [a, b, c, d];
    return sum >>> 0;
  }

  /** A number from 0 up to, but not, 1. */
  unit(): number {
    return this.#next() / 2 ** 32;
  }

  /** A whole number from `min` to `max`, both possible. */
  whole(min: number, max: number): number {
    return min + Math.floor(this.unit() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<T>(items: readonly [T, ...T[]] | readonly T[]): T {
    return items[Math.floor(this.unit() * items.length)] as T;
  }

  /** Up to `count` different members, in random order. */
  some<T>(items: readonly T[], count: number): T[] {
    const chosen = new Set<T>();
    for (let tries = 0; chosen.size < Math.min(count, items.length) && tries < count * 8; tries++) {
      chosen.add(this.pick(items));
    }
    return [...chosen];
  }

  /** A text of hexadecimal digits. */
  hex(length: number): string {
    let text = "";
    while (text.length < length) text += this.#next().toString(16).padStart(8, "0");
    return text.slice(0, length);
  }
}

/** Draws members by their weight. */
export const weighted = <T>(entries: readonly (readonly [T, number])[]): ((random: Random) => T) => {
  let sum = 0;
  const bounds = entries.map(([, weight]) => {
    sum += weight;
    return sum;
  });
  return (random) => {
    const at = random.unit() * sum;
    let [low, high] = [0, bounds.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((bounds[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    return (entries[low] as readonly [T, number])[0];
  };
};
