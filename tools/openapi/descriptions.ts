import { stringify } from "yaml";
import { createApp } from "../../src/app.ts";
import type { DescriptionFile } from "../../src/features/docs/assets.ts";
import { describeApi } from "./describe.ts";
import { toOpenApi30 } from "./openapi-30.ts";

/**
 * The texts of the API description by file name: OpenAPI 3.1 as JSON and YAML, and the 3.0.3 twin.
 *
 * @param options `server` is the address that they name, by default the one that they are read from; `indent` is how
 *   many spaces the JSON is indented by, by default none.
 */
export const descriptions = (options: { server?: string; indent?: number } = {}): Record<DescriptionFile, string> => {
  const { server = "/", indent = 0 } = options;
  const document = { ...describeApi(createApp()), servers: [{ url: server, description: "This service" }] };
  return {
    "openapi.json": `${JSON.stringify(document, null, indent)}\n`,
    // Words that YAML 1.1 reads as something else than 1.2 are quoted.
    "openapi.yaml": stringify(document, { compat: "yaml-1.1", aliasDuplicateObjects: false, lineWidth: 0 }),
    "openapi-3.0.json": `${JSON.stringify(toOpenApi30(document), null, indent)}\n`,
  };
};
