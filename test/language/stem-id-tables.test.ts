import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { CONCEPT_LINES } from "../../src/language/lexicon-concepts.ts";
import { COUNTRY_LINES } from "../../src/language/lexicon-countries.ts";
import { NAMES } from "../../src/language/loans-id.ts";
import { ROOTS } from "../../src/language/roots-id.ts";
import { stemIndonesian } from "../../src/language/stem-id.ts";
import { stemPhrase } from "../../src/language/stream.ts";
import { tokenise } from "../../src/language/tokenise.ts";
import { inProject } from "../../tools/paths.ts";
import { madeTable, type Pair, readPairs } from "./stems-id/table.ts";

/** Forms that the stemmer takes elsewhere on purpose: a ministry is not its minister, armed forces are no arms. */
const APART_ON_PURPOSE: readonly Pair[] = [
  ["kementerian", "menteri"],
  ["kementeriannya", "menteri"],
  ["bersenjata", "senjata"],
];

const missed = (pairs: readonly Pair[]): string[] =>
  pairs.flatMap(([form, root]) => {
    const stem = stemIndonesian(form);
    return stem === root ? [] : [`${form}: ${stem}, not ${root}`];
  });

const wordsOf = (lines: readonly string[], column: number): string[] => [
  ...new Set(lines.flatMap((line) => tokenise(line.split("|")[column] ?? "").map(({ folded }) => folded))),
];

/** Words of the lexicon that rightly meet. */
const MEETING = `
alat peralatan
angkut pengangkut
bajak pembajakan
batas perbatasan
belajar pelajar
beli pembelian
bergantung ketergantungan
bersama sama
bicara pembicaraan
buatan pembuatan
cadang cadangan
dagang perdagangan
darat pendarat
dokter kedokteran
duta kedutaan
intai pengintaian
jual penjualan
keamanan pengamanan
kekuatan penguatan
kelautan laut
kemanusiaan manusia
kemitraan mitra
kenegaraan negara
kepolisian polisi
kepulauan pulau
ketahanan pertahanan
keterampilan terampil
latih latihan pelatihan
letusan meletus
luar terluar
menandatangani penandatanganan
menukar pertukaran tukar
pabrik pabrikan
pasok pemasok
peneliti penelitian
penerbangan terbang
pengaturan peraturan
pengawas pengawasan
peningkatan tingkat
penjaga penjagaan
penyerahan serah
persandian sandi
perserikatan serikat
perusahaan usaha
perwakilan wakil
`
  .trim()
  .split("\n");

describe("the tables of Indonesian forms and roots", () => {
  it("has the table that the rules make of the paradigms", async () => {
    expect(await readFile(inProject("test/language/stems-id/made.txt"), "utf8")).toBe(madeTable());
  });

  it.each([
    ["made.txt", 2000],
    ["reader.txt", 700],
    ["held.txt", 300],
  ])("%s has at least %d pairs, no form under two roots, and 0.98 of it right", (name, least) => {
    const pairs = readPairs(name);
    const distinct = new Map(pairs);
    expect(distinct.size).toBeGreaterThanOrEqual(least);
    expect(pairs.filter(([form, root]) => distinct.get(form) !== root)).toEqual([]);
    const wrong = missed(pairs);
    expect.soft(wrong).toEqual(missed(APART_ON_PURPOSE).filter((line) => wrong.includes(line)));
    expect(1 - wrong.length / pairs.length).toBeGreaterThanOrEqual(0.98);
  });

  it("takes a doubling to its root, in the stemmer and in a text", () => {
    const doublings = readPairs("made.txt").filter(([form]) => form.includes("-"));
    expect(doublings.length).toBeGreaterThan(20);
    expect(doublings.flatMap(([form, root]) => stemPhrase(form, "id").filter((stem) => stem !== root))).toEqual([]);
  });
});

describe("the roots", () => {
  it("are each their own stem, so that no two are made one", () => {
    expect([...ROOTS, ...NAMES].filter((root) => stemIndonesian(root) !== root)).toEqual([]);
  });

  it("are met by no word of the lexicon but their own family", () => {
    const families = Map.groupBy(wordsOf([...CONCEPT_LINES, ...COUNTRY_LINES], 1), stemIndonesian);
    const met = [...families.values()].filter((words) => words.length > 1).map((words) => words.sort().join(" "));
    expect(met.filter((words) => !MEETING.includes(words))).toEqual([]);
  });

  it("are in no name of a country", () => {
    const regions = new Intl.DisplayNames(["id"], { type: "region" });
    const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
    const names = letters.flatMap((a) => letters.map((b) => regions.of(a + b) ?? ""));
    const moved = wordsOf(names, 0).filter((word) => stemIndonesian(word) !== word);
    // The rest of what these are the names of: islands, outer territories, nations united, and "not known".
    expect(moved.sort()).toEqual(["dikenal", "kepulauan", "perserikatan", "terluar"]);
  });
});

describe("a word of no known root", () => {
  it.each([
    "retazo: diretazo meretazo peretazoan",
    "vertuko: divertuko memvertuko pemvertukoan",
    "gondrik: digondrik menggondrik penggondrikan gondrikkan",
    "halimbo: dihalimbo menghalimbo penghalimboan",
    "zarkun: dizarkuni menzarkuni penzarkunan",
    "lomparsi: dilomparsi melomparsi",
    "konvulasi: dikonvulasi mengonvulasi mengkonvulasi dikonvulasikan",
    "evadisasi: dievadisasi mengevadisasi mengevadisasikan",
    "tamurak: ditamurak menamurak penamurakan",
    "pobrelat: dipobrelat memobrelat pemobrelatan",
    "sondarek: disondarek menyondarek penyondarekan",
  ])("meets in its active, passive and noun: %s", (line) => {
    const [root = "", forms = ""] = line.split(": ");
    expect(forms.split(" ").map(stemIndonesian)).toEqual(forms.split(" ").map(() => root));
  });

  it.each(
    `diana dickson director distance dimitri dinamo dialogue dipa keating kennedy merritt meyer mendoza menzies pelosi
     penrose pentagon perth perez bernadette berlin termez balkan gibran setyawan serdyukov merkel`.split(/\s+/),
  )("leaves the name or foreign word %s whole", (word) => {
    expect(stemIndonesian(word)).toBe(word);
  });
});
