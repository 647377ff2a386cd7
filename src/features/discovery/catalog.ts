import { z } from "@hono/zod-openapi";

const href = z.url().max(300);

const target = z
  .object({
    href: href.openapi({ description: "Where it is", example: "https://api.example.org/openapi.json" }),
    type: z.string().max(60).optional().openapi({ description: "Its media type", example: "application/json" }),
  })
  .openapi("LinkTarget", { description: "What a relation leads to." });

const targets = (description: string) => z.array(target).max(5).openapi({ description });

const context = z
  .object({
    anchor: href.openapi({ description: "What the links are of", example: "https://api.example.org/v1" }),
    item: targets("The APIs of this server").optional(),
    "service-desc": targets("Its description for programs").optional(),
    "service-doc": targets("Its description for people, and for language models").optional(),
    "service-meta": targets("What the record holds, and on what terms").optional(),
    status: targets("Whether it works").optional(),
  })
  .openapi("LinkContext", { description: "The links of one resource, by relation (RFC 9264)." });

export const catalogSchema = z
  .object({ linkset: z.array(context).max(5).openapi({ description: "The links" }) })
  .openapi("ApiCatalog", { description: "What APIs this server has, and where each is described." });

/** The media type of a link set that is a catalogue of APIs (RFC 9727, section 4). */
export const catalogType = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"';

export const catalogPath = "/.well-known/api-catalog";

/** The catalogue of a server: its one API, and the relations of RFC 8631. */
export const catalogOf = (origin: string): z.input<typeof catalogSchema> => {
  const at = (path: string, type: string) => ({ href: origin + path, type });
  return {
    linkset: [
      { anchor: origin + catalogPath, item: [{ href: `${origin}/v1` }] },
      {
        anchor: `${origin}/v1`,
        "service-desc": [
          at("/openapi.json", "application/json"),
          at("/openapi.yaml", "application/yaml"),
          at("/openapi-3.0.json", "application/json"),
        ],
        "service-doc": [at("/docs", "text/html"), at("/llms.txt", "text/plain"), at("/llms-full.txt", "text/plain")],
        "service-meta": [at("/v1/meta", "application/json")],
        status: [at("/health/ready", "application/json")],
      },
    ],
  };
};
