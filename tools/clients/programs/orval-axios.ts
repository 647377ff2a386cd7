import axios from "axios";
import { type Answers, answersOf } from "./answers.ts";
import { getMitra, type Problem } from "./api.ts";

export const run = async (baseURL: string): Promise<Answers> => {
  axios.defaults.baseURL = baseURL;
  const api = getMitra();
  const { data: list } = await api.listEngagements({ sort: "date", limit: 2 });
  const { data: item } = await api.getCountry("JP", { lang: "id" });
  const { data: search } = await api.searchRecords({ q: "exercise" });
  const { data: both } = await api.listEngagements({ country: ["JP", "FR"] });
  const problem = await api.getPerson("nobody").then(
    () => undefined,
    (error: unknown) => (axios.isAxiosError<Problem>(error) ? error.response?.data : undefined),
  );
  return answersOf(list, item, search, both, problem);
};
