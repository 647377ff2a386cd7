import type * as tables from "../../db/schema/index.ts";
import { STOP_WORDS } from "../../language/lexicon.ts";
import { fold, nameKey } from "../../language/normalise.ts";
import { beginningOf } from "../../model/text.ts";
import type { ReferenceBuilder } from "../build.ts";

export type SuggestName = (typeof tables.suggestNames)["$inferInsert"];

const [longestKey, mostWords] = [60, 8];

/** The keys of a name: from each of its words on, as it is written and as its rival spellings are. */
const keysOf = (form: string): [key: string, isInner: boolean][] =>
  [...new Set([fold(form), nameKey(form)])].flatMap((folded) => {
    const words = folded.split(" ").slice(0, mostWords);
    return words.flatMap((word, at): [string, boolean][] =>
      at > 0 && STOP_WORDS.has(word) ? [] : [[beginningOf(words.slice(at).join(" "), longestKey).trim(), at > 0]],
    );
  });

/** The completions of a reference record: rows of `suggest_names`. */
export const completionsOf = (builder: ReferenceBuilder, id: string, entry: unknown): SuggestName[] => {
  const { type, completionRank } = builder;
  if (completionRank === undefined) return [];
  const label = builder.label(entry);
  const labels = label.en === label.id ? 1 : 2;
  const rows = new Map<string, SuggestName>();
  for (const [at, [form]] of builder.names(entry).entries()) {
    for (const [key, isInner] of keysOf(form)) {
      const rank = completionRank + (at < labels ? 0 : 10) + (isInner ? 20 : 0);
      for (const part of new Set([key, ...[3, 2, 1].map((most) => beginningOf(key, most).trim())])) {
        const known = rows.get(part);
        if (part !== "" && (known === undefined || rank < known.rank))
          rows.set(part, { key: part, rank, type, id, form });
      }
    }
  }
  return [...rows.values()];
};
