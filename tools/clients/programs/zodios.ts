import { isAxiosError } from "axios";
import { type Answers, answersOf } from "./answers.ts";
import { createApiClient } from "./api.ts";

/** Zodios holds every answer against the schemas made of the document. */
export const run = async (baseUrl: string): Promise<Answers> => {
  const api = createApiClient(baseUrl);
  const list = await api.listEngagements({ queries: { sort: "date", limit: 2 } });
  const item = await api.getCountry({ params: { id: "JP" }, queries: { lang: "id" } });
  const search = await api.searchRecords({ queries: { q: "exercise" } });
  const both = await api.listEngagements({ queries: { country: ["JP", "FR"] } });
  const problem = await api.getPerson({ params: { id: "nobody" } }).then(
    () => undefined,
    (error: unknown) => (isAxiosError<Answers["problem"]>(error) ? error.response?.data : undefined),
  );
  return answersOf(list, item, search, both, problem);
};
