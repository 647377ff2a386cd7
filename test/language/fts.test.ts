import Database from "libsql";
import { afterAll, describe, expect, it } from "vitest";
import { exactText, SEGMENT_BREAK, stemmedText } from "../../src/language/analyse.ts";
import { queryGroups } from "../../src/language/query.ts";

const TEXTS = [
  "Wamenhan menyambut Dubes Jepang; format 2+2 dibahas lagi",
  "Nota kesepahaman alih teknologi radar sudah ditandatangani di Surabaya",
  "Pesawat F-16 tampil di pameran MILEX-2025",
  "Joint exercise of the two navies against piracy",
  "Kerjasama kontra-terorisme dengan Perancis berlanjut",
];

const db = new Database(":memory:");
db.exec("create virtual table said using fts5(stemmed, exact, tokenize = \"unicode61 tokenchars '-:.'\")");
for (const text of TEXTS) db.prepare("insert into said values (?, ?)").run(stemmedText(text, "both"), exactText(text));
afterAll(() => {
  db.close();
});

const quoted = (phrase: readonly string[]): string => `"${phrase.join(" ")}"`;

function found(query: string): number[] {
  const match = queryGroups(query)
    .map(({ alternatives }) => `stemmed : (${alternatives.map(quoted).join(" OR ")})`)
    .join(" AND ");
  const rows: unknown[] = db.prepare("select rowid as id from said where said match ? order by rowid").raw().all(match);
  return rows.flat().map(Number);
}

describe("in SQLite's FTS5", () => {
  it.each([
    ["deputy minister of defence", [1]],
    ["duta besar", [1]],
    ["2+2", [1]],
    ["2 2", [1]],
    ["MoU", [2]],
    ["technology transfer", [2]],
    ["penandatanganan", [2]],
    ["F16", [3]],
    ["exhibition", [3]],
    ["milex 2025", [3]],
    ["latihan bersama", [4]],
    ["counter-terrorism cooperation France", [5]],
    ["terorisme", [5]],
    ["kerja sama", [5]],
    ["sama", []],
    ["teri", []],
  ])("%s finds %j", (query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  it("takes each of our terms as one token, so that phrases stand as they were written", () => {
    const terms = new Set(
      TEXTS.flatMap((text) => [...stemmedText(text, "both").split(" "), ...exactText(text).split(" ")]),
    );
    db.exec("create virtual table vocabulary using fts5vocab(said, 'row')");
    const rows: unknown[] = db.prepare("select term from vocabulary").raw().all();
    expect(new Set(rows.flat())).toEqual(terms);
    expect(terms.has(SEGMENT_BREAK)).toBe(true);
  });
});
