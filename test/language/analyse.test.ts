import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  analyse,
  exactText,
  SEGMENT_BREAK,
  stemmedText,
  type Term,
  type TextLanguage,
} from "../../src/language/analyse.ts";
import { alternatives, queryGroups } from "../../src/language/query.ts";
import { linearMs, processorMs } from "../support/processor.ts";

const LANGUAGES: readonly TextLanguage[] = ["id", "en", "both"];

/** What FTS5 does with a phrase in a column of space-separated terms. */
const holds = (column: string, phrase: readonly string[]): boolean => ` ${column} `.includes(` ${phrase.join(" ")} `);

function finds(query: string, text: string, language: TextLanguage): boolean {
  const column = stemmedText(text, language);
  const any = (phrases: readonly (readonly string[])[]): boolean => phrases.some((phrase) => holds(column, phrase));
  return queryGroups(query).every(
    ({ alternatives: whole, each }) => any(whole) || (each.length > 0 && each.every(any)),
  );
}

describe("alternatives", () => {
  it("gives the one term of a concept for an abbreviation, its long form and its translation", () => {
    const term = [["c:ministry-of-defence.kementerian-pertahanan"]];
    expect(["kemhan", "kementerian pertahanan", "ministry of defence"].map((form) => alternatives(form))).toEqual([
      term,
      term,
      term,
    ]);
  });

  it("gives both stems of a word of unknown language", () => {
    expect(alternatives("militer", "id")).toContainEqual(["militer"]);
    expect(alternatives("venture")).toEqual([["venture"], ["ventur"]]);
    expect(alternatives("venture", "en")).toEqual([["ventur"]]);
  });

  it("gives the key of a name that has rival spellings", () => {
    expect(alternatives("Muraveyko")).toContainEqual(["muraveiko"]);
    expect(alternatives("Sjafrie")).toContainEqual(["siafri"]);
  });

  it("stays small", () => {
    for (const words of [
      "alutsista",
      "kerja sama pertahanan",
      "angkatan laut",
      "menteri pertahanan",
      "2+2",
      "senjata",
    ]) {
      expect(alternatives(words).length).toBeLessThanOrEqual(8);
    }
  });
});

/** Each line is one thing said in several ways: a text with any of them is found by every other. */
const MEETING: readonly string[][] = [
  ["Kemhan", "Kemenhan", "Kementerian Pertahanan", "Ministry of Defence", "ministry of defense", "MoD"],
  ["Menhan", "Menteri Pertahanan", "Minister of Defence", "defense minister"],
  ["Wamenhan", "Wakil Menteri Pertahanan", "deputy minister of defence"],
  ["Menlu", "Menteri Luar Negeri", "foreign minister"],
  ["Sekjen", "Sekretaris Jenderal", "secretary general"],
  ["Setjen", "Sekretariat Jenderal", "secretariat general"],
  ["Ditjen", "Direktorat Jenderal", "directorate general"],
  ["Dubes", "Duta Besar", "ambassador"],
  ["Athan", "Atase Pertahanan", "defence attaché", "defense attache"],
  ["Letjen", "Letnan Jenderal", "lieutenant general"],
  ["Mayjen", "Mayor Jenderal", "major general"],
  ["Brigjen", "Brigadir Jenderal", "brigadier general"],
  ["Kol.", "Kolonel", "colonel"],
  ["alutsista", "alat utama sistem senjata", "sistem persenjataan", "weapon systems"],
  ["SDM", "sumber daya manusia", "human resources"],
  ["TNI", "Tentara Nasional Indonesia", "Indonesian Armed Forces"],
  ["BUMN", "badan usaha milik negara", "state-owned enterprise"],
  ["Bakamla", "Badan Keamanan Laut", "maritime security agency"],
  ["BSSN", "Badan Siber dan Sandi Negara", "national cyber and crypto agency"],
  ["MoU", "nota kesepahaman", "memorandum of understanding"],
  ["ToT", "alih teknologi", "transfer teknologi", "technology transfer", "transfer of technology"],
  ["HADR", "bantuan kemanusiaan dan tanggap bencana", "humanitarian assistance and disaster relief"],
  ["JV", "usaha patungan", "perusahaan patungan", "joint venture", "joint ventures"],
  ["MTC", "kerja sama teknis militer", "military-technical cooperation"],
  ["2+2", "dua plus dua", "two plus two"],
  ["kerja sama", "kerjasama", "bekerja sama", "cooperation", "co-operation"],
  ["keamanan siber", "cyber security", "cybersecurity"],
  ["pertahanan siber", "cyber defence", "cyber defense"],
  ["latihan bersama", "joint exercise", "joint exercises"],
  ["pelatihan", "melatih", "training"],
  ["pendidikan", "education"],
  ["industri pertahanan", "defence industry", "defense industries"],
  ["kunjungan kehormatan", "courtesy call", "courtesy calls"],
  ["pesawat tempur", "fighter aircraft"],
  ["kendaraan tempur", "combat vehicles"],
  ["bantuan kemanusiaan", "humanitarian assistance"],
  ["tanggap bencana", "disaster response"],
  ["kedokteran militer", "military medicine"],
  [
    "kontra-terorisme",
    "kontraterorisme",
    "kontra terorisme",
    "counter-terrorism",
    "counterterrorism",
    "counter terrorism",
  ],
  ["produksi bersama", "joint production"],
  ["pengembangan bersama", "joint development"],
  ["kelompok kerja", "Pokja", "working group"],
  ["pengadaan", "mengadakan", "procurement"],
  ["keamanan maritim", "maritime security"],
  ["kandungan lokal", "local content"],
  ["pertukaran", "exchanges"],
  ["penandatanganan", "menandatangani", "tanda tangan", "signing", "signed"],
  ["Prancis", "Perancis", "France", "French"],
  ["Belarus", "Belarusia", "Belarusian"],
  ["Rusia", "Russia", "Russian"],
  ["Jepang", "Japan"],
  ["AS", "Amerika Serikat", "United States"],
  ["Muraveyko", "Muraveiko"],
  ["Sjamsoeddin", "Syamsudin"],
  ["Sébastien", "Sebastien"],
  ["F-16", "F16"],
  ["MILEX-2025", "MILEX 2025"],
  ["bi-lateral", "bilateral"],
];

