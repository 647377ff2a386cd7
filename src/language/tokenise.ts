import { foldWord } from "./normalise.ts";
import { remembering } from "./remembered.ts";

/** A word or number of a text. `start` and `end` are UTF-16 offsets into that text. */
export interface Token {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  /** For a word joined from two at its hyphen (`kontra-terorisme`): the part after the hyphen, folded. */
  readonly tail?: string;
  /** Whether it is one expression with the word before it: the `16` of `F-16`, the `2025` of `MILEX-2025`. */
  readonly glued?: boolean;
}

/**
 * In order: abbreviations with dots (`H.E.`, `A.H`), initials with blanks between them (`A. H.`, `b j`: the same as `A.H.`),
 * the meeting format `2+2`, numbers, words. A letter and a digit never share
 * a token, so that `F-16`, `F16` and `F 16` are all `f 16`. No alternative can match one span in two ways: linear time.
 */
const TOKEN =
  /(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{M}]))?|(?<![\p{L}\p{M}\p{N}])\p{L}(?:\.\p{L}|\.?(?:[ \u00A0]\p{L}\.?){1,4})(?![\p{L}\p{M}\p{N}'’‘ʼʻ`´′\u002D\u2010\u2011])|\p{N}+(?:\+\p{N}+)*|[\p{L}\p{M}](?:[\p{L}\p{M}\u00AD\u2060]|[\u200C\u200D]|['’‘ʼʻ`´′](?=\p{L}))*/gu;

const HYPHEN = /^[-\u2010\u2011]$/;
const GLUE = /^[-\u2010\u2011]?$/;
const NUMBER = /^\p{N}/u;

/** Prefixes that are written with a hyphen, or as one word with what follows, and do not stand alone. */
const BOUND_PREFIXES = new Set(
  "anti antar bi co counter inter kontra multi non pasca pra pre re semi sub trans tri ultra".split(" "),
);

/** Doublings that are words of their own: `undang-undang` is a law, `undang` is to invite; `mata-mata` is a spy. */
const LEXICAL_DOUBLES = new Set(["undang", "mata"]);

function joinAtHyphen(left: Token, right: Token): Token | null {
  const span = { start: left.start, end: right.end };
  if (left.folded === right.folded && /^\p{L}/u.test(left.folded)) {
    const folded = LEXICAL_DOUBLES.has(left.folded) ? left.folded + right.folded : left.folded;
    return { folded, ...span };
  }
  if (BOUND_PREFIXES.has(left.folded) && /^\p{L}/u.test(right.folded)) {
    return { folded: left.folded + right.folded, tail: right.folded, ...span };
  }
  return null;
}

function isMixed(left: string | undefined, right: string): boolean {
  return left !== undefined && (NUMBER.test(left) || NUMBER.test(right));
}

/** The tokens of a piece of a text in which nothing is read with what is beyond it. */
const tokensOf = remembering(
  (piece): readonly Token[] => {
    const tokens: Token[] = [];
    for (const match of piece.matchAll(TOKEN)) {
      const folded = foldWord(match[0].replaceAll("+", "plus"));
      if (folded === "") continue;
      const span = { start: match.index, end: match.index + match[0].length };
      const previous = tokens.at(-1);
      const between = previous === undefined ? " " : piece.slice(previous.end, span.start);
      const joined =
        previous !== undefined && HYPHEN.test(between) ? joinAtHyphen(previous, { folded, ...span }) : null;
      if (joined !== null) tokens[tokens.length - 1] = joined;
      else tokens.push({ folded, ...span, glued: GLUE.test(between) && isMixed(previous?.folded, folded) });
    }
    return tokens;
  },
  (tokens) => 64 * tokens.length,
);

const ENDS_IN_LETTER = /(?<![\p{L}\p{M}\p{N}])\p{L}\.?$/u;
const BEGINS_WITH_LETTER = /^\p{L}(?!\p{L})/u;

const isAsciiLetter = (code: number): boolean => (code > 96 && code < 123) || (code > 64 && code < 91);

/** Where the piece of a text that begins at a place ends: at a space, but for one between initials. */
function endOfPiece(text: string, from: number): number {
  let start = from;
  for (;;) {
    const space = text.indexOf(" ", start);
    if (space < 0) return text.length;
    // Most words begin with two letters of ASCII, which is soon seen.
    if (isAsciiLetter(text.charCodeAt(space + 2))) return space;
    const next = text.slice(space + 1, space + 3);
    if (!BEGINS_WITH_LETTER.test(next) || !ENDS_IN_LETTER.test(text.slice(Math.max(from, space - 6), space)))
      return space;
    start = space + 1;
  }
}

const movedBy = (token: Token, by: number): Token =>
  by === 0 ? token : { ...token, start: token.start + by, end: token.end + by };

/**
 * Splits a text into folded words and numbers, in the order of the text. Hyphenated words are split (`Indonesia-Prancis`,
 * `MILEX-2025`) except after a bound prefix (`bi-lateral` → `bilateral`) and in a doubling (`isu-isu` → `isu`);
 * `2+2` becomes the one term `2plus2`. Linear in the length of the text. Words are remembered, as texts repeat them.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (let from = 0; from < text.length; ) {
    const end = endOfPiece(text, from);
    if (end > from) for (const token of tokensOf(text.slice(from, end))) tokens.push(movedBy(token, from));
    from = end + 1;
  }
  return tokens;
}
