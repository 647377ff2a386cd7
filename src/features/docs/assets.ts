/** The files of the reference page, as the build puts them into the folder behind ASSETS, and what they are. */
export const assets: Readonly<Record<string, string>> = {
  "openapi-explorer.min.js": "text/javascript; charset=utf-8",
};

/** Stands in the path of every asset, so that each may be kept for ever. Moves with the library. */
export const assetsVersion = "2.4.820";
