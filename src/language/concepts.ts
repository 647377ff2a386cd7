import { canonicalSpelling, STOP_WORDS } from "./lexicon.ts";
import { CONCEPT_LINES } from "./lexicon-concepts.ts";
import { COUNTRY_LINES } from "./lexicon-countries.ts";
import { type Language, stemPhrase } from "./stream.ts";
import { type Token, tokenise } from "./tokenise.ts";

/** A concept's long forms as phrases of stems; the first of a language is the one abbreviations are written out to. */
export type Concept = Readonly<Record<Language, readonly (readonly string[])[]>>;

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
}

const FORMS = /\s*,\s*/;
const forms = (column: string | undefined): string[] => (column ?? "").trim().split(FORMS).filter(Boolean);

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

function add(lookup: Lookup, key: string, found: Found): void {
  const known = lookup.get(key);
  if (known === undefined) lookup.set(key, [found]);
  else if (!known.some(({ concept }) => concept === found.concept)) known.push(found);
}

function addAbbreviations(tables: Tables, column: string | undefined, concept: Concept): void {
  for (const form of forms(column)) {
    const key = surfaceKey(tokenise(form));
    add(tables.abbreviations, key, { concept, language: null });
    add(tables.surfaces, key, { concept, language: null });
  }
}

function buildTables(): Tables {
  const tables: Tables = { abbreviations: new Map(), surfaces: new Map(), stems: new Map() };
  for (const line of [...CONCEPT_LINES, ...COUNTRY_LINES]) {
    const [short, id, en] = line.split("|");
    const long = { id: forms(id), en: forms(en) };
    const concept: Concept = {
      id: long.id.map((form) => stemPhrase(form, "id")),
      en: long.en.map((form) => stemPhrase(form, "en")),
    };
    addAbbreviations(tables, short, concept);
    for (const language of ["id", "en"] as const) {
      for (const [index, form] of long[language].entries()) {
        add(tables.surfaces, surfaceKey(tokenise(form)), { concept, language });
        add(tables.stems, stemKey(concept[language][index] ?? [], language), { concept, language });
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
