import type { Db } from "../db/client.ts";
import type { MembersOf } from "./include.ts";

declare module "hono" {
  interface ContextVariableMap {
    /** The record, opened for this request. */
    db: Db;
    /** Opens the record for what an answer still reads after it has begun: in the version that it shows. */
    reopen: () => Db;
    /** What the index adds to the records of each collection. */
    membersOf: MembersOf;
  }
}
