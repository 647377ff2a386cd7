import { describe, expect, test } from "vitest";
import { dateWords, isExact } from "../../src/formats/date-words.ts";
import { boundsOf } from "../../src/model/date.ts";

const table: [edtf: string | null, en: string | null, id: string | null, exact: boolean][] = [
  ["2022-03-02", "2 March 2022", "2 Maret 2022", true],
  ["2025-07-28?", "28 July 2025", "28 Juli 2025", true],
  ["2024-02-27/2024-03-01", "27 February 2024 to 1 March 2024", "27 Februari 2024 sampai 1 Maret 2024", true],
  ["2021-03-01/2021-03-07", "1 March 2021 to 7 March 2021", "1 Maret 2021 sampai 7 Maret 2021", true],
  ["2021-03", "some time in March 2021", "suatu waktu dalam Maret 2021", false],
  ["2024-02", "some time in February 2024", "suatu waktu dalam Februari 2024", false],
  ["2021", "some time in 2021", "suatu waktu dalam 2021", false],
  ["201X", "some time from 2010 to 2019", "suatu waktu dari 2010 sampai 2019", false],
  [
    "2021-08/2021-12",
    "some time from August 2021 to December 2021",
    "suatu waktu dari Agustus 2021 sampai Desember 2021",
    false,
  ],
  [
    "2021-03-05/2021-05",
    "some time from 5 March 2021 to 31 May 2021",
    "suatu waktu dari 5 Maret 2021 sampai 31 Mei 2021",
    false,
  ],
  [
    "2021/2021-05-10",
    "some time from 1 January 2021 to 10 May 2021",
    "suatu waktu dari 1 Januari 2021 sampai 10 Mei 2021",
    false,
  ],
  ["../2021-03-30", "on or before 30 March 2021", "pada atau sebelum 30 Maret 2021", false],
  ["2021-03-30/..", "on or after 30 March 2021", "pada atau setelah 30 Maret 2021", false],
  ["XXXX-04-25", null, null, false],
  [null, null, null, false],
];

describe("a date in words", () => {
  test.each(table)("%s says how exactly it is known", (edtf, en, id, exact) => {
    const date = { edtf, ...boundsOf(edtf) };
    expect([dateWords(date, "en"), dateWords(date, "id"), isExact(date)]).toEqual([en, id, exact]);
  });
});
