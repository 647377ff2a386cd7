import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadSeeds } from "../../seeds/load.ts";
import { collections as defined } from "../../src/features/index.ts";
import { type Language, languages } from "../../src/model/localised.ts";
import { type CollectionType, collections, collectionTypes, isEvidenced } from "../../src/model/record-types.ts";
import { agreementStanding } from "../../src/model/vocabulary.ts";
import { inProject } from "../../tools/paths.ts";
import { refsIn } from "../record/database.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { type ApiRecord, getJson, type List, listOf, type Ref } from "./collections.ts";

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
});
afterAll(() => mitra.close());

const { dossiers, reference } = await loadSeeds(inProject("seeds"));
const item = async <T = ApiRecord>(type: CollectionType, id: string, query = "lang=en"): Promise<T> =>
  (await getJson<{ data: T }>(mitra, `/v1/${collections[type]}/${id}?${query}`)).data;

/** What is said in both languages, in one. */
const said = <T>(value: T, language: Language): T => {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => said(one, language)) as T;
  if (Object.keys(value).sort().join() === "en,id") return (value as Record<Language, unknown>)[language] as T;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, said(member, language)])) as T;
};

/** A place of the list brings its name and its country where the article does not tell them. */
const expectPlaces = (
  { places }: Pick<ApiRecord, "places">,
  said: readonly { place: string | null; name: unknown; country: string | null }[],
) => {
  expect(places.map(({ place }) => idOf(place))).toEqual(said.map(({ place }) => place));
  for (const [at, { place, name, country }] of said.entries()) {
    expect(places[at]?.name ?? null).toEqual(name ?? (place ? places[at]?.place?.label : null));
    if (country) expect(idOf(places[at]?.country ?? null)).toBe(country);
  }
};

const refIds = (refs: readonly Ref[]) => refs.map(({ id }) => id).sort();
const idOf = (ref: Ref | null): string | null => ref?.id ?? null;

type Cited = { paragraph: number; basis: string; attributedTo: string | null; note: unknown };

const told = dossiers.flatMap((dossier) =>
  languages.map((language) => [dossier.article.id, language, said(dossier, language)] as const),
);

