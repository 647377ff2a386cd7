import { createRoute } from "@hono/zod-openapi";
import { jsonResponses } from "../../http/openapi/responses.ts";
import { problemResponses } from "../../http/response/problem.ts";
import { datasetOf, sendVersioned } from "../../http/response/respond.ts";
import { createRouter, type QueryOf } from "../../http/router.ts";
import { loadSuggestions } from "./queries.ts";
import { presentSuggestions, suggestQuery, suggestSchema, suggestTypes } from "./schemas.ts";

export const suggest = createRouter();

const suggestRecords = createRoute({
  method: "get",
  path: "/v1/suggest",
  operationId: "suggestRecords",
  tags: ["Search"],
  summary: "Complete a name",
  description:
    "Completes what has been typed, which may begin any word of a name, abbreviation, alias or known misprint, or say the same in other words: `menhan jepang` is the defence minister of Japan. A post that is typed in full comes after those who hold it, the latest first; any other brings its latest holder. Titles of engagements, agreements and articles come after names. At most ten, quick enough to ask at every keystroke.",
  request: { query: suggestQuery },
  responses: {
    ...jsonResponses({ description: "The likeliest completions.", schema: suggestSchema }),
    ...problemResponses(),
  },
});

suggest.openapi(suggestRecords, async (c) => {
  const { db, language } = c.var;
  const { q, type, country, limit } = c.var.query as QueryOf<typeof suggestRecords>;
  const { rows, typed } = await loadSuggestions(db, {
    text: q,
    types: type ?? suggestTypes,
    countries: country,
    limit,
  });
  const data = presentSuggestions(rows, { text: q, words: typed.words }, limit, language);
  return sendVersioned(c, JSON.stringify({ data, dataset: datasetOf(c) }));
});
