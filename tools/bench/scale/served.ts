import { startWorkerd } from "../../workerd.ts";
import { startEndpointProcess } from "../endpoint.ts";

/** A Mitra over one database: the bundled Worker in bare workerd, the endpoint in a process of its own. */
export type Served = { size: number; url: string; close(): Promise<void> };

/** Serves a database without any cache of answers. */
export const serve = async (
  size: number,
  path: string,
  { bundle, assets }: { bundle: string; assets: string },
): Promise<Served> => {
  const endpoint = await startEndpointProcess(path);
  const workerd = await startWorkerd({
    bundle,
    assets,
    port: 0,
    bindings: { ...endpoint.bindings, CACHE_BYTES: "0", DB_DEADLINE_MS: "30000", REQUEST_DEADLINE_MS: "60000" },
    stdout: "ignore",
  });
  return {
    size,
    url: workerd.url,
    close: async () => {
      await workerd.close();
      await endpoint.close();
    },
  };
};
