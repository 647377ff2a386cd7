import { Circuit, circuitOf } from "./db/circuit.ts";
import { Damage } from "./db/damage.ts";
import type { Env } from "./env.ts";
import { AnswerCache } from "./http/cache/answers.ts";
import { EdgeCache } from "./http/cache/edge.ts";
import { SingleFlight } from "./http/cache/single-flight.ts";

/** What the requests of one isolate share. */
type Isolate = {
  answers: AnswerCache;
  circuit: Circuit;
  damage: Damage;
  /** Looks whether the record can be read. */
  probes: SingleFlight;
};

const isolates = new WeakMap<Env, Isolate>();

const newIsolate = (env: Env): Isolate => {
  // Half of its time for a request to wait in, for a turn or for another that may be gone, and half to be done in.
  const patience = env.REQUEST_DEADLINE_MS / 2;
  return {
    answers: new AnswerCache({
      bytes: env.CACHE_BYTES,
      versionTtl: env.VERSION_TTL_MS,
      staleFor: env.STALE_MS,
      patience,
      renewals: 4,
      edge: env.EDGE_CACHE === "1" ? new EdgeCache(caches.default) : undefined,
    }),
    circuit: new Circuit(circuitOf(env.DB_DEADLINE_MS, patience)),
    damage: new Damage(),
    probes: new SingleFlight(patience),
  };
};

/** The shared state of the isolate that was given these bindings; made at its first request. */
export const isolateOf = (env: Env): Isolate => {
  const known = isolates.get(env);
  if (known) return known;
  const isolate = newIsolate(env);
  isolates.set(env, isolate);
  return isolate;
};