describe("what is said in several ways meets", () => {
  it.each(MEETING.map((ways): [string, string[]] => [ways[0] ?? "", ways]))("%s", (_, ways) => {
    const missed = ways.flatMap((query) =>
      ways.filter((said) => !finds(query, `Hari ini ${said} di Bandung`, "both")).map((said) => [query, said]),
    );
    expect(missed).toEqual([]);
  });

  it("across texts whose language is known", () => {
    expect(finds("ministry of defence", "Kemhan menyambut tamu", "id")).toBe(true);
    expect(finds("kementerian pertahanan", "The MoD received guests", "en")).toBe(true);
    expect(finds("nota kesepahaman", "They signed an MoU", "en")).toBe(true);
  });
});

describe("what differs stays apart", () => {
  it.each([
    ["sama", "kerja sama"],
    ["kerja", "kerjasama"],
    ["teri", "Menteri"],
    ["mandir", "mandiri"],
    ["antar", "ANTARA"],
    ["kementerian pertahanan", "Kementerian Kesehatan"],
    ["kementerian", "Menteri"],
    ["F-16", "16 orang di ruang F"],
    ["laut", "udara"],
    ["Jepang", "Rusia"],
    ["as", "Sama seperti asap"],
    ["pemerintah", "perintah"],
  ])("%s does not find: %s", (query, text) => {
    expect(finds(query, text, "both")).toBe(false);
  });

  it("writes an abbreviation of two letters out only where it is in capitals", () => {
    expect(stemmedText("AS dan RI", "id")).toContain("amerika serikat");
    expect(stemmedText("as a partner", "en")).not.toContain("unit state");
  });

  it("finds a word behind its bound prefix", () => {
    expect(finds("perompakan", "Operasi anti-perompakan", "id")).toBe(true);
    expect(finds("proliferation", "A treaty on non-proliferation", "en")).toBe(true);
  });

  it("finds antara, and a query of function words alone", () => {
    expect(finds("antara", "Kantor berita ANTARA", "id")).toBe(true);
    expect(queryGroups("yang di").map(({ exact }) => exact)).toEqual([["yang"], ["di"]]);
    expect(queryGroups("!?")).toEqual([]);
  });
});

