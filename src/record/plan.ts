import { homeCountry } from "../model/ids.ts";
import { isFact, type ListedType, listedTypes, type RecordType } from "../model/record-types.ts";
import type { AnyDossier, Ref } from "./build.ts";
import { type Builders, namesOf as namesOfEntry } from "./builders.ts";
import { type IndexedNames, indexedNames } from "./index/search-document.ts";
import { isReference, isSharedFact, keyOf, unkey } from "./keys.ts";
import { entryOf, type ReferenceIndex } from "./lists.ts";
import { type Placed, placesIn } from "./places.ts";
import { type BuiltFact, buildFact, namesOfBuilt, type Projected, projectFact, projectReference } from "./projected.ts";
import { type ObservationRow, observationsIn, type Reader, type State } from "./reader.ts";
import { closureOf, mentionsOf } from "./resolve.ts";
import { articleId, factKeysIn, mergeFacts } from "./tellings.ts";

export type Change = { type: RecordType; id: string; action: "created" | "changed" | "removed" };

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

/** What a transaction writes, worked out before anything is written. */
export type Plan = {
  batch: Batch;
  changes: Change[];
  /** Records whose rows are written: new, changed, or found by something else than before. */
  rewritten: Placed[];
  /** Keys of records that go. */
  removed: string[];
  /** Keys of the reference records whose first and latest facts may have moved. */
  dated: string[];
  observations: ObservationRow[];
};

const referenceKeys = (keys: Iterable<string>): string[] => [...keys].filter((key) => isReference(unkey(key)[0]));

/** The records that dossiers need; the home country is one as soon as there is a dossier. */
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

/**
 * Works out what one transaction has to write, so that the record says what its dossiers say.
 *
 * What depends on a record that comes out with other names is projected with it: the plan is then made again, for more.
 */
export const planBatch = async (
  reader: Reader,
  batch: Batch,
  builders: Builders,
  index: ReferenceIndex,
): Promise<Plan> => {
  const standing = [...batch.put, ...batch.again];
  const written = [...standing.map(articleId), ...batch.remove];
  const before = await reader.toldBy(written);
  const observations = standing.flatMap((dossier) => observationsIn(dossier, builders));
  const observed = new Set(observations.map(({ type, id }) => keyOf(type, id)));

  const touched = new Set([
    ...before.facts,
    ...written.map((id) => keyOf("article", id)),
    ...factKeysIn(standing, builders),
  ]);
  const shared = [...touched].filter((key) => isSharedFact(unkey(key)[0]));
  const others = await reader.dossiersTelling(shared, written);
  const { facts, world: worldOf } = mergeFacts([...standing, ...others], builders, index);

  const needed = new Set(closure(builders, standing, index));
  const entryKeys = new Set(batch.entries.changed.map(({ type, id }) => keyOf(type, id)));
  const asked = new Set([...entryKeys, ...dependents(builders, entryKeys, index), ...batch.references]);
  const wanted = new Set([...needed, ...before.observed, ...observed, ...asked]);
  const candidates = [...before.references, ...batch.entries.gone].filter((key) => !needed.has(key));
  const states = await reader.states([...touched, ...wanted, ...candidates]);
  const stillNamed = await reader.namedElsewhere(candidates, written);
  const orphans = [...new Set(candidates)].filter((key) => states.has(key) && !stillNamed.has(key));

  const isOrphan = new Set(orphans);
  const references = [...wanted].filter((key) => {
    if (isOrphan.has(key)) return false;
    if (!states.has(key)) return needed.has(key);
    return asked.has(key) || before.observed.has(key) || observed.has(key);
  });

  const observedOf = await reader.observed(references, written, observations);
  const labelled = [
    ...[...standing, ...others]
      .flatMap((dossier) => mentionsOf(builders, dossier))
      .map(({ type, id }) => keyOf(type, id)),
    ...others.map((dossier) => keyOf("article", articleId(dossier))),
    ...references.flatMap((key) => observedOf(key).first.map(({ article }) => keyOf("article", article))),
  ];
  const names = await reader.names([
    ...new Set(labelled.filter((key) => isFact(unkey(key)[0]) && !(touched.has(key) && facts.has(key)))),
  ]);
  const labelOf = (type: RecordType, id: string): Ref["label"] => {
    const key = keyOf(type, id);
    const merged = touched.has(key) ? facts.get(key) : undefined;
    if (merged) return merged.builder.label(merged.said);
    const stored = names.get(key);
    if (stored) return stored.label;
    const entry = entryOf(index, type, id);
    if (isFact(type) || !entry) throw new RangeError(`there is no ${key}`);
    return builders.references[type].label(entry);
  };
  const world = worldOf((type, id) => ({ id, type, label: labelOf(type, id) }));

  const built = new Map<string, BuiltFact>();
  for (const key of touched) {
    const merged = facts.get(key);
    if (merged) built.set(key, buildFact(merged, world));
  }

  const more = await whatFollows(reader, batch, { built, states, written });
  if (more) return planBatch(reader, more, builders, index);

  const indexed = new Map<string, IndexedNames | undefined>();
  const namesOf = (key: string): IndexedNames | undefined => {
    if (!indexed.has(key)) {
      const [type, id] = unkey(key);
      const fact = built.get(key);
      indexed.set(
        key,
        fact
          ? namesOfBuilt(fact)
          : isFact(type)
            ? names.get(key)?.indexed
            : indexedNames(namesOfEntry(builders, index, type, id), type === "post"),
      );
    }
    return indexed.get(key);
  };
  const projected = await Promise.all([
    ...[...built.values()].map((fact) => projectFact(fact, namesOf)),
    ...references.map((key) => {
      const [type, id] = unkey(key);
      if (isFact(type)) throw new RangeError(`${key} is a fact`);
      return projectReference(builders.references[type], id, observedOf(key), world, namesOf);
    }),
  ]);

  const removedFacts = [...touched].filter((key) => states.has(key) && !built.has(key));
  const removed = [...removedFacts, ...orphans];
  const isWritten = (one: Projected) => {
    const state = states.get(keyOf(one.type, one.id));
    return (
      batch.forced.has(keyOf(one.type, one.id)) ||
      state?.documentHash !== one.documentHash ||
      state.indexHash !== one.indexHash
    );
  };
  const rewritten = projected.filter(isWritten);
  const { placed, displaced } = await placesIn(reader, rewritten, removed, states);
  if (displaced.length > 0) {
    return planBatch(reader, await widened(reader, batch, displaced, written), builders, index);
  }
  return {
    batch,
    changes: changesOf(rewritten, removed, states),
    rewritten: placed,
    removed,
    dated: [...new Set([...before.references, ...needed, ...references, ...closure(builders, others, index)])],
    observations,
  };
};

