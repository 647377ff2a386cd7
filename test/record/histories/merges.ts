import { z } from "zod";
import { type Mention, referencesIn } from "../../../src/model/members.ts";
import { collections, type RecordType } from "../../../src/model/record-types.ts";
import { entrySchema } from "../../../src/record/builders.ts";
import { keyOf, sharedFacts, unkey } from "../../../src/record/keys.ts";
import { builders, type Dossier, type Reference } from "../../../src/record-types.ts";
import type { Random } from "../../../tools/bench/corpus/random.ts";

/*
 * Records that are others now: they get another id, or are merged into one that is there, and say so by `formerIds`.
 */

/** `<type>:<id>` → the id of the record that it is now; which is none of these. */
export type Merges = ReadonlyMap<string, string>;

const listed = ["person", "organisation", "topic"] as const;

/** A value with what it names called as it is now. */
const renaming = <T>(schema: z.ZodType, value: T, merges: Merges): T => {
  const next = structuredClone(value);
  for (const { path, type, id } of referencesIn(schema, value)) {
    const into = merges.get(keyOf(type, id));
    const last = path.at(-1);
    if (into === undefined || last === undefined) continue;
    const holder = path.slice(0, -1).reduce<unknown>((inner, key) => Object(inner)[key], next);
    Object(holder)[last] = Object(holder)[last] === id ? into : `${type}:${into}`;
  }
  return next;
};

type Owner = { id: string; formerIds?: string[] | undefined };

/** Records under the ids that they have now, each once, with those that they had before. */
const moved = <T extends Owner>(type: RecordType, records: readonly T[], merges: Merges): T[] => {
  const own = records.filter(({ id }) => !merges.has(keyOf(type, id)));
  const others = records.flatMap((one) => {
    const id = merges.get(keyOf(type, one.id));
    return id === undefined ? [] : [{ ...one, id }];
  });
  return [...new Map([...others, ...own].map((one) => [one.id, one])).values()].map((one) => {
    const formerIds = [...merges].flatMap(([key, into]) => {
      const [of, former] = unkey(key);
      return of === type && into === one.id ? [former] : [];
    });
    return formerIds.length === 0 ? one : { ...one, formerIds };
  });
};

/** A dossier in which records are called as they are now; what two said of each other, one does not say of itself. */
export const mergedDossier = (dossier: Dossier, merges: Merges): Dossier => {
  const next = renaming(builders.dossier, dossier, merges);
  const [article = next.article] = moved("article", [next.article], merges);
  return {
    ...next,
    article,
    engagements: moved("engagement", next.engagements, merges).map((fact) => ({
      ...fact,
      partOf: fact.partOf === fact.id ? null : fact.partOf,
      follows: fact.follows.filter((id) => id !== fact.id),
      distinctFrom: fact.distinctFrom.filter((id) => id !== fact.id),
    })),
    agreements: moved("agreement", next.agreements, merges).map((fact) => ({
      ...fact,
      distinctFrom: fact.distinctFrom.filter((id) => id !== fact.id),
      relations: fact.relations.filter(({ agreement }) => agreement !== fact.id),
    })),
    statements: moved("statement", next.statements, merges),
  };
};

/** The reference lists, in which records are called as they are now. */
export const mergedReference = (reference: Reference, merges: Merges): Reference => ({
  ...(Object.fromEntries(
    Object.entries(reference).map(([type, entries]) => {
      const schema = z.array(entrySchema(builders, type as keyof Reference));
      return [type, renaming(schema, entries, merges)];
    }),
  ) as Reference),
  ...Object.fromEntries(
    listed.map((type) => [
      type,
      moved<Owner>(type, renaming(z.array(entrySchema(builders, type)), reference[type], merges), merges),
    ]),
  ),
});

/** Makes a record another one: under an id that is new or, of facts, that of another one; or makes one itself again. */
export const changeMerges = (random: Random, merges: Map<string, string>, dossiers: readonly Dossier[]): void => {
  if (merges.size > 0 && random.chance(0.3)) return void merges.delete(random.pick([...merges.keys()]));
  const type = random.pick(["article" as const, ...sharedFacts, ...listed]);
  const told = dossiers.flatMap((one): Pick<Mention, "type" | "id">[] => [
    { type: "article", id: one.article.id },
    ...sharedFacts.flatMap((of) => one[collections[of]].map(({ id }) => ({ type: of, id }))),
    ...referencesIn(builders.dossier, one),
  ]);
  const targets = new Set([...merges].map(([key, into]) => keyOf(unkey(key)[0], into)));
  const ids = [...new Set(told.flatMap((one) => (one.type === type ? [one.id] : [])))].filter(
    (id) => !merges.has(keyOf(type, id)),
  );
  const free = ids.filter((id) => !targets.has(keyOf(type, id)));
  if (free.length === 0) return;
  const id = random.pick(free);
  const others = ids.filter((one) => one !== id);
  const isMerged = (sharedFacts as readonly RecordType[]).includes(type) && others.length > 0 && random.chance(0.5);
  merges.set(keyOf(type, id), isMerged ? random.pick(others) : `moved-${random.hex(6)}`);
};
