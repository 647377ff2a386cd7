import { isQueryWord, MONTHS } from "../language/lexicon.ts";
import { type Phrase, queryGroups } from "../language/query.ts";
import { stemPhrase } from "../language/stream.ts";
import { tokenise } from "../language/tokenise.ts";

/**
 * One thing that is looked for. `exact` are its folded words; `readings` are what it may stand as among stems, each a
 * list of phrases of which all must be there; none where only the words themselves will do.
 */
export type SearchUnit = {
  /** As it was typed, without the signs of the syntax. */
  readonly text: string;
  readonly kind: "word" | "phrase" | "prefix";
  readonly exact: Phrase;
  readonly readings: readonly (readonly (readonly Phrase[])[])[];
};

/** Units of which one will do: those that the query joins by OR. */
export type SearchClause = readonly SearchUnit[];

/** A query: every clause must be met, and no excluded unit. */
export type SearchQuery = {
  readonly clauses: readonly SearchClause[];
  readonly excluded: readonly SearchUnit[];
  /** All its words, folded, function words included, where it is nothing but words or one phrase; else empty. */
  readonly whole: Phrase;
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

const PIECE = /(-?)"([^"]*)"|\S+/gu;
const HAS_WORD = /[\p{L}\p{N}]/u;

const folded = (text: string): string[] => tokenise(text).map((token) => token.folded);

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

const DATE = /^(?:(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?|(\d{4})-(\d{1,2})(?:-(\d{1,2}))?)$/;

/** A date in digits, day first or ISO 8601, as it stands written out; null for what is none. */
function dateUnit(text: string): SearchUnit | null {
  const [, day, month, year, isoYear, isoMonth, isoDay] = DATE.exec(text) ?? [];
  const [y = "", m = "", d = ""] = isoYear === undefined ? [year, month, day] : [isoYear, isoMonth, isoDay];
  const [id, en] = [MONTHS.id[Number(m) - 1], MONTHS.en[Number(m) - 1]];
  if (id === undefined || en === undefined || Number(d) > 31) return null;
  const written = [d && String(Number(d)), "", y.length === 2 ? `20${y}` : y];
  const phrases = (["id", "en"] as const).map((language) =>
    stemPhrase(
      written
        .with(1, language === "id" ? id : en)
        .filter(Boolean)
        .join(" "),
      language,
    ),
  );
  return { text, kind: "word", exact: folded(text), readings: [[[...phrases, folded(text)]]] };
}

/** Reads a stretch of words; the dates in digits among them are units of their own. */
function wordUnits(text: string, exactly: boolean): SearchUnit[] {
  if (exactly) return plainUnits(text, exactly);
  const units: SearchUnit[] = [];
  let words: string[] = [];
  const flush = () => {
    if (HAS_WORD.test(words.join(""))) units.push(...plainUnits(words.join(" "), exactly));
    words = [];
  };
  for (const word of text.split(" ")) {
    const date = dateUnit(word);
    if (date === null) words.push(word);
    else {
      flush();
      units.push(date);
    }
  }
  flush();
  return units;
}

function plainUnits(text: string, exactly: boolean): SearchUnit[] {
  if (exactly) {
    const units: SearchUnit[] = [];
    for (const token of tokenise(text)) {
      const before = units.at(-1);
      const unit: SearchUnit = {
        text: text.slice(token.start, token.end),
        kind: "word",
        exact: [token.folded],
        readings: [],
      };
      if (token.glued && before) {
        units[units.length - 1] = {
          ...before,
          text: `${before.text} ${unit.text}`,
          exact: [...before.exact, ...unit.exact],
        };
      } else units.push(unit);
    }
    return units;
  }
  const units = queryGroups(text).map(
    ({ start, end, exact, alternatives: whole, each }): SearchUnit => ({
      text: text.slice(start, end),
      kind: "word",
      exact,
      readings: [[whole], ...(each.length > 1 ? [each] : [])],
    }),
  );
  const hard = units.filter((unit) => !isQueryWord(unit.text));
  return hard.length > 0 ? hard : units;
}

function phraseUnit(text: string, exactly: boolean): SearchUnit {
  const stems = [stemPhrase(text, "id"), stemPhrase(text, "en")].filter(({ length }) => length > 0);
  const single = folded(text).length === 1;
  return {
    text,
    kind: "phrase",
    exact: folded(text),
    readings: exactly || single || stems.length === 0 ? [] : [[stems]],
  };
}

const prefixUnit = (text: string): SearchUnit => ({
  text: `${text}*`,
  kind: "prefix",
  exact: folded(text),
  readings: [],
});

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

function unitsOf({ kind, text }: Sought, exactly: boolean): SearchUnit[] {
  if (kind === "word") return wordUnits(text, exactly);
  return [kind === "phrase" ? phraseUnit(text, exactly) : prefixUnit(text)];
}

/**
 * What a text asks for: never empty.
 *
 * @param exactly leaves stems, synonyms and rival spellings out.
 */
function interpret(pieces: ParsedQuery, exactly: boolean): SearchQuery {
  const clauses: SearchUnit[][] = [];
  const excluded: SearchUnit[] = [];
  let joins = false;
  for (const piece of pieces) {
    if (piece.kind === "or") {
      joins = clauses.length > 0;
      continue;
    }
    const units = unitsOf(piece, exactly);
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
  return { clauses, excluded, whole: isWhole ? first.words : [] };
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
  const pieces = [...text.matchAll(PIECE)].flatMap((match) => readPiece(match[0], match[2], match[1] ?? ""));
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
export type Readings = { readonly query: SearchQuery; readonly exactQuery: SearchQuery };

/** Reads a query: {@link parseQuery}; a fault also for too many units. Whatever it gives, the index can be asked. */
export function readQuery(text: string): Outcome<Readings> {
  const { value: pieces, fault } = parseQuery(text);
  if (!pieces) return refused(fault);
  const query = interpret(pieces, false);
  const excess = excessOf(query);
  return excess === null ? { value: { query, exactQuery: interpret(pieces, true) }, fault: null } : refused(excess);
}
