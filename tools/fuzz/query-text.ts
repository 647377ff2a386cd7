import type { Random } from "../bench/corpus/random.ts";
import { hostileText } from "./texts.ts";

/** Words that queries are made of; {@link queryText} mixes those of the record into them. */
const words: readonly string[] = [
  ..."kerja sama pertahanan kerjasama menteri Prancis france radar kapal selam alih teknologi technology transfer".split(
    " ",
  ),
  ..."kunjungan jepang jepamg kunjunggan Sjamseoddin Bagamla PSSN Kemhan ToT F-16 F16 2+2 2022 Maret Rabu 28/7 2022-03-02".split(
    " ",
  ),
  // Words that are passed over, in one language or both, and words that nothing holds.
  ..."yang dan di ke the of and to apa siapa who what antara nya OR or AND NOT zq zqxj qqqqq xyzzyplugh a b c".split(
    " ",
  ),
];

const word = (random: Random, known: readonly string[]): string => {
  const one = random.chance(0.5) && known.length > 0 ? random.pick(known) : random.pick(words);
  if (random.chance(0.06)) return hostileText(random);
  if (random.chance(0.06)) return one.repeat(random.whole(2, 8));
  // A slip: a letter left out, doubled or changed.
  if (random.chance(0.12)) {
    const at = random.whole(0, one.length);
    return one.slice(0, at) + random.pick(["", "x", one.charAt(at)]) + one.slice(at + random.whole(0, 1));
  }
  return random.chance(0.1) ? one.toUpperCase() : one;
};

const wordsOf = (random: Random, known: readonly string[], most: number): string =>
  Array.from({ length: random.whole(1, most) }, () => word(random, known)).join(random.chance(0.9) ? " " : "-");

/** What a query may have between blanks, well formed or nearly. */
const term = (random: Random, known: readonly string[]): string => {
  const minus = random.chance(0.15) ? "-" : "";
  switch (random.whole(0, 9)) {
    case 0:
    case 1:
      return `${minus}"${random.chance(0.2) ? random.pick(["", "OR", "OR OR", "-", "*", " "]) : wordsOf(random, known, random.chance(0.15) ? 16 : 4)}"`;
    case 2:
      return `${minus}${word(random, known).slice(0, random.whole(1, 6))}*`;
    case 3:
      return random.pick(["OR", "OR OR", "-", '"', '""', "*", "- -", '-"', '"*', "-*"]);
    case 4:
      return `"${minus}${word(random, known)}${random.pick(["", "*", '"', '*"'])}`;
    default:
      return minus + word(random, known);
  }
};

/**
 * A query by the grammar of `q`, and what is nearly one: words, phrases (of too many words at times), exclusions, OR,
 * prefixes, quotation marks that do not close, slips, words that nothing holds.
 *
 * @param known words of the record.
 */
export const queryText = (random: Random, known: readonly string[]): string => {
  if (random.chance(0.05)) return wordsOf(random, known, 30);
  const terms = Array.from({ length: random.whole(1, random.chance(0.8) ? 3 : 14) }, () => term(random, known));
  return terms.join(random.chance(0.95) ? " " : "").slice(0, random.chance(0.95) ? 200 : 300);
};
