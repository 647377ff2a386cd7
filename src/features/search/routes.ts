import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { columnsShown, refuseShapers } from "../../collections/export.ts";
import { writerOf } from "../../collections/formats.ts";
import { searchKeysets } from "../../collections/keysets.ts";
import { chunkSize } from "../../collections/listing.ts";
import { selectUnheld, warningsOf } from "../../collections/warnings.ts";
import { type Chunk, sendWritten } from "../../collections/written.ts";
import type { Db } from "../../db/client.ts";
import type { Served } from "../../formats/writer.ts";
import type { AppEnv } from "../../http/app-env.ts";
import { jsonResponses } from "../../http/openapi/responses.ts";
import { cursorScope } from "../../http/request/canonical-query.ts";
import { decodeCursor, encodeCursor } from "../../http/request/cursor.ts";
import { problemResponses } from "../../http/response/problem.ts";
import { datasetOf, sendVersioned } from "../../http/response/respond.ts";
import { createRouter } from "../../http/router.ts";
import { facetStatements, presentFacets } from "./facets.ts";
import { filtersGiven, filtersWithout, findShown, optionsOf, type Query } from "./pages.ts";
import type { Besides, SearchKeyset } from "./queries.ts";
import { hitSchema, presentUnderstood, searchQuery, searchSchema } from "./schemas.ts";

export const search = createRouter();

const searchRecords = createRoute({
  method: "get",
  path: "/v1/search",
  operationId: "searchRecords",
  tags: ["Search"],
  summary: "Search everything",
  description:
    "Full text over records of every type, in both languages at once. It also finds inflections, compounds, other spellings, abbreviations, known misprints, and Indonesian words by English ones. What is asked for ranks first: a name, the holder of a post, what happened on a date, what has a status; then a match in a name, in a text, and in what the record merely mentions; `explain=true` tells. Where fewer than eight records meet a query of several words, what tells of these and has some of the words follows them, and who took part and is asked for, but for `exact=true` and an order by date. Up to 1,000 matches are counted and 400 ranked together; of more, the newest of each kind of match are ranked, and an order by date still goes through all of them.",
  request: { query: searchQuery },
  responses: {
    ...jsonResponses({ description: "One page of hits.", schema: searchSchema, link: true }),
    ...problemResponses(),
  },
});

/** Sends hits as a table: without a limit, all that a search ranks. */
const sendTable = async (c: Context<AppEnv>, query: Query, scope: string, start: SearchKeyset | null) => {
  refuseShapers(c);
  const { limit } = c.var.query;
  const chunkOf = async (db: Db, after: SearchKeyset | null): Promise<Chunk & { next: SearchKeyset | null }> => {
    const { hits, page } = await findShown(
      db,
      query,
      c.var.language,
      optionsOf(query, query.limit ?? chunkSize, after),
    );
    const more = limit === undefined && page.next !== null ? () => chunkOf(c.var.reopen(), page.next) : null;
    return { records: hits as Served[], more, next: page.next };
  };
  const first = await chunkOf(c.var.db, start);
  const writer = await writerOf(c.var.format, () => columnsShown(c, hitSchema));
  const next = limit === undefined || first.next === null ? null : await encodeCursor(scope, first.next);
  return sendWritten(c, writer, first, { of: "hit", next });
};

search.openapi(searchRecords, async (c) => {
  const { db, language } = c.var;
  const query = c.var.query as Query;
  const { q, sort, limit, facets: wanted = [] } = query;
  const scope = cursorScope(c);
  const after =
    query.cursor === undefined ? null : await decodeCursor<SearchKeyset>(scope, query.cursor, searchKeysets[sort]);
  if (c.var.format !== "json") return sendTable(c, query, scope, after);
  const unheld = selectUnheld(query);
  const besidesOf: Besides = (numbers) => [
    ...facetStatements(wanted, filtersGiven(query), (left) => filtersWithout(query, left), numbers),
    ...unheld,
  ];
  const { page, hits } = await findShown(db, query, language, optionsOf(query, limit, after), besidesOf);
  const { besides } = page;
  const counts = besides.length - unheld.length;
  const warnings = await warningsOf(db, besides.slice(counts).flat());
  const next = page.next === null ? null : await encodeCursor(scope, page.next);
  const body = {
    query: presentUnderstood(q.text, page),
    data: hits,
    page: { limit, next, total: page.total },
    ...(query.facets ? { facets: presentFacets(wanted, besides.slice(0, counts).flat(), language) } : {}),
    ...(warnings.length > 0 ? { warnings } : {}),
    dataset: datasetOf(c),
  };
  return sendVersioned(c, JSON.stringify(body), { next });
});
