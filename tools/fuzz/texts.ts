import type { Random } from "../bench/corpus/random.ts";

/** What texts go wrong by, in one place or another. None of it is text that only a leak would put into an answer. */
const pieces: readonly string[] = [
  ..."\" ' ` ´ ’ * ** ^ ( ) [ ] { } < > : ; , . … + - -- _ = & % # @ ! ? / \\ | ~ $ €".split(" "),
  ..."NEAR( AND OR NOT names: exact_names: null undefined true NaN Infinity -0 1e400 0x10 __proto__ constructor".split(
    " ",
  ),
  // Controls, blanks of other kinds, marks of direction, what is not drawn, what is no character.
  ..."\u0000 \u0001 \t \n \r \u001b \u007f \u0085 \u00a0 \u1680 \u2003 \u2028 \u2029 \u3000 \ufeff".split(" "),
  ..."\u00ad \u034f \u061c \u180e \u200b \u200c \u200d \u200e \u202e \u2060 \u2066 \ufe0f \ufffc \ufffd \ufffe \uffff".split(
    " ",
  ),
  // Marks alone and in heaps, letters that are several once they are normalised or folded, letters that fold to nothing.
  ..."\u0301 e\u0301 \u0e34 \u20dd \u0315\u0300\u0358 \ufdfa \ufb2c \u{1d160} \u0390 ß ẞ İ ı ŉ ǆ ﬃ ſ ς K Å Ⅷ ½ ² ٣ ๓ 三 〇".split(
    " ",
  ),
  ..."\uff9e \u19b0 \u1cf2 \u3164 \uffa0 \u115f ᄀ 각 가 日本 ไทย हिन्दी العربية עברית Ελλάς Россия 𐐀 𠀀 𞤀 𝒜".split(" "),
  ..."🙂 👩‍👩‍👧‍👦 🇮🇩 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ 👍🏽".split(" "),
  ..."a b x q 0 1 -1 2+2 F-16 C++ it's 28/7 2021-02-30 31.12.99 antara undang-undang jalan-jalan bi-lateral z0z z1z xn.a n.a is:a".split(
    " ",
  ),
];

/** A text that hopes to break something: 1 to 12 pieces, run together or apart. */
export const hostileText = (random: Random): string => {
  const joint = random.pick(["", "", " ", "-", ","]);
  return Array.from({ length: random.whole(1, random.chance(0.7) ? 3 : 12) }, () => random.pick(pieces)).join(joint);
};

/** A text of many characters: of one, or of several by turns. */
export const longText = (random: Random): string => {
  const piece = random.chance(0.5) ? random.pick(pieces) : random.pick(["a", "ab ", "x,", "2+", "\ufdfa", "a1", "é"]);
  const length = random.pick([97, 199, 200, 201, 400, 513, 1000, 3000, 9000]);
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
};

/** A value as it stands in a URL: mostly as it should, at times with `+` for a blank or with broken percent-encoding. */
export const encoded = (random: Random, value: string): string => {
  const text = encodeURIComponent(value.toWellFormed());
  if (random.chance(0.01)) return text + random.pick(["%", "%Z", "%ZZ", "%ED%A0%80", "%FF", "%C0%80", "%00"]);
  return random.chance(0.3) ? text.replaceAll("%20", "+").replaceAll("%2C", ",") : text;
};
