import type { Localised } from "./localised.ts";
import type { DateBasis, DatePrecision } from "./vocabulary.ts";

/** A date as it is served, with its note in both languages. */
export type RecordDate = {
  edtf: string | null;
  start: string | null;
  end: string | null;
  /** The time with its zone, such as `14:00+07:00`, where it is printed. */
  time: string | null;
  precision: DatePrecision;
  basis: DateBasis;
  text: string | null;
  note: Localised | null;
};

/** What a search hit shows of a record besides its label: kept in both languages, shown in one. */
export type SearchShown<Text extends Localised | string> = {
  /** Running text of it: a summary, a definition, the posts of a person. */
  text: Text | null;
  /** Names that it is found by besides its label. */
  names: readonly string[];
  date: (Omit<RecordDate, "note"> & { note: Text | null }) | null;
};
