import { type Answers, answersOf } from "./answers.ts";
import { Configuration, CountriesApi, EngagementsApi, GetCountryLangEnum, PeopleApi, SearchApi } from "./api/index.ts";

export const run = async (basePath: string): Promise<Answers> => {
  const configuration = new Configuration({ basePath, fetchApi: fetch });
  const engagements = new EngagementsApi(configuration);
  const list = await engagements.listEngagements({ sort: "date", limit: 2 });
  const item = await new CountriesApi(configuration).getCountry({ id: "JP", lang: GetCountryLangEnum.Id });
  const search = await new SearchApi(configuration).searchRecords({ q: "exercise" });
  const both = await engagements.listEngagements({ country: ["JP", "FR"] });
  const problem: Answers["problem"] | undefined = await new PeopleApi(configuration).getPerson({ id: "nobody" }).then(
    () => undefined,
    (error: unknown) => (error instanceof Response ? error.json() : undefined),
  );
  return answersOf(list, item, search, both, problem);
};
