import { canonicalSpelling, STOP_WORDS } from "./lexicon.ts";
import { CONCEPT_LINES } from "./lexicon-concepts.ts";
import { COUNTRY_CODES, COUNTRY_LINES } from "./lexicon-countries.ts";
import { type Language, stemPhrase } from "./stream.ts";
import { type Token, tokenise } from "./tokenise.ts";

/** A concept's long forms as phrases of stems; the first of a language is the one abbreviations are written out to. */
export type Concept = Readonly<Record<Language, readonly (readonly string[])[]>> & {
  /** The term of the index that stands for it, whichever form a text has: `c:ministry-of-defence.kementerian-pertahanan`. */
  readonly term: string;
  /** How it is written, abbreviations first. */
  readonly forms: readonly string[];
  /** The code of the country that it is, where it is one. */
  readonly country: string | undefined;
  /** Its first long form in each language. */
  readonly written: Readonly<Record<Language, string | undefined>>;
  /** What to look for where no record speaks of it, the nearest first. */
  readonly nearest: readonly string[];
  /** What is one of its kind, whatever it is called. */
  readonly narrower: readonly string[];
};

/** A concept found under one of its forms, and the language of that form (null for an abbreviation). */
export interface Found {
  readonly concept: Concept;
  readonly language: Language | null;
}

type Lookup = Map<string, Found[]>;

interface Tables {
  readonly abbreviations: Lookup;
  readonly surfaces: Lookup;
  readonly stems: Lookup;
  /** The words, and by language the stems, that a form begins with, and how many words the longest form has that begins so. */
  readonly beginnings: Readonly<Record<Language | "word", Map<string, number>>>;
  /** The words that an abbreviation begins with. */
  readonly abbreviated: Set<string>;
}

/** What the term of a concept begins with; no word of a text does. */
const conceptMark = "c:";

const [COMMA, SEMICOLON] = [/\s*,\s*/, /\s*;\s*/];
const forms = (column: string | undefined, parted = COMMA): string[] =>
  (column ?? "").trim().split(parted).filter(Boolean);

/** The key of a run of words as they are written: folded, spelling made canonical, function words left out. */
export function surfaceKey(tokens: readonly Token[]): string {
  return tokens
    .filter(({ folded }) => !STOP_WORDS.has(folded))
    .map(({ folded }) => canonicalSpelling(folded))
    .join(" ");
}

/** The key of a phrase of stems. */
export function stemKey(stems: readonly string[], language: Language): string {
  return `${language}:${stems.join(" ")}`;
}

const termOf = (forms: readonly string[]): string =>
  conceptMark + forms.map((form) => exactWords(form).join("-")).join(".");

const exactWords = (form: string): string[] => tokenise(form).map(({ folded }) => folded);

const firstWord = (phrase: string): string => phrase.split(" ", 1)[0] ?? "";

function addBeginning(beginnings: Map<string, number>, first: string, length: number): void {
  beginnings.set(first, Math.max(length, beginnings.get(first) ?? 0));
}

function add(lookup: Lookup, key: string, found: Found): void {
  const known = lookup.get(key);
  if (known === undefined) lookup.set(key, [found]);
  else if (!known.some(({ concept }) => concept === found.concept)) known.push(found);
}

function addAbbreviations(tables: Tables, column: string | undefined, concept: Concept): void {
  for (const form of forms(column)) {
    const tokens = tokenise(form);
    const key = surfaceKey(tokens);
    addBeginning(tables.beginnings.word, firstWord(key), tokens.length);
    tables.abbreviated.add(firstWord(key));
    add(tables.abbreviations, key, { concept, language: null });
    add(tables.surfaces, key, { concept, language: null });
  }
}

