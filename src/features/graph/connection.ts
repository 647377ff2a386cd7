import type { Db } from "../../db/client.ts";
import { isFact } from "../../model/record-types.ts";
import type { Found, Search } from "./neighbourhood.ts";
import { buildNetwork, distancesFrom, type Edge, isThoroughfare, type Network } from "./network.ts";
import { Pool } from "./pool.ts";
import { type Key, typeOf } from "./vocabulary.ts";

/** How often both ends are followed one level further. */
const rounds = 3;
/** The longest connection that is looked for. */
export const longestConnection = 2 * rounds;
/** How many nodes are followed from either end in one round. */
const frontierCap = 12;

/** What it costs to go so far, the last node included; the ends of a connection cost nothing. */
type Way = { node: Key; cost: number; before: Way | null };

/**
 * The cheapest way of at most {@link longestConnection} edges from one end to every node, of equal ones the shortest. To pass
 * through a node costs one, and one more for every fact that names it.
 */
const waysFrom = (pool: Pool, network: Network, from: Key, to: Key): Map<Key, Way> => {
  const cheapest = new Map<Key, Way>([[from, { node: from, cost: 0, before: null }]]);
  let latest = [...cheapest.values()];
  for (let edges = 1; edges <= longestConnection && latest.length > 0; edges++) {
    const further = new Map<Key, Way>();
    for (const way of latest) {
      if (way.node === to || (way.node !== from && !isThoroughfare(way.node))) continue;
      for (const node of network.neighbours(way.node).keys()) {
        const cost = way.cost + (node === to ? 0 : 1 + pool.factsNaming(node));
        const known = further.get(node) ?? cheapest.get(node);
        const isRival = known !== undefined && further.has(node) && cost === known.cost;
        if (known === undefined || cost < known.cost || (isRival && known.before && way.node < known.before.node)) {
          further.set(node, { node, cost, before: way });
        }
      }
    }
    for (const [node, way] of further) cheapest.set(node, way);
    latest = [...further.values()];
  }
  return cheapest;
};

/** Whether a node may lead to more than is known: a fact that no other one names shows all that it has. */
const isOpen = (pool: Pool, node: Key): boolean =>
  !pool.isExpanded(node) && isThoroughfare(node) && !(isFact(typeOf(node)) && pool.factsNaming(node) === 0);

/** The nodes to follow further, the cheapest to reach first. */
const openOf = (pool: Pool, ways: ReadonlyMap<Key, Way>): Way[] =>
  [...ways.values()]
    .filter(({ node }) => isOpen(pool, node))
    .sort((a, b) => a.cost - b.cost || (a.node < b.node ? -1 : 1));

const nodesOf = (way: Way | null | undefined): Key[] => (way ? [...nodesOf(way.before), way.node] : []);

/**
 * How two nodes are connected: the cheapest way between them, found from both ends at once with one round trip for each
 * round. What many facts name, a ministry or a broad topic, is passed through only where a way over rarer nodes is dearer
 * or there is none; the home country never. No way leaves the two ends without an edge.
 *
 * @see Pohl, Bi-directional search, in: Machine Intelligence 6 (1971)
 * @see Croes et al., Inferring meaningful pathways in weighted metabolic networks, J. Mol. Biol. 356 (2006): nodes weigh as
 * much as they have links, so that what links everything is no short cut.
 */
export const findConnection = async (db: Db, from: Key, to: Key, search: Omit<Search, "limit">): Promise<Found> => {
  const pool = new Pool(db, search.filters);
  const ends = from < to ? ([from, to] as const) : ([to, from] as const);
  let network = buildNetwork([], { ...search, ends });
  let way: Key[] = from === to ? [from] : [];
  let frontier: Key[] = [...ends];
  let isCut = false;
  for (let round = 1; round <= rounds && from !== to && frontier.length > 0; round++) {
    await pool.expand(frontier);
    network = buildNetwork(pool.links, { ...search, ends });
    const ways = [waysFrom(pool, network, ends[0], ends[1]), waysFrom(pool, network, ends[1], ends[0])] as const;
    const found = ways[0].get(ends[1]);
    way = nodesOf(found);
    const open = ways.map((side) => openOf(pool, side));
    // What is not known yet leads over a node of either side that was not followed.
    const least = open.reduce((sum, [first]) => sum + (first?.cost ?? Number.POSITIVE_INFINITY), 0);
    if (found && found.cost <= least) {
      isCut = false;
      break;
    }
    const next = open.map((side, at) => {
      const distances = distancesFrom(network, [ends[at] ?? from], round);
      return side.filter(({ node }) => distances.has(node));
    });
    if (round < rounds) isCut ||= next.some((side) => side.length > frontierCap);
    frontier = [...new Set(next.flatMap((side) => side.slice(0, frontierCap).map(({ node }) => node)))];
  }
  if (isCut) pool.bounds.add("frontier");
  if (network.isCut) pool.bounds.add("edges");
  if (way[0] !== from) way.reverse();
  const edges = way.flatMap((node, index): Edge[] => {
    const [strongest] = network.neighbours(node).get(way[index + 1] ?? node) ?? [];
    return strongest ? [strongest] : [];
  });
  const nodes = way.length > 0 ? way : [from, to];
  return {
    nodes: nodes.map((key, at) => ({ key, distance: way.length > 0 ? at : null })),
    edges,
    left: 0,
    bounds: [...pool.bounds],
  };
};
