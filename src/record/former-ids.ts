import type { Client } from "@libsql/client/web";
import type { Fault } from "../model/faults.ts";
import type { Path } from "../model/members.ts";
import { collections, type RecordType } from "../model/record-types.ts";
import { shown } from "../model/text.ts";
import { InputError } from "./input.ts";
import { inPairs, keyOf, list, sharedFacts, unkey } from "./keys.ts";
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

/**
 * Refuses to write records of which two would have one former id, each as it is about to be written or as it is written.
 *
 * @param removed keys of the records that go.
 * @throws InputError naming both.
 */
export const refuseShared = async (
  client: Client,
  rewritten: readonly { type: RecordType; id: string; formerIds: readonly string[] }[],
  removed: readonly string[],
): Promise<void> => {
  const claims = rewritten.flatMap(({ type, id, formerIds }) => formerIds.map((former) => ({ type, id, former })));
  if (claims.length === 0) return;
  const { rows } = await client.execute({
    sql: `select type, former_id, id from former_ids where (type, former_id) ${inPairs} and (type, id) not ${inPairs}`,
    args: [
      list(claims.map(({ type, former }) => [type, former])),
      list([...rewritten.map(({ type, id }) => [type, id]), ...removed.map(unkey)]),
    ],
  });
  const owners = new Map(rows.map((row) => [keyOf(row.type as RecordType, String(row.former_id)), String(row.id)]));
  const problems = claims.flatMap(({ type, id, former }) => {
    const owner = owners.get(keyOf(type, former)) ?? id;
    owners.set(keyOf(type, former), owner);
    return owner === id
      ? []
      : [
          `${type} ${shown(id)} formerIds: "${shown(former)}" is a former id of "${shown(owner)}" (allowed: each of one ${type} only); take it away from the one that it is not`,
        ];
  });
  if (problems.length > 0) throw new InputError(problems);
};
