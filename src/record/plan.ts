import { isFact, type RecordType } from "../model/record-types.ts";
import { type Batch, referenceKeys, type Scope, scopeOf } from "./batch.ts";
import type { AnyDossier, Observed } from "./build.ts";
import type { Builders } from "./builders.ts";
import { articleId } from "./claims.ts";
import { isReference, keyOf, unkey } from "./keys.ts";
import type { ReferenceIndex } from "./lists.ts";
import type { Machine } from "./machine.ts";
import { type Moved, movedIn } from "./moved-in.ts";
import { type Naming, namingOf } from "./naming.ts";
import type { ObservationRow } from "./observations.ts";
import { type Placed, placesIn } from "./places.ts";
import { type BuiltFact, buildFact, type Projected, projectFact, projectReference } from "./projected.ts";
import type { Reader, State } from "./reader.ts";

export type Change = { type: RecordType; id: string; action: "created" | "changed" | "removed" };

/** How records are made, and with what. */
type Making = { builders: Builders; machine: Machine };

/** What a transaction writes, worked out before anything is written. */
export type Plan = {
  batch: Batch;
  changes: Change[];
  /** The members of the changed records that come out otherwise. */
  moved: Moved[];
  /** Records whose rows are written: new, changed, or found by something else than before. */
  rewritten: readonly Projected[];
  /** Those of them that are new or found by something else, or move in the index. */
  reindexed: readonly Placed[];
  /** Keys of records that go. */
  removed: string[];
  /** Keys of the reference records whose first and latest facts may have moved. */
  dated: string[];
  observations: ObservationRow[];
  /** What is written of the records in question. */
  states: ReadonlyMap<string, State>;
};

/** What an earlier plan for less has made. */
type Made = { built: ReadonlyMap<string, BuiltFact>; projected: readonly Projected[] };

const nothingMade: Made = { built: new Map(), projected: [] };

/**
 * Works out what one transaction has to write, so that the record says what its dossiers say.
 *
 * What depends on a record that comes out with other names is projected with it: the plan is then made again, for more.
 * What was made for less stays as it is, as long as all that is new to the plan is called as it is written.
 */
export const planBatch = async (
  reader: Reader,
  batch: Batch,
  projection: Making,
  index: ReferenceIndex,
  made: Made = nothingMade,
): Promise<Plan> => {
  const { builders, machine } = projection;
  const reach = await scopeOf(reader, batch, builders, index);
  const observations = await reader.observed(reach.references, reach.written, reach.observations);
  // A person of whom enough is known comes out as before, whatever another article adds.
  const isToProject = (key: string) => !(reach.onlyNamed.has(key) && observations.addsNothing(key));
  const scope = { ...reach, references: reach.references.filter(isToProject) };
  const naming = await namingOf(reader, scope, observations.of, builders, index);
  const built = new Map<string, BuiltFact>();
  for (const key of scope.touched) {
    const merged = scope.facts.get(key);
    if (merged) built.set(key, made.built.get(key) ?? buildFact(merged, naming.world));
  }
  if (
    made !== nothingMade &&
    [...built].some((one) => !made.built.has(one[0]) && !isCalledAsWritten(one, scope.states))
  )
    return planBatch(reader, batch, projection, index);
  const showing = await dossiersShowing(reader, renamed(built, scope.states), scope);
  if (showing.length > 0) {
    const more = { ...batch, again: [...batch.again, ...showing] };
    return planBatch(reader, more, projection, index, { built, projected: [] });
  }

  const projected = project(built, scope, observations.of, naming, { builders, machine }, made.projected);
  const isForced = ({ type, id }: Projected) => batch.forced.has(keyOf(type, id));
  const rewritten = projected.filter((one) => isNews(one, scope.states) || isForced(one));
  const reindexed = rewritten.filter((one) => isFoundOtherwise(one, scope.states) || isForced(one));
  const removedFacts = [...scope.touched].filter((key) => scope.states.has(key) && !built.has(key));
  const removed = [...removedFacts, ...scope.orphans];
  const { placed, displaced } = await placesIn(reader, reindexed, removed, scope.states);
  if (displaced.length > 0)
    return planBatch(reader, await withMoved(reader, batch, displaced, scope), projection, index, { built, projected });
  const changes = changesOf(rewritten, removed, scope.states);
  return {
    batch,
    changes,
    moved: await movedBy(reader, changes, rewritten, scope.states),
    rewritten,
    reindexed: placed,
    removed,
    dated: scope.dated,
    observations: scope.observations,
    states: scope.states,
  };
};

