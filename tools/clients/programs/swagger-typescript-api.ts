import { type Answers, answersOf } from "./answers.ts";
import { Api, type HttpResponse, type Problem } from "./api.ts";

export const run = async (baseUrl: string): Promise<Answers> => {
  const { v1: api } = new Api({ baseUrl });
  const { data: list } = await api.listEngagements({ sort: "date", limit: 2 });
  const { data: item } = await api.getCountry("JP", { lang: "id" });
  const { data: search } = await api.searchRecords({ q: "exercise" });
  const { data: both } = await api.listEngagements({ country: ["JP", "FR"] });
  const problem = await api.getPerson("nobody").then(
    () => undefined,
    ({ error }: HttpResponse<unknown, Problem>) => error,
  );
  return answersOf(list, item, search, both, problem);
};
