import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseIndonesianDate } from "../../src/language/dates.ts";
import { linearMs, processorMs } from "../support/processor.ts";

const edtf = (text: string): string | null => parseIndonesianDate(text)?.edtf ?? null;

describe("parseIndonesianDate", () => {
  it("reads a dateline in full", () => {
    expect(parseIndonesianDate("Terbit Rabu, 02 Maret 2022 - 19:13 WIB oleh redaksi")).toEqual({
      edtf: "2022-03-02",
      weekday: 3,
      time: "19:13",
      offset: "+07:00",
      text: "Rabu, 02 Maret 2022 - 19:13 WIB",
    });
    expect(parseIndonesianDate("Jum'at, 5 Nopember 2021 pukul 8.30 WITA")).toMatchObject({
      edtf: "2021-11-05",
      weekday: 5,
      time: "08:30",
      offset: "+08:00",
    });
    expect(parseIndonesianDate("(2/3/2022) 07:05 WIT")).toMatchObject({ time: "07:05", offset: "+09:00" });
  });

  it.each([
    ["Rabu (2/3/2022)", "2022-03-02"],
    ["Rabu, 2-3-2022", "2022-03-02"],
    ["Rabu 2.3.2022", "2022-03-02"],
    ["Rabu (2/3/22)", "2022-03-02"],
    ["bertemu di sini, Jumat (25/4).", "XXXX-04-25"],
    ["tiba Selasa, 25/4, pagi", "XXXX-04-25"],
    ["di sana (28/7)", "XXXX-07-28"],
    ["pada 30 Maret 2021, keduanya", "2021-03-30"],
    ["Ahad 6 Maret 2022", "2022-03-06"],
    ["Minggu 6 Maret 2022", "2022-03-06"],
    ["Jum’at 4 Pebruari 2022", "2022-02-04"],
    ["17 Agt 2020", "2020-08-17"],
    ["1 Mei", "XXXX-05-01"],
    ["31 desember 1999", "1999-12-31"],
    ["sejak Maret 2021", "2021-03"],
    ["pada tahun 2015", "2015"],
    ["2022-03-02", "2022-03-02"],
    ["29 Februari 2024", "2024-02-29"],
    ["(29/2)", "XXXX-02-29"],
    ["23-25 Maret 2015", "2015-03-23/2015-03-25"],
    ["1 s.d. 3 Mei 2022", "2022-05-01/2022-05-03"],
    ["1 s/d 3 Mei 2022", "2022-05-01/2022-05-03"],
    ["1 sd 3 Mei 2022", "2022-05-01/2022-05-03"],
    ["dari 1 sampai 3 Mei 2022 di sini", "2022-05-01/2022-05-03"],
    ["1 sampai dengan 3 Mei 2022", "2022-05-01/2022-05-03"],
    ["1 hingga 3 Mei 2022", "2022-05-01/2022-05-03"],
    ["1 – 3 Mei 2022", "2022-05-01/2022-05-03"],
    ["1-3 Mei", "XXXX-05-01/XXXX-05-03"],
    ["30 April s.d. 2 Mei 2022", "2022-04-30/2022-05-02"],
    ["30 April-2 Mei", "XXXX-04-30/XXXX-05-02"],
    ["30 Desember-2 Januari 2022", "2021-12-30/2022-01-02"],
    ["30 Desember 2021 - 2 Januari 2022", "2021-12-30/2022-01-02"],
    ["Senin 2 Mei s.d. Rabu 4 Mei 2022", "2022-05-02/2022-05-04"],
    ["Senin-Rabu (2-4/5/2022)", "2022-05-02/2022-05-04"],
    ["30/4 - 2/5/2022", "2022-04-30/2022-05-02"],
    ["30/4/2022 s.d. 2/5/2022", "2022-04-30/2022-05-02"],
    ["2022-05-01/2022-05-03", "2022-05-01/2022-05-03"],
    ["2022-05-01 s.d. 2022-05-03", "2022-05-01/2022-05-03"],
    ["Mei-Juli 2022", "2022-05/2022-07"],
    ["November 2021 hingga Februari 2022", "2021-11/2022-02"],
    ["November-Februari 2022", "2021-11/2022-02"],
    ["Tahun 1945-1949", "1945/1949"],
    ["1945–1949", "1945/1949"],
    ["periode 2019 s.d. 2024", "2019/2024"],
    ["1-3-2022", "2022-03-01"],
    ["1 Mei 0004", "0004-05-01"],
    ["29 Februari 0004", "0004-02-29"],
    ["Sabtu, 29 Februari 2020", "2020-02-29"],
    ["2 dan 3 Mei 2020", "2020-05"],
  ])("%s → %s", (text, expected) => {
    expect(edtf(text)).toBe(expected);
  });

  it.each([
    "awal pekan ini",
    "minggu ini",
    "hari Rabu",
    "31/2/2022",
    "(31/2)",
    "29 Februari 2023",
    "31 April 2021",
    "(2/13)",
    "0 Mei 2020",
    "Kamis, 02 Maret 2022",
    "Jumat (2/3/2022)",
    "25/4",
    "dua pertiga, 2/3 dari anggaran",
    "Rabu-Jumat (25-27/4)",
    "3-1 Mei 2022",
    "30 s.d. 31 April 2022",
    "Selasa, 2-4 Mei 2022",
    "2024-2021",
    "0812-1945-1949",
    "1945-1949-1950",
    "Boeing 737-2022",
    "29 Februari 1900",
    "hak cipta 2024",
    "10 Meikarta 2020",
    "192.168.1.2022",
    "",
  ])("finds no date it could stand for in: %s", (text) => {
    expect(edtf(text)).toBeNull();
  });

  it("never reads a day that the calendar does not have, and prints what it read", () => {
    const day = fc.integer({ min: 0, max: 40 });
    const month = fc.integer({ min: 0, max: 14 });
    fc.assert(
      fc.property(day, month, fc.integer({ min: 1900, max: 2099 }), (d, m, y) => {
        const date = new Date(Date.UTC(y, m - 1, d));
        const exists = date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
        const parsed = parseIndonesianDate(`(${d}/${m}/${y})`);
        expect(parsed?.edtf ?? null).toBe(exists ? date.toISOString().slice(0, 10) : null);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (noise) => {
        const text = `${noise} Rabu (2/3/2022)`;
        expect(text).toContain(parseIndonesianDate(text)?.text ?? "Rabu");
      }),
    );
  });

  it.each(["1", "1 ", "Rabu, ", "(1/1", "1-", "1 Mei ", "tahun "])(
    "takes time in proportion to a text of %j",
    (unit) => {
      const text = unit.repeat(100_000);
      expect(processorMs(() => parseIndonesianDate(text))).toBeLessThan(linearMs);
    },
  );
});
