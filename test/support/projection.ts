import type { Projection } from "../../src/record/write.ts";
import { builders } from "../../src/record-types.ts";

/** How the tests that write by themselves have records made. */
export const projection: Projection = { builders, version: "test" };
