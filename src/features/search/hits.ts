import { presentRef } from "../../collections/shapes.ts";
import { unpacked } from "../../db/document/unpack.ts";
import { parsed } from "../../db/select/documents.ts";
import { marked, type Passage, passage } from "../../language/passage.ts";
import type { Language } from "../../model/localised.ts";
import { priors, weights } from "../../model/ranking.ts";
import type { SearchShown } from "../../model/search-shown.ts";
import type { SearchQuery, SearchUnit } from "../../search/query.ts";
import { textMatch } from "../../search/rank.ts";
import { type Answers, answersOf, apart } from "../../search/spans.ts";
import type { TextMatch } from "../../search/text-match.ts";
import type { Hit } from "./schemas.ts";
import type { HitRow, Mention } from "./shown.ts";

const snippetLength = 240;

type Options = { highlight: "offsets" | "mark" | "none"; explain: boolean };

type Wanted = { language: Language; highlight: Options["highlight"] };

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

/** The units that a hit is to be read for, and how texts are found to answer them. */
type Reader = { units: readonly SearchUnit[]; read: ReturnType<typeof answersOf> };

/** The reader of a hit by the clauses that it meets: made once for all that meet the same. */
const readersOf = ({ clauses }: SearchQuery): ((met: string | null | undefined) => Reader) => {
  const known = new Map<string, Reader>();
  return (met) => {
    const key = met ?? "";
    const before = known.get(key);
    if (before) return before;
    const which = met ? (JSON.parse(met) as number[]) : null;
    const units = clauses.filter((_, at) => which?.includes(at) ?? true).flat();
    const reader = { units, read: answersOf(units) };
    known.set(key, reader);
    return reader;
  };
};

/** What a hit scores, part by part. */
const explanationOf = (
  { type, score, tiers }: HitRow,
  { tiers: all, order: inOrder }: TextMatch,
): NonNullable<Hit["explanation"]> => {
  const bits = BigInt(tiers ?? 0);
  const parts = all
    .filter((_, at) => (bits >> BigInt(at)) & 1n)
    .map(({ part, weight }) => ({ part: part as string, weight }));
  const known = parts.reduce((sum, { weight }) => sum + weight, 0);
  const rest = (score ?? 0) - known;
  if (inOrder) return rest === 0 ? parts : [...parts, { part: "undated", weight: rest }];
  const own = type === "person" ? "last-held" : "length-of-name";
  return tiers ? [...parts, { part: "type", weight: priors[type] }, { part: own, weight: rest - priors[type] }] : [];
};

/** How the hits of a query are shown, each in one language: what it is, and why it is one. */
export const presenterOf = (
  { query, ranked }: { query: SearchQuery; ranked: SearchQuery },
  options: Options,
): ((row: HitRow, language: Language) => Hit) => {
  const readerOf = readersOf(query);
  const text = options.explain ? textMatch(ranked, true) : null;
  return (row, language) => presentHit(row, readerOf(row.met), text, { language, highlight: options.highlight });
};

/** @throws DatabaseDamaged where it cannot be read. */
const shownIn = ({ shown }: HitRow, language: Language) => parsed(unpacked(shown, language)) as SearchShown<string>;

const presentHit = (row: HitRow, { units, read }: Reader, match: TextMatch | null, wanted: Wanted): Hit => {
  const { language } = wanted;
  const other: Language = language === "en" ? "id" : "en";
  const label = { en: row.labelEn, id: row.labelId };
  const shown = shownIn(row, language);
  const inLabel = read(label[language], language);
  const inText = shown.text ? read(shown.text, language) : [];

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
  if (isRest(told) && shown.text) for (const at of answered(read(shownIn(row, other).text ?? "", other))) told.add(at);

  const textsOf = (which: ReadonlySet<number>) => units.flatMap(({ text }, at) => (which.has(at) ? [text] : []));
  const mentions = JSON.parse(row.mentioned) as Mention[];
  const [inNames, inTexts] = [textsOf(named), textsOf(told)];
  // What only tells of a record that meets the query need not mention all that it asks for.
  const isAround = (row.score ?? 0) < weights.around / 2;
  const mentioned = isAround
    ? textsOf(new Set(mentions.flatMap(([, , en, id]) => answered(read(`${en} / ${id}`, "both")))))
    : null;
  const rest = units
    .map(({ text }) => text)
    .filter((text) => !inNames.includes(text) && !inTexts.includes(text) && (mentioned?.includes(text) ?? true));
  const records = mentions
    .slice(0, 10)
    .map(([type, id, en, indonesian]) => presentRef({ type, id, label: { en, id: indonesian } }, language));
  const title = { text: label[language], spans: apart(inLabel.flat()) };
  const snippet = shown.text ? passage(shown.text, apart(inText.flat()), snippetLength) : undefined;
  return {
    type: row.type,
    id: row.id,
    label: label[language],
    snippet: snippet?.text ?? null,
    date: shown.date,
    score: row.score ?? null,
    explanation: match && explanationOf(row, match),
    matchedIn: [
      ...(inNames.length > 0 ? [{ field: "name" as const, terms: inNames, form, records: [] }] : []),
      ...(inTexts.length > 0 ? [{ field: "text" as const, terms: inTexts, form: null, records: [] }] : []),
      ...(rest.length > 0 ? [{ field: "mentions" as const, terms: rest, form: null, records }] : []),
    ],
    highlights: [...highlightsOf("label", title, wanted), ...highlightsOf("snippet", snippet, wanted)],
  };
};
