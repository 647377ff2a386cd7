import { homeCountry } from "../model/ids.ts";
import { type ListedType, listedTypes } from "../model/record-types.ts";
import type { AnyDossier, World } from "./build.ts";
import type { Builders } from "./builders.ts";
import { articleId, factKeysIn, mergeFacts } from "./claims.ts";
import { isReference, isSharedFact, keyOf, unkey } from "./keys.ts";
import type { ReferenceIndex } from "./lists.ts";
import { type ObservationRow, observationsIn } from "./observations.ts";
import type { MergedFact } from "./projected.ts";
import type { Reader, State } from "./reader.ts";
import { closureOf, mentionsOf } from "./resolve.ts";

/** An entry of a reference list as it is kept. */
export type EntryRow = { type: ListedType; id: string; body: string };

/** A part of the record that one transaction projects: dossiers, and reference records. */
export type Batch = {
  /** Dossiers that are new or changed. */
  put: readonly AnyDossier[];
  /** Ids of dossiers that go. */
  remove: readonly string[];
  /** Dossiers that are projected again as they stand. */
  again: readonly AnyDossier[];
  entries: { changed: readonly EntryRow[]; gone: readonly string[] };
  /** Keys of reference records to project again. */
  references: readonly string[];
  /** Keys of records whose rows are written even where they come out the same. */
  forced: ReadonlySet<string>;
};

/** A batch of nothing. */
export const nothing: Batch = {
  put: [],
  remove: [],
  again: [],
  entries: { changed: [], gone: [] },
  references: [],
  forced: new Set(),
};

/** What a batch reaches. All sets and lists of records are of keys. */
export type Scope = {
  /** The dossiers of the batch as they will stand, and the ids of all its dossiers. */
  standing: readonly AnyDossier[];
  written: readonly string[];
  /** Dossiers outside the batch that make claims about the same facts. */
  others: readonly AnyDossier[];
  observations: ObservationRow[];
  /** The facts that dossiers of the batch claim or claimed. */
  touched: ReadonlySet<string>;
  /** The facts of all these dossiers, merged from their claims. */
  facts: ReadonlyMap<string, MergedFact>;
  world: (ref: World["ref"]) => World;
  /** The reference records to project, and those that no dossier names any more. */
  references: readonly string[];
  /** Those of them of which there is nothing new but what articles say of them that said nothing of them before. */
  onlyNamed: ReadonlySet<string>;
  orphans: readonly string[];
  /** The reference records whose first and latest facts may have moved. */
  dated: string[];
  /** What is written of the records in question. */
  states: ReadonlyMap<string, State>;
};

export const referenceKeys = (keys: Iterable<string>): string[] =>
  [...keys].filter((key) => isReference(unkey(key)[0]));

/** The reference records that dossiers need; the home country is one as soon as there is a dossier. */
const closure = (builders: Builders, dossiers: readonly AnyDossier[], index: ReferenceIndex): string[] =>
  referenceKeys(
    closureOf(
      builders,
      dossiers.flatMap((dossier) => [...mentionsOf(builders, dossier), { type: "country" as const, id: homeCountry }]),
      index,
    ),
  );

/** Entries of the lists that stand under one of these, or show it. */
const dependents = (builders: Builders, keys: ReadonlySet<string>, index: ReferenceIndex): string[] =>
  keys.size === 0
    ? []
    : listedTypes.flatMap((type) =>
        [...index[type].keys()].flatMap((id) => {
          const own = keyOf(type, id);
          return [...closureOf(builders, [{ type, id }], index)].some((key) => key !== own && keys.has(key))
            ? [own]
            : [];
        }),
      );

/** Finds what a batch reaches: the facts and reference records to project, and the other dossiers that decide on them. */
export const scopeOf = async (
  reader: Reader,
  batch: Batch,
  builders: Builders,
  index: ReferenceIndex,
): Promise<Scope> => {
  const standing = [...batch.put, ...batch.again];
  const written = [...standing.map(articleId), ...batch.remove];
  const before = await reader.claimedBy(written);
  const touched = new Set([
    ...before.facts,
    ...written.map((id) => keyOf("article", id)),
    ...factKeysIn(standing, builders),
  ]);
  const shared = [...touched].filter((key) => isSharedFact(unkey(key)[0]));
  const others = await reader.dossiersOf(shared, written);

  const observations = standing.flatMap((dossier) => observationsIn(dossier, builders));
  const observed = new Set([...before.observed, ...observations.map(({ type, id }) => keyOf(type, id))]);
  const needed = new Set(closure(builders, standing, index));
  const entries = new Set(batch.entries.changed.map(({ type, id }) => keyOf(type, id)));
  const asked = new Set([...entries, ...dependents(builders, entries, index), ...batch.references]);
  const wanted = new Set([...needed, ...observed, ...asked]);

  const candidates = [...before.references, ...batch.entries.gone].filter((key) => !needed.has(key));
  const states = await reader.states([...touched, ...wanted, ...candidates]);
  const stillNamed = await reader.namedElsewhere(candidates, written);
  const orphans = new Set(candidates.filter((key) => states.has(key) && !stillNamed.has(key)));
  const references = [...wanted].filter((key) => {
    if (orphans.has(key)) return false;
    return states.has(key) ? asked.has(key) || observed.has(key) : needed.has(key);
  });
  return {
    standing,
    written,
    others,
    observations,
    touched,
    ...mergeFacts([...standing, ...others], builders, index),
    references,
    onlyNamed: new Set(references.filter((key) => states.has(key) && !asked.has(key) && !before.observed.has(key))),
    orphans: [...orphans],
    dated: [...new Set([...before.references, ...needed, ...references, ...closure(builders, others, index)])],
    states,
  };
};
