import { Circuit, circuitOf } from "./db/circuit.ts";
import type { Env } from "./env.ts";
import { AnswerCache } from "./http/answer-cache.ts";
import { EdgeCache } from "./http/edge-cache.ts";

/** What the requests of one isolate share. */
export type Isolate = { answers: AnswerCache; circuit: Circuit };

const isolates = new WeakMap<Env, Isolate>();

/** How many round trips an answer takes at most: version, page, rows, and the records that `include=` names. */
const roundTrips = 4;

/** The shared state of the isolate that was given these bindings; made at its first request. */
export const isolateOf = (env: Env): Isolate => {
  const known = isolates.get(env);
  if (known) return known;
  const circuit = new Circuit(circuitOf(env.DB_DEADLINE_MS));
  const isolate: Isolate = {
    answers: new AnswerCache({
      bytes: env.CACHE_BYTES,
      versionTtl: env.VERSION_TTL_MS,
      staleFor: env.STALE_MS,
      patience: roundTrips * circuit.longestTrip,
      edge: env.EDGE_CACHE === "1" ? new EdgeCache(caches.default) : undefined,
    }),
    circuit,
  };
  isolates.set(env, isolate);
  return isolate;
};
