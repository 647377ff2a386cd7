import type { documents, records } from "../db/schema/index.ts";
import { fold } from "../language/normalise.ts";
import type { Language } from "../model/localised.ts";
import { beginningOf } from "../model/text.ts";
import type { Built, Days } from "./build.ts";

export type DocumentRow = (typeof documents)["$inferInsert"];

const isInBoth = (value: object): value is Record<Language, unknown> =>
  "en" in value && "id" in value && Object.keys(value).length === 2;

/** A member that shows both languages in every answer. */
const bothAlways = "names";

/** A document with its texts in one language. */
const inLanguage = (value: unknown, language: Language, name = ""): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => inLanguage(item, language));
  if (isInBoth(value) && name !== bothAlways) return value[language];
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inLanguage(member, language, key)]));
};

/** The documents of a record, as they are served in each language and in both. */
export const servedDocuments = ({ type, id, document, detail }: Built): DocumentRow[] =>
  [{ body: document, detail: false }, ...(detail ? [{ body: detail, detail: true }] : [])].flatMap((one) =>
    (["en", "id", "all"] as const).map((language) => ({
      type,
      id,
      language,
      detail: one.detail,
      body: JSON.stringify(language === "all" ? one.body : inLanguage(one.body, language)),
    })),
  );

/** As much of a label as a cursor has room for, whatever its letters: what begins alike is ordered by id. */
const longestSortKey = 80;
const sortKey = (label: string): string => beginningOf(fold(label), longestSortKey);

export const sortDateOf = ({ start, end }: Days): string => start ?? end ?? "";

/** What lists sort and select a record by: its row of `records`, but for versions and hashes. */
export const headOf = ({ type, id, label, days, hint }: Pick<Built, "type" | "id" | "label" | "days" | "hint">) =>
  ({
    type,
    id,
    labelEn: label.en,
    labelId: label.id,
    sortEn: sortKey(label.en),
    sortId: sortKey(label.id),
    dateStart: days.start,
    dateEnd: days.end,
    sortDate: sortDateOf(days),
    hintEn: hint?.en ?? null,
    hintId: hint?.id ?? null,
  }) satisfies Partial<(typeof records)["$inferInsert"]>;
