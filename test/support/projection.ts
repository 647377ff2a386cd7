import { builders } from "../../src/features/builders.ts";
import type { Projection } from "../../src/record/write.ts";

/** How the tests that write by themselves have records made. */
export const projection: Projection = { builders, version: "test" };
