import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startMitra, type TestMitra } from "../support/mitra.ts";

/*
 * What a filter leaves out ("!") and what it lets through are all that there is without the filter.
 */

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
});
afterAll(() => mitra.close());

type Body = {
  data: { id: string; total?: { value: number }; nodes?: { id: string }[] };
  page?: { total: { value: number } };
  facets?: Record<string, { value: string | null; count: number }[]>;
};

const get = async (path: string): Promise<Body> => {
  const answer = await mitra.fetch(path);
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as Body;
};
const totalOf = ({ data, page }: Body): number => page?.total.value ?? data.total?.value ?? Number.NaN;

describe.each([
  ["/v1/articles?limit=1", "country=FR"],
  ["/v1/engagements?limit=1&q=pertahanan", "country=FR"],
  ["/v1/engagements?limit=1&from=2021", "topic=defence-industry"],
  ["/v1/engagements?limit=1&topic=defence-industry", "country=JP"],
  ["/v1/engagements?limit=1&sort=label", "status=held"],
  ["/v1/countries?limit=1", "topic=maritime-security"],
  ["/v1/countries?limit=1", "role=host"],
  ["/v1/countries?limit=1", "country=FR"],
  ["/v1/people?limit=1", "country=FR"],
  ["/v1/people?limit=1", "organisation=bakamla"],
  ["/v1/organisations?limit=1", "kind=ministry"],
  ["/v1/organisations?limit=1", "source=antara"],
  ["/v1/topics?limit=1", "engagement=japan-courtesy-call-2022-03-02"],
  ["/v1/search?q=pertahanan&limit=1", "country=FR"],
  ["/v1/search?q=pertahanan&limit=1", "type=article"],
  ["/v1/search?q=pertahanan&limit=1&sort=-date", "topic=defence-industry"],
  ["/v1/stats?", "country=FR"],
  ["/v1/stats?groupBy=year", "type=article"],
  ["/v1/stats?groupBy=country", "person=prabowo-subianto"],
  ["/v1/timeline?", "source=antara"],
  ["/v1/timeline?", "kind=signing"],
  ["/v1/agreements?limit=1", "reached=signed"],
  ["/v1/stats?", "reached=signed"],
  ["/v1/timeline?", "missing=date"],
  ["/v1/stats?", "missing=role"],
  ["/v1/agreements?limit=1&q=pertahanan", "missing=date"],
  ["/v1/agreements?limit=1", "has=signed"],
  ["/v1/agreements?limit=1", "has=signed,equipment"],
  ["/v1/engagements?limit=1", "has=person,place"],
  ["/v1/countries?limit=1", "missing=date"],
  ["/v1/countries?limit=1", "ids=fr,JP"],
  ["/v1/people?limit=1", "ids=prabowo-subianto"],
])("%s by %s", (path, filter) => {
  test("and by what that leaves out comes to all", async () => {
    const [all, some, others] = await Promise.all(
      [path, `${path}&${filter}`, `${path}&${filter.replaceAll(/[=,]/g, "$&!")}`].map(async (url) =>
        totalOf(await get(url)),
      ),
    );
    expect(some).toBeGreaterThan(0);
    expect(others).toBeGreaterThan(0);
    expect((some ?? 0) + (others ?? 0)).toBe(all);
  });
});

describe("the two sides of a filter", () => {
  test.each([
    ["/v1/engagements?country=FR,!FR", 0],
    ["/v1/stats?country=!ZW", "/v1/stats"],
    ["/v1/engagements?country=!fr,!JP", "/v1/engagements?country=!JP&country[]=!FR"],
    // What is left out is left out by itself: no country hosts, and France is not among them.
    ["/v1/engagements?role=!host&country=!FR", "/v1/engagements?country=!FR&role=!host"],
    ["/v1/stats?type=!article,!statement", "/v1/stats?type=engagement,agreement"],
  ])("%s", async (path, same) => {
    expect(totalOf(await get(path))).toBe(typeof same === "number" ? same : totalOf(await get(same)));
  });

  test("what is wanted of country and role is wanted together, what is left out stands alone", async () => {
    const partners = totalOf(await get("/v1/engagements?role=partner&limit=1"));
    const withoutJapan = totalOf(await get("/v1/engagements?role=partner&country=!JP&limit=1"));
    const japan = totalOf(await get("/v1/engagements?country=JP&limit=1"));
    const japanAlone = totalOf(await get("/v1/engagements?country=JP&role=!partner&limit=1"));
    expect(withoutJapan).toBeLessThan(partners);
    expect(japanAlone).toBeLessThan(japan);
  });

  test("a facet is counted without its own filter, of either side", async () => {
    const [all, left] = await Promise.all(
      ["", "&country=!FR"].map((more) => get(`/v1/engagements?facets=country,kind&limit=1${more}`)),
    );
    expect(left?.facets?.country).toEqual(all?.facets?.country);
    expect(left?.facets?.kind).not.toEqual(all?.facets?.kind);
    const [search, without] = await Promise.all(
      ["", "&country=!FR"].map((more) => get(`/v1/search?q=pertahanan&facets=country,kind&limit=1${more}`)),
    );
    expect(without?.facets?.country).toEqual(search?.facets?.country);
    expect(without?.facets?.kind).not.toEqual(search?.facets?.kind);
  });

  test("a graph and completions leave out too", async () => {
    const keys = ({ data }: Body) => (data.nodes ?? []).map(({ id }) => id);
    expect(keys(await get("/v1/graph"))).toContain("FR");
    expect(keys(await get("/v1/graph?country=!FR"))).not.toContain("FR");
    const labels = async (path: string) => ((await get(path)).data as unknown as { id: string }[]).map(({ id }) => id);
    expect(await labels("/v1/suggest?q=ministry&country=FR")).not.toEqual([]);
    const others = await labels("/v1/suggest?q=ministry&country=!FR");
    for (const id of await labels("/v1/suggest?q=ministry&country=FR")) expect(others).not.toContain(id);
    expect(await labels("/v1/suggest?q=fr&type=!country")).not.toContain("FR");
  });
});

test.each([
  ["/v1/engagements?country=!XX", "country", '"XX" is not an ISO 3166-1 alpha-2 code such as FR'],
  ["/v1/engagements?country=!", "country", '"" is not an ISO 3166-1 alpha-2 code such as FR'],
  ["/v1/engagements?country=!!FR", "country", '"!FR" is not an ISO 3166-1 alpha-2 code such as FR'],
  ["/v1/engagements?topic=!Cyber", "topic", '"Cyber" is not an identifier such as french-navy'],
  ["/v1/stats?type=!article,article", "type", "leaves nothing to look for"],
  ["/v1/engagements?fields=!label", "fields", /^"!label" is not one of/],
  ["/v1/stats?groupBy=!year", "groupBy", /^"!year" is not one of/],
])("%s is refused in the words of the value", async (path, name, message) => {
  const answer = await mitra.fetch(path);
  expect(answer.status).toBe(400);
  const { errors } = (await answer.json()) as { errors: { name: string; message: string }[] };
  expect(errors).toHaveLength(1);
  expect(errors[0]).toEqual({
    location: "query",
    name,
    message: typeof message === "string" ? message : expect.stringMatching(message),
  });
});
