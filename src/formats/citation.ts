import {
  type AgreementKind,
  type AgreementStatus,
  agreementKindLabels,
  agreementStatusLabels,
} from "../model/vocabulary.ts";
import {
  distinct,
  type IsoDate,
  isoDateOf,
  looseDateOf,
  oneLine,
  partOf,
  partsOf,
  refOf,
  refsOf,
  textOf,
} from "./read.ts";
import type { About, Served } from "./writer.ts";

/** What a bibliography needs of an article or an agreement; CSL-JSON, BibTeX and RIS write it. Texts have one line. */
export type Citation = {
  /** Stable and unique: the type and the id of the record, such as `article-japan-courtesy-call-2022`. */
  key: string;
  /** treaty: an instrument between states or bodies; document: any other undertaking. */
  type: "newspaper" | "treaty" | "document";
  title: string | null;
  /** Names as they are printed: they are not taken apart, as an Indonesian name need not have a family name. */
  authors: readonly string[];
  editors: readonly string[];
  /** What it was published in. */
  container: string | null;
  /** What kind of agreement, in words. */
  genre: string | null;
  number: string | null;
  status: string | null;
  place: string | null;
  date: IsoDate | null;
  /** A date that is none of the calendar, as printed. */
  looseDate: string | null;
  /** The language of the work, as BCP 47. */
  language: string | null;
  /** Where the work is to be read; our record of it, as it stood, where that is not known. */
  url: string | null;
  /** Our record as it stood in the version that is shown. */
  permalink: string | null;
  note: string | null;
  abstract: string | null;
  keywords: readonly string[];
};

/** The kinds of agreement that states and bodies conclude, which bibliographies call treaties. */
const treaties: readonly unknown[] = [
  "memorandum",
  "agreement",
  "treaty",
  "protocol",
  "arrangement",
  "declaration",
  "action-plan",
] satisfies AgreementKind[];

const line = (value: unknown): string | null => oneLine(textOf(value) ?? "") || null;
const lines = (values: readonly unknown[]): readonly string[] => values.flatMap((value) => line(value) ?? []);

const common = (record: Served, about: About) => {
  const url = line(record.url);
  const permalink = url && `${url}?asOf=${about.version}`;
  return {
    key: `${about.of}-${record.id}`,
    permalink,
    note: permalink && `Mitra, version ${about.version}: ${permalink}`,
    abstract: line(record.summary),
    keywords: lines(refsOf(record.topics).map(({ label }) => label)),
  };
};

const articleCitation = (record: Served, about: About): Citation => {
  const shared = common(record, about);
  const byline = partsOf(record.byline);
  const named = (isEditor: boolean) =>
    lines(byline.filter(({ role }) => (role === "editor") === isEditor).map(({ name }) => name));
  return {
    ...shared,
    type: "newspaper",
    title: line(record.headline) ?? line(record.label),
    authors: named(false),
    editors: named(true),
    container: line(refOf(record.source)?.label),
    genre: null,
    number: null,
    status: null,
    place: line(record.dateline),
    date: isoDateOf(record.published),
    looseDate: line(looseDateOf(record.published)),
    language: line(record.headline) === null ? null : line(record.language),
    url: line(record.articleUrl) ?? shared.permalink,
  };
};

const agreementCitation = (record: Served, about: About): Citation => {
  const shared = common(record, about);
  const inWords = about.language === "id" ? "id" : "en";
  const kind = agreementKindLabels[record.kind as AgreementKind];
  const status = agreementStatusLabels[record.status as AgreementStatus];
  return {
    ...shared,
    type: treaties.includes(record.kind) ? "treaty" : "document",
    title: line(record.officialTitle) ?? line(record.label),
    authors: lines(distinct(refsOf(record.parties, "party")).map(({ label }) => label)),
    editors: [],
    container: null,
    genre: kind?.[inWords] ?? null,
    number: lines(partsOf(record.identifiers).map(({ value }) => value)).join(", ") || null,
    status: status?.[inWords] ?? null,
    place: lines(partsOf(record.places).map(({ name, place }) => textOf(name) ?? refOf(place)?.label))[0] ?? null,
    date: isoDateOf(record.signed),
    looseDate: line(looseDateOf(partOf(record.signed))),
    language: line(record.officialTitle) === null ? inWords : null,
    url: shared.permalink,
  };
};

/** @param record an article or an agreement, as `about.of` says. */
export const citationOf = (record: Served, about: About): Citation =>
  about.of === "article" ? articleCitation(record, about) : agreementCitation(record, about);
