import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writer as atom } from "../../src/formats/atom.ts";
import { writer as jsonfeed } from "../../src/formats/jsonfeed.ts";
import type { About, Served } from "../../src/formats/writer.ts";
import { collections, collectionTypes } from "../../src/model/record-types.ts";
import { getJson } from "../features/collections.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { jsonFeedSchema } from "./json-feed-schema.ts";
import { aboutOf, awkward, changes, engagement, forbidden, hasPython, python } from "./support.ts";

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
});
afterAll(() => mitra.close());

const recordsAt = async (path: string) => (await getJson<{ data: Served[] }>(mitra, path)).data;

const ajv = new Ajv({ allErrors: true });
addFormats.default(ajv);
const isJsonFeed = ajv.compile(jsonFeedSchema);

const jsonFeedOf = (records: readonly Served[], about: About) => {
  const text = jsonfeed.page(records, about);
  const feed: unknown = JSON.parse(text);
  isJsonFeed(feed);
  expect(isJsonFeed.errors).toBeNull();
  return parseJsonFeed(feed) as Served & { items: Served[] };
};

const atomOf = (records: readonly Served[], about: About) => parseAtomFeed(atom.page(records, about));

const etree = `
import json, sys, xml.etree.ElementTree as tree
a = "{http://www.w3.org/2005/Atom}"
root = tree.parse(sys.stdin.buffer).getroot()
print(json.dumps([{name: entry.findtext(a + name) for name in ("id", "title", "updated", "summary")} for entry in root.iter(a + "entry")]))
`;

describe("the feeds of every list", () => {
  test.each(collectionTypes)("%s: ids, titles and times are read as they are served", async (type) => {
    for (const language of ["en", "id"] as const) {
      const path = `/v1/${collections[type]}?limit=200&lang=${language}`;
      const records = await recordsAt(path);
      expect(records.length).toBeGreaterThan(1);
      const about = aboutOf({ of: type, self: `${mitra.url}${path}`, origin: mitra.url, language });
      const told = records.map(({ url, label, updatedAt }) => [url, label, updatedAt]);
      const { entries = [], ...feed } = atomOf(records, about);
      expect(entries.map(({ id, title, updated }) => [id, title?.value, updated])).toEqual(told);
      expect(entries.filter(({ summary, links }) => !summary?.value || links?.[0]?.rel !== "alternate")).toEqual([]);
      expect(feed.updated).toBe(
        records
          .map(({ updatedAt }) => updatedAt)
          .sort()
          .at(-1),
      );
      const { items, ...top } = jsonFeedOf(records, about);
      expect(items.map(({ id, title, date_modified }) => [id, title, date_modified])).toEqual(told);
      expect(items.map(({ content_text }) => content_text)).toEqual(entries.map(({ summary }) => summary?.value));
      expect(top.language).toBe(language);
      expect(atom.page(records, about)).toContain(`xml:lang="${language}"`);
    }
  });

  test("say in our words what a record is, also where nothing is written of it", async () => {
    const summary = async (path: string) => atomOf(await recordsAt(path), aboutOf()).entries?.[0]?.summary?.value;
    const [one] = await recordsAt("/v1/engagements?limit=1");
    expect(await summary("/v1/engagements?limit=1")).toBe(one?.summary);
    const [topic] = await recordsAt("/v1/topics?limit=1");
    expect(await summary("/v1/topics?limit=1")).toBe(topic?.definition);
    expect(await summary("/v1/places?limit=1")).toMatch(/^Place · City · \w+$/);
    const bare = engagement("bare", {
      summary: null,
      date: { edtf: "2021-03", start: "2021-03-01", end: "2021-03-31", precision: "month" },
    });
    const lines = (["en", "id"] as const).map(
      (language) => atomOf([bare], aboutOf({ language })).entries?.[0]?.summary?.value,
    );
    expect(lines).toEqual([
      "Engagement · Meeting · Held · some time in March 2021 · Indonesia, Japan",
      "Kegiatan · Pertemuan · Terlaksana · suatu waktu dalam Maret 2021 · Indonesia, Japan",
    ]);
  });

  test("name topics and countries as categories, and the article that an article is", () => {
    const article = engagement("a", {
      type: "article",
      url: "https://api.example.org/v1/articles/a",
      articleUrl: "https://news.example/a?b=1&c=2",
      published: { edtf: "2022-03-02", start: "2022-03-02", end: "2022-03-02", precision: "day", time: "19:13+07:00" },
    });
    const [entry] = atomOf([article], aboutOf()).entries ?? [];
    const scheme = "https://api.example.org/v1";
    expect(entry?.categories).toEqual([
      { term: "exercises", scheme: `${scheme}/topics`, label: "Exercises" },
      { term: "industry", scheme: `${scheme}/topics`, label: "Industry" },
      { term: "ID", scheme: `${scheme}/countries`, label: "Indonesia" },
      { term: "JP", scheme: `${scheme}/countries`, label: "Japan" },
    ]);
    expect(entry).toMatchObject({
      published: "2022-03-02T19:13:00+07:00",
      links: [
        { href: article.url, rel: "alternate" },
        { href: article.articleUrl, rel: "via" },
      ],
    });
    expect(jsonFeedOf([article], aboutOf()).items).toMatchObject([
      {
        external_url: article.articleUrl,
        date_published: "2022-03-02T19:13:00+07:00",
        tags: ["Exercises", "Industry", "Indonesia", "Japan"],
      },
    ]);
    const vague = {
      ...article,
      published: { edtf: "2022-03", start: "2022-03-01", end: "2022-03-31", precision: "month" },
    };
    expect(atomOf([vague], aboutOf()).entries?.[0]?.published).toBeUndefined();
  });
});

