import { MONTHS } from "./months.ts";
import { type Phrase, queryGroups } from "./query.ts";
import { isQueryWord } from "./soft-words.ts";
import { stemPhrase } from "./stream.ts";
import { tokenise } from "./tokenise.ts";

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

/** Why a text is no query, in words for who typed it. */
export class QueryError extends Error {}

/** How many units a query may have. */
export const mostUnits = 12;

const shortestPrefix = 3;

type Piece = { kind: SearchUnit["kind"]; text: string; excluded: boolean } | { kind: "or" };

const PIECE = /(-?)"([^"]*)"|\S+/gu;
const HAS_WORD = /[\p{L}\p{N}]/u;

function readPiece(raw: string, quoted: string | undefined, minus: string): Piece[] {
  if (quoted !== undefined)
    return HAS_WORD.test(quoted) ? [{ kind: "phrase", text: quoted, excluded: minus === "-" }] : [];
  if (raw === "OR") return [{ kind: "or" }];
  if (!HAS_WORD.test(raw)) return [];
  const excluded = /^-[\p{L}\p{N}"]/u.test(raw);
  const text = excluded ? raw.slice(1) : raw;
  return [{ kind: /[\p{L}\p{N}]\*+$/u.test(text) ? "prefix" : "word", text: text.replace(/\*+$/, ""), excluded }];
}

const folded = (text: string): string[] => tokenise(text).map((token) => token.folded);

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

function prefixUnit(text: string): SearchUnit {
  const exact = folded(text);
  if (Array.from(exact.at(-1) ?? "").length < shortestPrefix) {
    throw new QueryError(`a word before * needs at least ${shortestPrefix} letters or digits`);
  }
  return { text: `${text}*`, kind: "prefix", exact, readings: [] };
}

/** Joins neighbouring words into stretches, so that what the lexicon knows as one thing is read as one. */
function stretches(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (piece.kind === "word" && before?.kind === "word" && !piece.excluded && !before.excluded) {
      joined[joined.length - 1] = { ...before, text: `${before.text} ${piece.text}` };
    } else joined.push(piece);
  }
  return joined;
}

/**
 * Reads a query: words, "phrases", -exclusions, `OR` between neighbours and prefix*. Whatever else stands in it is read as
 * words; an unpaired quotation mark is passed over.
 *
 * @param exactly leaves stems, synonyms and rival spellings out.
 * @throws QueryError for a query without a word, of exclusions only, of too many units, or with too short a prefix.
 */
export function readQuery(text: string, exactly = false): SearchQuery {
  const pieces = [...text.matchAll(PIECE)].flatMap((match) => readPiece(match[0], match[2], match[1] ?? ""));
  const clauses: SearchUnit[][] = [];
  const excluded: SearchUnit[] = [];
  let joins = false;
  for (const piece of stretches(pieces)) {
    if (piece.kind === "or") {
      joins = clauses.length > 0;
      continue;
    }
    const units =
      piece.kind === "word"
        ? wordUnits(piece.text, exactly)
        : [piece.kind === "phrase" ? phraseUnit(piece.text, exactly) : prefixUnit(piece.text)];
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
  if (clauses.length === 0) {
    throw new QueryError(
      excluded.length > 0
        ? "needs something to look for besides what it leaves out"
        : "needs at least one letter or digit",
    );
  }
  const count = clauses.flat().length + excluded.length;
  if (count > mostUnits) throw new QueryError(`has ${count} terms; at most ${mostUnits} are looked for`);
  const [first, ...more] = stretches(pieces);
  const isWhole = more.length === 0 && (first?.kind === "word" || first?.kind === "phrase");
  return { clauses, excluded, whole: isWhole ? folded(first.text) : [] };
}
