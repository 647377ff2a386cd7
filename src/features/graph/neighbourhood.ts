import type { Db } from "../../db/client.ts";
import { among } from "../../db/select/refs.ts";
import { sql } from "../../db/sql.ts";
import { homeCountry } from "../../model/ids.ts";
import { isFact, type NodeType, nodeTypes } from "../../model/record-types.ts";
import type { FactFilters } from "./links.ts";
import {
  buildNetwork,
  distancesFrom,
  type Edge,
  isThoroughfare,
  type Network,
  strengthOf,
  type Wanted,
} from "./network.ts";
import { type Bound, Pool } from "./pool.ts";
import { type Key, keyOf } from "./vocabulary.ts";

/** A part of the network: nodes in the order of their distance and strength, edges the strongest first. */
export type Found = {
  nodes: { key: Key; distance: number | null }[];
  edges: readonly Edge[];
  /** How many nodes were found but left out. */
  left: number;
  bounds: readonly Bound[];
};

export type Search = Omit<Wanted, "ends"> & { filters: FactFilters; limit: number };

/** How many nodes are followed from one level to the next. */
const frontierCap = 24;
/** How many edges an answer holds for each node that it may hold. */
export const edgesPerNode = 5;

const byNumber = <T>(...keys: ((item: T) => number | string)[]) => {
  return (a: T, b: T): number => {
    for (const key of keys) {
      const [left, right] = [key(a), key(b)];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  };
};

/** Keeps as many nodes as the limit says, the nearest and strongest, and the edges between them. */
const cut = (pool: Pool, network: Network, reached: ReadonlyMap<Key, number>, search: Search): Found => {
  const ranked = [...reached]
    .map(([key, distance]) => ({ key, distance, strength: strengthOf(network, key) }))
    .sort(
      byNumber(
        ({ distance }) => distance,
        ({ strength }) => -strength,
        ({ key }) => pool.factsNaming(key),
        ({ key }) => key,
      ),
    );
  const kept = ranked.slice(0, search.limit);
  const keys = new Set(kept.map(({ key }) => key));
  const between = network.edges.filter(({ source, target }) => keys.has(source) && keys.has(target));
  const edges = between.slice(0, search.limit * edgesPerNode);
  const left = ranked.length - kept.length;
  if (left > 0) pool.bounds.add("nodes");
  if (network.isCut || edges.length < between.length) pool.bounds.add("edges");
  return { nodes: kept.map(({ key, distance }) => ({ key, distance })), edges, left, bounds: [...pool.bounds] };
};

/** The nodes that a level is followed from: those at its distance that have not been, with the strongest links first. */
const frontierOf = (pool: Pool, network: Network, distances: ReadonlyMap<Key, number>, level: number): Key[] =>
  [...distances]
    .filter(([node, distance]) => distance === level && !pool.isExpanded(node) && isThoroughfare(node))
    .map(([node]) => ({ node, strength: strengthOf(network, node) }))
    .sort(
      byNumber(
        ({ strength }) => -strength,
        ({ node }) => pool.factsNaming(node),
        ({ node }) => node,
      ),
    )
    .map(({ node }) => node);

/** Follows nodes level by level: one round trip for each, and at most {@link frontierCap} nodes. */
const grow = async (
  pool: Pool,
  seeds: readonly Key[],
  depth: number,
  wanted: Wanted,
  originsIn: (network: Network) => readonly Key[],
): Promise<{ network: Network; reached: Map<Key, number> }> => {
  let network = buildNetwork([], wanted);
  let frontier = seeds;
  for (let level = 0; level < depth && frontier.length > 0; level++) {
    if (frontier.length > frontierCap) pool.bounds.add("frontier");
    await pool.expand(frontier.slice(0, frontierCap));
    network = buildNetwork(pool.links, wanted);
    frontier = frontierOf(pool, network, distancesFrom(network, originsIn(network), level + 1), level + 1);
  }
  return { network, reached: distancesFrom(network, originsIn(network), depth) };
};

/** What is linked with some nodes, so many levels deep: one round trip for each level. */
export const findNeighbourhood = async (
  db: Db,
  focus: readonly Key[],
  depth: number,
  search: Search,
): Promise<Found> => {
  const pool = new Pool(db, search.filters);
  const { network, reached } = await grow(pool, focus, depth, { ...search, ends: focus }, () => focus);
  return cut(pool, network, reached, { ...search, limit: Math.max(search.limit, focus.length) });
};

const things = nodeTypes.filter((type) => !isFact(type));

/** The things that most facts name, the home country aside: one round trip. */
const findCommonest = async (db: Db, types: readonly NodeType[]): Promise<Key[]> => {
  const [rows] = await db.batch([
    db.all<{ type: string; id: string }>(
      sql`select field as type, value as id from term_counts
        where ${among(sql`field`, types)}
          and type in ('engagement', 'agreement', 'statement') and not (field = 'country' and value = ${homeCountry})
        group by field, value having sum(count) > 0 order by sum(count) desc, field, value limit ${frontierCap}`,
    ),
  ]);
  return rows.map(({ type, id }) => keyOf(type, id));
};

/**
 * The strongest part of the record: what is linked with its commonest things, or with those that the filters name. One
 * round trip more than there are levels.
 */
export const findOverview = async (db: Db, depth: number, search: Search): Promise<Found> => {
  const { country = [], topic = [] } = search.filters;
  const shown = things.filter((type) => search.types.includes(type));
  const filtered =
    country.length > 0 ? country.map((id) => keyOf("country", id)) : topic.map((id) => keyOf("topic", id));
  const seeds = filtered.length > 0 ? filtered : await findCommonest(db, shown.length > 0 ? shown : things);
  const pool = new Pool(db, search.filters);
  const { network, reached } = await grow(pool, seeds, depth, { ...search, ends: [] }, ({ nodes }) => {
    const origins = seeds.filter((seed) => nodes.includes(seed));
    return origins.length > 0 ? origins : nodes;
  });
  const found = cut(pool, network, reached, search);
  return { ...found, nodes: found.nodes.map(({ key }) => ({ key, distance: null })) };
};
