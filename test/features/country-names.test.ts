import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDb } from "../../src/db/client.ts";
import { countryWords } from "../../src/language/country-names.ts";
import { isoCountries } from "../../src/record/countries.ts";
import { writeRecord } from "../../src/record/write.ts";
import { agreement, invented, inventedReference } from "../record/dossiers.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { projection } from "../support/projection.ts";
import { getJson } from "./collections.ts";

/*
 * Every country of ISO 3166-1, in a record that has them all: each is found first by whatever it is called.
 */

const words = countryWords();

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra({ seeded: false });
  const ids = [...isoCountries.keys()];
  const agreements = Array.from({ length: Math.ceil(ids.length / 10) }, (_, part) =>
    agreement({
      id: `charter-${part}`,
      label: `Charter ${part}`,
      parties: ids.slice(part * 10, part * 10 + 10).map((id) => ({ party: `country:${id}` })),
    }),
  );
  await writeRecord(
    openDb(mitra.database),
    {
      put: [invented("charters", { agreements })],
      remove: [],
      reference: inventedReference(),
      now: new Date("2026-11-22T08:00:00Z"),
    },
    projection,
  );
});
afterAll(() => mitra.close());

type Found = { data: { type: string; id: string }[] };

const first = async (path: string, q: string): Promise<string | undefined> => {
  const [found] = (await getJson<Found>(mitra, `${path}?limit=3&q=${encodeURIComponent(q)}`)).data;
  return found && `${found.type}:${found.id}`;
};

const namesOf = (id: string): string[] => {
  const { en = "", id: indonesian = "", others = [] } = words.get(id) ?? {};
  return [...new Set([en, indonesian, ...others])];
};

/** Names of several countries. */
const shared = ["Kongo", "Congo"];

const called = [...words.keys()].flatMap((id) =>
  namesOf(id)
    .filter((name) => !shared.includes(name))
    .map((name): [name: string, id: string] => [name, id]),
);

const missedOn = async (path: string, names: readonly (readonly [name: string, id: string])[]): Promise<string[]> => {
  const missed: string[] = [];
  for (const [name, id] of names) {
    const found = await first(path, name);
    if (found !== `country:${id}`) missed.push(`${name}: ${found} for ${id}`);
  }
  return missed;
};

describe("every country of ISO 3166-1", () => {
  test("has a line in the table, and no other is there", () => {
    expect([...words.keys()].sort()).toEqual([...isoCountries.keys()].sort());
    expect(words.size).toBe(250);
  });

  test("is called in both languages as the CLDR has it, or otherwise for a reason", () => {
    const differing = (["en", "id"] as const).flatMap((language) => {
      const cldr = new Intl.DisplayNames(language, { type: "region" });
      return [...isoCountries.values()].flatMap(({ id, names }) => {
        const name = (cldr.of(id) ?? "")
          .replaceAll("’", "'")
          .replaceAll(" & ", " and ")
          .replace(/^St\. /, "Saint ");
        return name === names[language] ? [] : [`${language} ${id} ${names[language]}`];
      });
    });
    expect(differing.sort()).toEqual([
      "en CC Cocos Islands",
      "en CD DR Congo",
      "en CG Republic of the Congo",
      "en GS South Georgia and the South Sandwich Islands",
      "en HK Hong Kong",
      "en MM Myanmar",
      "en MO Macao",
      "en PS Palestine",
      "en VC Saint Vincent and the Grenadines",
      "id CC Kepulauan Cocos",
      "id CD RD Kongo",
      "id CG Republik Kongo",
      "id CI Pantai Gading",
      "id GB Inggris",
      "id GS Georgia Selatan dan Kepulauan Sandwich Selatan",
      "id HK Hong Kong",
      "id MM Myanmar",
      "id MO Makau",
      "id PS Palestina",
      "id SJ Svalbard dan Jan Mayen",
      "id SZ Eswatini",
    ]);
  });

  test("is suggested first by every name", async () => {
    expect(called.length).toBeGreaterThan(780);
    expect(await missedOn("/v1/suggest", called)).toEqual([]);
  }, 120_000);

  test("is suggested first by its codes, where no other is called so", async () => {
    const taken = new Set(called.map(([name]) => name.toUpperCase()));
    const codes = [...isoCountries.values()].flatMap(({ id, alpha3 }) =>
      [id, alpha3].filter((code) => !taken.has(code)).map((code): [string, string] => [code, id]),
    );
    expect(codes.length).toBeGreaterThan(450);
    expect(await missedOn("/v1/suggest", codes)).toEqual([]);
  }, 120_000);

  test("is found first by every name", async () => {
    expect(await missedOn("/v1/search", called)).toEqual([]);
  }, 120_000);
});

describe("words that people use", () => {
  const used: readonly (readonly [words: string, id: string])[] = [
    ["Perancis", "FR"],
    ["prancis", "FR"],
    ["french", "FR"],
    ["Inggris", "GB"],
    ["Britania", "GB"],
    ["Britania Raya", "GB"],
    ["UK", "GB"],
    ["Great Britain", "GB"],
    ["Tiongkok", "CN"],
    ["cina", "CN"],
    ["RRT", "CN"],
    ["RRC", "CN"],
    ["prc", "CN"],
    ["Korsel", "KR"],
    ["ROK", "KR"],
    ["Korut", "KP"],
    ["dprk", "KP"],
    ["UEA", "AE"],
    ["uae", "AE"],
    ["Amerika", "US"],
    ["AS", "US"],
    ["USA", "US"],
    ["U.S.", "US"],
    ["Holland", "NL"],
    ["Belanda", "NL"],
    ["Burma", "MM"],
    ["Russian Federation", "RU"],
    ["Belarusia", "BY"],
    ["Sweden", "SE"],
    ["Swedia", "SE"],
    ["Algeria", "DZ"],
    ["Aljazair", "DZ"],
    ["Moroko", "MA"],
    ["Guatamala", "GT"],
    ["Arab Saudi", "SA"],
    ["KSA", "SA"],
    ["PNG", "PG"],
    ["Papua Nugini", "PG"],
    ["Timor Leste", "TL"],
    ["Timtim", "TL"],
    ["Selandia Baru", "NZ"],
    ["NZ", "NZ"],
    ["Ceko", "CZ"],
    ["czech", "CZ"],
    ["Turkiye", "TR"],
    ["Turki", "TR"],
    ["Turkey", "TR"],
    ["Pantai Gading", "CI"],
    ["ivory coast", "CI"],
    ["Tanjung Verde", "CV"],
    ["Swaziland", "SZ"],
    ["Makedonia", "MK"],
    ["Yunani", "GR"],
    ["Mesir", "EG"],
    ["Siprus", "CY"],
    ["Hongaria", "HU"],
    ["Polandia", "PL"],
    ["Jepang", "JP"],
    ["japanese", "JP"],
  ];

  test("lead to the country, as completions", async () => {
    expect(await missedOn("/v1/suggest", used)).toEqual([]);
  });

  test("lead to the country, as searches", async () => {
    expect(await missedOn("/v1/search", used)).toEqual([]);
  });

  test("lead to it before they are typed to the end, and with a slip", async () => {
    expect(
      await missedOn("/v1/suggest", [
        ["pranc", "FR"],
        ["tiongk", "CN"],
        ["korse", "KR"],
        ["selandia b", "NZ"],
        ["Pracnis", "FR"],
        ["Hungraia", "HU"],
        ["elandia baru", "NZ"],
        ["Rangladesh", "BD"],
      ]),
    ).toEqual([]);
  });
});
