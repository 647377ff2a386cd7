import type { Db } from "../../db/client.ts";
import { type FactFilters, type LinkRow, linkCap, selectLinks } from "./links.ts";
import type { Key } from "./vocabulary.ts";

/** Why a graph may not be all that the record has: some bound on the work or on the size of the answer was met. */
export const boundLabels = {
  nodes: {
    en: "More nodes were found than the limit lets through; the nearest and most strongly linked are kept.",
    id: "Simpul yang ditemukan melebihi batas; yang terdekat dan paling kuat tautannya dipertahankan.",
  },
  edges: {
    en: "More edges were found than are held; not all of the weakest, or of facts that name very many, are kept.",
    id: "Sisi yang ditemukan melebihi batas; sebagian yang terlemah, atau dari fakta yang menyebut sangat banyak, tidak disertakan.",
  },
  facts: {
    en: "Some nodes have more facts than were looked at, which are the newest: weights are at least so high.",
    id: "Sebagian simpul memiliki lebih banyak fakta daripada yang dilihat, yaitu yang terbaru: bobotnya paling sedikit sebesar itu.",
  },
  frontier: {
    en: "Not every node found on the way was followed further.",
    id: "Tidak semua simpul yang ditemukan di jalan ditelusuri lebih jauh.",
  },
} as const;

export type Bound = keyof typeof boundLabels;
export const bounds = Object.keys(boundLabels) as [Bound, ...Bound[]];

/** The links found so far by one request, and the bounds that it met. */
export class Pool {
  readonly #rows = new Map<string, LinkRow>();
  readonly #expanded = new Set<Key>();
  readonly #naming = new Map<Key, number>();
  readonly #db: Db;
  readonly #filters: FactFilters;
  readonly bounds = new Set<Bound>();

  constructor(db: Db, filters: FactFilters) {
    this.#db = db;
    this.#filters = filters;
  }

  get links(): LinkRow[] {
    return [...this.#rows.values()];
  }

  isExpanded(node: Key): boolean {
    return this.#expanded.has(node);
  }

  /** How many facts of the whole record name a node that stands in some link; a rare node says more than a common one. */
  factsNaming(node: Key): number {
    return this.#naming.get(node) ?? 0;
  }

  /** Adds the links of nodes: one round trip. */
  async expand(nodes: readonly Key[]): Promise<void> {
    for (const node of nodes) this.#expanded.add(node);
    const { links, cut } = selectLinks(nodes, this.#filters);
    const [rows, [more]] = await this.#db.batch([this.#db.all<LinkRow>(links), this.#db.all<{ nodes: number }>(cut)]);
    if (rows.length === linkCap || (more?.nodes ?? 0) > 0) this.bounds.add("facts");
    for (const row of rows) {
      this.#rows.set([row.type, row.source, row.target, row.fact].join(" "), row);
      this.#naming.set(row.source, row.sourceFacts);
      this.#naming.set(row.target, row.targetFacts);
    }
  }
}