const project = (
  built: ReadonlyMap<string, BuiltFact>,
  { references }: Scope,
  observedOf: (key: string) => Observed,
  { world, namesWith }: Naming,
  { builders, machine: { sha256 } }: Making,
  made: readonly Projected[],
): Projected[] => {
  const namesOf = namesWith(built);
  const known = new Map(made.map((one) => [keyOf(one.type, one.id), one]));
  return [
    ...[...built].map(([key, fact]) => known.get(key) ?? projectFact(fact, namesOf, sha256)),
    ...references.map((key) => {
      const projected = known.get(key);
      if (projected) return projected;
      const [type, id] = unkey(key);
      if (isFact(type)) throw new RangeError(`${key} is a fact`);
      return projectReference(builders.references[type], id, observedOf(key), world, namesOf, sha256);
    }),
  ];
};

/** Whether a record is new, or found by something else than it is written with. */
const isFoundOtherwise = ({ type, id, indexHash }: Projected, states: ReadonlyMap<string, State>): boolean =>
  states.get(keyOf(type, id))?.indexHash !== indexHash;

/** Whether anything of a record comes out otherwise than it is written. */
const isNews = (one: Projected, states: ReadonlyMap<string, State>): boolean =>
  states.get(keyOf(one.type, one.id))?.documentHash !== one.documentHash || isFoundOtherwise(one, states);

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

const movedBy = async (
  reader: Reader,
  changes: readonly Change[],
  rewritten: readonly Projected[],
  states: ReadonlyMap<string, State>,
): Promise<Moved[]> => {
  const keys = new Set(changes.flatMap(({ type, id, action }) => (action === "changed" ? [keyOf(type, id)] : [])));
  const changed = rewritten.filter(({ type, id }) => keys.has(keyOf(type, id)));
  return movedIn(changed, states, await reader.documents([...keys]));
};

/** Whether a fact is written, and with the label and the names that it comes out with. */
const isCalledAsWritten = (
  [key, { label, findable }]: readonly [key: string, fact: BuiltFact],
  states: ReadonlyMap<string, State>,
): boolean => {
  const state = states.get(key);
  return state?.label.en === label.en && state.label.id === label.id && state.names === JSON.stringify(findable.names);
};

/** The facts, but for articles, that come out with another label or other names than are written. */
const renamed = (built: ReadonlyMap<string, BuiltFact>, states: ReadonlyMap<string, State>): string[] =>
  [...built].flatMap((one) => {
    const [key, { type }] = one;
    return states.has(key) && type !== "article" && !isCalledAsWritten(one, states) ? [key] : [];
  });

/** The dossiers outside a scope whose documents show facts, as they name them or make claims about them. */
const dossiersShowing = async (reader: Reader, facts: readonly string[], { written }: Scope): Promise<AnyDossier[]> => {
  if (facts.length === 0) return [];
  const dossiers = [...(await reader.dossiersNaming(facts, written)), ...(await reader.dossiersOf(facts, written))];
  return [...new Map(dossiers.map((dossier) => [articleId(dossier), dossier])).values()];
};

/** The batch with the records whose numbers in the index move. */
const withMoved = async (
  reader: Reader,
  batch: Batch,
  moved: readonly string[],
  { written }: Scope,
): Promise<Batch> => {
  const facts = moved.filter((key) => !isReference(unkey(key)[0]));
  return {
    ...batch,
    again: [...batch.again, ...(await reader.dossiersOf(facts, written))],
    references: [...new Set([...batch.references, ...referenceKeys(moved)])],
    forced: new Set([...batch.forced, ...moved]),
  };
};
