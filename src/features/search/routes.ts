import { createRoute } from "@hono/zod-openapi";
import { joinFilters, termFilters } from "../../collections/filters.ts";
import { searchKeysets } from "../../collections/keysets.ts";
import { selectUnheld, warningsOf } from "../../collections/warnings.ts";
import { jsonResponses } from "../../http/openapi/responses.ts";
import { cursorScope } from "../../http/request/canonical-query.ts";
import { decodeCursor, encodeCursor } from "../../http/request/cursor.ts";
import { problemResponses } from "../../http/response/problem.ts";
import { datasetOf, sendVersioned, sparse } from "../../http/response/respond.ts";
import { inAnswer } from "../../http/response/translations.ts";
import { createRouter, type QueryOf } from "../../http/router.ts";
import { anyOf, clauseIn } from "../../search/expression.ts";
import { facetStatements, presentFacets } from "./facets.ts";
import { presentHit } from "./hits.ts";
import { findHits, loadHits, type SearchKeyset, writtenSince } from "./queries.ts";
import { presentUnderstood, searchQuery, searchSchema } from "./schemas.ts";

export const search = createRouter();

const searchRecords = createRoute({
  method: "get",
  path: "/v1/search",
  operationId: "searchRecords",
  tags: ["Search"],
  summary: "Search everything",
  description:
    "Full text over records of every type, in both languages at once. It also finds inflections, compounds, other spellings, abbreviations, known misprints, and Indonesian words by English ones. A match in a name ranks above one in a text, and that above one in what the record merely mentions. Up to 2,000 matches are counted and ranked; of more, the newest of each kind of match are ranked, and an order by date still goes through all of them.",
  request: { query: searchQuery },
  responses: {
    ...jsonResponses({ description: "One page of hits.", schema: searchSchema, link: true }),
    ...problemResponses(),
  },
});

const filterNames = ["type", "country", "topic", "person", "organisation", "source", "kind", "status"] as const;

search.openapi(searchRecords, async (c) => {
  const { db, language } = c.var;
  const query = c.var.query as QueryOf<typeof searchRecords>;
  const { q, highlight, limit, sort, from, to, fields, facets: wanted = [] } = query;
  const exact = query.exact === "true";
  const scope = cursorScope(c);
  const own = new Set(filterNames.filter((name) => query[name] !== undefined));
  const filtersWithout = (left: string | null) =>
    joinFilters(
      termFilters(
        query,
        filterNames.filter((name) => name !== left),
      ),
      writtenSince(query.updatedSince),
    );
  const page = await findHits(db, {
    text: q.text,
    query: exact ? q.exactQuery : q.query,
    exact,
    filters: filtersWithout(null),
    from,
    to,
    sort,
    limit,
    after:
      query.cursor === undefined ? null : await decodeCursor<SearchKeyset>(scope, query.cursor, searchKeysets[sort]),
  });
  const named = anyOf(page.query.clauses.map((clause) => clauseIn(["names"], clause)));
  const counts = facetStatements(wanted, own, filtersWithout, page.numbers);
  const unheld = selectUnheld(query);
  const { rows, mentions, besides } = await loadHits(db, page.hits, named, [...counts, ...unheld]);
  const warnings = await warningsOf(db, besides.slice(counts.length).flat());
  const next = page.next === null ? null : await encodeCursor(scope, page.next);
  const body = {
    query: presentUnderstood(q.text, page),
    data: rows.map((row) =>
      sparse(
        inAnswer(language, (each) => presentHit(row, mentions, page.query, { language: each, highlight })),
        fields,
      ),
    ),
    page: { limit, next, total: page.total },
    ...(query.facets ? { facets: presentFacets(wanted, besides.slice(0, counts.length).flat(), language) } : {}),
    ...(warnings.length > 0 ? { warnings } : {}),
    dataset: datasetOf(c),
  };
  return sendVersioned(c, JSON.stringify(body), { next });
});
