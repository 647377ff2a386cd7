import type { records } from "../db/schema/index.ts";
import { beginningOf } from "../language/beginning.ts";
import { fold } from "../language/normalise.ts";
import type { Built, Days } from "./build.ts";

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
