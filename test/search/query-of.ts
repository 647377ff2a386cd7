import { readQuery, type SearchQuery } from "../../src/search/query.ts";

/** The query that a text is. @throws Error with the reason where it is none. */
export const queryOf = (text: string, exactly = false): SearchQuery => {
  const { value, fault } = readQuery(text);
  if (!value) throw new Error(fault);
  return exactly ? value.exactQuery() : value.query;
};
