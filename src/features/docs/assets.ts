/** The texts of the API description, and what they are. */
export const descriptionFiles = {
  "openapi.json": "application/json",
  "openapi.yaml": "application/yaml",
  "openapi-3.0.json": "application/json",
} as const;

export type DescriptionFile = keyof typeof descriptionFiles;

/** The reference page. It does not end in .html, which Cloudflare's assets answer with a redirect. */
export const referenceFile = "reference.page";

/** What is for language models and for whoever finds a weakness. Its addresses are absolute. */
const plainFiles = {
  "llms.txt": "text/plain; charset=utf-8",
  "llms-full.txt": "text/plain; charset=utf-8",
  "security.txt": "text/plain; charset=utf-8",
} as const;

/** All that the build makes into the folder behind ASSETS. */
export const builtFiles = {
  ...descriptionFiles,
  [referenceFile]: "text/html; charset=utf-8",
  ...plainFiles,
} as const;

export type BuiltFile = keyof typeof builtFiles;

export const isAbsolute = (file: BuiltFile): boolean => file === referenceFile || file in plainFiles;

/** Stands in these texts for the address of the server, which is known when it is served. */
export const serverPlaceholder = "https://server.invalid";
