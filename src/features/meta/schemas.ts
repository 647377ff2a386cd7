import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { datasetSchema } from "../../http/response/envelopes.ts";
import { absoluteUrl } from "../../http/response/links.ts";
import { type CollectionType, collections, collectionTypes } from "../../model/record-types.ts";
import type { loadMeta } from "./queries.ts";

const href = z.url().max(300);

/** Every place to go from `/v1`: name → path. */
const places = {
  ...Object.fromEntries(Object.values(collections).map((collection) => [collection, `/v1/${collection}`])),
  search: "/v1/search",
  suggest: "/v1/suggest",
  timeline: "/v1/timeline",
  stats: "/v1/stats",
  graph: "/v1/graph",
  changes: "/v1/changes",
  meta: "/v1/meta",
  openapi: "/openapi.json",
  docs: "/docs",
  llms: "/llms.txt",
  mcp: "/mcp",
} as Record<string, string>;

export const indexSchema = z
  .object({
    data: z
      .object({
        links: z.record(z.string().max(40), href).openapi({
          description: "Name → absolute URL",
          example: { articles: "https://mitra.example.org/v1/articles", meta: "https://mitra.example.org/v1/meta" },
        }),
      })
      .openapi({ description: "The index" }),
  })
  .openapi("ApiIndex", { description: "Where everything is." });

export const presentIndex = (c: Context<AppEnv>): z.input<typeof indexSchema> => ({
  data: { links: Object.fromEntries(Object.entries(places).map(([name, path]) => [name, absoluteUrl(c, path)])) },
});

const count = z.int().min(0).max(1_000_000_000);

export const metaSchema = z
  .object({
    data: z
      .object({
        version: z
          .int()
          .min(0)
          .max(2_147_483_647)
          .openapi({ description: "Rises by one with every write that changes the record", example: 1 }),
        updatedAt: z.iso.datetime().max(30).openapi({
          description: "When the record last changed (RFC 3339, UTC)",
          example: "2026-11-22T08:00:00.000Z",
        }),
        counts: z
          .object(
            Object.fromEntries(collectionTypes.map((type) => [collections[type], count])) as Record<
              (typeof collections)[CollectionType],
              typeof count
            >,
          )
          .openapi({
            description: "Records in each collection",
            example: Object.fromEntries(Object.values(collections).map((name) => [name, 5])) as never,
          }),
        engagements: z
          .object({
            first: z.iso
              .date()
              .nullable()
              .openapi({ description: "First day of the earliest dated engagement", example: "2015-03-23" }),
            latest: z.iso
              .date()
              .nullable()
              .openapi({ description: "First day of the latest dated engagement", example: "2025-07-28" }),
          })
          .openapi({ description: "The time that the engagements of the record cover" }),
        license: z
          .object({
            name: z.string().max(60).openapi({ description: "Licence of the data", example: "CC BY 4.0" }),
            url: href.openapi({ description: "Its text", example: "https://creativecommons.org/licenses/by/4.0/" }),
          })
          .openapi({ description: "On what terms the data may be used" }),
        attribution: z
          .string()
          .max(300)
          .openapi({ description: "How to cite it", example: "Mitra, version 1, CC BY 4.0" }),
      })
      .openapi({ description: "The state of the dataset" }),
    dataset: datasetSchema,
  })
  .openapi("Meta", { description: "The dataset as a whole." });

export const presentMeta = (
  meta: Awaited<ReturnType<typeof loadMeta>>,
  dataset: { version: number },
): z.input<typeof metaSchema> => ({
  data: {
    version: dataset.version,
    updatedAt: meta.updatedAt,
    counts: Object.fromEntries(
      collectionTypes.map((type) => [collections[type], meta.counts.get(type) ?? 0]),
    ) as Record<(typeof collections)[CollectionType], number>,
    engagements: { first: meta.first, latest: meta.latest },
    license: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
    attribution: `Mitra, the record of Indonesia's defence partnerships, version ${dataset.version} of ${meta.updatedAt.slice(0, 10)}, CC BY 4.0`,
  },
  dataset,
});