describe("columns", () => {
  it("keep every word in the exact one, and phrases within segments in the stemmed one", () => {
    expect(exactText("Di Paris, H.E. Sébastien bertemu 2+2.")).toBe("di paris he sebastien bertemu 2plus2");
    expect(stemmedText("Kemhan di Bogor", "id")).toBe(
      `kemhan bogor ${SEGMENT_BREAK} ${[
        "c:ministry-of-defence.kementerian-pertahanan",
        "c:ministry.kementerian",
        "c:defence.pertahanan",
        "kementerian tahan",
      ].join(` ${SEGMENT_BREAK} `)}`,
    );
    expect(holds(stemmedText("Kemhan di Bogor", "id"), ["bogor", "menteri"])).toBe(false);
    expect(stemmedText("", "both")).toBe("");
  });

  it("write a repeated abbreviation out once", () => {
    const segments = stemmedText("TNI TNI TNI", "id").split(` ${SEGMENT_BREAK} `);
    expect(segments.filter((segment) => !segment.startsWith("c:"))).toEqual([
      "tni tni tni",
      "tentara nasional indonesia",
    ]);
    expect(new Set(segments).size).toBe(segments.length);
  });

  it("hold terms of letters and digits only, and those of concepts, on any Unicode", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...LANGUAGES), (text, language) => {
        const term = /^(?:[\p{L}\p{N}]+|c:[\p{L}\p{N}.-]+)?$/u;
        expect(
          stemmedText(text, language)
            .split(" ")
            .filter((one) => !term.test(one)),
        ).toEqual([]);
        expect(exactText(text)).toMatch(/^([\p{L}\p{N}]+( [\p{L}\p{N}]+)*)?$/u);
        queryGroups(text, language);
      }),
    );
  });
});

describe("analyse", () => {
  const word = fc.constantFrom(
    "Kemhan",
    "kerja sama",
    "menandatangani",
    "F-16",
    "Sjafrie",
    "2+2",
    "—",
    "👍",
    "di",
    "TNI AL",
  );

  it("gives offsets inside the text, positions in order", () => {
    fc.assert(
      fc.property(
        fc.array(word),
        fc.string({ unit: "binary" }),
        fc.constantFrom(...LANGUAGES),
        (words, noise, language) => {
          const text = [...words, noise].join(" ");
          let position = 0;
          let exactEnd = 0;
          for (const term of analyse(text, language)) {
            expect(term.position).toBeGreaterThanOrEqual(position);
            expect(term.end).toBeGreaterThan(term.start);
            expect(term.end).toBeLessThanOrEqual(text.length);
            position = term.position;
            if (term.kind !== "exact") continue;
            expect(term.start).toBeGreaterThanOrEqual(exactEnd);
            exactEnd = term.end;
          }
        },
      ),
    );
  });

  it.each([
    ["A memorandum with Japan Radio Company on radar", false],
    ["Repairs at Netherlands Naval Works", false],
    ["Japan Radio Company", true],
    ["A memorandum with Japan on radar", true],
    ["What a company of Japan offers", true],
  ])("%j tells of a country: %s", (text, isOfCountry) => {
    const isCountry = ({ stem }: Term) => /^c:(?:japan|netherlands)/.test(stem);
    expect(analyse(text, "en").some(isCountry)).toBe(isOfCountry);
  });

  it("says where a compound and an abbreviation stand", () => {
    const text = "Bekerja sama dengan Kemhan";
    const said = analyse(text, "id").filter(({ kind }) => kind !== "exact");
    expect(said.map(({ stem, start, end, kind }) => [stem, text.slice(start, end), kind])).toEqual([
      ["c:cooperation.kerja-sama", "Bekerja sama", "concept"],
      ["kerjasama", "Bekerja sama", "stem"],
      ["c:ministry-of-defence.kementerian-pertahanan", "Kemhan", "concept"],
      ["c:ministry.kementerian", "Kemhan", "concept"],
      ["c:defence.pertahanan", "Kemhan", "concept"],
      ["kemhan", "Kemhan", "stem"],
      ["kementerian tahan", "Kemhan", "expansion"],
    ]);
    const navy = analyse("Kapal TNI AL", "en").find(({ stem }) => stem === "indonesian navi");
    expect(navy).toMatchObject({ start: 6, end: 12, position: 1, kind: "expansion" });
  });

  it.each(["Kemhan ", "kerja sama ", "a-", "menandatangani", "Sjafrie, ", "isu-"])(
    "takes time in proportion: %j",
    (unit) => {
      const text = unit.repeat(5_000);
      expect(processorMs(() => [analyse(text, "both"), queryGroups(text)])).toBeLessThan(linearMs);
    },
  );
});
