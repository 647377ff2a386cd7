import type { About, Served } from "../../src/formats/writer.ts";
import type { AnswerLanguage } from "../../src/model/localised.ts";
import { type CollectionType, collections, collectionTypes, isEvidenced } from "../../src/model/record-types.ts";
import { getJson } from "../features/collections.ts";
import type { TestMitra } from "../support/mitra.ts";

export const origin = "https://api.example.org";

export const aboutOf = (type: CollectionType, more: Partial<About> = {}): About => ({
  of: type,
  title: `Mitra: ${collections[type]}`,
  origin,
  self: `${origin}/v1/${collections[type]}?format=x`,
  next: null,
  language: "en",
  version: 7,
  ...more,
});

/** Every record of the seeds as its item shows it, at the address of the examples. */
export const everyItem = async (
  mitra: TestMitra,
  language: AnswerLanguage,
): Promise<ReadonlyMap<CollectionType, readonly Served[]>> => {
  const items = async (type: CollectionType): Promise<readonly Served[]> => {
    const path = `/v1/${collections[type]}`;
    const { data } = await getJson<{ data: { id: string }[] }>(mitra, `${path}?limit=200&fields=id`);
    const read = data.map(async ({ id }) => getJson<{ data: Served }>(mitra, `${path}/${id}?lang=${language}`));
    const text = JSON.stringify((await Promise.all(read)).map((item) => item.data));
    return JSON.parse(text.replaceAll(new URL(mitra.url).origin, origin)) as readonly Served[];
  };
  return new Map(await Promise.all(collectionTypes.map(async (type) => [type, await items(type)] as const)));
};

/** The same as lists show it, with evidence. */
export const everyListed = async (mitra: TestMitra): Promise<ReadonlyMap<CollectionType, readonly Served[]>> => {
  const list = async (type: CollectionType) => {
    const include = isEvidenced(type) ? "&include=evidence" : "";
    const { data } = await getJson<{ data: Served[] }>(mitra, `/v1/${collections[type]}?limit=200${include}`);
    return [type, JSON.parse(JSON.stringify(data).replaceAll(new URL(mitra.url).origin, origin))] as const;
  };
  return new Map(await Promise.all(collectionTypes.map(list)));
};

export const date = (edtf: string | null, text: string | null = null): Served => ({ edtf, text, note: null });

const hostile = 'A {b} \\c & 50% of $1_000 #x ~y ^z <b>"q"</b> @misc{k,\nTY  - NEWS\r\nER  -  \u2028é 😀 \'"\t.';

/** An article as bad as they come. */
export const hostileArticle: Served = {
  type: "article",
  id: "hostile",
  url: `${origin}/v1/articles/hostile`,
  label: hostile,
  headline: hostile,
  summary: `${hostile}\n\n${hostile}`,
  language: "id",
  articleUrl: "https://example.org/a_b/{c}?d=1&e=%20#f",
  source: { type: "source", id: "s", label: hostile },
  byline: [
    { name: "Siti and Budi {Jr}", role: "reporter" },
    { name: "Raden Ajeng, S.H.", role: "reporter" },
    { name: "ed", role: "editor" },
  ],
  dateline: hostile,
  published: date("2021-03?"),
  topics: [{ type: "topic", id: "t", label: hostile }],
  updatedAt: "2026-11-27T07:30:35.046Z",
};

/** An article of which nothing is known; and one of which `fields=` leaves the id. */
export const bareArticles: readonly Served[] = [
  {
    type: "article",
    id: "bare",
    url: `${origin}/v1/articles/bare`,
    label: "A label",
    byline: [],
    published: date(null),
  },
  { id: "only" },
];

/** A contract as bad as they come. */
export const hostileAgreement: Served = {
  type: "agreement",
  id: "hostile",
  url: `${origin}/v1/agreements/hostile`,
  label: hostile,
  officialTitle: hostile,
  kind: "contract",
  status: "signed",
  summary: hostile,
  signed: date("XXXX-04-25", "Jumat (25/4)"),
  parties: [
    { party: { type: "country", id: "JP", label: "Japan" }, role: "buyer" },
    { party: { type: "organisation", id: "o", label: hostile }, role: "supplier" },
    { party: { type: "organisation", id: "o", label: hostile }, role: "implementer" },
  ],
  signatories: [{ person: { type: "person", id: "p", label: "P" }, post: null, side: { type: "country", id: "JP" } }],
  identifiers: [{ scheme: "law", value: "34/2014 & {x}" }],
  values: [{ of: "total", amount: 1e10, currency: "USD" }],
  relations: [{ type: "supersedes", agreement: { type: "agreement", id: "old", label: "Old" } }],
  topics: [],
  places: [{ place: null, name: "Tokyo", country: null }],
};

/** A text as every format of one line shows it. */
export const shown = (text: string): string => text.replaceAll(/[\s\p{Cc}\u2028]+/gu, " ").trim();
