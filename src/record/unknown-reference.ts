import { nearest } from "../model/nearest.ts";
import type { RecordType } from "../model/record-types.ts";
import { isoCountries } from "./countries.ts";

/** The ids that may be named, by type of record; where the type is listed, with what the list says of each. */
export type Known = (type: RecordType) => {
  has(id: string): boolean;
  keys(): Iterable<string>;
  get?(id: string): unknown;
};

/** Codes in use that ISO 3166-1 gives to no country, and what is meant. */
const otherCodes: Readonly<Record<string, string>> = {
  UK: 'did you mean "GB"?',
  EL: 'did you mean "GR"?',
  EU: "the European Union is an organisation",
  UN: "the United Nations are an organisation",
};

const most = 6;

const listed = (ids: readonly string[]): string =>
  `${ids.slice(0, most).join(", ")}${ids.length > most ? `, … (${ids.length})` : ""}`;

const countryOf = (entry: unknown): unknown =>
  typeof entry === "object" && entry !== null && "country" in entry ? entry.country : undefined;

/** The known ids among which an unknown one would stand: those of its country, or else those that share a word with it. */
const neighbours = (type: RecordType, id: string, known: Known): string => {
  const ids = known(type);
  const words = id.split("-");
  const code = (words[0] ?? "").toUpperCase();
  if (["organisation", "post"].includes(type) && words.length > 1 && isoCountries.has(code)) {
    const ofCountry = [...ids.keys()].filter((one) => countryOf(ids.get?.(one)) === code);
    return ofCountry.length === 0 ? `; none is listed for ${code}` : `; for ${code} there are ${listed(ofCountry)}`;
  }
  const distinctive = words.filter((word) => word.length > 3 || /^\d+$/.test(word));
  const shared = (one: string): number => distinctive.filter((word) => one.split("-").includes(word)).length;
  const alike = [...ids.keys()].map((one) => ({ one, common: shared(one) })).filter(({ common }) => common > 0);
  if (alike.length === 0) return "";
  const [{ common } = { common: 0 }] = alike.sort((a, b) => b.common - a.common);
  return `; most alike: ${listed(alike.filter((one) => one.common === common).map(({ one }) => one))}`;
};

const unknownCountry = (code: string): string => {
  const hint = otherCodes[code];
  return `there is no country "${code}"${hint ? `; ${hint}` : ""} (allowed: an ISO 3166-1 alpha-2 code)`;
};

/** What to say of a reference to a record that does not exist: the id that was meant, or else what there is. */
export const unknownReference = (type: RecordType, id: string, known: Known): string => {
  if (type === "country") return unknownCountry(id);
  const near = nearest(id, known(type).keys());
  const what = near ? `; did you mean "${near}"?` : "";
  return `there is no ${type} "${id}"${what} (allowed: the id of a known ${type}${near ? "" : neighbours(type, id, known)})`;
};
