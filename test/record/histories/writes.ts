import type { Seeds } from "../../../seeds/load.ts";
import type { Db } from "../../../src/db/client.ts";
import { type WriteResult, writeRecord } from "../../../src/record/write.ts";
import type { Dossier, Reference } from "../../../src/record-types.ts";
import { Random } from "../../../tools/bench/corpus/random.ts";
import { projection } from "../../support/projection.ts";
import { changeMerges, mergedDossier, mergedReference } from "./merges.ts";
import { variedReference } from "./reference.ts";
import { echoed, foreign, settled, varied } from "./world.ts";

/** A writer that does something else to a record each time; the same for the same seed. */
export type Writer = { next(): Promise<WriteResult> };

/**
 * Dossiers come, change, go and come again as they were; others tell of the same facts; entries of the lists change;
 * records get other ids, are merged into others, and become themselves again.
 *
 * @param world what the dossiers are made from.
 * @param written the dossiers that the database holds.
 */
export const randomWriter = (db: Db, seed: number, world: Seeds, written: readonly Dossier[]): Writer => {
  const random = new Random(seed);
  let clock = Date.UTC(2030, 0, 1);
  let reference: Reference = world.reference;
  let before = new Map(written.map((one) => [one.article.id, one]));
  let held: ReadonlyMap<string, Dossier> = before;
  let version = 0;
  const gone = new Map<string, Dossier>();
  const merges = new Map<string, string>();
  const change = (dossiers: Map<string, Dossier>): void => {
    const one = random.pick(world.dossiers);
    const put = (dossier: Dossier): void => void dossiers.set(dossier.article.id, dossier);
    const changes: (() => void)[] = [
      () => put(one),
      () => put(varied(random, one, reference)),
      () => put(varied(random, random.pick([...dossiers.values(), one]), reference)),
      () => put(echoed(random, one, reference, `echo-${random.hex(4)}`)),
      () => put(foreign(random, one, reference, random.hex(4))),
      () => {
        for (const id of random.some([...dossiers.keys()], random.whole(1, 2))) {
          const dossier = dossiers.get(id);
          if (dossier) gone.set(id, dossier);
          dossiers.delete(id);
        }
      },
      () => {
        for (const id of random.some([...gone.keys()], 2)) put(gone.get(id) as Dossier);
      },
      () => changeMerges(random, merges, [...dossiers.values()]),
      () => changeMerges(random, merges, [...dossiers.values()]),
      () => {
        reference = random.chance(0.3) ? world.reference : variedReference(random, reference);
      },
    ];
    random.pick(changes)();
  };
  const next = async (): Promise<WriteResult> => {
    const dossiers = new Map(held);
    for (let changes = random.whole(1, 2); changes > 0; changes--) change(dossiers);
    clock += 86_400_000;
    const left = settled([...dossiers.values()]);
    held = new Map(left.map((one) => [one.article.id, one]));
    const after = new Map(left.map((one) => mergedDossier(one, merges)).map((one) => [one.article.id, one]));
    const put = [...after.values()].filter((one) => JSON.stringify(one) !== JSON.stringify(before.get(one.article.id)));
    const remove = [...before.keys()].filter((id) => !after.has(id));
    const input = { put, remove, reference: mergedReference(reference, merges), now: new Date(clock) };
    const result = await writeRecord(db, input, projection);
    before = after;
    // What changes nothing is no write.
    if (result.version === version) return next();
    version = result.version;
    return result;
  };
  return { next };
};