describe.each(told)("the API says what %s says (%s)", (id, language, dossier) => {
  const shownAs = <T = ApiRecord>(type: CollectionType, one: string) => item<T>(type, one, `lang=${language}`);

  /** The evidence as the API shows it, of this article only. */
  const shownEvidence = (evidence: (ApiRecord["evidence"][number] & { attributedTo?: Ref | null; note?: unknown })[]) =>
    evidence
      .filter(({ article }) => article.id === id)
      .map(({ paragraph, basis, sha256, attributedTo, note }) => ({
        paragraph,
        basis,
        sha256,
        attributedTo: attributedTo ? `${attributedTo.type}:${attributedTo.id}` : null,
        note: note ?? null,
      }));
  const written = (evidence: readonly Cited[]) =>
    evidence.map(({ paragraph, basis, attributedTo, note }) => ({
      paragraph,
      basis,
      attributedTo,
      note,
      sha256: dossier.paragraphs[paragraph],
    }));

  test("of every engagement", async () => {
    for (const said of dossier.engagements) {
      const shown = await shownAs<ApiRecord & { summary: unknown }>("engagement", said.id);
      expect(shown).toMatchObject({
        kind: said.kind,
        label: said.label,
        summary: said.summary,
        date: { ...said.date },
      });
      expectPlaces(shown, said.places);
      expect(shown.series && { series: shown.series.id, ordinal: shown.series.ordinal }).toEqual(said.series);
      expect([idOf(shown.partOf), refIds(shown.follows)]).toEqual([said.partOf, said.follows.toSorted()]);
      expect(
        shown.participants.map(({ person, organisation, country, post, side, ...rest }) => ({
          ...rest,
          side: side && `${side.type}:${side.id}`,
          person: idOf(person),
          organisation: idOf(organisation),
          country: idOf(country),
          post: idOf(post),
        })),
      ).toEqual(said.participants);
      for (const { country, roles } of said.countries) {
        const own = shown.countries.find((one) => one.country.id === country)?.roles;
        expect(own, country).toEqual(expect.arrayContaining(roles));
      }
      for (const { side, role } of said.participants) {
        if (side === null) continue;
        const own = [...shown.countries, ...shown.organisations].find(
          (one) => side === `country:${one.country?.id}` || side === `organisation:${one.organisation?.id}`,
        );
        expect(own?.roles, side).toContain(role === "host" || role === "observer" ? role : "partner");
      }
      expect(refIds(shown.topics)).toEqual([...said.topics].sort());
      expect(refIds(shown.agreements)).toEqual([...said.agreements].sort());
      expect(shownEvidence(shown.evidence)).toEqual(written(said.evidence));
    }
  });

  test("of every agreement", async () => {
    for (const said of dossier.agreements) {
      const shown = await shownAs<ApiRecord & { officialTitle: string | null; summary: unknown }>("agreement", said.id);
      const { kind, label, officialTitle, status, summary } = said;
      expect(shown).toMatchObject({ kind, label, officialTitle, status, summary });
      expect(shown.signed?.edtf ?? null).toBe(said.signed?.edtf ?? null);
      expect(shown.parties.map(({ party, role }) => ({ party: `${party.type}:${party.id}`, role }))).toEqual(
        said.parties,
      );
      expectPlaces(shown, said.places);
      expect(shown.relations.map(({ type, agreement }) => ({ type, agreement: agreement.id }))).toEqual(said.relations);
      expect(shown.equipment.map(({ equipment, description }) => [idOf(equipment), description])).toEqual(
        said.equipment.map(({ equipment, description }) => [equipment, description]),
      );
      expect(shown.signatories.map(({ person, post, side }) => [idOf(person), idOf(post), idOf(side)])).toEqual(
        said.signatories.map(({ person, post, side }) => [person, post, side?.slice(side.indexOf(":") + 1)]),
      );
      for (const { party } of said.parties.filter((one) => one.party.startsWith("country:"))) {
        expect(refIds(shown.countries as unknown as Ref[])).toContain(party.slice("country:".length));
      }
      expect(refIds(shown.topics)).toEqual([...said.topics].sort());
      // The status itself and a date of signature are steps as well.
      for (const step of said.statusHistory) {
        const own = shown.statusHistory.find((one) => one.status === step.status && one.date.edtf === step.date.edtf);
        expect(own && shownEvidence(own.evidence), step.status).toEqual(written(step.evidence));
      }
      expect(shown.statusHistory.at(-1)?.status).toBe(said.status);
      if (said.signed) expect(shown.statusHistory.map((one) => one.status)).toContain("signed");
      expect(shownEvidence(shown.evidence)).toEqual(written(said.evidence));
    }
  });

  test("of every statement", async () => {
    for (const said of dossier.statements) {
      const shown = await shownAs<ApiRecord & { paraphrase: unknown; medium: string; capacity: unknown }>(
        "statement",
        said.id,
      );
      expect(shown).toMatchObject({
        label: said.label,
        paraphrase: said.paraphrase,
        medium: said.medium,
        capacity: said.capacity,
        date: { ...said.date },
      });
      expect(shown.speakers.map((one) => `${one.type}:${one.id}`)).toEqual(said.speakers);
      expectPlaces(shown, said.places);
      expect(shown.about.map((about) => `${about.type}:${about.id}`)).toEqual(said.about);
      expect(shownEvidence(shown.evidence)).toEqual(written(said.evidence));
    }
  });

  test("of every person and organisation, and of itself", async () => {
    for (const said of dossier.people) {
      const { posts } = await shownAs("person", said.person);
      expect(posts.map(({ post, asOf }) => `${post.id} ${asOf.edtf}`)).toContain(`${said.post} ${said.asOf.edtf}`);
    }
    for (const said of dossier.organisations) {
      expect(shownEvidence((await shownAs("organisation", said.organisation)).evidence)).toEqual(
        expect.arrayContaining(written(said.evidence)),
      );
    }
    const { label, wordCount, textSha256, machineTranslated } = dossier.article;
    const shown = await shownAs("article", id);
    expect(shown).toMatchObject({
      label,
      language: dossier.article.language,
      wordCount,
      textSha256,
      machineTranslated,
    });
    expect([idOf(shown.source), idOf(shown.agency)]).toEqual([dossier.article.source, dossier.article.agency]);
    expect(refIds(shown.engagements)).toEqual(dossier.engagements.map((one) => one.id).sort());
    expect(refIds(shown.agreements)).toEqual(dossier.agreements.map((one) => one.id).sort());
  });
});

