import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadSeeds } from "../../seeds/load.ts";
import { type CollectionType, collections } from "../../src/model/record-types.ts";
import { inProject } from "../../tools/paths.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { type ApiRecord, dateOf, everyRecord, idsOf, listOf, type Ref, sorted } from "./collections.ts";

/*
 * What a filter lets through is worked out anew from what the records themselves show, and from the reference lists.
 */

let mitra: TestMitra;
let all: Record<CollectionType, ApiRecord[]>;
const { reference, dossiers } = await loadSeeds(inProject("seeds"));

beforeAll(async () => {
  mitra = await startMitra();
  all = await everyRecord(mitra);
});
afterAll(() => mitra.close());

const ids = (refs: readonly (Ref | null)[], type?: string): string[] =>
  refs.flatMap((one) => (one && (type === undefined || one.type === type) ? [one.id] : []));

const byId = <T extends { id: string }>(entries: readonly T[]) => new Map(entries.map((entry) => [entry.id, entry]));
const organisations = byId(reference.organisation);
const postEntries = byId(reference.post);
const topicEntries = byId(reference.topic);

/** The country and the organisations of a post. */
const ofPost = (post: Ref | null) => postEntries.get(post?.id ?? "");

const withParents = (id: string | null | undefined): string[] =>
  id ? [id, ...withParents(organisations.get(id)?.parent)] : [];
const withBroader = (topics: readonly Ref[]): string[] =>
  topics.flatMap(({ id }) => [id, ...(topicEntries.get(id)?.broader ? [String(topicEntries.get(id)?.broader)] : [])]);
const articlesOf = (record: ApiRecord): string[] =>
  [record, ...(record.statusHistory ?? [])].flatMap(({ evidence }) => evidence.map(({ article }) => article.id));
const articleEntries = () => byId(all.article);
const throughArticles = (record: ApiRecord, read: (article: ApiRecord) => (string | null | undefined)[]): string[] =>
  articlesOf(record).flatMap((id) => read(articleEntries().get(id) as ApiRecord).flatMap((value) => value ?? []));

/** The values of a record in each filter. */
const values: Record<"engagement" | "agreement" | "statement", Record<string, (record: ApiRecord) => string[]>> = {
  engagement: {
    country: (record) => record.countries.map(({ country }) => country.id),
    role: (record) => record.countries.flatMap(({ roles }) => roles),
    topic: (record) => withBroader(record.topics),
    person: (record) => ids(record.participants.map(({ person }) => person)),
    post: (record) => ids(record.participants.map(({ post }) => post)),
    series: (record) => ids([record.series]),
    place: (record) => ids(record.places.map(({ place }) => place)),
    organisation: (record) => [
      ...record.organisations.flatMap(({ organisation }) => withParents(organisation.id)),
      ...record.participants.flatMap(({ post }) => withParents(ofPost(post)?.organisation)),
    ],
    article: articlesOf,
    agreement: (record) => ids(record.agreements),
    engagement: ({ id }) => [id],
    source: (record) => throughArticles(record, ({ source, agency }) => [source?.id, agency?.id]),
    language: (record) => throughArticles(record, ({ language }) => [language]),
    kind: ({ kind }) => [kind],
    status: ({ status }) => [status],
  },
  agreement: {
    equipment: (record) => ids(record.equipment.map(({ equipment }) => equipment)),
    topic: (record) => withBroader(record.topics),
    place: (record) => ids(record.places.map(({ place }) => place)),
    country: (record) => ids(record.countries as unknown as Ref[]),
    organisation: (record) => [
      ...ids(
        record.parties.map(({ party }) => party),
        "organisation",
      ).flatMap(withParents),
      ...ids(record.proposedBy, "organisation").flatMap(withParents),
      ...[...record.signatories.map(({ post }) => post), ...record.proposedBy].flatMap((post) =>
        withParents(ofPost(post)?.organisation),
      ),
    ],
    person: ({ id, signatories, proposedBy }) => [
      ...ids(signatories.map(({ person }) => person)),
      ...ids(proposedBy, "person"),
      ...all.engagement
        .filter(({ agreements }) => ids(agreements).includes(id))
        .flatMap(({ participants }) => ids(participants.map(({ person }) => person))),
    ],
    series: ({ id }) =>
      all.engagement.filter(({ agreements }) => ids(agreements).includes(id)).flatMap(({ series }) => ids([series])),
    post: ({ id, signatories, proposedBy }) => [
      ...ids(signatories.map(({ post }) => post)),
      ...ids(proposedBy, "post"),
      ...all.engagement
        .filter(({ agreements }) => ids(agreements).includes(id))
        .flatMap(({ participants }) => ids(participants.map(({ post }) => post))),
    ],
    engagement: ({ id }) =>
      ids(all.engagement.filter(({ agreements }) => ids(agreements).includes(id)) as unknown as Ref[]),
    agreement: ({ id, relations }) => [id, ...relations.map(({ agreement }) => agreement.id)],
    article: articlesOf,
    source: (record) => throughArticles(record, ({ source, agency }) => [source?.id, agency?.id]),
    language: (record) => throughArticles(record, ({ language }) => [language]),
    kind: ({ kind }) => [kind],
    status: ({ status }) => [status],
    reached: ({ status, statusHistory }) => [status, ...statusHistory.map((step) => step.status)],
  },
  statement: {
    topic: (record) => withBroader(record.topics),
    person: (record) => ids([...record.speakers, ...record.about], "person"),
    engagement: (record) => ids(record.about, "engagement"),
    agreement: (record) => ids(record.about, "agreement"),
    article: articlesOf,
    source: (record) => throughArticles(record, ({ source, agency }) => [source?.id, agency?.id]),
    language: (record) => throughArticles(record, ({ language }) => [language]),
    kind: (record) => [(record as unknown as { medium: string }).medium],
  },
};

