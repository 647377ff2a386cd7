import type { Context, MiddlewareHandler } from "hono";
import { type RecordVersion, versionKey } from "../../model/version.ts";
import type { AppEnv } from "../app-env.ts";
import { ApiError } from "../response/problem.ts";

/** The record moved on between two round trips of a request. */
class MovedOn extends Error {
  override readonly name = "MovedOn";
}

const attempts = 5;

const epochOf = ({ epoch }: RecordVersion): string => epoch;

/**
 * Takes note of the version that a round trip of this request has read. Parts of two versions must not make one answer:
 * where it is another than before, the handler runs again. One that is over does not move on.
 */
export const sawVersion = (c: Context<AppEnv>, version: RecordVersion): void => {
  const before = c.get("version") ?? version;
  const past = c.get("past");
  const key = past && past.version < before.version ? epochOf : versionKey;
  if (key(before) !== key(version)) throw new MovedOn(`${versionKey(before)}, then ${versionKey(version)}`);
  c.set("version", version);
};

/**
 * Runs a handler, again where the record moved on meanwhile.
 *
 * @throws ApiError `unavailable` where it does so every time.
 */
export const ofOneVersion =
  (handler: MiddlewareHandler<AppEnv>): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      c.set("version", undefined);
      try {
        return await handler(c, next);
      } catch (error) {
        if (!(error instanceof MovedOn)) throw error;
      }
    }
    throw new ApiError("unavailable", "The record is being written to. Send the request again in a few seconds.", {
      headers: { "Retry-After": "1" },
    });
  };