describe("what an item tells beyond its list", () => {
  test("a post: who held it as they are last known to, and the engagements it stands in", async () => {
    type PostItem = ApiRecord & { holders: { person: Ref; rank: unknown; asOf: { edtf: string | null } }[] };
    const { data: posts } = await listOf(mitra, "/v1/posts");
    const held = dossiers.flatMap(({ people }) => people);
    expect(posts.map(({ id }) => id)).toEqual(expect.arrayContaining(held.map(({ post }) => post)));
    for (const { id, counts } of posts) {
      const post = await item<PostItem>("post", id);
      const people = held.filter((one) => one.post === id);
      expect(refIds(post.holders.map(({ person }) => person))).toEqual(
        [...new Set(people.map((one) => one.person))].sort(),
      );
      for (const { person, rank, asOf } of post.holders) {
        const own = people.filter((one) => one.person === person.id);
        const day =
          own
            .map((one) => one.asOf.edtf ?? "")
            .sort()
            .at(-1) ?? "";
        expect(own.some((one) => (one.asOf.edtf ?? "") === day && asOf.edtf === one.asOf.edtf)).toBe(true);
        expect(own.map((one) => one.rank?.en ?? null)).toContainEqual(rank);
      }
      const { data } = await listOf(mitra, `/v1/engagements?post=${id}&sort=-date`);
      expect(post.engagements.map((one) => one.id)).toEqual(data.map((one) => one.id));
      expect(counts).toMatchObject({ people: post.holders.length, engagements: data.length });
    }
  });

  test("equipment: who makes it, and the agreements that it is the object of", async () => {
    const { data: all } = await listOf(mitra, "/v1/equipment");
    expect(all.map(({ id }) => id).sort()).toEqual(reference.equipment.map(({ id }) => id).sort());
    for (const { id, counts } of all) {
      const equipment = await item("equipment", id);
      const entry = reference.equipment.find((one) => one.id === id);
      expect(equipment).toMatchObject({ names: entry?.names, kind: entry?.kind });
      expect([idOf(equipment.maker), idOf(equipment.country)]).toEqual([entry?.maker, entry?.country]);
      const { data } = await listOf(mitra, `/v1/agreements?equipment=${id}`);
      expect(refIds(equipment.agreements)).toEqual(data.map((one) => one.id).sort());
      expect(data.length).toBeGreaterThan(0);
      expect(counts).toMatchObject({ agreements: data.length });
    }
  });

  test("a series: who holds it, and the engagements that belong to it", async () => {
    const { data: all } = await listOf(mitra, "/v1/series");
    expect(all.map(({ id }) => id).sort()).toEqual(reference.series.map(({ id }) => id).sort());
    for (const { id, counts } of all) {
      const series = await item("series", id);
      const entry = reference.series.find((one) => one.id === id);
      expect(series).toMatchObject({ label: entry?.label.en, aliases: entry?.aliases, kind: entry?.kind });
      expect(refIds(series.countries as unknown as Ref[])).toEqual(entry?.countries.toSorted());
      const { data } = await listOf(mitra, `/v1/engagements?series=${id}`);
      expect(refIds(series.engagements)).toEqual(data.map((one) => one.id).sort());
      expect(data.length).toBeGreaterThan(0);
      expect(counts).toMatchObject({ engagements: data.length });
    }
  });

  test("a place: where it lies, and what happened there", async () => {
    type PlaceItem = ApiRecord & { coordinates: unknown };
    const { data: places } = await listOf(mitra, "/v1/places");
    expect(places.map(({ id }) => id).sort()).toEqual(reference.place.map(({ id }) => id).sort());
    for (const { id, counts } of places) {
      const place = await item<PlaceItem>("place", id);
      const entry = reference.place.find((one) => one.id === id);
      expect(place).toMatchObject({ name: entry?.names.en, kind: entry?.kind, coordinates: entry?.coordinates });
      expect(idOf(place.country)).toBe(entry?.country);
      const { data } = await listOf(mitra, `/v1/engagements?place=${id}&sort=-date`);
      expect(place.engagements.map((one) => one.id)).toEqual(data.map((one) => one.id));
      expect(data.length).toBeGreaterThan(0);
      expect(counts).toMatchObject({ engagements: data.length });
    }
  });

  type CountryItem = Omit<ApiRecord, "agreements" | "topics"> & {
    agreements: (Ref & { status: string })[];
    topics: (Ref & { count: number })[];
  };

  test("a country: engagements by date, agreements by rung, topics by count", async () => {
    const { data: countries } = await listOf(mitra, "/v1/countries");
    for (const { id, counts } of countries.filter((country) => country.id !== "ID")) {
      const country = await item<CountryItem>("country", id);
      const { data: engagements } = await listOf(mitra, `/v1/engagements?country=${id}&sort=-date`);
      const { data: agreements } = await listOf(mitra, `/v1/agreements?country=${id}`);
      expect(country.engagements.map((one) => one.id)).toEqual(engagements.map((one) => one.id));
      expect(refIds(country.agreements)).toEqual(agreements.map((one) => one.id).sort());
      const rungs = country.agreements.map(({ status }) => agreementStanding.indexOf(status as never));
      expect(rungs).toEqual(rungs.toSorted((a, b) => a - b));
      const topicCounts = country.topics.map(({ count }) => count);
      expect(topicCounts).toEqual(topicCounts.toSorted((a, b) => b - a));
      expect(counts).toMatchObject({ engagements: engagements.length, agreements: agreements.length });
    }
  });

  test("a topic: what is broader and narrower, and how often it occurs", async () => {
    const { data: topics } = await listOf(mitra, "/v1/topics");
    for (const { id, broader, narrower } of topics) {
      const entry = reference.topic.find((topic) => topic.id === id);
      expect(idOf(broader)).toBe(entry?.broader);
      for (const one of narrower) expect(reference.topic.find((topic) => topic.id === one.id)?.broader).toBe(id);
    }
    for (const { id, counts } of topics.slice(0, 15)) {
      for (const collection of ["engagements", "agreements", "statements", "articles"]) {
        const { page } = await getJson<List>(mitra, `/v1/${collection}?topic=${id}&limit=1`);
        expect(counts[collection], `${id} ${collection}`).toBe(page.total.value);
      }
    }
  });

  test("a person: posts over time, and the engagements they took part in", async () => {
    const { data: people } = await listOf(mitra, "/v1/people");
    for (const { id, counts } of people) {
      const person = await item<ApiRecord>("person", id);
      const starts = person.posts.map(({ asOf }) => asOf.start ?? asOf.end ?? "9999");
      expect(starts).toEqual(starts.toSorted());
      const { data } = await listOf(mitra, `/v1/engagements?person=${id}&sort=-date`);
      expect(person.engagements.map((one) => one.id)).toEqual(data.map((one) => one.id));
      expect(counts.engagements).toBe(data.length);
    }
  });

  test("an organisation: parts, engagements and agreements, those of its parts included", async () => {
    for (const { id } of (await listOf(mitra, "/v1/organisations")).data) {
      const organisation = await item<ApiRecord & { parts: Ref[] }>("organisation", id);
      for (const part of organisation.parts)
        expect(reference.organisation.find((one) => one.id === part.id)?.parent).toBe(id);
      const { data } = await listOf(mitra, `/v1/agreements?organisation=${id}`);
      expect(refIds(organisation.agreements)).toEqual(data.map((one) => one.id).sort());
    }
  });
});

