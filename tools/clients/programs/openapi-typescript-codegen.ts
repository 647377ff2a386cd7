import { type Answers, answersOf } from "./answers.ts";
import { ApiError, CountriesService, EngagementsService, OpenAPI, PeopleService, SearchService } from "./api/index.ts";

export const run = async (baseUrl: string): Promise<Answers> => {
  OpenAPI.BASE = baseUrl;
  const list = await EngagementsService.listEngagements({ sort: "date", limit: 2 });
  const item = await CountriesService.getCountry({ id: "JP", lang: "id" });
  const search = await SearchService.searchRecords({ q: "exercise" });
  const both = await EngagementsService.listEngagements({ country: ["JP", "FR"] });
  const problem: Answers["problem"] | undefined = await PeopleService.getPerson({ id: "nobody" }).then(
    () => undefined,
    (error: unknown) => (error instanceof ApiError ? error.body : undefined),
  );
  return answersOf(list, item, search, both, problem);
};
