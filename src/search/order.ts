import { isRole } from "./roles.ts";
import type { Order, SearchUnit } from "./unit.ts";

/*
 * Words that ask for an order by time.
 */

const inOrder: ReadonlyMap<string, Order> = new Map([
  ..."latest newest recent recently terbaru terkini teranyar terakhir"
    .split(" ")
    .map((word) => [word, "newest"] as const),
  ..."earliest oldest terdahulu".split(" ").map((word) => [word, "oldest"] as const),
]);

/** Words that are a part of names too: in an order only beside a type, or how often. */
const inOrderOfType: ReadonlyMap<string, Order> = new Map([
  ...["last"].map((word) => [word, "newest"] as const),
  ..."first pertama perdana".split(" ").map((word) => [word, "oldest"] as const),
]);

const OFTEN: ReadonlySet<string> = new Set(["kali", "kalinya", "time"]);
const MOST: ReadonlySet<string> = new Set(["most", "paling"]);

/**
 * The order that the answers are asked for in, and the units that do not say it: *latest agreement*, *pertemuan pertama*.
 * Of those who hold a post none is the newest that is known.
 */
export const orderedBy = (units: readonly SearchUnit[]): { order: Order; units: readonly SearchUnit[] } => {
  const wordOf = (unit: SearchUnit | undefined) => (unit?.kind === "word" ? unit.exact.join(" ") : "");
  const isType = (unit: SearchUnit | undefined) => unit?.aspect === "type";
  const orders = units.map((unit, at): Order => {
    const [before, after] = [units[at - 1], units[at + 1]];
    const isBeside = isType(before) || isType(after) || OFTEN.has(wordOf(after));
    return inOrder.get(wordOf(unit)) ?? (isBeside ? (inOrderOfType.get(wordOf(unit)) ?? null) : null);
  });
  const order = orders.find((one) => one !== null) ?? null;
  if (order === null) return { order, units };
  const rest = units.filter((unit, at) => {
    if (orders[at]) return false;
    return !(MOST.has(wordOf(unit)) && orders[at + 1]) && !(OFTEN.has(wordOf(unit)) && orders[at - 1]);
  });
  const isOfHolders = rest.some(({ exact }) => isRole(exact)) && !rest.some(isType);
  return { order: isOfHolders ? null : order, units: rest };
};
