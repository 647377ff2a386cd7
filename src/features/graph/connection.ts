import type { Db } from "../../db/client.ts";
import type { Found, Search } from "./neighbourhood.ts";
import { buildNetwork, distancesFrom, type Edge, isThoroughfare, type Network } from "./network.ts";
import { Pool } from "./pool.ts";
import type { Key } from "./vocabulary.ts";

/** How often both ends are followed one level further. */
const rounds = 3;
/** The longest connection that is looked for. */
export const longestConnection = 2 * rounds;
/** How many nodes are followed from either end in one round. */
const frontierCap = 12;

/** The rarest of the nodes at one distance from either end. */
const frontierOf = (pool: Pool, network: Network, ends: readonly Key[], distance: number): Key[] => {
  const sides = ends.map((end) =>
    [...distancesFrom(network, [end], distance)]
      .flatMap(([node, at]) => (at === distance && !pool.isExpanded(node) ? [node] : []))
      .filter((node) => ends.includes(node) || isThoroughfare(node))
      .sort((a, b) => pool.factsNaming(a) - pool.factsNaming(b) || (a < b ? -1 : 1)),
  );
  if (sides.some((side) => side.length > frontierCap)) pool.bounds.add("frontier");
  return [...new Set(sides.flatMap((side) => side.slice(0, frontierCap)))];
};

type Way = { node: Key; cost: number; before: Way | null };

/** Of the shortest ways between two nodes, the one over the rarest nodes; null where there is none. */
const shortestWay = (pool: Pool, network: Network, from: Key, to: Key): Key[] | null => {
  const distances = distancesFrom(network, [from], longestConnection);
  const length = distances.get(to);
  if (length === undefined) return null;
  let ways = new Map<Key, Way>([[from, { node: from, cost: 0, before: null }]]);
  for (let distance = 1; distance <= length; distance++) {
    const further = new Map<Key, Way>();
    for (const way of ways.values()) {
      if (way.node !== from && !isThoroughfare(way.node)) continue;
      for (const node of network.neighbours(way.node).keys()) {
        if (distances.get(node) !== distance) continue;
        const cost = way.cost + (node === to ? 0 : Math.log(1 + pool.factsNaming(node)));
        const known = further.get(node);
        if (!known || cost < known.cost || (cost === known.cost && known.before && way.node < known.before.node)) {
          further.set(node, { node, cost, before: way });
        }
      }
    }
    ways = further;
  }
  const way: Key[] = [];
  for (let at: Way | null = ways.get(to) ?? null; at; at = at.before) way.unshift(at.node);
  return way;
};

/**
 * How two nodes are connected: the shortest way between them, found from both ends at once with one round trip for each
 * round. Of several, the one over the rarest nodes; never through the home country. No way leaves the two ends without an
 * edge.
 *
 * @see Pohl, Bi-directional search, in: Machine Intelligence 6 (1971)
 */
export const findConnection = async (db: Db, from: Key, to: Key, search: Omit<Search, "limit">): Promise<Found> => {
  const pool = new Pool(db, search.filters);
  const ends = [...new Set([from, to])];
  let network = buildNetwork([], { ...search, ends });
  let way: Key[] | null = from === to ? [from] : null;
  for (let round = 1; round <= rounds && from !== to; round++) {
    const frontier = round === 1 ? ends : frontierOf(pool, network, ends, round - 1);
    if (frontier.length === 0) break;
    await pool.expand(frontier);
    network = buildNetwork(pool.links, { ...search, ends });
    way = shortestWay(pool, network, from, to);
    // A longer way than both ends have been followed may yet be beaten.
    if (way && way.length - 1 <= 2 * round) break;
  }
  if (network.isCut) pool.bounds.add("edges");
  const nodes = way ?? ends;
  const edges = (way ?? []).flatMap((node, index): Edge[] => {
    const [strongest] = network.neighbours(node).get(nodes[index + 1] ?? node) ?? [];
    return strongest ? [strongest] : [];
  });
  return {
    nodes: nodes.map((key, at) => ({ key, distance: way ? at : null })),
    edges,
    left: 0,
    bounds: [...pool.bounds],
  };
};