describe("the feeds of changes", () => {
  const about = aboutOf({ of: "change", self: "https://api.example.org/v1/changes" });

  test("have an entry for each, with an id of its own that does not change", () => {
    const told = changes.map(({ url, sequence, at }) => [`${url}#${sequence}`, at, at]);
    const entries = atomOf(changes, about).entries ?? [];
    expect(entries.map(({ id, updated, published }) => [id, updated, published])).toEqual(told);
    expect(entries.map(({ categories }) => categories?.[0]?.term)).toEqual(changes.map(({ action }) => action));
    expect(entries.map(({ title, summary }) => `${title?.value} | ${summary?.value}`)).toEqual([
      "Created: Meeting in Tokyo | Created in version 6.",
      "Changed: Meeting in Tokyo | Changed in version 7: status, summary.",
      "Merged: Meeting in Tokyo | Merged into other in version 8.",
      "Removed: Meeting in Tokyo | Removed in version 9.",
    ]);
  });

  test("give programs the number of each, what it did and to which members", () => {
    const { items } = JSON.parse(jsonfeed.page(changes, about)) as { items: Served[] };
    expect(items.map(({ _mitra }) => _mitra)).toEqual(
      changes.map(({ sequence, version, action, into, members }) => ({ sequence, version, action, into, members })),
    );
  });

  test("show a record that came with its change", () => {
    const [change] = changes;
    const [entry] = atomOf([{ ...change, record: engagement("meeting") }], { ...about, language: "id" }).entries ?? [];
    expect(entry?.title?.value).toBe("Dibuat: Meeting in Tokyo");
    expect(entry?.summary?.value).toBe("Dibuat pada versi 6. The ministers met.");
    expect(entry?.categories?.map(({ term }) => term)).toEqual(["created", "exercises", "industry", "ID", "JP"]);
  });
});

describe("a page of a feed", () => {
  test("names itself and the next one, and has the id of the whole feed", () => {
    const feeds = [aboutOf(), aboutOf({ self: aboutOf().next ?? "", next: null })].map((about) => atomOf([], about));
    const whole = "https://api.example.org/v1/engagements?country=JP";
    const self = (cursor: string) => ({
      rel: "self",
      href: `${whole}&limit=20&cursor=${cursor}`,
      type: "application/atom+xml",
    });
    const license = { rel: "license", href: "https://creativecommons.org/licenses/by/4.0/" };
    expect(feeds.map(({ id }) => id)).toEqual([whole, whole]);
    expect(feeds.map(({ links }) => links)).toEqual([
      [license, self("abc"), { ...self("def"), rel: "next" }],
      [license, self("def")],
    ]);
    const json = jsonFeedOf([], aboutOf());
    expect([json.feed_url, json.next_url]).toEqual([aboutOf().self, aboutOf().next]);
    expect(jsonFeedOf([], aboutOf({ next: null }))).not.toHaveProperty("next_url");
  });

  test("is valid without an entry", () => {
    const feed = atomOf([], aboutOf());
    expect(feed).toMatchObject({
      updated: "1970-01-01T00:00:00Z",
      authors: [{ name: "Mitra" }],
      rights: { value: "CC BY 4.0" },
    });
    expect(feed.entries).toBeUndefined();
  });

  test("keeps every sign of a text, and leaves out what is no character", () => {
    const records = [
      engagement("one", { label: awkward, summary: `${awkward}\n${awkward}` }),
      engagement("two", { label: forbidden, summary: `\ud800${forbidden}` }),
    ];
    const [one, two] = atomOf(records, aboutOf()).entries ?? [];
    expect([one?.title?.value, one?.summary?.value]).toEqual([awkward, `${awkward}\n${awkward}`]);
    expect([two?.title?.value, two?.summary?.value]).toEqual(["abcd", "\ufffdabcd"]);
    expect(jsonFeedOf(records, aboutOf()).items.map(({ title }) => title)).toEqual([awkward, forbidden]);
  });

  test.skipIf(!hasPython)("is read by Python's XML and JSON as well", async () => {
    const records = [
      ...(await recordsAt("/v1/statements?limit=200")),
      engagement("one", { label: awkward, summary: awkward }),
    ];
    const told = records.map(({ url, label, updatedAt, paraphrase, summary }) => ({
      id: url,
      title: label,
      updated: updatedAt,
      summary: paraphrase ?? summary,
    }));
    expect(python(etree, atom.page(records, aboutOf()))).toEqual(told);
    const titles = "import json, sys; print(json.dumps([item['title'] for item in json.load(sys.stdin)['items']]))";
    expect(python(titles, jsonfeed.page(records, aboutOf()))).toEqual(told.map(({ title }) => title));
  });
});
