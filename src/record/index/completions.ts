import { nameTerm } from "../../db/fulltext/name-terms.ts";
import type * as tables from "../../db/schema/index.ts";
import type { Written } from "../../language/analyse.ts";
import { STOP_WORDS } from "../../language/lexicon.ts";
import { conceptKey, gistOf, joined, knownRuns, unitsOfName, visible } from "../../language/names.ts";
import { nameKey } from "../../language/normalise.ts";
import { tokenise } from "../../language/tokenise.ts";
import type { Built } from "../build.ts";

/** How a record is completed: its row of `suggest_names`, and its rank instead of its number. */
export type Completion = Omit<(typeof tables.suggestNames)["$inferInsert"], "number"> & { rank: number };

/** What a name is completed by: from its beginning and from each of its words on, as it is written and as it is spelt elsewhere. */
const termsOfName = (written: string): string[] => {
  const name = visible(written);
  const tokens = tokenise(name);
  const runs = knownRuns(name, tokens);
  const words = tokens.flatMap(({ folded, tail }) => (tail === undefined ? [folded] : [folded, tail]));
  const gist = gistOf(tokens, unitsOfName(tokens, runs));
  const [letters, spelling] = [joined(name), nameKey(name).replaceAll(" ", "")];
  return [
    nameTerm.name(letters),
    ...(spelling === letters ? [] : [nameTerm.spelling(spelling)]),
    ...words.flatMap((word) =>
      STOP_WORDS.has(word)
        ? [nameTerm.functionWord(word)]
        : [nameTerm.word(word), nameTerm.word(nameKey(word).replaceAll(" ", ""))],
    ),
    ...runs.flatMap(({ concepts }) => concepts.map((concept) => nameTerm.concept(conceptKey(concept)))),
    ...(gist === "" ? [] : [nameTerm.gist(gist)]),
  ];
};

/** How a reference record is completed by its names; null where it has no rank among completions. */
export const completionOf = (
  { type, id, terms, findable }: Built,
  names: readonly Written[],
  rank: number | undefined,
): Completion | null => {
  if (rank === undefined) return null;
  const forms = [...new Set(names.map(([name]) => name))];
  const all = [
    ...forms.flatMap(termsOfName),
    ...(findable.codes ?? []).map(nameTerm.code),
    nameTerm.type(type),
    ...terms.values("country").map(nameTerm.country),
    ...(type === "person" ? terms.values("post").map(nameTerm.holds) : []),
  ];
  return { rank, type, id, forms, terms: [...new Set(all)].sort().join(" ") };
};
