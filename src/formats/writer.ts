import type { AnswerLanguage } from "../model/localised.ts";

/** A record as it is served: a parsed member of a list, or an item, in the language of the answer. */
export type Served = Readonly<Record<string, unknown>>;

/** What an answer is, besides its records. Addresses are absolute. */
export type About = {
  /** What its records are: `engagement` and the like for those of a collection, else the name of a read model: `change`. */
  of: string;
  /** What to call it: "Mitra: agreements". */
  title: string;
  /** The origin of this API, such as `https://api.example.org`. */
  origin: string;
  /** The address of this answer. */
  self: string;
  /** The address of the next page; null on the last one, and where all pages are one answer. */
  next: string | null;
  language: AnswerLanguage;
  /** The version of the record that it shows. */
  version: number;
};

/** Writes records one by one, so that an answer of any length needs the memory of one page. */
export type StreamWriter = {
  begin: (about: About) => string;
  /** @param index how many records came before. */
  each: (record: Served, about: About, index: number) => string;
  /** @param count how many records there were. */
  end: (about: About, count: number) => string;
};

/** Writes the records of one page at once. */
export type PageWriter = {
  page: (records: readonly Served[], about: About) => string;
};

/** How an answer is written in a format; `item` where a record by itself reads otherwise than a list of one. */
export type Writer = (StreamWriter | PageWriter) & { item?: (record: Served, about: About) => string };
