import { type Citation, citationOf } from "./citation.ts";
import type { Writer } from "./writer.ts";

/** Year, month and day between slashes, of which the last two may be empty. */
const slashed = (day: string): string => {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${year}/${month}/${date}/`;
};

type Line = readonly [tag: string, value: string | null | undefined];

const linesOf = ({ date, ...citation }: Citation): readonly Line[] => [
  ["ID", citation.key],
  ...citation.authors.map((name): Line => ["AU", name]),
  ...citation.editors.map((name): Line => ["ED", name]),
  ["TI", citation.title],
  ["T2", citation.container],
  ["M3", citation.genre],
  ["M1", citation.number],
  ["CY", citation.place],
  ["PY", date?.from.slice(0, 4)],
  ["DA", date && slashed(date.from)],
  ["LA", citation.language],
  ["UR", citation.url],
  ["DB", "Mitra"],
  ["AB", citation.abstract],
  ...citation.keywords.map((word): Line => ["KW", word]),
  [
    "N1",
    [citation.status, date?.to && `${date.from}/${date.to}`, citation.looseDate, citation.note]
      .filter(Boolean)
      .join("; "),
  ],
];

/**
 * RIS in UTF-8, for articles and agreements, its lines ended by CRLF. A document is what Zotero makes of a treaty.
 *
 * @see https://en.wikipedia.org/wiki/RIS_(file_format)
 */
export const writer: Writer = {
  begin: () => "",
  each: (record, about) => {
    const citation = citationOf(record, about);
    const lines = linesOf(citation).filter(([, value]) => value);
    const type: Line = ["TY", citation.type === "newspaper" ? "NEWS" : "GEN"];
    return [type, ...lines, ["ER", ""] as Line]
      .map(([tag, value]) => `${tag}  - ${value}\r\n`)
      .join("")
      .concat("\r\n");
  },
  end: () => "",
};
