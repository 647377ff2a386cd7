import { z } from "@hono/zod-openapi";
import { asOf } from "../../collections/as-of.ts";
import { excerpt } from "../../http/request/excerpt.ts";
import {
  countryList,
  dateParam,
  formatParam,
  lang,
  partOfList,
  slugList,
  wholeNumber,
} from "../../http/request/params.ts";
import { slugPattern } from "../../model/ids.ts";
import { nodeTypes } from "../../model/record-types.ts";
import { longestConnection } from "./connection.ts";
import { edgeMeanings, edgeTypes } from "./vocabulary.ts";

/** The largest graph that one answer holds. */
export const maxNodes = 500;
/** How many nodes a graph may start from. */
const maxFocus = 10;

const countryPattern = /^country:[a-z]{2}$/i;
const keyPattern = new RegExp(
  `^(?:country:[A-Za-z]{2}|(?:${nodeTypes.filter((type) => type !== "country").join("|")}):${slugPattern.source.slice(1, -1)})$`,
);

const normalise = (key: string) => (countryPattern.test(key) ? `country:${key.slice(8).toUpperCase()}` : key);

const nodeKey = (more = "") =>
  z
    .string()
    .max(120, "at most 120 characters")
    .regex(keyPattern, {
      error: (issue) =>
        `${excerpt(issue.input)} is not <type>:<id> with a type of ${nodeTypes.join(", ")}, such as organisation:thales or country:FR${more}`,
    });

const meta = (description: string, examples: Record<string, unknown>) => ({
  description,
  examples: Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }])),
});

const one = (raw: unknown) => (typeof raw === "string" ? normalise(raw) : raw);
const several = (raw: unknown) =>
  raw === undefined || raw === null
    ? raw
    : [...new Set([raw].flat().flatMap((part) => String(part).split(",").map(normalise)))].sort();

const end = (description: string, example: string) =>
  z
    .preprocess(one, nodeKey("; dates are `since` and `until` here"))
    .optional()
    .openapi({ param: meta(description, { node: example }) });

type Given = Partial<Record<"focus" | "depth" | "limit" | "from" | "to" | "since" | "until", unknown>>;

/** What does not go together, by the parameter that is told of it. */
const rules: readonly [name: keyof Given, isBroken: (given: Given) => boolean, message: string][] = [
  ["focus", ({ focus, from, to }) => Boolean(focus && (from || to)), "does not go with from or to"],
  ["depth", ({ depth, from, to }) => Boolean(depth && from && to), "does not go with both from and to"],
  ["limit", ({ limit, from, to }) => Boolean(limit && from && to), "does not go with both from and to"],
  [
    "since",
    ({ since, until }) => typeof since === "string" && typeof until === "string" && since > until,
    "since must not be after until",
  ],
];

const shape = z.strictObject({
  focus: z
    .preprocess(several, z.array(nodeKey()).min(1, "at least one value").max(maxFocus, `at most ${maxFocus} values`))
    .optional()
    .openapi({
      param: {
        ...meta(
          "Start from these records, each as `<type>:<id>`; several, separated by commas or repeated, are all started from. Without it, the graph starts from the records that most facts name.",
          { organisation: ["organisation:thales"], several: ["country:FR", "country:JP"] },
        ),
        style: "form",
        explode: false,
      },
    }),
  depth: wholeNumber(1, 3)
    .optional()
    .openapi({
      param: meta("How many edges to go from where the graph starts, 1 to 3; 1 by default.", { near: 1, wider: 2 }),
    }),
  from: end(
    `One end of a connection, as \`<type>:<id>\`: with \`to\`, the answer is the cheapest way between the two: each record on it costs one, and one more for every engagement, agreement and statement that names it, so that a ministry or topic that links everything gives way to rarer links; of equal ways the shortest. It has at most ${longestConnection} edges and never leads through Indonesia, as everything has to do with it. Without \`to\`, the same as \`focus\`.`,
    "organisation:thales",
  ),
  to: end("The other end of the connection. Without `from`, the same as `focus`.", "country:RU"),
  type: partOfList(nodeTypes, {
    description:
      "Only nodes of these types; those of `focus`, `from` and `to` are kept in any case. Where engagements or agreements are left out, `co-occurs` edges link what they name.",
    examples: { actors: ["country", "organisation", "person"] },
  }),
  edge: partOfList(edgeTypes, {
    description: `Only edges of these types: ${Object.entries(edgeMeanings)
      .map(([type, meaning]) => `\`${type}\` (${meaning})`)
      .join(", ")}.`,
    examples: { parties: ["party", "partner"] },
  }),
  country: countryList({
    description:
      "Only what facts of these countries say (ISO 3166-1 alpha-2, either case); several mean any of them, and ! before one leaves it out.",
    examples: { one: ["FR"], several: ["FR", "JP"] },
  }),
  topic: slugList({
    description:
      "Only what facts on these topics or narrower ones say; several mean any of them, and ! before one leaves it out.",
    examples: { one: ["technology-transfer"] },
  }),
  since: dateParam("from"),
  until: dateParam("to"),
  limit: wholeNumber(1, maxNodes)
    .optional()
    .openapi({
      param: meta(
        `How many nodes to send at most, 1 to ${maxNodes}; 100 by default. The answer says what was left out.`,
        {
          small: 20,
          default: 100,
        },
      ),
    }),
  asOf,
  lang,
  format: formatParam(["json", "graphml", "gexf", "dot"]),
});

export const graphQuery = rules.reduce(
  (schema, [name, isBroken, error]) =>
    schema.refine((given) => !isBroken(given as Given), { path: [name], error, when: () => true }),
  shape,
);
