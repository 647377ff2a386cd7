import { inBoth, packed } from "../db/document/pack.ts";
import type { documents, records } from "../db/schema/index.ts";
import { fold } from "../language/normalise.ts";
import { countEvidence } from "../model/evidence.ts";
import type { Localised } from "../model/localised.ts";
import { isEvidenced } from "../model/record-types.ts";
import { beginningOf } from "../model/text.ts";
import type { Built, Days } from "./build.ts";
import { type Members, mentionOf, toldOf } from "./told.ts";

export type DocumentRow = Omit<(typeof documents)["$inferInsert"], "since">;

const isInBoth = (value: object): value is Localised =>
  "en" in value && "id" in value && Object.keys(value).length === 2;

/** Members that are the same in every language. */
const bothAlways = ["names", "altLabels"];

/** A document with each text that differs by language as one. */
export const inOne = (value: unknown, name = ""): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => inOne(item));
  if (isInBoth(value) && !bothAlways.includes(name)) return inBoth(value);
  const one: Record<string, unknown> = {};
  for (const key of Object.keys(value)) one[key] = inOne((value as Members)[key], key);
  return one;
};

/** What is served of a record besides what its head says, each text as one. */
export const servedDocument = ({ type, document }: Pick<Built, "type" | "document">): Members => {
  const { type: _, id: __, label: ___, url: ____, ...own } = document as Members;
  return inOne({ ...own, ...(isEvidenced(type) ? { evidenceCount: countEvidence(document) } : {}) }) as Members;
};

/** The row of a document. */
export const documentRow = ({ type, id, listed }: Built, document: Members): DocumentRow => ({
  type,
  id,
  mention: mentionOf(type, document),
  told: toldOf(type, document),
  ...packed(document, listed),
});

/** As much of a label as a cursor has room for, whatever its letters: what begins alike is ordered by id. */
const longestSortKey = 80;
const sortKey = (label: string): string => beginningOf(fold(label), longestSortKey).trimEnd();

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
