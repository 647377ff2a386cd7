import { createRoute, z } from "@hono/zod-openapi";
import { okResponses } from "../../http/openapi/responses.ts";
import { publicOrigin } from "../../http/response/links.ts";
import { ApiError, problemResponses, staticProblemResponses } from "../../http/response/problem.ts";
import { sendVersioned } from "../../http/response/respond.ts";
import { sendStatic, staticAnswer } from "../../http/response/static-answer.ts";
import { createRouter } from "../../http/router.ts";
import { catalogOf, catalogPath, catalogSchema, catalogType } from "./catalog.ts";
import { icon } from "./icon.ts";
import { partParam, sitemapIndex, sitemapPart } from "./sitemap.ts";

const text = (most: number, description: string) => z.string().max(most).openapi({ description });

const robots = createRoute({
  method: "get",
  path: "/robots.txt",
  operationId: "getRobots",
  tags: ["Service"],
  summary: "Say what crawlers may read",
  description: "Everything (RFC 9309), and where the sitemap is.",
  responses: {
    ...okResponses({
      description: "The rules.",
      content: {
        "text/plain": { schema: text(1000, "The rules"), examples: { rules: { value: "User-agent: *\nAllow: /\n" } } },
      },
    }),
    ...staticProblemResponses(),
  },
});

const favicon = createRoute({
  method: "get",
  path: "/favicon.ico",
  operationId: "getIcon",
  tags: ["Service"],
  summary: "Get the icon",
  description: "The icon of this service, for programs that show one beside its name.",
  responses: {
    ...okResponses({
      description: "The icon.",
      content: {
        "image/vnd.microsoft.icon": {
          schema: z.string().max(2000).openapi({ format: "binary", description: "The bytes of an icon" }),
          examples: { bytes: { value: "" } },
        },
      },
    }),
    ...staticProblemResponses(),
  },
});

const catalog = createRoute({
  method: "get",
  path: catalogPath,
  operationId: "getApiCatalog",
  tags: ["Service"],
  summary: "Say which APIs there are and where they are described",
  description: "The catalogue of RFC 9727, as a link set (RFC 9264).",
  responses: {
    ...okResponses({
      description: "The catalogue.",
      content: {
        "application/linkset+json": {
          schema: catalogSchema,
          examples: { example: { value: catalogOf("https://api.example.org") } },
        },
      },
    }),
    ...staticProblemResponses(),
  },
});

const sitemap = createRoute({
  method: "get",
  path: "/sitemap.xml",
  operationId: "getSitemap",
  tags: ["Service"],
  summary: "List the addresses of all records for crawlers",
  description:
    "The sitemap (sitemaps.org): an index of parts, and each part under `part=` with the addresses of at most 10,000 records and when each last changed.",
  request: { query: z.strictObject({ part: partParam }) },
  responses: {
    ...okResponses({
      description: "The index, or a part.",
      content: {
        "application/xml": {
          schema: text(3_000_000, "The index or a part, in XML"),
          examples: {
            index: {
              value:
                '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n<sitemap><loc>https://api.example.org/sitemap.xml?part=articles-1</loc></sitemap>\n</sitemapindex>\n',
            },
          },
        },
      },
    }),
    ...problemResponses("not-found"),
  },
});

/** What programs look for on any server: `/robots.txt`, `/favicon.ico`, the catalogue of APIs. */
const createStaticRouter = () => {
  const router = createRouter({ versioned: false });
  const iconAnswer = staticAnswer(icon, "image/vnd.microsoft.icon");
  router.openapi(robots, (c) => {
    const rules = `User-agent: *\nAllow: /\n\nSitemap: ${publicOrigin(c)}/sitemap.xml\n`;
    return sendStatic(c, staticAnswer(rules, "text/plain; charset=utf-8"));
  });
  router.openapi(favicon, (c) => sendStatic(c, iconAnswer));
  router.openapi(catalog, (c) => {
    const origin = publicOrigin(c);
    c.set("links", [...c.get("links"), `<${origin}${catalogPath}>; rel="api-catalog"`]);
    return sendStatic(c, staticAnswer(JSON.stringify(catalogOf(origin)), catalogType));
  });
  return router;
};

/** The same, and the sitemap, which is made of the record. */
export const createDiscoveryRouter = () => {
  const router = createRouter();
  router.openapi(sitemap, async (c) => {
    const { part } = c.req.valid("query");
    const [db, origin] = [c.var.db, publicOrigin(c)];
    const body = part === undefined ? await sitemapIndex(db, origin) : await sitemapPart(db, origin, part);
    if (body === null) throw new ApiError("not-found", "The sitemap has no such part. /sitemap.xml lists them.");
    return sendVersioned(c, body, { contentType: "application/xml; charset=utf-8" });
  });
  router.route("/", createStaticRouter());
  return router;
};
