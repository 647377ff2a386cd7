import type { documents } from "../db/schema/index.ts";
import type { Language } from "../model/localised.ts";
import type { Built } from "./build.ts";

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
