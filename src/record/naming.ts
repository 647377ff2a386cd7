import type { Written } from "../language/analyse.ts";
import { isFact, type RecordType } from "../model/record-types.ts";
import type { Scope } from "./batch.ts";
import type { Observed, Ref, World } from "./build.ts";
import { type Builders, namesOf } from "./builders.ts";
import { articleId } from "./claims.ts";
import { type IndexedNames, indexedNames } from "./index/names.ts";
import { keyOf, unkey } from "./keys.ts";
import { entryOf, type ReferenceIndex } from "./lists.ts";
import type { BuiltFact } from "./projected.ts";
import type { Reader } from "./reader.ts";
import { mentionsOf } from "./resolve.ts";

/** How records are called while a batch is projected, by `<type>:<id>`. */
export type Naming = {
  world: World;
  /** Given the facts that were built, the names by which a mention of a record is found; undefined where it has none. */
  namesWith: (built: ReadonlyMap<string, BuiltFact>) => (key: string) => IndexedNames | undefined;
};

/** What is written of the facts that the documents of a scope name, but for those that are built anew. */
const writtenNames = (
  reader: Reader,
  { standing, others, references, touched, facts }: Scope,
  observedOf: (key: string) => Observed,
  builders: Builders,
) => {
  const named = [
    ...[...standing, ...others]
      .flatMap((dossier) => mentionsOf(builders, dossier))
      .map(({ type, id }) => keyOf(type, id)),
    ...others.map((dossier) => keyOf("article", articleId(dossier))),
    ...references.flatMap((key) => observedOf(key).shown.map(({ articleId }) => keyOf("article", articleId))),
  ];
  const isBuilt = (key: string) => touched.has(key) && facts.has(key);
  return reader.states([...new Set(named.filter((key) => isFact(unkey(key)[0]) && !isBuilt(key)))]);
};

/** The same, each found once. */
const remembered = (find: World["ref"]): World["ref"] => {
  const refs = new Map<RecordType, Map<string, Ref>>();
  return (type, id) => {
    const ofType = refs.get(type) ?? new Map<string, Ref>();
    refs.set(type, ofType);
    const ref = ofType.get(id) ?? find(type, id);
    ofType.set(id, ref);
    return ref;
  };
};

/**
 * Finds how the records that documents show are called: facts that are built anew by what is said of them, other facts by
 * what is written, reference records by their entries.
 */
export const namingOf = async (
  reader: Reader,
  scope: Scope,
  observedOf: (key: string) => Observed,
  builders: Builders,
  index: ReferenceIndex,
): Promise<Naming> => {
  const written = await writtenNames(reader, scope, observedOf, builders);
  const labelOf = (type: RecordType, id: string): Ref["label"] => {
    const key = keyOf(type, id);
    const merged = scope.touched.has(key) ? scope.facts.get(key) : undefined;
    if (merged) return merged.builder.label(merged.fact);
    const stored = written.get(key);
    if (stored) return stored.label;
    const entry = entryOf(index, type, id);
    if (isFact(type) || !entry) throw new RangeError(`there is no ${key}`);
    return builders.references[type].label(entry);
  };
  const find = (key: string, built: ReadonlyMap<string, BuiltFact>): IndexedNames | undefined => {
    const fact = built.get(key);
    if (fact) return fact.names;
    const [type, id] = unkey(key);
    const stored = written.get(key);
    if (stored) return indexedNames(JSON.parse(stored.names) as Written[], false);
    return isFact(type) ? undefined : indexedNames(namesOf(builders, index, type, id), type === "post");
  };
  return {
    world: scope.world(remembered((type, id) => ({ type, id, label: labelOf(type, id) }))),
    namesWith: (built) => {
      const found = new Map<string, IndexedNames | undefined>();
      return (key) => {
        if (!found.has(key)) found.set(key, find(key, built));
        return found.get(key);
      };
    },
  };
};
