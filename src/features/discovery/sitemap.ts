import { z } from "@hono/zod-openapi";
import type { Db } from "../../db/client.ts";
import { documented } from "../../http/request/value-lists.ts";
import { type CollectionType, collections, collectionTypes, pathOf } from "../../model/record-types.ts";
import { loadCounts, loadPart, partSize } from "./queries.ts";

const names = new Map(collectionTypes.map((type) => [collections[type] as string, type]));

/** Pages that are no records. */
const pages = ["/", "/docs", "/problems", "/llms.txt", "/llms-full.txt", "/v1", "/v1/meta"];

/** `part=`: a piece of the sitemap, as the index of pieces names it. */
export const partParam = z
  .string()
  .max(40)
  .regex(new RegExp(`^(?:pages|(?:${[...names.keys()].join("|")})-[1-9]\\d{0,3})$`), {
    error: "a part that /sitemap.xml names, such as articles-1",
  })
  .optional()
  .openapi(
    documented({
      description: "A part of the sitemap, as the index names it. Without it, the index.",
      examples: { articles: "articles-1", pages: "pages" },
    }),
  );

const header = '<?xml version="1.0" encoding="UTF-8"?>';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

const url = (address: string, changed?: string): string =>
  `<url><loc>${address}</loc>${changed === undefined ? "" : `<lastmod>${changed}</lastmod>`}</url>`;

const urlSet = (urls: readonly string[]): string => `${header}\n<urlset ${namespace}>\n${urls.join("\n")}\n</urlset>\n`;

const partsOf = (type: CollectionType, count: number): string[] =>
  Array.from({ length: Math.ceil(count / partSize) }, (_, at) => `${collections[type]}-${at + 1}`);

/** The index of the parts of the sitemap. Names and origins have nothing that XML would have escaped. */
export const sitemapIndex = async (db: Db, origin: string): Promise<string> => {
  const counts = await loadCounts(db);
  const parts = ["pages", ...collectionTypes.flatMap((type) => partsOf(type, counts.get(type) ?? 0))];
  const lines = parts.map((part) => `<sitemap><loc>${origin}/sitemap.xml?part=${part}</loc></sitemap>`);
  return `${header}\n<sitemapindex ${namespace}>\n${lines.join("\n")}\n</sitemapindex>\n`;
};

/** A part of the sitemap: the addresses of records, each with when it last changed; null where there is no such part. */
export const sitemapPart = async (db: Db, origin: string, part: string): Promise<string | null> => {
  if (part === "pages") {
    const lists = Object.values(collections).map((name) => `/v1/${name}`);
    return urlSet([...pages, ...lists].map((path) => url(origin + path)));
  }
  const [name = "", number] = part.split("-");
  const type = names.get(name);
  const records = type ? await loadPart(db, type, Number(number)) : [];
  return records.length === 0 || type === undefined
    ? null
    : urlSet(records.map(({ id, updatedAt }) => url(`${origin}${pathOf(type, id)}`, updatedAt)));
};
