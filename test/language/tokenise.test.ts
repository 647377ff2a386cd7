import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenise } from "../../src/language/tokenise.ts";
import { linearMs, processorMs } from "../support/processor.ts";

const words = (text: string): string =>
  tokenise(text)
    .map(({ folded }) => folded)
    .join(" ");

describe("tokenise", () => {
  it.each([
    ["Format 2+2 digelar", "format 2plus2 digelar"],
    ["MILEX-2025, MILEX2025", "milex 2025 milex 2025"],
    ["F-16, F16 dan Su-30MKI", "f 16 f 16 dan su 30 mki"],
    ["Jenderal M. Herindra", "jenderal m herindra"],
    ["H.E. Tuan Duta", "he tuan duta"],
    ["U.S.A menang", "usa menang"],
    ["M.Herindra", "m herindra"],
    ["A.H. Nasution, A H Nasution, A. H. Nasution", "ah nasution ah nasution ah nasution"],
    ["A.H Nasution, a h nasution, A. H.Nasution", "ah nasution ah nasution ah nasution"],
    ["B J Habibie, T. B. Simatupang, R\u00A0E Martadinata", "bj habibie tb simatupang re martadinata"],
    ["H.E. A. H. Nasution", "he ah nasution"],
    ["kelas A, B; A d'Estaing; F 16 A B-52", "kelas a b a destaing f 16 a b 52"],
    ["www.contoh.co.id/berita", "www contoh co id berita"],
    ["Indonesia-Prancis; Indonesia–Pakistan", "indonesia prancis indonesia pakistan"],
    ["bi-lateral, kontra-terorisme, non‑blok", "bilateral kontraterorisme nonblok"],
    ["isu-isu, Isu-isu", "isu isu"],
    ["undang-undang", "undangundang"],
    ["Jum'at, Jum’at", "jumat jumat"],
    ["Indonesia's partner's", "indonesia partner"],
    ["'kutipan' ‘kutipan’", "kutipan kutipan"],
    ["R&D", "r d"],
    ["25/4/2022", "25 4 2022"],
    ["perta\u00ADhanan", "pertahanan"],
    ["Sébastien", "sebastien"],
    ["Министр обороны", "министр обороны"],
    ["\uD800 \u0301 👍", ""],
    ["", ""],
  ])("%s", (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  it("keeps offsets into the original text", () => {
    const text = "« Se\u0301bastien » 👍 kontra-terorisme F-16";
    expect(tokenise(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      "Se\u0301bastien",
      "kontra-terorisme",
      "F",
      "16",
    ]);
  });

  it("says which tokens are one expression, and what follows a bound prefix", () => {
    expect(tokenise("F-16 Blok 70").map(({ glued }) => glued)).toEqual([false, true, false, false]);
    expect(tokenise("kontra-terorisme")[0]?.tail).toBe("terorisme");
  });

  it("gives tokens inside the text, in order, on any Unicode", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        let last = 0;
        for (const { folded, start, end } of tokenise(text)) {
          expect(folded).not.toBe("");
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it.each(["a", "a.", "a'", "a-", "1+", "non-", "\u0301", "isu-", "1a", "\u00AD", " ", "a\u200D"])(
    "takes time in proportion to a text of %j",
    (unit) => {
      const text = unit.repeat(100_000);
      expect(processorMs(() => tokenise(text))).toBeLessThan(linearMs);
    },
  );
});
