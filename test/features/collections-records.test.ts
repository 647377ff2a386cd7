import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadSeeds } from "../../seeds/load.ts";
import { collections as defined } from "../../src/features/index.ts";
import { type Language, languages } from "../../src/model/localised.ts";
import { type CollectionType, collections, collectionTypes, isEvidenced } from "../../src/model/record-types.ts";
import { inProject } from "../../tools/paths.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { type ApiRecord, getJson, idOf, type List, listOf, type Ref, refIds } from "./collections.ts";

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
});
afterAll(() => mitra.close());

const { dossiers } = await loadSeeds(inProject("seeds"));
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
