import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";

/** An ASSETS binding for a Worker in this process, over a folder that the build has made. */
export const assetsIn = (folder: string) => ({
  fetch: async (url: string): Promise<Response> => {
    const file = join(folder, basename(new URL(url).pathname));
    return readFile(file).then(
      (bytes) => new Response(bytes),
      () => new Response(null, { status: 404 }),
    );
  },
});
