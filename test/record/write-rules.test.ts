import { expect, test } from "vitest";
import { dated, engagement, invented, personPost } from "./dossiers.ts";
import { useWriting } from "./writing.ts";

/*
 * What a record comes out as, where several dossiers speak of it or more than is shown.
 */

const writing = useWriting();
const two = (at: number): string => String(at).padStart(3, "0");
const named = (organisation: string) => ({ organisation, evidence: [{ paragraph: 1 }] });

const hintOf = async (type: string, id: string) =>
  (await writing.database.query(`select hint_en as hint from records where type = '${type}' and id = '${id}'`))[0]
    ?.hint;

test("names stand in both languages, whichever is asked for", async () => {
  await writing.write([invented("news", { organisations: [named("yard")] })]);
  expect(await writing.documentOf("organisation", "yard")).toMatchObject({
    name: { en: "Yard", id: "Yard (id)" },
    names: { en: "Yard", id: "Yard (id)" },
  });
});

test("of more articles than a record shows, the first by their ids are shown", async () => {
  const news = (at: number) => invented(`news-${two(at)}`, { organisations: [named("yard")] });
  await writing.write(Array.from({ length: 101 }, (_, at) => news(at + 1)));
  await writing.write([news(0)]);
  const { evidence = [] } = (await writing.documentOf("organisation", "yard")) as {
    evidence?: { article: { id: string } }[];
  };
  const articles = evidence.map(({ article }) => article.id);
  expect(articles).toEqual(Array.from({ length: 100 }, (_, at) => `news-${two(at)}`));
});

test("the post that a person is known to have held last is their hint", async () => {
  const held = (id: string, post: string, day: string) =>
    invented(id, { people: [personPost("ada", post, { asOf: dated(day) })] });
  const first = held("news-a", "nz-minister", "2019-01-01");
  const [other, latest] = [held("news-b", "nz-head", "2021-01-01"), held("news-c", "nz-minister", "2023-01-01")];
  await writing.write([first, other, latest]);
  expect(await hintOf("person", "ada")).toBe("Minister, 2019–2023");
  await writing.write([], ["news-c"]);
  expect(await hintOf("person", "ada")).toBe("Head of bureau, 2021");
});

test("of two articles that call a fact otherwise the later one is followed, and one without a date comes last", async () => {
  const telling = (id: string, published: string | null, label: string) =>
    invented(id, { article: { published: dated(published) }, engagements: [engagement({ id: "talks", label })] });
  const [undated, later, earlier] = [
    telling("a-news", null, "Undated"),
    telling("b-news", "2020-03-01", "Later"),
    telling("c-news", "2020-02-01", "Earlier"),
  ];
  await writing.write([undated, earlier]);
  expect(await writing.documentOf("engagement", "talks")).toMatchObject({ label: { en: "Earlier" } });
  await writing.write([later]);
  expect(await writing.documentOf("engagement", "talks")).toMatchObject({ label: { en: "Later" } });
});

test("the hint of a fact is when it was, as far as that is known, or else the first of its partners by code", async () => {
  const countries = ["NZ", "FJ"].map((country) => ({ country, roles: ["partner"] }));
  await writing.write([
    invented("news", {
      engagements: [
        engagement({ id: "undated", countries }),
        engagement({ id: "dated", countries, date: dated("2020-05") }),
      ],
    }),
  ]);
  expect(await hintOf("engagement", "undated")).toBe("Fiji");
  expect(await hintOf("engagement", "dated")).toBe("May 2020");
});

test("a fact of several years is of no year, and stands among those whose year is not known", async () => {
  await writing.write([invented("news", { engagements: [engagement({ id: "long", date: dated("2019/2021") })] })]);
  const terms = await writing.database.query(
    "select field, value from terms where type = 'engagement' and id = 'long' and (field in ('year', 'period') or value = 'year') order by field",
  );
  expect(terms).toEqual([
    { field: "period", value: "spanning" },
    { field: "unknown", value: "year" },
  ]);
});

test("who takes part by two articles takes part once, as the earlier one says", async () => {
  const news = (id: string, published: string, participant: object) =>
    invented(id, {
      article: { published: dated(published) },
      engagements: [engagement({ id: "talks", participants: [{ person: "ada", ...participant }] })],
      people: [personPost("ada", "nz-head")],
    });
  await writing.write([
    news("a-news", "2020-02-02", { side: "country:NZ" }),
    news("b-news", "2020-02-01", { post: "nz-head", side: "country:NZ" }),
  ]);
  expect(await writing.documentOf("engagement", "talks")).toMatchObject({
    participants: [{ person: { id: "ada" }, post: { id: "nz-head" } }],
  });
});

test("an engagement is found by the country of its place, and by the organisation of a post that takes part", async () => {
  const participants = [{ post: "nz-head", side: "country:NZ", named: false }];
  const talks = engagement({ id: "talks", participants, places: [{ country: "FJ" }] });
  await writing.write([invented("news", { engagements: [talks] })]);
  const mentioned = await writing.database.query<{ key: string }>(
    `select r.type || ':' || r.id as key from search_documents d, json_each(d.mentions) m, records r
      where d.record = (select number from records where type = 'engagement') and r.number = m.value`,
  );
  expect(mentioned.map(({ key }) => key)).toContain("country:FJ");
  const terms = await writing.database.query<{ value: string }>(
    "select value from terms where type = 'engagement' and field = 'organisation' order by value",
  );
  expect(terms.map(({ value }) => value)).toEqual(["bureau", "ministry"]);
});

test("a person of whom no article says a post is of an unknown country", async () => {
  const participants = [{ person: "bela", side: "country:NZ" }];
  await writing.write([invented("news", { engagements: [engagement({ id: "talks", participants })] })]);
  expect(
    await writing.database.query(
      "select field, value from terms where type = 'person' and field in ('country', 'unknown')",
    ),
  ).toEqual([{ field: "unknown", value: "country" }]);
});