function buildTables(): Tables {
  const tables: Tables = {
    abbreviations: new Map(),
    surfaces: new Map(),
    stems: new Map(),
    beginnings: { word: new Map(), id: new Map(), en: new Map() },
    abbreviated: new Set(),
  };
  for (const [at, line] of [...COUNTRY_LINES, ...CONCEPT_LINES].entries()) {
    const [short, id, en, nearest, narrower] = line.split("|");
    const long = { id: forms(id), en: forms(en) };
    const concept: Concept = {
      term: termOf([long.en[0] ?? "", long.id[0] ?? ""].filter(Boolean)),
      forms: [...forms(short), ...long.id, ...long.en],
      country: COUNTRY_CODES[at],
      written: { id: long.id[0], en: long.en[0] },
      nearest: forms(nearest, SEMICOLON),
      narrower: forms(narrower, SEMICOLON),
      id: long.id.map((form) => stemPhrase(form, "id")),
      en: long.en.map((form) => stemPhrase(form, "en")),
    };
    addAbbreviations(tables, short, concept);
    for (const language of ["id", "en"] as const) {
      for (const [index, form] of long[language].entries()) {
        const tokens = tokenise(form);
        const [key, stems] = [surfaceKey(tokens), concept[language][index] ?? []];
        addBeginning(tables.beginnings.word, firstWord(key), tokens.length);
        addBeginning(tables.beginnings[language], stems[0] ?? "", tokens.length);
        add(tables.surfaces, key, { concept, language });
        add(tables.stems, stemKey(stems, language), { concept, language });
      }
    }
  }
  return tables;
}

let built: Tables | undefined;

/** Built on first use and kept: a Worker that only answers other routes does not pay for it. */
function tables(): Tables {
  built ??= buildTables();
  return built;
}

/** The concepts that have this abbreviation (a surface key). */
export function conceptsOfAbbreviation(key: string): readonly Found[] {
  return tables().abbreviations.get(key) ?? [];
}

/** The concepts that have a form written exactly like this (a surface key). */
export function conceptsOfSurface(key: string): readonly Found[] {
  return tables().surfaces.get(key) ?? [];
}

/** The concepts that have a form with these stems (a stem key). */
export function conceptsOfStems(key: string): readonly Found[] {
  return tables().stems.get(key) ?? [];
}

/**
 * The forms of as many words that begin so, of which the last is not typed to its end; of one word abbreviations alone, as
 * no text need have these.
 */
export function formsBegun(words: readonly string[]): string[] {
  const begun = [...words.slice(0, -1).map(canonicalSpelling), ...words.slice(-1)].join(" ");
  const { abbreviations, surfaces } = tables();
  return [...(words.length > 1 ? surfaces : abbreviations).keys()].filter(
    (key) => key.startsWith(begun) && key !== begun && key.split(" ").length === words.length,
  );
}

/** Whether an abbreviation may begin with this folded word. */
export function beginsAbbreviation(folded: string): boolean {
  return tables().abbreviated.has(canonicalSpelling(folded));
}

/** How many words the longest form may have that begins with this word, or this stem of a language; 0 where none does. */
export function longestFrom(folded: string, stem: string | undefined, language: Language): number {
  const { beginnings } = tables();
  const asStem = stem === undefined ? 0 : (beginnings[language].get(stem) ?? 0);
  return Math.max(beginnings.word.get(canonicalSpelling(folded)) ?? 0, asStem);
}

let byTerm: Map<string, Concept> | undefined;

/** The concept that a term of the index stands for; undefined for another term. */
export function conceptOfTerm(term: string): Concept | undefined {
  if (!term.startsWith(conceptMark)) return undefined;
  byTerm ??= new Map([...tables().surfaces.values()].flat().map(({ concept }) => [concept.term, concept]));
  return byTerm.get(term);
}

/** The terms of what is one of the kind of a concept. */
export const narrowerTerms = ({ narrower }: Concept): string[] =>
  narrower.flatMap((form) => conceptsOfSurface(form).map(({ concept }) => concept.term));

/** What a country is called in Indonesian, by its code. */
export function countryWritten(code: string | undefined): string | undefined {
  const at = code === undefined ? -1 : COUNTRY_CODES.indexOf(code);
  return at < 0 ? undefined : forms(COUNTRY_LINES[at]?.split("|")[1])[0];
}
