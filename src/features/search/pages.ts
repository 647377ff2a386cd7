import type { z } from "@hono/zod-openapi";
import { joinFilters, termFilters } from "../../collections/filters.ts";
import type { Db } from "../../db/client.ts";
import { sparse } from "../../http/response/respond.ts";
import { inAnswer } from "../../http/response/translations.ts";
import type { AnswerLanguage } from "../../model/localised.ts";
import { presenterOf } from "./hits.ts";
import { type Besides, findHits, type SearchKeyset, type SearchOptions, writtenSince } from "./queries.ts";
import type { searchQuery } from "./schemas.ts";

export type Query = z.output<typeof searchQuery>;

const filterNames = ["type", "country", "topic", "person", "organisation", "source", "kind", "status"] as const;

/** The filters that a search is given. */
export const filtersGiven = (query: Query): ReadonlySet<string> =>
  new Set(filterNames.filter((name) => query[name] !== undefined));

/** The filters of a search but for one of them. */
export const filtersWithout = (query: Query, left: string | null) =>
  joinFilters(
    termFilters(
      query,
      filterNames.filter((name) => name !== left),
    ),
    writtenSince(query.updatedSince),
  );

/** What a search asks for, from a keyset on. */
export const optionsOf = (query: Query, limit: number, after: SearchKeyset | null): SearchOptions => {
  const { q, from, to, sort } = query;
  const exact = query.exact === "true";
  const filters = filtersWithout(query, null);
  return { text: q.text, query: exact ? q.exactQuery() : q.query, exact, filters, from, to, sort, limit, after };
};

/** Finds a page of hits, and shows them in the language of the answer. */
export const findShown = async (
  db: Db,
  { highlight, explain, fields }: Query,
  language: AnswerLanguage,
  options: SearchOptions,
  besides: Besides = () => [],
) => {
  const page = await findHits(db, options, besides);
  const present = presenterOf(page, { highlight, explain: explain === "true" });
  const hits = page.hits.map((row) =>
    sparse(
      inAnswer(language, (each) => present(row, each)),
      fields,
    ),
  );
  return { page, hits };
};
