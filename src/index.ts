import type { Env } from "./env.ts";
import { createWorker } from "./worker.ts";

export default createWorker() satisfies ExportedHandler<Env>;
