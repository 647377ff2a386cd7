import { openDb } from "../../src/db/client.ts";
import { rebuildRecord } from "../../src/record/write.ts";
import { telling } from "../support/projection.ts";

/** Goes on with a rebuild: the program that test/record/rebuild.test.ts kills. */
const [url = "", authToken = ""] = process.argv.slice(2);
await rebuildRecord(openDb({ url, authToken }), new Date("2026-02-01T00:00:00Z"), telling, { afresh: false });
