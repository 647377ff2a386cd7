import { stemIndonesian } from "../language/stem-id.ts";
import {
  asksAbout,
  asksHolder,
  asksHowMany,
  asksOccasion,
  asksOutcome,
  asksProgress,
  asksReason,
  type Who,
  whoAsked,
} from "./questions.ts";
import type { Order, SearchUnit } from "./unit.ts";
import { exactUnits, folded, phraseUnit, prefixUnit, readStretch, type Stretch } from "./units.ts";

export type { SearchUnit } from "./unit.ts";

/** A phrase of folded words. */
type Phrase = readonly string[];

/** Units of which one will do: those that the query joins by OR. */
export type SearchClause = readonly SearchUnit[];

/** A query: every clause must be met, and no excluded unit. */
export type SearchQuery = {
  readonly clauses: readonly SearchClause[];
  readonly excluded: readonly SearchUnit[];
  /** Negations that could not be understood, as typed: they are passed over. */
  readonly ignored: readonly string[];
  /** All its words, folded, function words included, where it is nothing but words or one phrase; else empty. */
  readonly whole: Phrase;
  /** Whether it asks when or where something was. */
  readonly asksOccasion: boolean;
  /** Whom it asks for; null where it asks for nobody. */
  readonly who: Who | null;
  /** Whether it asks how many there are of something. */
  readonly asksHowMany: boolean;
  /** Whether it asks who holds or heads something. */
  readonly asksHolder: boolean;
  /** Whether it asks how far something has come. */
  readonly asksProgress: boolean;
  /** Whether it asks for a reason. */
  readonly asksReason: boolean;
  /** Whether it asks something of what it names. */
  readonly asksAbout: boolean;
  /** Which of the answers come first by their time. */
  readonly order: Order;
};

/** How many units a query may have. */
const mostUnits = 12;

const shortestPrefix = 3;

/** How many characters a text may have with all its words written out: one character of it may be eighteen letters. */
const longestWritten = 300;

/** What stands between blanks, or in quotation marks; a stretch of words. `words` are its words, folded: one at least. */
type Sought = { readonly kind: SearchUnit["kind"]; text: string; excluded: boolean; words: Phrase };
type Piece = Sought | { readonly kind: "or" };

/** A text whose syntax has been read: there is something to look for in it. */
type ParsedQuery = readonly Piece[];

/** A sign between two numbers that is no sign of the syntax: `2015 - 2021`, `2 + 2`. */
const PARTED_NUMBERS = /(?<=\p{N}) +([-–—+]) +(?=\p{N})/gu;

/** The *s* of several of one type: `F-16s`. */
const PLURAL_OF_TYPE = /(?<=\p{L}-?\p{N}{1,3})s(?![\p{L}\p{N}])/giu;

/** A question and its verb in one word: *who's*. */
const CONTRACTION = /\b(who|what|where|when|how)['’]s\b/giu;

const PIECE = /(-?)"([^"]*)"|\S+/gu;
function readPiece(raw: string, quoted: string | undefined, minus: string): Piece[] {
  if (raw === "OR") return [{ kind: "or" }];
  const excluded = quoted === undefined ? /^-[\p{L}\p{N}"]/u.test(raw) : minus === "-";
  const bare = excluded ? raw.slice(1) : raw;
  const prefix = /[\p{L}\p{N}]\*+$/u.test(bare) ? "prefix" : "word";
  const kind = quoted === undefined ? prefix : "phrase";
  const text = quoted ?? bare.replace(/\*+$/, "");
  const words = folded(text);
  // Some letters fold to nothing, such as those that only join others.
  return words.length > 0 ? [{ kind, text, excluded, words }] : [];
}

/** Joins neighbouring words into stretches, so that what the lexicon knows as one thing is read as one. */
function stretches(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (piece.kind === "word" && before?.kind === "word" && !piece.excluded && !before.excluded) {
      const text = `${before.text} ${piece.text}`;
      joined[joined.length - 1] = { ...before, text, words: folded(text) };
    } else joined.push(piece);
  }
  return joined;
}

/** A word with *-nya*, or doubled. */
const CLITIC = /(?<![\p{L}\p{N}])(\p{L}{3,})(?:-?nya|-\1)(?![\p{L}\p{N}-])/giu;

/** Without *-nya*, and without the second half of a doubling, where the stem stays: *menterinya*, *letjen-letjen*. */
const withoutClitics = (text: string): string =>
  text.replace(CLITIC, (whole, word: string) =>
    stemIndonesian(whole.toLowerCase()) === stemIndonesian(word.toLowerCase()) ? word : whole,
  );

