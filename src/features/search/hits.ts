import { presentDate, presentRef } from "../../collections/shapes.ts";
import { parsed } from "../../db/select/documents.ts";
import { marked, type Passage, passage } from "../../language/passage.ts";
import type { Language } from "../../model/localised.ts";
import { priors } from "../../model/ranking.ts";
import type { SearchShown } from "../../model/search-shown.ts";
import type { SearchQuery, SearchUnit } from "../../search/query.ts";
import { textMatch } from "../../search/rank.ts";
import { type Answers, answersOf, apart } from "../../search/spans.ts";
import type { Hit } from "./schemas.ts";
import type { HitRow, Mention } from "./shown.ts";

const snippetLength = 240;

type Wanted = { language: Language; highlight: "offsets" | "mark" | "none"; explain: boolean };

const highlightsOf = (
  field: "label" | "snippet",
  part: Passage | undefined,
  { language, highlight }: Wanted,
): Hit["highlights"] => {
  if (highlight === "none" || !part || part.spans.length === 0) return [];
  const html = highlight === "mark";
  return [{ field, language, spans: html ? [] : part.spans, marked: html ? marked(part) : null }];
};

/** The units that some answers answer, by their place. */
const answered = (answers: Answers): number[] => answers.flatMap((spans, at) => (spans.length > 0 ? [at] : []));

/** How a query finds where texts answer it: made once for all hits that meet the same clauses. */
type Reader = { units: readonly SearchUnit[]; read: ReturnType<typeof answersOf> };

const readers = new WeakMap<SearchQuery, Map<string, Reader>>();

const readerOf = (query: SearchQuery, met: string | null | undefined): Reader => {
  const known = readers.get(query) ?? new Map<string, Reader>();
  readers.set(query, known);
  const key = met ?? "";
  const before = known.get(key);
  if (before) return before;
  const which = met ? (JSON.parse(met) as number[]) : null;
  const units = query.clauses.filter((_, at) => which?.includes(at) ?? true).flat();
  const reader = { units, read: answersOf(units) };
  known.set(key, reader);
  return reader;
};

/** What a hit scores, part by part. */
const explanationOf = ({ type, score, tiers }: HitRow, query: SearchQuery): NonNullable<Hit["explanation"]> => {
  const all = textMatch(query).tiers;
  const parts = (tiers ?? "").split(",").flatMap((at) => {
    const tier = at === "" ? undefined : all[Number(at)];
    return tier ? [{ part: tier.part as string, weight: tier.weight }] : [];
  });
  const known = parts.reduce((sum, { weight }) => sum + weight, 0);
  const rest = (score ?? 0) - known;
  return tiers
    ? [...parts, { part: "type", weight: priors[type] }, { part: "length-of-name", weight: rest - priors[type] }]
    : [];
};

/** A hit in one language: what it is, and why it is one. */
export const presentHit = (row: HitRow, query: SearchQuery, wanted: Wanted): Hit => {
  const { language } = wanted;
  const other: Language = language === "en" ? "id" : "en";
  const { units, read } = readerOf(query, row.met);
  const label = { en: row.labelEn, id: row.labelId };
  const shown = parsed(row.shown) as SearchShown;
  const inLabel = read(label[language], language);
  const inText = shown.text ? read(shown.text[language], language) : [];

  // Other texts are read only for what these do not answer.
  const isStatement = row.type === "statement";
  const named = new Set(isStatement ? [] : answered(inLabel));
  const told = new Set(answered(inText));
  const isRest = (done: ReadonlySet<number>) => units.some((_, at) => !done.has(at));
  let form: string | null = null;
  if (isRest(named)) {
    if (!isStatement) for (const at of answered(read(label[other], other))) named.add(at);
    const isInLabel = named.size > 0;
    for (const name of shown.names) {
      const found = answered(read(name, "both"));
      if (found.length > 0 && !isInLabel) form ??= name;
      for (const at of found) named.add(at);
    }
  }
  if (isRest(told) && shown.text) for (const at of answered(read(shown.text[other], other))) told.add(at);

  const textsOf = (which: ReadonlySet<number>) => units.flatMap(({ text }, at) => (which.has(at) ? [text] : []));
  const mentions = JSON.parse(row.mentioned) as Mention[];
  const [inNames, inTexts] = [textsOf(named), textsOf(told)];
  const rest = units.map(({ text }) => text).filter((text) => !inNames.includes(text) && !inTexts.includes(text));
  const records = mentions
    .slice(0, 10)
    .map(([type, id, en, indonesian]) => presentRef({ type, id, label: { en, id: indonesian } }, language));
  const title = { text: label[language], spans: apart(inLabel.flat()) };
  const snippet = shown.text ? passage(shown.text[language], apart(inText.flat()), snippetLength) : undefined;
  return {
    type: row.type,
    id: row.id,
    label: label[language],
    snippet: snippet?.text ?? null,
    date: shown.date && presentDate(shown.date, language),
    score: row.score ?? null,
    explanation: wanted.explain ? explanationOf(row, query) : null,
    matchedIn: [
      ...(inNames.length > 0 ? [{ field: "name" as const, terms: inNames, form, records: [] }] : []),
      ...(inTexts.length > 0 ? [{ field: "text" as const, terms: inTexts, form: null, records: [] }] : []),
      ...(rest.length > 0 ? [{ field: "mentions" as const, terms: rest, form: null, records }] : []),
    ],
    highlights: [...highlightsOf("label", title, wanted), ...highlightsOf("snippet", snippet, wanted)],
  };
};