test("what the index adds to an item is in the language of the answer", async () => {
  const parent = reference.organisation.find(({ parent }) => parent !== null)?.parent ?? "";
  const broader = reference.topic.find(({ broader }) => broader !== null)?.broader ?? "";
  for (const [type, id, member] of [
    ["country", "FR", "topics"],
    ["country", "FR", "engagements"],
    ["country", "FR", "agreements"],
    ["organisation", parent, "parts"],
    ["topic", broader, "narrower"],
  ] as const) {
    const labelsIn = async (lang: string) =>
      (await item<Record<string, Ref[]>>(type, id, `lang=${lang}`))[member]?.map(({ label }) => label) ?? [];
    const [en, indonesian] = [await labelsIn("en"), await labelsIn("id")];
    expect(en.length, member).toBeGreaterThan(0);
    expect(indonesian.length, member).toBe(en.length);
    expect(indonesian, member).not.toEqual(en);
  }
});

describe("include", () => {
  const cases = defined.flatMap(({ type, relations }) =>
    Object.entries(relations).map(([name, path]) => [type, name, path] as const),
  );

  const lists = new Map<string, Promise<List>>();

  const follow = (value: unknown, [step, ...rest]: readonly string[]): Ref[] => {
    if (value === null || value === undefined) return [];
    if (step === undefined) return [value as Ref];
    if (step === "*") return (value as unknown[]).flatMap((element) => follow(element, rest));
    return follow((value as Record<string, unknown>)[step], rest);
  };

  test.each(cases)("of each %s brings its %s, each once and as its list shows it", async (type, name, path) => {
    const { data: records } = await listOf(mitra, `/v1/${collections[type]}?fields=id`);
    const named = new Set<string>();
    // As many records as it takes to see some of them.
    for (const { id } of records) {
      if (named.size >= 8) break;
      const { data, included = {} } = await getJson<{ data: ApiRecord; included?: Record<string, ApiRecord> }>(
        mitra,
        `/v1/${collections[type]}/${id}?include=${name}&lang=id`,
      );
      const keys = new Set(
        follow(data, path).flatMap((ref) => (ref.type in collections ? `${ref.type}:${ref.id}` : [])),
      );
      expect(Object.keys(included).sort()).toEqual([...keys].sort());
      for (const [key, record] of Object.entries(included)) {
        named.add(key);
        const list = lists.get(record.type) ?? listOf(mitra, `/v1/${collections[record.type]}?lang=id`);
        lists.set(record.type, list);
        expect(record).toEqual((await list).data.find(({ id }) => id === record.id));
      }
    }
    // The seeds have no engagement that is a part of another one, no organisation that takes part as such, and of the
    // relations of agreements `under` alone.
    const absent = ["engagement organisations", "engagement partOf", "engagement parts", "agreement relatedFrom"];
    if (!absent.includes(`${type} ${name}`)) expect(named.size).toBeGreaterThan(0);
  });

  test("also brings what a whole list names, by several relations at once, and goes with fields", async () => {
    const { data, included = {} } = await listOf(
      mitra,
      "/v1/engagements?include=topics,agreements,people&fields=topics,agreements",
    );
    const refs = data.flatMap(({ topics, agreements }) => [...topics, ...agreements]);
    const { data: whole } = await listOf(mitra, "/v1/engagements");
    const people = whole.flatMap(({ participants }) => participants.flatMap(({ person }) => person ?? []));
    for (const record of data) expect(Object.keys(record).sort()).toEqual(["agreements", "id", "topics"]);
    for (const ref of refs) expect(Object.keys(ref)).toEqual(["type", "id", "label"]);
    expect(Object.keys(included).sort()).toEqual(
      [...new Set([...refs, ...people].map(({ type, id }) => `${type}:${id}`))].sort(),
    );
  });

  test("a list names the articles that its records rest on without showing their evidence", async () => {
    const { data, included = {} } = await listOf(mitra, "/v1/agreements?include=articles");
    expect(JSON.stringify(data)).not.toContain('"evidence":');
    expect(Object.keys(included).sort()).toEqual(dossiers.map(({ article }) => `article:${article.id}`).sort());
  });
});

