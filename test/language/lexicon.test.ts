import { describe, expect, it } from "vitest";
import { analyse } from "../../src/language/analyse.ts";
import { conceptsOfSurface } from "../../src/language/concepts.ts";
import { canonicalSpelling, isCompound, STOP_WORDS } from "../../src/language/lexicon.ts";
import { CONCEPT_LINES } from "../../src/language/lexicon-concepts.ts";
import { COUNTRY_LINES } from "../../src/language/lexicon-countries.ts";
import { stemPhrase } from "../../src/language/stream.ts";

const forms = (column: string): string[] =>
  column
    .split(",")
    .map((form) => form.trim())
    .filter(Boolean);

const listed = (column = ""): string[] =>
  column
    .split(";")
    .map((form) => form.trim())
    .filter(Boolean);

describe("the concept table", () => {
  it.each([...CONCEPT_LINES, ...COUNTRY_LINES])("%s", (line) => {
    const columns = line.split("|");
    expect([3, 4, 5]).toContain(columns.length);
    const [short = "", id = "", en = "", nearest, narrower] = columns;
    expect(forms(id).length).toBeGreaterThan(0);
    expect(forms(en).length).toBeGreaterThan(0);
    for (const abbreviation of forms(short)) expect(abbreviation.split(" ").length).toBeLessThanOrEqual(2);
    for (const [column, language] of [
      [id, "id"],
      [en, "en"],
    ] as const) {
      const keys = forms(column).map((form) => stemPhrase(form, language).join(" "));
      expect(keys).not.toContain("");
      expect(new Set(keys).size).toBe(keys.length);
    }
    // What is nearest is something else, and is something.
    const others = listed(nearest);
    expect(others.filter((form) => stemPhrase(form, "id").length === 0 || forms(id).includes(form))).toEqual([]);
    // What is of its kind is another thing that the table has.
    const kinds = listed(narrower);
    expect(kinds.filter((form) => forms(id).includes(form) || conceptsOfSurface(form).length !== 1)).toEqual([]);
    expect(others.length > 0 || kinds.length > 0).toBe(nearest !== undefined);
    expect(kinds.length > 0).toBe(narrower !== undefined);
  });

  it("takes nothing armed for arms", () => {
    const conceptsIn = (text: string) => analyse(text, "en").filter(({ kind }) => kind === "concept");
    expect(conceptsIn("arms")).toHaveLength(1);
    expect(conceptsIn("armed")).toEqual([]);
  });

  it("has no line twice", () => {
    const lines = [...CONCEPT_LINES, ...COUNTRY_LINES];
    expect(new Set(lines).size).toBe(lines.length);
  });
});

describe("stop words", () => {
  it("are few, and none is half of a term or an abbreviation", () => {
    expect(STOP_WORDS.size).toBeLessThan(40);
    for (const word of ["antara", "sama", "kerja", "dalam", "serta", "as", "us", "it", "ri"]) {
      expect(STOP_WORDS.has(word)).toBe(false);
    }
  });
});

describe("spellings and compounds", () => {
  it.each([
    ["perancis", "prancis"],
    ["belarus", "belarusia"],
    ["nopember", "november"],
    ["kemenhan", "kemhan"],
    ["jepang", "jepang"],
    ["constructor", "constructor"],
  ])("%s → %s", (variant, kept) => {
    expect(canonicalSpelling(variant)).toBe(kept);
  });

  it.each([
    ["kerja sama", "kerjasama"],
    ["bekerja sama", "kerjasama"],
    ["bekerjasama", "kerjasama"],
    ["kerja samanya", "kerjasama"],
    ["kerja-sama", "kerjasama"],
    ["tanda tangan", "tandatangan"],
    ["menandatangani", "tandatangan"],
    ["tanggung jawab", "tanggungjawab"],
    ["bertanggung jawab", "tanggungjawab"],
    ["menindaklanjuti", "tindaklanjut"],
    ["tindak lanjut", "tindaklanjut"],
    ["ikut serta", "ikutserta"],
    ["keikutsertaan", "ikutserta"],
    ["uji coba", "ujicoba"],
    ["serah terima", "serahterima"],
    ["sumber daya", "sumberdaya"],
  ])("%s is one stem, %s", (phrase, stem) => {
    expect(stemPhrase(phrase, "id")).toEqual([stem]);
  });

  it.each(["kerja bersama", "kerja. Sama", "sama kerja", "tangan tanda", "kerja, sama"])(
    "%s is no compound",
    (phrase) => {
      expect(stemPhrase(phrase, "id")).toHaveLength(2);
    },
  );

  it("is decided by the words as well as their stems", () => {
    expect(isCompound("kerja", "kerja", "sama", "sama")).toBe(true);
    expect(isCompound("kerja", "kerja", "bersama", "sama")).toBe(false);
  });
});
