import { type Answers, answersOf } from "./answers.ts";
import { defaults, getCountry, getPerson, listEngagements, searchRecords } from "./api.ts";

export const run = async (baseUrl: string): Promise<Answers> => {
  defaults.baseUrl = baseUrl;
  const list = await listEngagements({ sort: "date", limit: 2 });
  const item = await getCountry("JP", { lang: "id" });
  const search = await searchRecords("exercise");
  const both = await listEngagements({ country: ["JP", "FR"] });
  if (list.status !== 200 || item.status !== 200 || search.status !== 200 || both.status !== 200) {
    throw new Error(`${list.status} ${item.status} ${search.status} ${both.status}`);
  }
  const person = await getPerson("nobody");
  const problem = person.status === 404 ? person.data : undefined;
  return answersOf(list.data, item.data, search.data, both.data, problem);
};
