import { z } from "@hono/zod-openapi";

/**
 * A schema that also takes null. Use it, not `.nullable()`, for one that is a component of the OpenAPI document, and only for
 * such a one: beside a `$ref` the generator loses the null.
 */
export const orNull = <S extends z.ZodType>(schema: S) => z.union([schema.readonly(), z.null()]);
