import type { Fault } from "../model/faults.ts";
import type { Path } from "../model/members.ts";
import { collections, type RecordType } from "../model/record-types.ts";
import { shown } from "../model/text.ts";
import { keyOf, sharedFacts } from "./keys.ts";
import type { Known } from "./unknown-reference.ts";

type Telling = { formerIds?: readonly string[] | undefined };

/** The former ids that the claims about a fact tell, each once; the claim about an article is its dossier. */
export const formerIdsOf = (claims: readonly unknown[]): string[] => [
  ...new Set(
    claims.flatMap((claim) => {
      const { formerIds, article } = claim as Telling & { article?: Telling };
      return formerIds ?? article?.formerIds ?? [];
    }),
  ),
];

/** A record as it stands in a file, whatever its faults. */
type Written = { type: RecordType; path: Path; value: unknown };

/** The facts of a dossier. */
export const factsIn = (dossier: unknown): Written[] => {
  const lists = Object(dossier) as Record<string, unknown>;
  return [
    { type: "article" as const, path: ["article"], value: lists.article },
    ...sharedFacts.flatMap((type) => {
      const list = collections[type];
      return [lists[list] ?? []].flat().map((value, at) => ({ type, path: [list, at], value }));
    }),
  ];
};

/**
 * What is wrong with the former ids of records: each is of one record, and none that stands.
 *
 * @param taken former ids → the record that has them; those of these records are added.
 */
export const formerIssues = (records: readonly Written[], known: Known, taken: Map<string, string>): Fault[] =>
  records.flatMap(({ type, path, value }) => {
    const { id, formerIds } = Object(value) as { id?: unknown; formerIds?: unknown };
    if (typeof id !== "string" || !Array.isArray(formerIds)) return [];
    return formerIds.flatMap((former, at): Fault[] => {
      if (typeof former !== "string") return [];
      const fault = (message: string) => [
        { path: [...path, "formerIds", at], message: `"${shown(former)}" ${message}` },
      ];
      if (known(type).has(former)) return fault(`is the ${type} of that id (allowed: ids that none has any more)`);
      const key = keyOf(type, former);
      const owner = taken.get(key) ?? id;
      taken.set(key, owner);
      return owner === id ? [] : fault(`is a former id of "${shown(owner)}" (allowed: each of one ${type} only)`);
    });
  });
