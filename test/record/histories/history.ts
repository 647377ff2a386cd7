import type { Seeds } from "../../../seeds/load.ts";
import type { Db } from "../../../src/db/client.ts";
import { writeRecord } from "../../../src/record/write.ts";
import type { Dossier, Reference } from "../../../src/record-types.ts";
import { Random } from "../../../tools/bench/corpus/random.ts";
import { projection } from "../../support/projection.ts";
import { variedReference } from "./reference.ts";
import { echoed, foreign, settled, shuffled, varied } from "./world.ts";

/** What the database holds at some time: all dossiers by id, and the reference lists. */
type State = { dossiers: ReadonlyMap<string, Dossier>; reference: Reference };

/** A way to come by a record: what the database holds after each write, and in the end. */
export type History = { states: readonly State[]; end: State };

const byId = (dossiers: readonly Dossier[]) => new Map(dossiers.map((one) => [one.article.id, one]));

const stateOf = (dossiers: Iterable<Dossier>, reference: Reference): State => ({
  dossiers: byId(settled([...dossiers])),
  reference,
});

/** The end of a history: most dossiers of the world, and further ones that tell of the same facts. */
const endOf = (random: Random, { dossiers, reference }: Seeds): State => {
  const kept = dossiers.filter(() => random.chance(0.9));
  const echoes = random
    .some(dossiers, 6)
    .map((one, at) => echoed(random, one, reference, `${random.pick(["a", "z"])}-echo-${at}`));
  return stateOf(
    [...kept, ...echoes],
    random.chance(0.5) ? reference : variedReference(random, variedReference(random, reference)),
  );
};

const stray = (random: Random, { dossiers, reference }: Seeds): Dossier => {
  const one = random.pick(dossiers);
  const suffix = random.hex(4);
  return random.pick([
    () => varied(random, one, reference),
    () => echoed(random, one, reference, `echo-${suffix}`),
    () => foreign(random, one, reference, suffix),
    () => foreign(random, one, reference, suffix),
  ])();
};

/** A random history, the same for the same seed: dossiers come, change, go and come again, and so do entries. */
export const makeHistory = (seed: number, world: Seeds): History => {
  const random = new Random(seed);
  const end = endOf(random, world);
  const final = [...end.dossiers.values()];
  const states: State[] = [];
  let dossiers = new Map<string, Dossier>();
  let { reference } = world;
  const add = () => {
    const state = stateOf(dossiers.values(), reference);
    states.push(state);
    dossiers = new Map(state.dossiers);
  };
  for (let steps = random.whole(3, 8); steps > 0; steps--) {
    if (random.chance(0.4)) reference = random.chance(0.4) ? world.reference : variedReference(random, reference);
    for (const id of random.some([...dossiers.keys()], random.whole(0, 6))) dossiers.delete(id);
    if (random.chance(0.1)) dossiers.clear();
    const some = [
      ...random.some(final, random.whole(0, 12)),
      ...Array.from({ length: random.whole(0, 6) }, () => stray(random, world)),
    ];
    for (const one of some) dossiers.set(one.article.id, one);
    add();
  }
  // The way to the end, in groups and in no order.
  const ways = shuffled(random, [
    ...final.map((one) => () => void dossiers.set(one.article.id, one)),
    ...[...dossiers.keys()].flatMap((id) => (end.dossiers.has(id) ? [] : [() => void dossiers.delete(id)])),
    () => {
      reference = end.reference;
    },
  ]);
  const groups = random.whole(1, 5);
  for (let group = 0; group < groups; group++) {
    for (const go of ways.slice((group * ways.length) / groups, ((group + 1) * ways.length) / groups)) go();
    add();
  }
  states.push(end);
  return { states, end };
};

/**
 * Writes each state after the other, in one transaction each.
 *
 * @param then is called after each.
 */
export const live = async (db: Db, states: readonly State[], then = async () => {}): Promise<void> => {
  let before: ReadonlyMap<string, Dossier> = new Map();
  let clock = Date.UTC(2026, 0, 1);
  for (const { dossiers, reference } of states) {
    clock += 60_000;
    await writeRecord(
      db,
      {
        put: [...dossiers.values()],
        remove: [...before.keys()].filter((id) => !dossiers.has(id)),
        reference,
        now: new Date(clock),
      },
      projection,
    );
    await then();
    before = dossiers;
  }
};

/** Every word of the states that the end need not hold. */
export const wordsOfHistory = ({ states }: History): string[] => {
  const words = new Set<string>();
  for (const { dossiers } of states.slice(0, -1)) {
    for (const { article, engagements, agreements } of dossiers.values()) {
      for (const { label } of [article, ...engagements, ...agreements]) {
        for (const word of label.en.toLowerCase().match(/\p{L}{4,}/gu) ?? []) words.add(word);
      }
    }
  }
  return [...words];
};
