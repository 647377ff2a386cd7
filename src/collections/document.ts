import type { z } from "@hono/zod-openapi";
import type { Text } from "../http/request/locale.ts";
import type { Localised } from "../model/localised.ts";

type Known<T> = Exclude<T, undefined>;

type InBoth<T> = T extends string
  ? [keyof Text] extends [keyof T]
    ? Localised
    : T
  : T extends readonly (infer E)[]
    ? readonly InBoth<E>[]
    : T extends object
      ? { [K in keyof T]-?: InBoth<Known<T[K]>> }
      : T;

/** Members that an answer gets from elsewhere than the document: the index, its evidence, the version that wrote it. */
type Computed =
  | "type"
  | "url"
  | "counts"
  | "narrower"
  | "evidenceCount"
  | "createdVersion"
  | "updatedVersion"
  | "updatedAt";

/** Members that every record has, and that stand in front of what its builder says. */
type Head = "id" | "label";

/** Members that only some answers have: what items tell from the index, and translations. Evidence a document always has. */
type Occasional<T> = { [K in keyof T]: K extends "evidence" ? never : undefined extends T[K] ? K : never }[keyof T];

type Documented<T, Own extends keyof T> = { [K in Exclude<Own, Head>]: InBoth<Known<T[K]>> } & {
  [K in Own & Head]?: InBoth<Known<T[K]>>;
};

/**
 * A record as its builder makes it: as its schema says, but for what comes from elsewhere, and every text of ours in both
 * languages. A member that is served and not built does not compile. `Own` is what it makes itself of that.
 */
export type DocumentOf<S extends z.ZodObject, Own extends Computed = never> = Documented<
  z.input<S>,
  Exclude<keyof z.input<S>, Exclude<Computed, Own> | Occasional<z.input<S>>>
>;
