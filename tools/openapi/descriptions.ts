import { stringify } from "yaml";
import { createApp } from "../../src/app.ts";
import type { DescriptionFile } from "../../src/features/docs/assets.ts";
import { describeApi } from "./describe.ts";
import type { Json } from "./document.ts";
import { toOpenApi30 } from "./openapi-30.ts";

/** The whole description, under the address that it names. */
export const describeService = (server: string): Json => {
  const { info, ...document } = describeApi(createApp());
  const { contact, ...said } = info as Json;
  return {
    openapi: document.openapi,
    info: { ...said, contact: { ...(contact as Json), url: `${server === "/" ? "" : server}/#contact` } },
    ...document,
    servers: [{ url: server, description: "This service" }],
  };
};

/** The description as OpenAPI 3.1 in JSON and YAML, and as its 3.0.3 twin, by file name. */
export const textsOf = (document: Json, indent = 0): Record<DescriptionFile, string> => ({
  "openapi.json": `${JSON.stringify(document, null, indent)}\n`,
  // Words that YAML 1.1 reads as something else than 1.2 are quoted.
  "openapi.yaml": stringify(document, { compat: "yaml-1.1", aliasDuplicateObjects: false, lineWidth: 0 }),
  "openapi-3.0.json": `${JSON.stringify(toOpenApi30(document), null, indent)}\n`,
});

/**
 * The texts of the API description by file name.
 *
 * @param options `server` is the address that they name, by default the one that they are read from; `indent` is how
 *   many spaces the JSON is indented by, by default none.
 */
export const descriptions = (options: { server?: string; indent?: number } = {}): Record<DescriptionFile, string> =>
  textsOf(describeService(options.server ?? "/"), options.indent);