function stretchOf({ kind, text }: Sought, exactly: boolean): Stretch {
  if (kind === "word" && !exactly) return readStretch(withoutClitics(text));
  const units = kind === "word" ? exactUnits(text) : [kind === "phrase" ? phraseUnit(text, exactly) : prefixUnit(text)];
  return { units, excluded: [], ignored: [], order: null };
}

/**
 * What a text asks for: never empty.
 *
 * @param exactly leaves stems, synonyms and rival spellings out.
 */
function interpret(pieces: ParsedQuery, exactly: boolean): SearchQuery {
  const clauses: SearchUnit[][] = [];
  const excluded: SearchUnit[] = [];
  const ignored: string[] = [];
  let joins = false;
  let order: Order = null;
  for (const piece of pieces) {
    if (piece.kind === "or") {
      joins = clauses.length > 0;
      continue;
    }
    const { units, ...left } = stretchOf(piece, exactly);
    order ??= left.order;
    excluded.push(...left.excluded);
    ignored.push(...left.ignored);
    if (piece.excluded) {
      excluded.push(...units);
      continue;
    }
    for (const unit of units) {
      if (joins) clauses.at(-1)?.push(unit);
      else clauses.push([unit]);
      joins = false;
    }
  }
  const [first, ...more] = pieces;
  const isWhole = more.length === 0 && (first?.kind === "word" || first?.kind === "phrase");
  const typed = pieces.flatMap((piece) => (piece.kind === "word" ? piece.words : []));
  return {
    clauses,
    excluded,
    ignored,
    whole: isWhole ? first.words : [],
    asksOccasion: asksOccasion(typed),
    who: whoAsked(typed),
    asksHowMany: asksHowMany(typed),
    asksHolder: asksHolder(typed),
    asksReason: asksReason(typed),
    asksAbout: asksAbout(typed),
    asksProgress: asksProgress(typed) || asksOutcome(typed),
    order,
  };
}

/** Why a query is not looked for, in words for who typed it: it has too many units. Null for one that is. */
export function excessOf({ clauses, excluded }: SearchQuery): string | null {
  const count = clauses.flat().length + excluded.length;
  return count > mostUnits ? `has ${count} terms; at most ${mostUnits} are looked for` : null;
}

/** What was made of a text; or why nothing can be made of it, in words for who typed it. */
type Outcome<T> = { readonly value: T; readonly fault: null } | { readonly value: null; readonly fault: string };

const refused = (fault: string): Outcome<never> => ({ value: null, fault });

/**
 * Reads the syntax of a query: words, "phrases", -exclusions, `OR` between neighbours and prefix*. Whatever else stands in
 * it is read as words; an unpaired quotation mark is passed over. Never throws.
 *
 * @returns a fault for a text without a word, of exclusions only, with too short a prefix, or too long written out.
 */
function parseQuery(text: string): Outcome<ParsedQuery> {
  const spelt = text.replace(PARTED_NUMBERS, "$1").replace(PLURAL_OF_TYPE, "").replace(CONTRACTION, "$1 is");
  const pieces = [...spelt.matchAll(PIECE)].flatMap((match) => readPiece(match[0], match[2], match[1] ?? ""));
  const sought = pieces.filter((piece) => piece.kind !== "or");
  if (sought.length === 0) return refused("needs at least one letter or digit");
  if (sought.every(({ excluded }) => excluded)) {
    return refused("needs something to look for besides what it leaves out");
  }
  const isShort = ({ kind, words }: Sought) =>
    kind === "prefix" && Array.from(words.at(-1) ?? "").length < shortestPrefix;
  if (sought.some(isShort)) return refused(`a word before * needs at least ${shortestPrefix} letters or digits`);
  const { length } = sought.flatMap(({ words }) => words).join(" ");
  if (length > longestWritten) {
    return refused(`has ${length} characters with its words written out; at most ${longestWritten} are looked for`);
  }
  return { value: stretches(pieces), fault: null };
}

/** A text as a query, and as one whose words are looked for as they are typed, which may have more units. */
export type Readings = { readonly query: SearchQuery; readonly exactQuery: () => SearchQuery };

/** Reads a query: {@link parseQuery}; a fault also for too many units. Whatever it gives, the index can be asked. */
export function readQuery(text: string): Outcome<Readings> {
  const { value: pieces, fault } = parseQuery(text);
  if (!pieces) return refused(fault);
  const query = interpret(pieces, false);
  const excess = excessOf(query);
  return excess === null
    ? { value: { query, exactQuery: () => interpret(pieces, true) }, fault: null }
    : refused(excess);
}
