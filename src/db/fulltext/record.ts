import { sql } from "../sql.ts";

/** The joins of a row `f` of the index `search` with its `search_documents d` and `records r`. */
export const joinRecord = sql`cross join search_documents d on d.id = f.rowid cross join records r on r.number = d.record`;
