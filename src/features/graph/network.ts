import { homeCountry } from "../../model/ids.ts";
import type { NodeType } from "../../model/record-types.ts";
import { type EdgeType, edgeTypes, isNodeType, type Key, keyOf, type Link, typeOf } from "./vocabulary.ts";

/** The links of one type between two nodes as one edge, with every fact that says so, the newest first. */
export type Edge = { type: EdgeType; source: Key; target: Key; facts: readonly Key[] };

export type Network = {
  /** The strongest first. */
  edges: Edge[];
  /** Those that have an edge. */
  nodes: Key[];
  neighbours: (node: Key) => ReadonlyMap<Key, readonly Edge[]>;
  /** Whether some fact named more than are joined pair by pair. */
  isCut: boolean;
};

/** Which nodes and edges are wanted; `ends` are nodes that stay whatever their type. */
export type Wanted = { types: readonly NodeType[]; edges: readonly EdgeType[]; ends: readonly Key[] };

type Dated = Link & { date: string };

/** How many of a fact's members are joined pair by pair. */
const membersCap = 40;

const homeKey = keyOf("country", homeCountry);

/** Everything has to do with the home country: ways lead to it and from it, but not through it. */
export const isThoroughfare = (node: Key): boolean => node !== homeKey;

/** What a fact that is not shown itself names, joined pair by pair. */
const coOccurrences = (
  links: readonly Dated[],
  isShown: (node: Key) => boolean,
): { pairs: Dated[]; isCut: boolean } => {
  const hidden = links.filter(({ fact }) => isNodeType(typeOf(fact)) && !isShown(fact));
  let isCut = false;
  const pairs = [...Map.groupBy(hidden, ({ fact }) => fact)].flatMap(([fact, own]) => {
    const date = own[0]?.date ?? "";
    const ends = own.flatMap(({ source, target }) => (source === fact ? target : target === fact ? source : []));
    const members = [...new Set(ends)].filter(isShown).sort();
    isCut ||= members.length > membersCap;
    return members
      .slice(0, membersCap)
      .flatMap((source, index, kept) =>
        kept.slice(index + 1).map((target): Dated => ({ type: "co-occurs", source, target, fact, date })),
      );
  });
  return { pairs, isCut };
};

/** Adds links up to edges, and keeps the wanted ones. */
export const buildNetwork = (links: readonly Dated[], { types, edges: kinds, ends }: Wanted): Network => {
  const isShown = (node: Key) => {
    const type = typeOf(node);
    return (isNodeType(type) && types.includes(type)) || ends.includes(node);
  };
  const { pairs, isCut } = coOccurrences(links, isShown);
  const shown = [...links, ...pairs].filter(
    ({ type, source, target }) => kinds.includes(type) && source !== target && isShown(source) && isShown(target),
  );
  const newestFirst = (a: Dated, b: Dated) => b.date.localeCompare(a.date) || (a.fact < b.fact ? -1 : 1);
  const edges = [...Map.groupBy(shown, ({ type, source, target }) => `${type} ${source} ${target}`).values()].flatMap(
    (same): Edge[] => {
      const [first] = same;
      const facts = same.toSorted(newestFirst).map(({ fact }) => fact);
      return first
        ? [{ type: first.type, source: first.source, target: first.target, facts: [...new Set(facts)] }]
        : [];
    },
  );
  edges.sort(strongestFirst);
  const adjacent = new Map<Key, Map<Key, Edge[]>>();
  const add = (from: Key, to: Key, edge: Edge) => {
    const others = adjacent.get(from) ?? new Map<Key, Edge[]>();
    others.set(to, [...(others.get(to) ?? []), edge]);
    adjacent.set(from, others);
  };
  for (const edge of edges) {
    add(edge.source, edge.target, edge);
    add(edge.target, edge.source, edge);
  }
  const none = new Map<Key, Edge[]>();
  return { edges, nodes: [...adjacent.keys()], neighbours: (node) => adjacent.get(node) ?? none, isCut };
};

/** Heavier edges before lighter ones; ties in a fixed order. */
export const strongestFirst = (a: Edge, b: Edge): number =>
  b.facts.length - a.facts.length ||
  edgeTypes.indexOf(a.type) - edgeTypes.indexOf(b.type) ||
  (`${a.source} ${a.target}` < `${b.source} ${b.target}` ? -1 : 1);

/** How many facts stand behind all edges of a node. */
export const strengthOf = (network: Network, node: Key): number =>
  [...network.neighbours(node).values()].flat().reduce((sum, { facts }) => sum + facts.length, 0);

/** How many edges each node is away from the nearest of some nodes, at most `furthest`. */
export const distancesFrom = (network: Network, origins: readonly Key[], furthest: number): Map<Key, number> => {
  const distances = new Map<Key, number>(origins.map((node) => [node, 0]));
  let level = [...origins];
  for (let distance = 1; distance <= furthest && level.length > 0; distance++) {
    const reached = level
      .filter((node) => origins.includes(node) || isThoroughfare(node))
      .flatMap((node) => [...network.neighbours(node).keys()])
      .filter((node) => !distances.has(node));
    level = [...new Set(reached)];
    for (const node of level) distances.set(node, distance);
  }
  return distances;
};
