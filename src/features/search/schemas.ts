import { z } from "@hono/zod-openapi";
import { choiceOr } from "../../collections/facts.ts";
import { recordFilters, timeFilters } from "../../collections/filters.ts";
import { tables } from "../../collections/formats.ts";
import { type SearchText, searchText } from "../../collections/matching.ts";
import { dateSchema, fieldNames, idSchema, refSchema } from "../../collections/shapes.ts";
import { orNull } from "../../http/openapi/nullable.ts";
import { textSchema } from "../../http/request/locale.ts";
import {
  cursor,
  facetsParam,
  fieldsParam,
  formatParam,
  lang,
  limit,
  oneOfList,
  partOfList,
  sortParam,
  withDateOrder,
} from "../../http/request/params.ts";
import { listEnvelope } from "../../http/response/envelopes.ts";
import { translatedShape } from "../../http/response/translations.ts";
import { conceptOfTerm } from "../../language/concepts.ts";
import type { Phrase } from "../../language/query.ts";
import { collectionTypes } from "../../model/record-types.ts";
import { agreementStatuses, engagementStatuses, everyKind } from "../../model/vocabulary.ts";
import { excessOf, type SearchUnit } from "../../search/query.ts";
import { unranked } from "../../search/select.ts";
import { searchFacets } from "./facets.ts";
import type { SearchPage } from "./queries.ts";

const { country, topic, person, organisation, source } = recordFilters;
const { from, to, updatedSince } = timeFilters;
const searchSorts = ["relevance", "-date", "date"] as const;

const words = z.array(z.string().max(600)).max(40);

const matchSchema = z
  .object({
    field: z.enum(["name", "text", "mentions"]).openapi({
      description:
        "name: its title or a name of it; text: its summary; mentions: whom and what it names, when and where",
      example: "name",
    }),
    terms: words.openapi({ description: "Which words of the query", example: ["bagamla"] }),
    form: z
      .string()
      .max(300)
      .nullable()
      .openapi({ description: "The name that it was found by, where it is not its label", example: "Bagamla" }),
    records: z
      .array(refSchema)
      .max(10)
      .openapi({ description: "The records that it names and that were looked for", example: [] }),
  })
  .openapi("SearchMatch", { description: "Where a hit answers the query." });

const partSchema = z
  .object({
    part: z.string().max(40).openapi({ description: "What holds for it", example: "names" }),
    weight: z.int().min(-10_000).max(10_000).openapi({ description: "What it adds to the score", example: 220 }),
  })
  .openapi("ScorePart", { description: "A part of the score of a hit." });

const offset = (description: string, example: number) => z.int().min(0).max(2000).openapi({ description, example });

const highlightSchema = z
  .object({
    field: z.enum(["label", "snippet"]).openapi({ description: "In which member of the hit", example: "label" }),
    language: z.enum(["en", "id"]).openapi({ description: "In which language of it", example: "en" }),
    spans: z
      .array(
        z.object({
          start: offset("Where it begins, in UTF-16 units", 0),
          end: offset("Where it ends, exclusive", 7),
        }),
      )
      .max(200)
      .openapi({ description: "Stretches that answer the query; empty under highlight=mark" }),
    marked: z.string().max(4000).nullable().openapi({
      description: "Under highlight=mark: the text as HTML, what answers the query in `<mark>`",
      example: null,
    }),
  })
  .openapi("Highlight", { description: "What answers the query in a text of the hit." });

export const hitSchema = z
  .object({
    type: z.enum(collectionTypes).openapi({ description: "Type of the record", example: "organisation" }),
    id: idSchema.openapi({ example: "bakamla" }),
    label: textSchema.openapi({
      description: "What to show for it",
      example: "Indonesian Maritime Security Agency",
    }),
    snippet: textSchema.nullable().openapi({
      description: "The part of its text that answers the query best; null where the record has no text",
      example: null,
    }),
    date: orNull(dateSchema).openapi({ description: "When it was, for articles and facts", example: null }),
    score: z
      .int()
      .min(unranked)
      .max(1_000_000)
      .nullable()
      .openapi({
        description: `What it is ranked by; null in an order by date, ${unranked} where too many match to rank them all`,
        example: 598,
      }),
    explanation: z.array(partSchema).max(40).nullable().openapi({
      description: "Under explain=true: what the score is made of, empty for a hit that is not ranked; else null",
      example: null,
    }),
    matchedIn: z.array(matchSchema).max(3).openapi({ description: "Why it is a hit" }),
    highlights: z
      .array(highlightSchema)
      .max(4)
      .openapi({ description: "Where its words are; empty under highlight=none" }),
    ...translatedShape,
  })
  .openapi("Hit", { description: "A record that a search has found, and why." });

export type Hit = z.input<typeof hitSchema>;

