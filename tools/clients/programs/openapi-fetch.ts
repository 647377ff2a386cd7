import createClient from "openapi-fetch";
import { type Answers, answersOf } from "./answers.ts";
import type { paths } from "./api.ts";

export const run = async (baseUrl: string): Promise<Answers> => {
  const api = createClient<paths>({ baseUrl });
  const list = await api.GET("/v1/engagements", { params: { query: { sort: "date", limit: 2 } } });
  const item = await api.GET("/v1/countries/{id}", { params: { path: { id: "JP" }, query: { lang: "id" } } });
  const search = await api.GET("/v1/search", { params: { query: { q: "exercise" } } });
  const both = await api.GET("/v1/engagements", { params: { query: { country: ["JP", "FR"] } } });
  if (!list.data || !item.data || !search.data || !both.data) throw new Error(list.error?.detail);
  const { error } = await api.GET("/v1/people/{id}", { params: { path: { id: "nobody" } } });
  return answersOf(list.data, item.data, search.data, both.data, error);
};
