import { type Citation, citationOf } from "./citation.ts";
import type { IsoDate } from "./read.ts";
import type { Writer } from "./writer.ts";

/** The types of CSL that citations have. */
const types = { newspaper: "article-newspaper", treaty: "treaty", document: "document" } as const;

const dateParts = (day: string): number[] => day.split("-").map(Number);

const issued = (date: IsoDate | null, loose: string | null) =>
  date
    ? {
        "date-parts": [dateParts(date.from), ...(date.to === null ? [] : [dateParts(date.to)])],
        ...(date.approximate && { circa: true }),
      }
    : loose && { literal: loose };

const names = (list: readonly string[]) => list.length > 0 && list.map((literal) => ({ literal }));

const itemOf = (citation: Citation): object => ({
  id: citation.key,
  type: types[citation.type],
  title: citation.title,
  author: names(citation.authors),
  editor: names(citation.editors),
  "container-title": citation.container,
  genre: citation.genre,
  number: citation.number,
  status: citation.status,
  [citation.type === "newspaper" ? "publisher-place" : "event-place"]: citation.place,
  issued: issued(citation.date, citation.looseDate),
  language: citation.language,
  URL: citation.url,
  source: "Mitra",
  note: citation.note,
  abstract: citation.abstract,
  keyword: citation.keywords.join("; "),
});

/**
 * CSL-JSON, an array of items, for articles and agreements.
 *
 * @see https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
 */
export const writer: Writer = {
  begin: () => "[",
  each: (record, about, index) => {
    const members = Object.entries(itemOf(citationOf(record, about)));
    return `${index === 0 ? "" : ","}\n${JSON.stringify(Object.fromEntries(members.filter(([, value]) => value)))}`;
  },
  end: () => "\n]\n",
};
