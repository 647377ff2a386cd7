import type * as tables from "../db/schema/index.ts";
import { dayCode, slotOf } from "../db/search-number.ts";
import { beginningsOfName, wholeName } from "../db/search-terms.ts";
import type { DossierDate } from "../model/dossier.ts";
import type { FactType, RecordType } from "../model/ids.ts";
import type { Localised } from "../model/localised.ts";
import {
  analyse,
  exactText,
  languagesOf,
  SEGMENT_BREAK,
  stemmedText,
  type Term,
  type TextLanguage,
} from "../text/analyse.ts";
import { MONTHS } from "../text/months.ts";
import { withoutSoftWords } from "../text/soft-words.ts";
import { type Head, sortDateOf } from "./rows.ts";

export type SearchDocument = (typeof tables.searchDocuments)["$inferInsert"];

/** A text and the language that it is in. */
export type Written = readonly [text: string, language: TextLanguage];

/** What a record is found by, in words. */
export type Findable = {
  names: readonly Written[];
  text?: readonly Written[];
  /** What is neither a name nor running text: dates, places, kinds. */
  extra?: readonly Written[];
  /** References to records whose names count as its own. */
  mentions?: readonly string[];
  /** Filter tokens, `<field>:<value>`, besides those of the record's terms. */
  keys?: readonly string[];
};

/** How much a record of each type is worth among equals: what can be opened first, then what happened, then who said what. */
const priors: Readonly<Record<RecordType, number>> = {
  country: 60,
  topic: 40,
  person: 35,
  organisation: 25,
  source: 25,
  engagement: 50,
  agreement: 45,
  article: 30,
  statement: 35,
  post: 0,
};

/** A text in both languages. */
export const inBoth = (text: Localised | null | undefined): Written[] =>
  text
    ? [
        [text.en, "en"],
        [text.id, "id"],
      ]
    : [];

/** A date as readers write it: day, month and year, as far as they are known. */
export const dateWords = (date: DossierDate | null | undefined): Written[] =>
  (date?.edtf ?? "").split("/").flatMap((unit) => {
    const [year = "", month = "", day = ""] = unit.replace(/[?~%]/g, "").split("-");
    const known = (part: string) => (/^\d+$/.test(part) ? String(Number(part)) : "");
    const named = (language: "en" | "id"): Written => [
      [known(day), MONTHS[language][Number(month) - 1] ?? "", known(year)].filter(Boolean).join(" "),
      language,
    ];
    return [named("en"), named("id")];
  });

/**
 * The stems of a name, and the terms that say what the whole of it is, so that a name can be asked for as a whole in other
 * words: an abbreviation that is a name by itself is one in its long forms too.
 */
const stemmedName = ([name, language]: Written, isTitle: boolean): string[] => {
  const terms = analyse(name, language);
  const streams = languagesOf(language).map((each) =>
    terms.flatMap((term) => (term.kind === "stem" && term.language === each ? [term.stem] : [])),
  );
  const last = terms.findLast(({ kind }) => kind === "exact");
  const expansions = terms.filter(({ kind }) => kind === "expansion");
  const isWhole = ({ start, end }: Term) => start === terms[0]?.start && end === last?.end;
  const whole = [...streams, ...expansions.filter(isWhole).map(({ stem }) => stem.split(" "))];
  return [
    ...streams.map((words) => words.join(" ")),
    ...expansions.map(({ stem }) => stem),
    whole.flatMap((words) => [...wholeName(words), ...(isTitle ? beginningsOfName(words) : [])]).join(" "),
  ].filter(Boolean);
};

const joined = (segments: readonly string[]): string =>
  [...new Set(segments)].filter(Boolean).join(` ${SEGMENT_BREAK} `);

const stems = (texts: readonly Written[]): string =>
  joined(texts.map(([text, language]) => stemmedText(withoutSoftWords(text), language)));

const exact = (texts: readonly Written[]): string => joined(texts.map(([text]) => exactText(text)));

const exactNames = (names: readonly Written[]): string =>
  joined([
    ...names.map(([name]) => exactText(name)),
    names.flatMap(([name]) => wholeName(exactText(name).split(" "))).join(" "),
  ]);

const [firstYear, lastYear] = [1945, 2079];

/** The years that a fact may lie in, as filter tokens; one that is open at an end has the token `year-open`. */
const yearKeys = ({ start, end }: Head): string[] => {
  if (start === null && end === null) return [];
  if (start === null || end === null) return ["when:open"];
  const within = (day: string) => Math.min(lastYear, Math.max(firstYear, Number(day.slice(0, 4))));
  const [from, to] = [within(start), within(end)];
  return Array.from({ length: to - from + 1 }, (_, index) => `when:${from + index}`);
};

const isFact = (type: RecordType): type is FactType =>
  type === "article" || type === "engagement" || type === "agreement" || type === "statement";

/** The row of `search_documents` for a record; `id` is its number, but where others have the same. */
export const searchDocument = (head: Head, { names, text = [], extra = [], ...rest }: Findable): SearchDocument => {
  const { type, id } = head;
  const sortDate = isFact(type) ? sortDateOf(head) : "";
  const shortest = Math.min(...names.map(([name]) => exactText(name).split(" ").length), 15);
  return {
    id: slotOf(dayCode(sortDate, isFact(type)), type, id),
    type,
    recordId: id,
    sortDate,
    prior: priors[type] - 2 * (names.length > 0 ? shortest : 0),
    names: joined(names.flatMap((name) => stemmedName(name, type === "post"))),
    text: stems(text),
    extra: stems(extra),
    exactNames: exactNames(names),
    exactText: exact(text),
    exactExtra: exact(extra),
    mentions: [...new Set(rest.mentions ?? [])],
    keys: [`type:${type}`, ...(isFact(type) ? yearKeys(head) : []), ...(rest.keys ?? [])].join(" ").toLowerCase(),
  };
};

/** References of several types as `mentions` has them. */
export const mentionable = (refs: readonly (string | null | undefined)[]): string[] =>
  refs.filter((ref): ref is string => Boolean(ref));
