import { createWorker } from "./app.ts";
import type { Env } from "./env.ts";

export default createWorker() satisfies ExportedHandler<Env>;
