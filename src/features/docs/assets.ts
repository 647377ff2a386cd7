/** The texts of the API description, made by the build into the folder behind ASSETS, and what they are. */
export const descriptionFiles = {
  "openapi.json": "application/json",
  "openapi.yaml": "application/yaml",
  "openapi-3.0.json": "application/json",
} as const;

export type DescriptionFile = keyof typeof descriptionFiles;

/** The reference page in the same folder. It does not end in .html, which Cloudflare's assets answer with a redirect. */
export const referenceFile = "reference.page";

/** Stands in the description for the address of the server, which is known when it is served. */
export const serverPlaceholder = "https://server.invalid";
