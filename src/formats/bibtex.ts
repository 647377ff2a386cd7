import { type Citation, citationOf } from "./citation.ts";
import type { Writer } from "./writer.ts";

/** What TeX reads otherwise than it stands, and how to write it. Braces by name, as they must balance even when escaped. */
const commands: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

const tex = (text: string): string =>
  text.replaceAll(/[\\{}~^]/g, (sign) => commands[sign] ?? "").replaceAll(/[&%$#_]/g, "\\$&");

/** Kept as it is: neither its case nor the order of its words is for a style to change. */
const verbatim = (text: string): string => `{{${tex(text)}}}`;
const plain = (text: string): string => `{${tex(text)}}`;
/** A url is verbatim to biblatex, and must only balance its braces. */
const address = (text: string): string => `{${text.replaceAll(/[{}\\]/g, encodeURIComponent)}}`;
const people = (names: readonly string[]): string => `{${names.map((name) => `{${tex(name)}}`).join(" and ")}}`;

/** One of a list that commas part. */
const keyword = (text: string): string => (text.includes(",") ? plain(text) : tex(text));

/** The names that babel and biblatex have for languages. */
const langids: Readonly<Record<string, string>> = { en: "english", id: "indonesian" };

const optional = <T>(value: T | null, write: (value: T) => string): string | null => (value ? write(value) : null);

const fieldsOf = ({ date, looseDate, ...citation }: Citation): Record<string, string | null> => ({
  author: citation.authors.length > 0 ? people(citation.authors) : null,
  editor: citation.editors.length > 0 ? people(citation.editors) : null,
  title: optional(citation.title, verbatim),
  journal: optional(citation.container, verbatim),
  entrysubtype: citation.type === "newspaper" ? "{newspaper}" : null,
  type: optional(citation.genre, plain),
  number: optional(citation.number, plain),
  pubstate: optional(citation.status, plain),
  location: optional(citation.place, plain),
  // BibTeX reads the year, biblatex the date.
  year: date && `{${date.from.slice(0, 4)}}`,
  date: date && `{${date.from}${date.approximate ? "?" : ""}${date.to === null ? "" : `/${date.to}`}}`,
  langid: optional(langids[citation.language ?? ""] ?? null, plain),
  url: optional(citation.url, address),
  note: optional([looseDate, citation.note].filter(Boolean).join("; "), plain),
  abstract: optional(citation.abstract, plain),
  keywords: optional(citation.keywords.map(keyword).join(", "), (list) => `{${list}}`),
});

const entryOf = (citation: Citation): string => {
  const fields = Object.entries(fieldsOf(citation)).flatMap(([name, value]) => (value ? `  ${name} = ${value}` : []));
  return `@${citation.type === "newspaper" ? "article" : "misc"}{${citation.key},\n${fields.join(",\n")}\n}\n\n`;
};

/**
 * BibTeX in UTF-8, which biber and every BibTeX since 0.99d pass on as it is, for articles and agreements; fields of biblatex
 * beside those of BibTeX. The comment at its end says that it is whole.
 */
export const writer: Writer = {
  begin: () => "",
  each: (record, about) => entryOf(citationOf(record, about)),
  end: ({ version }, count) => `@comment{Mitra, version ${version}: ${count} in all}\n`,
};
