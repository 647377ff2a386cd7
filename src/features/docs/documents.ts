import type { Context } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { publicOrigin } from "../../http/links.ts";
import type { Json } from "../../http/openapi.ts";
import { toOpenApi30 } from "../../http/openapi-30.ts";
import { type StaticAnswer, staticAnswer } from "../../http/static-answer.ts";
import { toYaml } from "../../http/yaml.ts";

export type Documents = { json: StaticAnswer; yaml: StaticAnswer; json30: StaticAnswer };

const write = (document: Json): Documents => ({
  json: staticAnswer(JSON.stringify(document), "application/json"),
  yaml: staticAnswer(toYaml(document), "application/yaml"),
  json30: staticAnswer(JSON.stringify(toOpenApi30(document)), "application/json"),
});

/**
 * Keeps the texts of the API description. They are written once for the configured origin; without one, the server of
 * the description is relative to wherever it was read.
 *
 * @param build makes the 3.1 document, when it is first asked for: by then every route is there.
 */
export const keepDocuments = (build: () => Json): ((c: Context<AppEnv>) => Documents) => {
  let document: Json | undefined;
  const kept = new Map<string, Documents>();
  return (c) => {
    const url = c.env?.PUBLIC_URL === undefined ? "/" : publicOrigin(c);
    let documents = kept.get(url);
    if (!documents) {
      document ??= build();
      documents = write({ ...document, servers: [{ url, description: "This service" }] });
      kept.set(url, documents);
    }
    return documents;
  };
};
