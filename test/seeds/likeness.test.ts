import { describe, expect, test } from "vitest";
import { loadSeeds } from "../../seeds/load.ts";
import { agreement, dated, engagement } from "../record/dossiers.ts";
import { useSeedsFolder } from "./folder.ts";

/*
 * Two facts of different ids that look like one are reported with both places, unless a dossier says how they stand to each other.
 */

const seeds = useSeedsFolder();
const both = (text: string) => ({ en: text, id: `${text} (id)` });

/** Writes a dossier; JSON is YAML. */
const write = (id: string, facts: object): void => {
  const article = {
    id,
    label: both(id),
    language: "en",
    published: dated("2031-05-09"),
    summary: both(`What ${id} reports.`),
    wordCount: 10,
    paragraphCount: 1,
    textSha256: (id === "one" ? "a" : "b").repeat(64),
    rights: { status: "unstated" },
  };
  seeds.write(
    `dossiers/${id}.yaml`,
    JSON.stringify({ article, paragraphs: { 1: (id === "one" ? "c" : "d").repeat(64) }, ...facts }, null, 1),
  );
};

const reported = async (type: "engagements" | "agreements", one: object, other: object): Promise<string[]> => {
  write("one", { [type]: [one] });
  write("two", { [type]: [other] });
  return (await loadSeeds(seeds.path)).warnings.filter((line) => line.includes("looks like"));
};

const partner = (...codes: string[]) => codes.map((country) => ({ country, roles: ["partner"] }));
const talks = (id: string, more: object = {}) =>
  engagement({ id, date: dated("2031-05-07"), countries: partner("NZ", "ID"), ...more });
const paper = (id: string, more: object = {}) =>
  agreement({ id, status: "signed", signed: dated("2031-05-07"), ...more });
const parties = (...refs: string[]) => ({ parties: refs.map((party) => ({ party })) });
const ministry = "organisation:jp-ministry-of-defence";

describe("engagements", () => {
  test("are reported with both places", async () => {
    const [line, ...more] = await reported("engagements", talks("a"), talks("b"));
    expect(more).toEqual([]);
    expect(line).toMatch(
      /^dossiers\/one\.yaml:\d+:\d+ engagements\[0\]\.id: a looks like b at dossiers\/two\.yaml:\d+:\d+: the same countries, dates that overlap, kinds that fit/,
    );
  });

  test.each<[string, object, object, boolean]>([
    ["of kinds that fit", {}, { kind: "courtesy-call" }, true],
    ["of kinds that do not", {}, { kind: "exercise" }, false],
    ["of an exercise that another one calls training", { kind: "exercise" }, { kind: "training" }, true],
    ["of dates that overlap", {}, { date: dated("2031-05") }, true],
    ["of other days", {}, { date: dated("2031-05-08") }, false],
    ["without a date", {}, { date: dated(null) }, false],
    ["of other countries", {}, { countries: partner("NZ", "ID", "FJ") }, false],
    [
      "with a country that is only mentioned",
      {},
      { countries: [...partner("NZ"), { country: "FJ", roles: ["mentioned"] }] },
      true,
    ],
    [
      "with one by the post of who takes part",
      { countries: partner("JP") },
      { countries: [], participants: [{ post: "jp-ambassador-to-indonesia", named: false }] },
      true,
    ],
    [
      "with one by its ministry",
      { countries: partner("JP") },
      { countries: [], participants: [{ organisation: "jp-ministry-of-defence" }] },
      true,
    ],
    ["of nobody", { countries: [] }, { countries: [] }, false],
    ["that are distinct by the one", { distinctFrom: ["b"] }, {}, false],
    ["that are distinct by the other", {}, { distinctFrom: ["a"] }, false],
    ["of which one is a part", {}, { partOf: "a" }, false],
    ["of which one follows", {}, { follows: ["a"] }, false],
  ])("%s", async (_, one, other, isReported) => {
    expect(await reported("engagements", talks("a", one), talks("b", other))).toHaveLength(isReported ? 1 : 0);
  });

  test("with an international body are those with its office", async () => {
    const list = "reference/organisations.yaml";
    const entry = (id: string, parent: string) =>
      `- { id: ${id}, names: { en: ${id}, id: ${id} }, kind: intergovernmental, parent: ${parent} }\n`;
    seeds.write(list, `${seeds.read(list)}${entry("league", "null")}${entry("league-office", "league")}`);
    const organisations = [{ organisation: "league", roles: ["partner"] }];
    const one = talks("a", { countries: [], organisations });
    const other = talks("b", { countries: [], participants: [{ organisation: "league-office" }] });
    expect(await reported("engagements", one, other)).toHaveLength(1);
  });

  test("of one id are none", async () => {
    expect(await reported("engagements", talks("a"), talks("a"))).toEqual([]);
  });
});

describe("agreements", () => {
  test.each<[string, object, object, boolean]>([
    ["of one day", {}, {}, true],
    ["of kinds that fit", {}, { kind: "treaty" }, true],
    ["of kinds that do not", {}, { kind: "contract" }, false],
    [
      "signed by a step of the history",
      {},
      { signed: null, statusHistory: [{ status: "signed", date: dated("2031-05"), evidence: [{ paragraph: 1 }] }] },
      true,
    ],
    [
      "signed on a day that is known by a step of the history only",
      {},
      {
        signed: dated(null),
        statusHistory: [{ status: "signed", date: dated("2031-05"), evidence: [{ paragraph: 1 }] }],
      },
      true,
    ],
    ["of another year", {}, { signed: dated("2030") }, false],
    [
      "between ministries",
      parties("country:ID", "country:JP"),
      parties("organisation:id-ministry-of-defence", ministry),
      true,
    ],
    ["of the home country alone", parties("country:ID"), parties("organisation:id-ministry-of-defence"), false],
    ["that are distinct", {}, { distinctFrom: ["a"] }, false],
    ["that stand in a relation", {}, { relations: [{ type: "implements", agreement: "a" }] }, false],
    ["that stand in a relation by the first", { relations: [{ type: "under", agreement: "b" }] }, {}, false],
  ])("%s", async (_, one, other, isReported) => {
    const lines = await reported("agreements", paper("a", one), paper("b", other));
    expect(lines).toHaveLength(isReported ? 1 : 0);
    if (isReported)
      expect(lines[0]).toMatch(/^dossiers\/one\.yaml:\S+ agreements\[0\]\.id: a looks like b at dossiers\/two\.yaml:/);
  });
});
