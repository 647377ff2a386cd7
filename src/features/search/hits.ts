import { presentDate, presentRef } from "../../collections/shapes.ts";
import { parsed } from "../../db/select/documents.ts";
import { analyse, type Term, type TextLanguage } from "../../language/analyse.ts";
import { withoutSoftWords } from "../../language/lexicon.ts";
import { marked, type Passage, passage } from "../../language/passage.ts";
import type { Language } from "../../model/localised.ts";
import type { SearchShown } from "../../model/search-shown.ts";
import type { SearchQuery, SearchUnit } from "../../search/query.ts";
import { apart, unitSpans } from "../../search/spans.ts";
import type { HitRow, MentionRow } from "./queries.ts";
import type { Hit } from "./schemas.ts";

const snippetLength = 240;

type Analysed = { text: string; terms: Term[] };

const analysed = (written: string, language: TextLanguage): Analysed => ({
  text: written,
  terms: analyse(withoutSoftWords(written), language),
});

const spansIn = ({ terms }: Analysed, units: readonly SearchUnit[]) =>
  apart(units.flatMap((unit) => unitSpans(terms, unit)));

const answeredBy = (texts: readonly Analysed[], units: readonly SearchUnit[]): string[] =>
  units.flatMap((unit) => (texts.some(({ terms }) => unitSpans(terms, unit).length > 0) ? [unit.text] : []));

type Wanted = { language: Language; highlight: "offsets" | "mark" | "none" };

const highlightsOf = (
  field: "label" | "snippet",
  passages: Readonly<Partial<Record<Language, Passage>>>,
  { language, highlight }: Wanted,
): Hit["highlights"] =>
  highlight === "none"
    ? []
    : [passages[language]].flatMap((part) => {
        if (!part || part.spans.length === 0) return [];
        const html = highlight === "mark";
        return [{ field, language, spans: html ? [] : part.spans, marked: html ? marked(part) : null }];
      });

/** Says which words of the query a record answers, and where: in a name, in its text, or by whom and what it mentions. */
const matchedIn = (
  names: readonly Analysed[],
  label: readonly Analysed[],
  texts: readonly Analysed[],
  mentions: readonly MentionRow[],
  units: readonly SearchUnit[],
  language: Language,
): Hit["matchedIn"] => {
  const named = answeredBy([...label, ...names], units);
  const inText = answeredBy(texts, units);
  const rest = units.map((unit) => unit.text).filter((unit) => !named.includes(unit) && !inText.includes(unit));
  const form = label.some(({ terms }) => units.some((unit) => unitSpans(terms, unit).length > 0))
    ? null
    : (names.find(({ terms }) => units.some((unit) => unitSpans(terms, unit).length > 0))?.text ?? null);
  const mentioned = mentions.map((row) =>
    presentRef({ type: row.type, id: row.id, label: { en: row.labelEn, id: row.labelId } }, language),
  );
  return [
    ...(named.length > 0 ? [{ field: "name" as const, terms: named, form, records: [] }] : []),
    ...(inText.length > 0 ? [{ field: "text" as const, terms: inText, form: null, records: [] }] : []),
    ...(rest.length > 0
      ? [{ field: "mentions" as const, terms: rest, form: null, records: mentioned.slice(0, 10) }]
      : []),
  ];
};

/** A hit in one language: what it is, and why it is one. */
export const presentHit = (
  row: HitRow & { score: number | null; met: readonly number[] | null },
  mentions: readonly MentionRow[],
  query: SearchQuery,
  wanted: Wanted,
): Hit => {
  const { language } = wanted;
  const units = query.clauses.filter((_, at) => row.met?.includes(at) ?? true).flat();
  const isStatement = row.type === "statement";
  const label = { en: analysed(row.labelEn, "en"), id: analysed(row.labelId, "id") };
  const shown = parsed(row.shown) as SearchShown;
  const shownTexts = {
    en: shown.text && analysed(shown.text.en, "en"),
    id: shown.text && analysed(shown.text.id, "id"),
  };
  const names = shown.names.map((name) => analysed(name, "both"));
  const cut = (it: Analysed | null) => (it ? passage(it.text, spansIn(it, units), snippetLength) : undefined);
  const snippets = { en: cut(shownTexts.en), id: cut(shownTexts.id) };
  const titles = {
    en: { text: row.labelEn, spans: spansIn(label.en, units) },
    id: { text: row.labelId, spans: spansIn(label.id, units) },
  };
  return {
    type: row.type,
    id: row.id,
    label: titles[language].text,
    snippet: snippets[language]?.text ?? null,
    date: shown.date && presentDate(shown.date, language),
    score: row.score,
    matchedIn: matchedIn(
      names,
      isStatement ? [] : Object.values(label),
      Object.values(shownTexts).flatMap((it) => it ?? []),
      mentions.filter(({ hitType, hitId }) => hitType === row.type && hitId === row.id),
      units,
      language,
    ),
    highlights: [...highlightsOf("label", titles, wanted), ...highlightsOf("snippet", snippets, wanted)],
  };
};
