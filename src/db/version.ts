import type { Db } from "./client.ts";
import { dataset } from "./schema/index.ts";

/** Selects the version of the record: one row, none before the first seed. */
export const selectVersion = (db: Db) => db.select({ version: dataset.version }).from(dataset);
