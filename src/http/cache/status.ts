/** The field Cache-Status for each place that an answer may come from. @see RFC 9211 */
export const cacheStatuses = {
  hit: "mitra; hit",
  revalidating: "mitra; hit; detail=revalidating",
  edge: "mitra; hit; detail=edge",
  collapsed: "mitra; fwd=miss; collapsed",
  stale: "mitra; hit; detail=stale-if-error",
  stored: "mitra; fwd=miss; stored",
  miss: "mitra; fwd=miss",
  bypass: "mitra; fwd=bypass",
};

/**
 * Where an answer came from: memory (`hit`), memory while the answer of the next version is found (`revalidating`), the data
 * centre (`edge`), the request that others waited for (`collapsed`), memory in place of the database (`stale`); or the
 * handler, and whether it was kept (`stored`, `miss`) or may not be (`bypass`).
 */
export type CacheState = keyof typeof cacheStatuses;
