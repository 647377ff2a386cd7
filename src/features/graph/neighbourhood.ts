import { sql } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import { homeCountry } from "../../model/ids.ts";
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
import { type Key, keyOf, type NodeType } from "./vocabulary.ts";

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
  if (edges.length < between.length) pool.bounds.add("edges");
  return { nodes: kept.map(({ key, distance }) => ({ key, distance })), edges, left, bounds: [...pool.bounds] };
};

/**
 * What is linked with some nodes, level by level: one round trip for each level, at most {@link frontierCap} nodes
 * followed from one to the next, those with the most facts between them and the level before first.
 */
export const findNeighbourhood = async (
  db: Db,
  focus: readonly Key[],
  depth: number,
  search: Search,
): Promise<Found> => {
  const pool = new Pool(db, search.filters);
  const wanted = { ...search, ends: focus };
  await pool.expand(focus);
  let network = buildNetwork(pool.links, wanted);
  for (let level = 1; level < depth; level++) {
    const next = [...distancesFrom(network, focus, level)]
      .filter(([node, distance]) => distance === level && !pool.isExpanded(node) && isThoroughfare(node))
      .map(([node]) => ({ node, strength: strengthOf(network, node) }))
      .sort(
        byNumber(
          ({ strength }) => -strength,
          ({ node }) => pool.factsNaming(node),
          ({ node }) => node,
        ),
      );
    if (next.length > frontierCap) pool.bounds.add("frontier");
    if (next.length === 0) break;
    await pool.expand(next.slice(0, frontierCap).map(({ node }) => node));
    network = buildNetwork(pool.links, wanted);
  }
  return cut(pool, network, distancesFrom(network, focus, depth), {
    ...search,
    limit: Math.max(search.limit, focus.length),
  });
};

const things = ["country", "organisation", "person", "topic"] as const satisfies NodeType[];

/** The things that most facts name, the home country aside: one round trip. */
const findCommonest = async (db: Db, types: readonly NodeType[]): Promise<Key[]> => {
  const fields = things.filter((type) => types.includes(type));
  const rows = await db.all<{ type: string; id: string }>(
    sql`select field as type, value as id from term_counts
      where field in (select value from json_each(${JSON.stringify(fields.length > 0 ? fields : things)}))
        and type in ('engagement', 'agreement', 'statement') and not (field = 'country' and value = ${homeCountry})
      group by field, value order by sum(count) desc, field, value limit ${frontierCap}`,
  );
  return rows.map(({ type, id }) => keyOf(type, id));
};

/** The strongest part of the record: what its commonest things, or those that the filters name, have to do with each other. */
export const findOverview = async (db: Db, search: Search): Promise<Found> => {
  const { country = [], topic = [] } = search.filters;
  const filtered =
    country.length > 0 ? country.map((id) => keyOf("country", id)) : topic.map((id) => keyOf("topic", id));
  const seeds = filtered.length > 0 ? filtered : await findCommonest(db, search.types);
  const pool = new Pool(db, search.filters);
  if (seeds.length > frontierCap) pool.bounds.add("frontier");
  await pool.expand(seeds.slice(0, frontierCap));
  const network = buildNetwork(pool.links, { ...search, ends: [] });
  const everyone = new Map(network.edges.flatMap(({ source, target }) => [[source, 0] as const, [target, 0] as const]));
  const found = cut(pool, network, everyone, search);
  return { ...found, nodes: found.nodes.map(({ key }) => ({ key, distance: null })) };
};
