import type { z } from "@hono/zod-openapi";
import type { Localised } from "../model/localised.ts";

type InBoth<T> =
  Extract<T, Localised> extends never
    ? T extends readonly (infer E)[]
      ? readonly InBoth<E>[]
      : T extends object
        ? { [K in keyof T]: InBoth<T[K]> }
        : T
    : Extract<T, Localised> | Extract<T, null>;

/** Members that an answer gets from the index or from the version that wrote the record, not from its document. */
type Computed = "counts" | "narrower" | "createdVersion" | "updatedVersion" | "updatedAt";

/**
 * A record as it is stored: as its schema says, but for what is computed when it is read, and every text of ours in both
 * languages. A member that is served and not built does not compile.
 */
export type DocumentOf<S extends z.ZodObject, C extends string = Computed> = {
  [K in Exclude<keyof z.input<S>, C>]: InBoth<z.input<S>[K]>;
};
