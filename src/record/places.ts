import { slotBits } from "../db/fulltext/number.ts";
import { keyOf } from "./keys.ts";
import type { Projected } from "./projected.ts";
import type { Reader, State } from "./reader.ts";

/** A record with the number that it has in the index. */
export type Placed = Projected & { number: number };

/** The number of a record that is alone in its slot. */
const ownNumber = ({ indexed }: Projected): number => indexed.document.id ?? 0;

const perSlot = 2 ** slotBits;
const slotOf = (number: number): number => number - (number % perSlot);

/**
 * The numbers of records in the index: the first of their slot, but where several records share one by chance, in the order
 * of their names, so that numbers do not depend on what was written when.
 *
 * @returns also the keys of records that are not written and have another number than they should have.
 */
export const placesIn = async (
  reader: Reader,
  reindexed: readonly Projected[],
  removed: readonly string[],
  states: ReadonlyMap<string, State>,
): Promise<{ placed: Placed[]; displaced: string[] }> => {
  const moving = new Set([...reindexed.map(({ type, id }) => keyOf(type, id)), ...removed]);
  const left = [...moving].flatMap((key) => states.get(key)?.number ?? []);
  const slots = new Set([...reindexed.map(ownNumber), ...left].map(slotOf));
  const staying = (await reader.numberedIn([...slots])).filter(({ key }) => !moving.has(key));
  const members = Map.groupBy(
    [
      ...staying.map(({ key, number }) => ({ key, slot: slotOf(number), number })),
      ...reindexed.map((one) => ({ key: keyOf(one.type, one.id), slot: ownNumber(one), number: null })),
    ],
    ({ slot }) => slot,
  );
  const numbers = new Map<string, number>();
  const displaced: string[] = [];
  for (const [slot, inSlot] of members) {
    if (inSlot.length > perSlot) throw new RangeError(`more than ${perSlot} records share a number of the index`);
    for (const [place, { key, number }] of inSlot.toSorted((a, b) => (a.key < b.key ? -1 : 1)).entries()) {
      numbers.set(key, slot + place);
      if (number !== null && number !== slot + place) displaced.push(key);
    }
  }
  return {
    placed: reindexed.map((one) => ({ ...one, number: numbers.get(keyOf(one.type, one.id)) ?? ownNumber(one) })),
    displaced,
  };
};
