import type { documents, records } from "../db/schema/index.ts";
import { fold } from "../language/normalise.ts";
import { countEvidence, withoutEvidence } from "../model/evidence.ts";
import { type Language, languages } from "../model/localised.ts";
import { isEvidenced, pathOf } from "../model/record-types.ts";
import { beginningOf } from "../model/text.ts";
import type { Built, Days } from "./build.ts";

export type DocumentRow = Omit<(typeof documents)["$inferInsert"], "since">;

const isInBoth = (value: object): value is Record<Language, unknown> =>
  "en" in value && "id" in value && Object.keys(value).length === 2;

/** Members that are the same in every language. */
const bothAlways = ["names", "altLabels"];

/** A document with its texts in one language. */
const inLanguage = (value: unknown, language: Language, name = ""): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => inLanguage(item, language));
  if (isInBoth(value) && !bothAlways.includes(name)) return value[language];
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inLanguage(member, language, key)]));
};

/** The documents of a record in each language: as lists show it and, where that is more, as its item does. */
export const servedDocuments = ({ type, id, label, document, detail = document }: Built): DocumentRow[] => {
  const path = pathOf(type, id);
  const head = { type, id, label, ...(path === null ? {} : { url: path }) };
  const tail = isEvidenced(type) ? { evidenceCount: countEvidence(detail) } : {};
  const bodies = [
    { detail: false, body: withoutEvidence(document) },
    { detail: true, body: detail },
  ].map((one) => ({ ...one, body: { ...head, ...one.body, ...head, ...tail } }));
  const [brief, whole] = bodies.map(({ body }) => JSON.stringify(body));
  return (brief === whole ? bodies.slice(0, 1) : bodies).flatMap(({ body, detail }) =>
    languages.map((language) => ({ type, id, language, detail, body: JSON.stringify(inLanguage(body, language)) })),
  );
};

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
    dateStart: (days.hull ?? days).start,
    dateEnd: (days.hull ?? days).end,
    sortDate: sortDateOf(days),
    hintEn: hint?.en ?? null,
    hintId: hint?.id ?? null,
  }) satisfies Partial<(typeof records)["$inferInsert"]>;
