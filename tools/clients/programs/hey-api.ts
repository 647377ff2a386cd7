import { type Answers, answersOf } from "./answers.ts";
import { client } from "./api/client.gen.ts";
import { getCountry, getPerson, listEngagements, searchRecords } from "./api/sdk.gen.ts";

export const run = async (baseUrl: string): Promise<Answers> => {
  client.setConfig({ baseUrl });
  const { data: list } = await listEngagements({ query: { sort: "date", limit: 2 }, throwOnError: true });
  const { data: item } = await getCountry({ path: { id: "JP" }, query: { lang: "id" }, throwOnError: true });
  const { data: search } = await searchRecords({ query: { q: "exercise" }, throwOnError: true });
  const { data: both } = await listEngagements({ query: { country: ["JP", "FR"] }, throwOnError: true });
  const { error } = await getPerson({ path: { id: "nobody" } });
  return answersOf(list, item, search, both, error);
};
