import * as z from "zod";
import { type CollectionType, collections, collectionTypes, factTypes, nodeTypes } from "../../model/record-types.ts";
import { connectionText, itemText, listText, relatedText, timelineText } from "./answers.ts";
import type { Ask } from "./ask.ts";
import { asParameters, commonFilters, cursor, key, lang, limit, moreFilters, text, types } from "./input.ts";

/** A tool as it is listed, and what it does. */
export type Tool = {
  name: string;
  title: string;
  description: string;
  input: z.ZodObject;
  /** @throws Refused where a route of ours refuses what it was asked. */
  run: (ask: Ask, given: Readonly<Record<string, unknown>>) => Promise<string>;
};

const tool = <Input extends z.ZodObject>(
  one: Omit<Tool, "input" | "run"> & { input: Input; run: (ask: Ask, given: z.output<Input>) => Promise<string> },
): Tool => one as unknown as Tool;

/** Types whose records have others near them. */
const relating = ["article", "engagement", "agreement", "person", "organisation"] as const;

/** `/v1/people/prabowo-subianto` of `person:prabowo-subianto`. */
const pathOfKey = (record: string): string => {
  const [type, id] = record.split(":");
  return `/v1/${collections[type as CollectionType]}/${id}`;
};

/** The usual and the largest page: what a model reads at once. */
const page = limit(50, 10);
const usual = 10;

const search = tool({
  name: "search",
  title: "Search the record",
  description:
    "Full text search over records of every type at once. Start here when a question names something in words (a person, a weapon, a deal, a subject) and you do not know its identifier. Takes English or Indonesian words, other spellings and abbreviations. Gives records with their ids, dates and the part of their text that matches. Then use get for one record with its evidence, or list for all records about what you have found.",
  input: z.strictObject({
    q: text(
      'Words to look for, such as "fighter purchase" or "kapal selam"; "in quotes" for a phrase, -word without it',
    ),
    type: types("Only records of these types"),
    ...commonFilters,
    sort: z.enum(["relevance", "-date", "date"]).optional().describe("relevance (by default), newest or oldest first"),
    limit: page,
    cursor,
    lang,
  }),
  run: async (ask, { limit: most = usual, ...given }) =>
    listText(await ask("/v1/search", asParameters({ ...given, limit: most }))),
});

const get = tool({
  name: "get",
  title: "Get a record with its evidence",
  description:
    "Everything about one record whose id you know: status and its history, dates, parties, who took part, values, statements, and the evidence: which paragraph of which article says so. Use it to check a fact, to cite it, or to read details that a list leaves out.",
  input: z.strictObject({
    id: key(
      collectionTypes,
      "The record as <type>:<id>, as other tools give it: agreement:japan-defence-memorandum-2015",
    ),
    fields: z
      .array(z.string().regex(/^[A-Za-z]+$/))
      .optional()
      .describe('Only these members of the record, such as ["evidence"]; without it, all of them'),
    lang,
  }),
  run: async (ask, { id, fields, lang: language }) => {
    const wanted = fields && ["type", "label", ...fields].join(",");
    return itemText(await ask(pathOfKey(id), { fields: wanted, lang: language }));
  },
});

const list = tool({
  name: "list",
  title: "List and count records of one type",
  description:
    "All records of one type that pass filters, page by page, newest first, with a total: every agreement signed with Japan, every engagement that a person took part in (who met whom), statements of a speaker, articles of a source. Filters are identifiers, not words: find them with search, or list the type. countBy counts the matching records by a property (how many by status, by country, by year).",
  input: z.strictObject({
    type: z
      .enum(collectionTypes)
      .describe(
        "engagement: meetings, visits, exercises; agreement: treaties, contracts, plans and purchases with their status; statement: what somebody said; article: the news that is evidence; the others are what these are about",
      ),
    ...commonFilters,
    ...moreFilters,
    q: text("Only records that have these words").optional(),
    countBy: z
      .array(z.enum(["status", "kind", "country", "year", "topic", "source", "organisation", "person", "role"]))
      .optional()
      .describe("Also count the matching records by these properties"),
    sort: z
      .enum(["-date", "date", "label", "-label", "-updated", "updated"])
      .optional()
      .describe("The order; by default the newest first where records have a date, else by name"),
    limit: page,
    cursor,
    lang,
  }),
  run: async (ask, { type, countBy, limit: most = usual, ...given }) =>
    listText(await ask(`/v1/${collections[type]}`, asParameters({ ...given, facets: countBy, limit: most }))),
});

const related = tool({
  name: "related",
  title: "Find what is near a record",
  description:
    "Records that resemble or surround one record, the nearest first, with what they share: similar agreements, people who move in the same circles, other news on the matter. Use it to go on from a record, when no filter of list says what you want. For everything about a country, use list with the country.",
  input: z.strictObject({
    id: key(relating, "The record as <type>:<id>, such as person:prabowo-subianto"),
    type: types("Records of these types; by default, of the type of the record itself", relating),
    limit: limit(20, usual),
    lang,
  }),
  run: async (ask, { id, type, limit: most = usual, lang: language }) =>
    relatedText(await ask(`${pathOfKey(id)}/related`, asParameters({ type, limit: most, lang: language })), id),
});

const connection = tool({
  name: "connection",
  title: "Connect two records",
  description:
    "How two records are connected: the shortest telling way between a person, organisation, country, topic, agreement or engagement and another, step by step, each with the paragraphs that say so. Use it for questions such as how somebody is linked to a country, or what a company has to do with a minister.",
  input: z.strictObject({
    from: key(nodeTypes, "One end as <type>:<id>, such as person:prabowo-subianto"),
    to: key(nodeTypes, "The other end, such as country:JP or organisation:thales"),
    since: commonFilters.from.describe("Only by what was on or after this date"),
    until: commonFilters.to,
    lang,
  }),
  run: async (ask, given) => connectionText(await ask("/v1/graph", given)),
});

const timeline = tool({
  name: "timeline",
  title: "See what happened when",
  description:
    "Facts in the order of time: how many and which in each year, quarter or month. Use it for what happened in a year, how relations with a country developed, or when something began or grew. Set from and to for a period; by splits the counts by country, topic, type or status.",
  input: z.strictObject({
    type: types("Only facts of these types; by default all", factTypes),
    ...commonFilters,
    ...moreFilters,
    interval: z.enum(["year", "quarter", "month"]).optional().describe("How fine the periods are; year by default"),
    by: z
      .enum(["type", "country", "topic", "status"])
      .optional()
      .describe("Also count the facts of each period by this"),
    limit: limit(20, 5).describe("How many facts each period names at most; 5 by default"),
    lang,
  }),
  run: async (ask, given) => timelineText(await ask("/v1/timeline", asParameters(given))),
});

/** What a model may call. All of them only read. */
export const tools: readonly Tool[] = [search, list, get, timeline, connection, related];
