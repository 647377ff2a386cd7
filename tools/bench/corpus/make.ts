import { loadSeeds } from "../../../seeds/load.ts";
import type { Dossier, Reference } from "../../../src/record-types.ts";
import { inProject } from "../../paths.ts";
import { makeDossiers } from "./dossiers.ts";
import { Random } from "./random.ts";
import { makeWorld } from "./world.ts";

/** A synthetic record: invented facts in the proportions of real ones. */
export type Corpus = { reference: Reference; dossiers: Iterable<Dossier> };

/**
 * Makes a corpus of `size` dossiers; the same size and seed give the same corpus. Topics are those of the seeds, all
 * else is invented.
 */
export const makeCorpus = async (size: number, seed = 1): Promise<Corpus> => {
  const { reference } = await loadSeeds(inProject("seeds"));
  const random = new Random(seed);
  const world = makeWorld(size, random, reference.topic);
  return { reference: world.reference, dossiers: makeDossiers(size, world, random) };
};