/** The people of a post, by their articles. */
const heldBy = new Map(
  [
    ...Map.groupBy(
      dossiers.flatMap(({ people }) => people),
      ({ post }) => post,
    ),
  ].map(([post, held]) => [post, held.map(({ person }) => person)] as const),
);

describe.each(["engagement", "agreement", "statement"] as const)("the list of %ss", (type) => {
  const path = `/v1/${collections[type]}`;
  const matching = (test: (record: ApiRecord) => boolean) => sorted(all[type].filter(test).map(({ id }) => id));

  test.each(Object.keys(values[type]))("by %s gives the records that have one of the values", async (name) => {
    const read = values[type][name] as (record: ApiRecord) => string[];
    const known = [...new Set(all[type].flatMap(read))].sort();
    expect(known.length).toBeGreaterThan(0);
    for (const value of known) {
      const expected = matching((record) => read(record).includes(value));
      expect(sorted(await idsOf(mitra, `${path}?${name}=${value}`)), value).toEqual(expected);
    }
    for (const value of known.slice(0, 8)) {
      const others = matching((record) => !read(record).includes(value));
      expect(sorted(await idsOf(mitra, `${path}?${name}=!${value}`)), `!${value}`).toEqual(others);
    }
    const some = known.slice(0, 3);
    const [one = "", other = one] = known;
    expect(sorted(await idsOf(mitra, `${path}?${name}=${one},!${other}`))).toEqual(
      matching((record) => read(record).includes(one) && !read(record).includes(other)),
    );
    expect(sorted(await idsOf(mitra, `${path}?${name}=!${one}&${name}=!${other}`))).toEqual(
      matching((record) => !read(record).includes(one) && !read(record).includes(other)),
    );
    const expected = matching((record) => some.some((value) => read(record).includes(value)));
    expect(sorted(await idsOf(mitra, `${path}?${name}=${some.join(",")}`))).toEqual(expected);
    expect(sorted(await idsOf(mitra, `${path}?${some.map((value) => `${name}=${value}`).join("&")}`))).toEqual(
      expected,
    );
    expect((await listOf(mitra, `${path}?${name}=${some.join(",")}`)).page.total).toEqual({
      value: expected.length,
      relation: "eq",
    });
  });

  test("by two filters gives the records that pass both", async () => {
    const names = Object.keys(values[type]);
    for (const [index, one] of names.entries()) {
      const other = names[(index + 1) % names.length] ?? one;
      const [readOne, readOther] = [values[type][one], values[type][other]] as ((record: ApiRecord) => string[])[];
      const first = all[type].find((record) => readOne?.(record).length && readOther?.(record).length);
      const [a, b] = [first && readOne?.(first)[0], first && readOther?.(first)[0]];
      if ([one, other].sort().join() === "country,role") continue;
      const expected = matching((record) =>
        Boolean(a && b && readOne?.(record).includes(a) && readOther?.(record).includes(b)),
      );
      expect(expected.length, `${one} ${other}`).toBeGreaterThan(0);
      expect(sorted(await idsOf(mitra, `${path}?${one}=${a}&${other}=${b}`)), `${one} ${other}`).toEqual(expected);
    }
  });
});

