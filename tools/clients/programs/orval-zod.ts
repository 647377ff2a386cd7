import { type Answers, answersOf } from "./answers.ts";
import * as schemas from "./api.ts";

/** Here the generated code is the schemas alone: what is asked for, and what is answered, is held against them. */
export const run = async (baseUrl: string): Promise<Answers> => {
  const get = async (path: string, query: object = {}): Promise<unknown> => {
    const pairs = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
    return (await fetch(`${baseUrl}${path}?${new URLSearchParams(pairs)}`)).json();
  };
  const engagements = async (query: object) =>
    schemas.ListEngagementsResponse.parse(
      await get("/v1/engagements", schemas.ListEngagementsQueryParams.parse(query)),
    );
  const list = await engagements({ sort: "date", limit: 2 });
  const item = schemas.GetCountryResponse.parse(await get("/v1/countries/JP", { lang: "id" }));
  const search = schemas.SearchRecordsResponse.parse(await get("/v1/search", { q: "exercise" }));
  const both = await engagements({ country: ["JP", "FR"] });
  const problem = (await get("/v1/people/nobody")) as Answers["problem"];
  return answersOf(list, item, search, both, problem);
};
