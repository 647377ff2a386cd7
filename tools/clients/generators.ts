import type { Client, DocumentName, Job } from "./client.ts";
import type { Command } from "./command.ts";

const modern: readonly [DocumentName, DocumentName] = ["openapi.json", "openapi-3.0.json"];
/** Generators that were written for 3.0. */
const classic: readonly [DocumentName, DocumentName] = ["openapi-3.0.json", "openapi.json"];

/** A program of an npm package, run by this Node in the folder. */
const node = ({ folder, pathOf }: Job, file: string, args: readonly string[]): Command => ({
  program: process.execPath,
  args: [pathOf(file), ...args],
  cwd: folder,
});

const typescript = (program: string) => ({ [program]: "client.ts", "answers.ts": "answers.ts" });

const orval = (client: "fetch" | "axios" | "zod"): Client => ({
  name: `orval (${client})`,
  package: "orval",
  documents: modern,
  files: ({ document, url }) => ({
    // It makes schemas for the zod that the project has.
    "package.json": JSON.stringify({ dependencies: { zod: "^3.25.0" } }),
    "orval.config.mjs": `export default ${JSON.stringify({
      mitra: {
        input: { target: document },
        output: { target: "./api.ts", mode: "single", client, ...(client === "fetch" ? { baseUrl: url } : {}) },
      },
    })};`,
  }),
  generate: (job) => node(job, "orval/dist/bin/orval.mjs", ["--config", "orval.config.mjs"]),
  programs: typescript(`orval-${client}.ts`),
});

/** The generators that need nothing but Node; what they make is TypeScript. */
export const nodeClients: readonly Client[] = [
  {
    name: "openapi-typescript with openapi-fetch",
    package: "openapi-typescript",
    documents: modern,
    generate: (job) => node(job, "openapi-typescript/bin/cli.js", [job.document, "-o", "api.ts"]),
    programs: typescript("openapi-fetch.ts"),
  },
  {
    name: "@hey-api/openapi-ts",
    package: "@hey-api/openapi-ts",
    documents: modern,
    generate: (job) =>
      node(job, "@hey-api/openapi-ts/bin/run.js", [
        ...["-i", job.document, "-o", "api", "-c", "@hey-api/client-fetch"],
        "--no-log-file",
      ]),
    programs: typescript("hey-api.ts"),
  },
  orval("fetch"),
  orval("axios"),
  orval("zod"),
  {
    name: "openapi-zod-client with zodios",
    package: "openapi-zod-client",
    documents: classic,
    generate: (job) => node(job, "openapi-zod-client/bin.js", [job.document, "-o", "api.ts"]),
    programs: typescript("zodios.ts"),
  },
  {
    name: "swagger-typescript-api",
    package: "swagger-typescript-api",
    documents: modern,
    generate: (job) =>
      node(job, "swagger-typescript-api/dist/cli.mjs", ["generate", "-p", job.document, "-o", ".", "-n", "api.ts"]),
    programs: typescript("swagger-typescript-api.ts"),
  },
  {
    name: "openapi-typescript-codegen",
    package: "openapi-typescript-codegen",
    documents: classic,
    generate: (job) =>
      node(job, "openapi-typescript-codegen/bin/index.js", ["-i", job.document, "-o", "api", "--useOptions"]),
    programs: typescript("openapi-typescript-codegen.ts"),
  },
  {
    name: "oazapfts",
    package: "oazapfts",
    documents: classic,
    generate: (job) => node(job, "oazapfts/dist/cli.js", [job.document, "api.ts"]),
    programs: typescript("oazapfts.ts"),
  },
];
