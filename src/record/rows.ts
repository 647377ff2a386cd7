import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type * as tables from "../db/schema/index.ts";
import { boundsOf } from "../model/date.ts";
import type { DossierDate } from "../model/dossier.ts";
import type { RecordType } from "../model/ids.ts";
import type { Localised } from "../model/localised.ts";
import { beginningOf } from "../text/beginning.ts";
import { fold } from "../text/normalise.ts";
import type { Evidence } from "./contributions.ts";

type Table = Extract<(typeof tables)[keyof typeof tables], SQLiteTable>;
type RowOf<T extends SQLiteTable> = T["$inferInsert"];

/** Rows to be written, by table, in the order in which the tables were first used. */
export class Rows {
  readonly #byTable = new Map<SQLiteTable, Record<string, unknown>[]>();

  add<T extends Table>(table: T, ...rows: RowOf<T>[]): void {
    const known = this.#byTable.get(table);
    if (known) known.push(...rows);
    else this.#byTable.set(table, [...rows]);
  }

  of<T extends Table>(table: T): RowOf<T>[] {
    return (this.#byTable.get(table) ?? []) as RowOf<T>[];
  }
}

/** The columns of a Date; all empty where there is none. */
export const dateRow = (date: DossierDate | null) => {
  const { start, end, precision } = boundsOf(date?.edtf ?? null);
  return {
    edtf: date?.edtf ?? null,
    start,
    end,
    precision,
    basis: date?.basis ?? ("unknown" as const),
    text: date?.text ?? null,
    noteEn: date?.note?.en ?? null,
    noteId: date?.note?.id ?? null,
  };
};

/** What the `records` table holds of a record, but for its versions. */
export type Head = {
  type: RecordType;
  id: string;
  label: Localised;
  start: string | null;
  end: string | null;
};

/** As much of a label as a cursor has room for, whatever its letters: what begins alike is ordered by id. */
const longestSortKey = 80;
const sortKey = (label: string): string => beginningOf(fold(label), longestSortKey);

export const headRow = (head: Head, version: number, at: string): RowOf<typeof tables.records> => ({
  type: head.type,
  id: head.id,
  labelEn: head.label.en,
  labelId: head.label.id,
  sortEn: sortKey(head.label.en),
  sortId: sortKey(head.label.id),
  dateStart: head.start,
  dateEnd: head.end,
  sortDate: sortDateOf(head),
  createdVersion: version,
  updatedVersion: version,
  updatedAt: at,
});

export const sortDateOf = ({ start, end }: Pick<Head, "start" | "end">): string => start ?? end ?? "";

export const evidenceRows = (
  subjectType: "engagement" | "agreement" | "statement" | "person" | "organisation",
  subjectId: string,
  part: string,
  evidence: readonly Evidence[],
): RowOf<typeof tables.evidence>[] =>
  evidence.map((item, ordinal) => ({
    subjectType,
    subjectId,
    part,
    ordinal,
    articleId: item.article,
    paragraph: item.paragraph,
    basis: item.basis,
    attributedType: item.attributedTo?.split(":")[0] ?? null,
    attributedId: item.attributedTo?.split(":")[1] ?? null,
    sha256: item.sha256,
    noteEn: item.note?.en ?? null,
    noteId: item.note?.id ?? null,
  }));

/** Shortens a text to at most `max` characters at a word's end. */
export const shorten = (text: string, max: number): string => {
  if (text.length <= max) return text;
  const cut = text.lastIndexOf(" ", max - 1);
  return `${beginningOf(text, cut > max / 2 ? cut : max - 1).replace(/[\s,;:.–-]+$/, "")}…`;
};
