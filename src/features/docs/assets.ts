/** The files of the reference page, as the build puts them into the folder behind ASSETS, and what they are. */
export const assets: Readonly<Record<string, string>> = {
  "openapi-explorer.min.js": "text/javascript; charset=utf-8",
};

/** Stands in the path of every asset, so that each may be kept for ever. Moves with the library. */
export const assetsVersion = "2.4.820";

/** The texts of the API description, made by the build into the same folder, and what they are. */
export const descriptionFiles = {
  "openapi.json": "application/json",
  "openapi.yaml": "application/yaml",
  "openapi-3.0.json": "application/json",
} as const;

export type DescriptionFile = keyof typeof descriptionFiles;

/** Stands in those texts for the address of the server, which is known when they are served. */
export const serverPlaceholder = "https://server.invalid";