describe.each(["article", "engagement", "agreement", "statement"] as const)("the list of %ss by time", (type) => {
  const path = `/v1/${collections[type]}`;
  const overlaps = (record: ApiRecord, from: string | null, to: string | null) => {
    const { start, end } = dateOf(type, record);
    return (start || end) && (!from || !end || end >= from) && (!to || !start || start <= to);
  };

  test.each([
    ["from=2021-03-30", "2021-03-30", null],
    ["from=2021-03", "2021-03-01", null],
    ["from=2021-04", "2021-04-01", null],
    ["to=2021-03", null, "2021-03-31"],
    ["to=2021-02", null, "2021-02-28"],
    ["to=2015", null, "2015-12-31"],
    ["from=2021-03-31&to=2021-03-31", "2021-03-31", "2021-03-31"],
    ["from=2021-03-15&to=2021-03-16", "2021-03-15", "2021-03-16"],
    ["from=2015&to=2021", "2015-01-01", "2021-12-31"],
    ["from=2025-07-28&to=2025-07-30", "2025-07-28", "2025-07-30"],
    ["from=1900&to=1901", "1900-01-01", "1901-12-31"],
    ["from=2200", "2200-01-01", null],
  ])("%s gives what may have been then, by overlap, and nothing undated", async (query, from, to) => {
    const expected = all[type].filter((record) => overlaps(record, from, to)).map(({ id }) => id);
    for (const sort of ["date", "-date", "label"]) {
      expect(sorted(await idsOf(mitra, `${path}?${query}&sort=${sort}`))).toEqual(sorted(expected));
    }
  });

  test("leaves records without a date in, where neither from nor to is given", async () => {
    const undated = all[type].filter((record) => !overlaps(record, null, null)).map(({ id }) => id);
    expect(await idsOf(mitra, path)).toEqual(expect.arrayContaining(undated));
  });

  test("by updatedSince gives what was written then or later", async () => {
    const at = new Date(all[type][0]?.updatedAt ?? "");
    const shifted = (seconds: number) => new Date(at.getTime() + seconds * 1000).toISOString();
    expect(await idsOf(mitra, `${path}?updatedSince=${at.toISOString()}`)).toHaveLength(all[type].length);
    expect(await idsOf(mitra, `${path}?updatedSince=${shifted(-60)}`)).toHaveLength(all[type].length);
    expect(await idsOf(mitra, `${path}?updatedSince=${shifted(60)}`)).toEqual([]);
    // An offset may lead past the years of four digits, at either end.
    for (const late of ["9999-12-31", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-23:59"]) {
      expect(await idsOf(mitra, `${path}?updatedSince=${late}`), late).toEqual([]);
    }
    for (const early of ["0000-01-01", "0000-01-01T00:00:00%2B23:59", "0099-01-01T00:00:00Z"]) {
      expect(await idsOf(mitra, `${path}?updatedSince=${early}`), early).toHaveLength(all[type].length);
    }
  });
});

describe("countries and roles", () => {
  const having = (country: string | null, role: string) =>
    sorted(
      all.engagement
        .filter(({ countries }) =>
          countries.some((one) => one.roles.includes(role) && (country === null || one.country.id === country)),
        )
        .map(({ id }) => id),
    );

  test.each(["partner", "host", "mentioned"])("role=%s goes with the country where both are given", async (role) => {
    for (const { id } of all.country) {
      const expected = having(id, role);
      expect(sorted(await idsOf(mitra, `/v1/engagements?country=${id}&role=${role}`)), id).toEqual(expected);
      expect(sorted(await idsOf(mitra, `/v1/engagements?role=${role}&country=${id.toLowerCase()}`)), id).toEqual(
        expected,
      );
    }
    expect(sorted(await idsOf(mitra, `/v1/engagements?role=${role}`))).toEqual(having(null, role));
  });

  test("the case of a country code does not matter", async () => {
    const upper = await idsOf(mitra, "/v1/engagements?country=JP,FR");
    expect(upper.length).toBeGreaterThan(1);
    for (const query of ["country=jp,fr", "country=Jp&country=fR", "country=fr,jp,JP"]) {
      expect(await idsOf(mitra, `/v1/engagements?${query}`)).toEqual(upper);
    }
  });

  test("Indonesia is a party like any other", async () => {
    const partner = await idsOf(mitra, "/v1/engagements?country=ID&role=partner");
    expect(partner.length).toBeGreaterThan(0);
    expect(await idsOf(mitra, "/v1/countries?role=partner")).toContain("ID");
    expect(await idsOf(mitra, "/v1/countries?role=host")).toContain("ID");
    expect(all.country.find(({ id }) => id === "ID")?.counts).toMatchObject({ partner: partner.length });
    expect((await idsOf(mitra, "/v1/agreements?country=ID")).length).toBeGreaterThan(0);
  });

  test("role lets the countries through that have it", async () => {
    for (const role of ["partner", "host", "mentioned"]) {
      const facts = [...all.engagement, ...all.article].flatMap(({ countries }) => countries);
      const expected = new Set(facts.filter((one) => one.roles.includes(role)).map(({ country }) => country.id));
      expect(sorted(await idsOf(mitra, `/v1/countries?role=${role}`)), role).toEqual(sorted([...expected]));
    }
  });
});

describe("reference records", () => {
  test.each<[CollectionType, string, (record: ApiRecord) => (string | null | undefined)[]]>([
    ["organisation", "kind", ({ kind }) => [kind]],
    ["organisation", "country", ({ country }) => [country?.id]],
    ["source", "kind", ({ kind }) => [kind]],
    ["source", "country", ({ country }) => [country?.id]],
    ["person", "country", ({ posts }) => posts.map(({ country }) => country?.id)],
    ["person", "post", ({ posts }) => posts.map(({ post }) => post.id)],
    ["post", "country", ({ country, accreditedTo }) => [country?.id, ...ids(accreditedTo)]],
    ["post", "organisation", ({ organisation }) => withParents(organisation?.id)],
    ["post", "post", ({ id }) => [id]],
    ["equipment", "country", ({ country }) => [country?.id]],
    ["equipment", "kind", ({ kind }) => [kind]],
    ["equipment", "equipment", ({ id }) => [id]],
    ["series", "country", ({ countries }) => ids(countries as unknown as Ref[])],
    ["series", "kind", ({ kind }) => [kind]],
    ["series", "series", ({ id }) => [id]],
    ["place", "country", ({ country }) => [country?.id]],
    ["place", "kind", ({ kind }) => [kind]],
    ["place", "place", ({ id }) => [id]],
    ["post", "person", ({ id }) => heldBy.get(id) ?? []],
    ["topic", "topic", ({ id, broader }) => [id, broader?.id]],
    ["country", "country", ({ id }) => [id]],
    ["organisation", "organisation", ({ id }) => [id]],
    ["person", "person", ({ id }) => [id]],
    ["source", "source", ({ id }) => [id]],
  ])("the list of each %s by its own %s", async (type, name, read) => {
    const known = [...new Set(all[type].flatMap((record) => read(record).flatMap((value) => value ?? [])))];
    for (const value of known) {
      const expected = all[type].filter((record) => read(record).includes(value)).map(({ id }) => id);
      expect(sorted(await idsOf(mitra, `/v1/${collections[type]}?${name}=${value}`)), value).toEqual(sorted(expected));
    }
  });

  test("is found by the facts that it occurs in", async () => {
    for (const { id, participants, topics } of all.engagement) {
      const people = ids(participants.map(({ person }) => person));
      expect(await idsOf(mitra, `/v1/people?engagement=${id}`)).toEqual(expect.arrayContaining(people));
      expect(await idsOf(mitra, `/v1/topics?engagement=${id}`)).toEqual(expect.arrayContaining(ids(topics)));
    }
    for (const { id, parties } of all.agreement) {
      const wanted = ids(
        parties.map(({ party }) => party),
        "organisation",
      );
      expect(await idsOf(mitra, `/v1/organisations?agreement=${id}`)).toEqual(expect.arrayContaining(wanted));
    }
    for (const { id, source, agency } of all.article) {
      expect(sorted(await idsOf(mitra, `/v1/sources?article=${id}`))).toEqual(
        sorted([...new Set(ids([source, agency]))]),
      );
    }
  });
});

test.each([
  ["/v1/engagements?country=AQ"],
  ["/v1/agreements?topic=no-such-topic"],
  ["/v1/statements?person=nobody"],
  ["/v1/articles?source=no-such-source"],
  ["/v1/countries?country=AQ"],
  ["/v1/people?country=AQ"],
  ["/v1/organisations?agreement=none"],
  ["/v1/topics?topic=none"],
  ["/v1/sources?article=none"],
  ["/v1/engagements?country=FR&from=1900&to=1901"],
])("%s is an empty list, not a failure", async (path) => {
  const response = await mitra.fetch(path);
  expect(response.status).toBe(200);
  expect(response.headers.get("Link")).toBeNull();
  expect(await response.json()).toMatchObject({
    data: [],
    page: { limit: 20, next: null, total: { value: 0, relation: "eq" } },
  });
});
