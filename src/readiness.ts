import { type AppOptions, openRecord } from "./assemble.ts";
import { DatabaseDamaged } from "./db/errors.ts";
import { probe } from "./db/probe.ts";
import type { Env } from "./env.ts";
import { unavailable } from "./http/response/problem.ts";
import type { Timings } from "./http/response/timings.ts";
import { isolateOf } from "./isolate.ts";

/**
 * Whether the record can be read: the database answers, is migrated and seeded, and has not been found damaged by any
 * request of this isolate. Those who ask at once share one look, which does not wait for its turn.
 *
 * @throws Error where it cannot.
 */
export const checkReady = async (env: Env, timings: Timings, options: AppOptions): Promise<void> => {
  const { damage, probes } = isolateOf(env);
  const other = probes.follow("record");
  if (other) {
    if ((await other) === "done") return;
    throw unavailable();
  }
  const land = probes.lead("record");
  try {
    await probe(openRecord(env, timings, options, { urgent: true }));
    if (damage.isKnown) throw new DatabaseDamaged("the database was found damaged before, and has not been restored");
    land("done");
  } catch (error) {
    damage.note(error);
    land("failed");
    throw error;
  }
};
