/** A Worker may wait for its database on a busy machine; a test about deadlines sets its own. */
export const unhurried = { DB_DEADLINE_MS: "59000", REQUEST_DEADLINE_MS: "60000" };

/** The same, and every request reaches the database. */
export const uncached = { CACHE_BYTES: "0", VERSION_TTL_MS: "0", ...unhurried };
