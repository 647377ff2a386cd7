import type { Db } from "../db/client.ts";
import type { Expanders } from "./expand.ts";

declare module "hono" {
  interface ContextVariableMap {
    /** The record, opened for this request. */
    db: Db;
    /** How each collection shows its records in full to the others. */
    expanders: Expanders;
  }
}