const [head, tail] = [
  ["type", "id", "label", "url"],
  ["createdVersion", "updatedVersion", "updatedAt"],
];

describe.each(collectionTypes)("every %s", (type) => {
  const path = `/v1/${collections[type]}`;

  test("begins and ends as every record does, listed and alone", async () => {
    for (const listed of (await listOf(mitra, path)).data) {
      for (const record of [listed, await item(type, listed.id)]) {
        expect(Object.keys(record).slice(0, 4)).toEqual(head);
        expect(Object.keys(record).slice(-3)).toEqual(tail);
        expect([record.type, record.url]).toEqual([type, `${mitra.url}${path}/${record.id}`]);
        expect(typeof record.label).toBe("string");
      }
    }
  });

  test("is in English under lang=all, and Indonesian with its translations", async () => {
    const pages = ["en", "id", "all"].map((lang) => listOf(mitra, `${path}?sort=label&lang=${lang}`));
    const [en, id, all] = (await Promise.all(pages)).map(
      ({ data }) => new Map(data.map((record) => [record.id, record])),
    );
    expect([...(all?.keys() ?? [])]).toEqual([...(en?.keys() ?? [])]);
    for (const { translations, ...english } of all?.values() ?? []) {
      expect(english).toEqual(en?.get(english.id));
      expect({ ...english, ...translations?.id }).toEqual(id?.get(english.id));
      const { translations: alone, ...whole } = await item(type, english.id, "lang=all");
      expect(whole).toEqual(await item(type, english.id, "lang=en"));
      expect({ ...whole, ...alone?.id }).toEqual(await item(type, english.id, "lang=id"));
    }
  });

  test.runIf(isEvidenced(type))("tells in a list how much evidence it has, and shows it when asked", async () => {
    const shown = new Map((await listOf(mitra, `${path}?include=evidence`)).data.map((record) => [record.id, record]));
    for (const listed of (await listOf(mitra, path)).data) {
      expect(JSON.stringify(listed)).not.toContain('"evidence":');
      const alone = await item(type, listed.id);
      expect([alone.evidenceCount, shown.get(listed.id)?.evidenceCount]).toEqual([
        listed.evidenceCount,
        listed.evidenceCount,
      ]);
      expect(alone).toMatchObject(shown.get(listed.id) ?? {});
      const pieces = [alone, ...(alone.statusHistory ?? []), ...((alone.posts ?? []) as object as ApiRecord[])];
      const cited = pieces.flatMap(({ evidence = [] }) => evidence.map((one) => `${one.article.id} ${one.paragraph}`));
      expect(listed.evidenceCount).toBe(new Set(cited).size);
    }
  });
});

test("fields= keeps what is translated of the members that it names", async () => {
  const record = await item("country", "JP", "lang=all&fields=label,numeric");
  expect(record).toEqual({ id: "JP", label: "Japan", numeric: "392", translations: { id: { label: "Jepang" } } });
  const { data } = await listOf(mitra, "/v1/statements?fields=evidence");
  for (const one of data) expect(one.evidence.length).toBeGreaterThan(0);
});

test("every reference of every list leads to a record", async () => {
  const lists = collectionTypes.map(async (type) => (await listOf(mitra, `/v1/${collections[type]}`)).data);
  const named = new Set((await Promise.all(lists)).flatMap(refsIn).map(({ type, id }) => `${type}:${id}`));
  const types = new Set([...named].map((key) => key.slice(0, key.indexOf(":"))));
  expect(collectionTypes.filter((type) => !types.has(type))).toEqual([]);
  for (const key of named) {
    const [type, id] = key.split(":") as [CollectionType, string];
    expect((await mitra.fetch(`/v1/${collections[type]}/${id}`)).status, key).toBe(200);
  }
});
