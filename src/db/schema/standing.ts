import { integer } from "drizzle-orm/sqlite-core";

/*
 * What answers are read from is kept as it stood in every version: a row that is changed or goes moves into a table of
 * its own, `<table>_past`, by triggers. One that was written in the very version that changes it was never served, and is
 * forgotten.
 */

/** The version that wrote a row as it stands. */
export const standing = { since: integer("since").notNull() };

/** The same of a row that stands no more, and the first version in which it did not. */
export const stood = { ...standing, until: integer("until").notNull() };