const changesOf = (
  rewritten: readonly Projected[],
  removed: readonly string[],
  states: ReadonlyMap<string, State>,
): Change[] => [
  ...rewritten.flatMap(({ type, id, documentHash }): Change[] => {
    const state = states.get(keyOf(type, id));
    if (!state) return [{ type, id, action: "created" }];
    return state.documentHash === documentHash ? [] : [{ type, id, action: "changed" }];
  }),
  ...removed.map((key): Change => {
    const [type, id] = unkey(key);
    return { type, id, action: "removed" };
  }),
];

/** The batch with the dossiers that name or tell of a fact which comes out with another name; null where that is none. */
const whatFollows = async (
  reader: Reader,
  batch: Batch,
  {
    built,
    states,
    written,
  }: { built: ReadonlyMap<string, BuiltFact>; states: ReadonlyMap<string, State>; written: readonly string[] },
): Promise<Batch | null> => {
  const renamed = [...built].flatMap(([key, fact]) => {
    const state = states.get(key);
    if (!state || fact.type === "article") return [];
    const { names, exactNames } = namesOfBuilt(fact);
    const isSame =
      state.label.en === fact.label.en &&
      state.label.id === fact.label.id &&
      state.names === names &&
      state.exactNames === exactNames;
    return isSame ? [] : [key];
  });
  if (renamed.length === 0) return null;
  const [naming, telling] = [
    await reader.dossiersNaming(renamed, written),
    await reader.dossiersTelling(renamed, written),
  ];
  const again = [...new Map([...naming, ...telling].map((dossier) => [articleId(dossier), dossier])).values()];
  return again.length === 0 ? null : { ...batch, again: [...batch.again, ...again] };
};

/** The batch with records that must be written as their numbers move. */
const widened = async (
  reader: Reader,
  batch: Batch,
  displaced: readonly string[],
  written: readonly string[],
): Promise<Batch> => ({
  ...batch,
  again: [
    ...batch.again,
    ...(await reader.dossiersTelling(
      displaced.filter((key) => !isReference(unkey(key)[0])),
      written,
    )),
  ],
  references: [...new Set([...batch.references, ...referenceKeys(displaced)])],
  forced: new Set([...batch.forced, ...displaced]),
});