const understoodSchema = z
  .object({
    text: z.string().max(200).openapi({ description: "The query as it came", example: "bagamla radar" }),
    didYouMean: z.string().max(400).nullable().openapi({
      description: "The query as it was answered, where a word of it was taken for a typing slip",
      example: null,
    }),
    relaxed: z.boolean().openapi({
      description: "true where hits need not have all of it, as none or few have; `matchedIn` tells what each one has",
      example: false,
    }),
    dropped: words.openapi({
      description: "Words that no record holds; `terms` has what is nearest to them where it was looked for instead",
      example: [],
    }),
    ignored: words.openapi({
      description: "Negations that were passed over, as there is nothing to negate that the record tells apart",
      example: [],
    }),
    terms: z
      .array(
        z.object({
          text: z
            .string()
            .max(400)
            .openapi({ description: "As typed, as corrected, or what is nearest to it", example: "bagamla" }),
          kind: z.enum(["word", "phrase", "prefix"]).openapi({ description: "How it is looked for", example: "word" }),
          excluded: z.boolean().openapi({ description: "Whether a record must not have it", example: false }),
          readings: words.openapi({
            description: "What it stands for: stems, forms of a concept, or filters",
            example: ["bagamla"],
          }),
        }),
      )
      .max(24)
      .openapi({ description: "What was looked for" }),
  })
  .openapi("Understood", { description: "How the query was read." });

export const searchSchema = listEnvelope("SearchResults", hitSchema, {
  facets: true,
  more: { query: understoodSchema.openapi({ description: "How the query was read" }) },
});

export type Understood = z.input<typeof understoodSchema>;

const fields = fieldNames(hitSchema);

type Sought = { q: SearchText; exact: "true" | "false" };

/** Why a search is too long; null for one that is not. Under exact=true every word is a term of its own. */
const excess = ({ q, exact }: Sought): string | null => (exact === "true" ? excessOf(q.exactQuery()) : null);

export const searchQuery = withDateOrder(
  z
    .strictObject({
      q: searchText({
        description:
          'What to look for: `words` (all of them, in any inflection, spelling or abbreviation and in either language), `"a phrase"`, `-not`, `one OR other`, `begin*`; at most twelve terms. Where nothing has all of them, slips are corrected and the best partial matches come; `query` tells.',
        examples: { name: "Bagamla", words: "alih teknologi Prancis", phrase: '"joint venture" -radar' },
      }),
      type: partOfList(collectionTypes, {
        description: "Only records of these types.",
        examples: { one: ["organisation"] },
      }),
      country,
      topic,
      person,
      organisation,
      source,
      kind: oneOfList(everyKind, {
        description: "Only records of these kinds, of whatever type.",
        examples: { one: ["courtesy-call"] },
      }),
      status: oneOfList([...engagementStatuses, ...agreementStatuses], {
        description: "Only engagements and agreements of these statuses.",
        examples: { one: ["signed"] },
      }),
      from,
      to,
      updatedSince,
      exact: choiceOr(
        ["false", "true"],
        "true: only the words as they are typed, without inflections, synonyms, other spellings or corrections; each of them is a term.",
      ),
      highlight: choiceOr(
        ["offsets", "mark", "none"],
        "How to show what answers the query: as offsets into the texts, as HTML with `<mark>`, or not at all.",
      ),
      explain: choiceOr(
        ["false", "true"],
        "true: each hit says in `explanation` what its score is made of; the weights stand in `src/model/ranking.ts`.",
      ),
      sort: sortParam(searchSorts),
      limit,
      cursor,
      facets: facetsParam(searchFacets),
      fields: fieldsParam(fields),
      lang,
      format: formatParam(["json", ...tables]),
    })
    .refine((value) => excess(value) === null, {
      path: ["q"],
      error: ({ input }) => excess(input as Sought) ?? "",
      // Told along with all other faults, where the text itself has none.
      when: ({ issues }) => !issues.some(({ path }) => path?.[0] === "q"),
    }),
);

/** A phrase of terms as people write it. */
const formsOf = (phrase: readonly string[]): readonly string[] => {
  const forms = phrase.flatMap((term) => conceptOfTerm(term)?.forms ?? []);
  return forms.length > 0 ? forms : [phrase.join(" ")];
};

/** What a word that is looked for stands for; what is left out is so by itself alone. */
const phrasesOf = ({ readings, narrower = [] }: SearchUnit, excluded: boolean): Phrase[] => [
  ...readings.flat(2),
  ...(excluded ? [] : narrower.map((term) => [term])),
];

const presentTerm = (unit: SearchUnit, excluded: boolean): Understood["terms"][number] => ({
  text: unit.text,
  kind: unit.kind,
  excluded,
  readings:
    unit.readings.length === 0
      ? unit.onlyKeys
        ? [...(unit.keys ?? [])]
        : [unit.exact.join(" ")]
      : [...new Set(phrasesOf(unit, excluded).flatMap(formsOf))].slice(0, 40),
});

/** How a query was read. */
export const presentUnderstood = (
  text: string,
  page: Pick<SearchPage, "query" | "didYouMean" | "relaxed" | "unheld" | "replaced">,
): Understood => ({
  text,
  didYouMean: page.didYouMean,
  relaxed: page.relaxed,
  dropped: [
    ...page.unheld.flatMap((at) => page.query.clauses[at]?.map((unit) => unit.text) ?? []),
    ...(page.replaced ?? []),
  ],
  ignored: [...page.query.ignored],
  terms: [
    ...page.query.clauses.flat().map((unit) => presentTerm(unit, false)),
    ...page.query.excluded.map((unit) => presentTerm(unit, true)),
  ],
});
