import type { Context, MiddlewareHandler } from "hono";
import type { AppEnv } from "./app-env.ts";
import { ApiError } from "./problem.ts";

/** The record moved on between two round trips of a request. */
class MovedOn extends Error {
  override readonly name = "MovedOn";
}

const attempts = 5;

/**
 * Sees to it that two round trips have seen the same version: where they have not, the handler runs again.
 */
export const sameVersion = (one: number, other: number): void => {
  if (one !== other) throw new MovedOn(`version ${one}, then ${other}`);
};

/**
 * Takes note of the versions that round trips of this request saw. Parts of different versions must not make one answer:
 * where they differ, the handler runs again.
 */
export const sawVersion = (c: Context<AppEnv>, ...versions: number[]): void => {
  for (const version of versions) {
    sameVersion(c.get("sawVersion") ?? version, version);
    c.set("sawVersion", version);
  }
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
      c.set("sawVersion", undefined);
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
