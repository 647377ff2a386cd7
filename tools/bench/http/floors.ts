import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildWorker } from "../../build.ts";
import { startWorkerd, type Workerd } from "../../workerd.ts";
import type { EndpointProcess } from "../endpoint.ts";
import type { Trip } from "./recorder.ts";

/** A Worker that answers everything with the same bytes. `headers` beside the content type, as far as they are constant. */
const constantWorker = (body: string, status: number, headers: Record<string, string>): string => `
const body = ${status === 304 ? "null" : `new TextEncoder().encode(${JSON.stringify(body)})`};
const init = { status: ${status}, headers: new Headers(${JSON.stringify(headers)}) };
export default { fetch: () => new Response(body, init) };
`;

/** What the floor has to match. */
export type Sample = { status: number; body: string; headers: Record<string, string> };

type Folder = { folder: string; assets: string };

/** Bare workerd with a constant body of the size of the sample; `dressed` in all of its headers, or in its type alone. */
export const startFloor = async (
  name: string,
  { status, body, headers }: Sample,
  dressed: boolean,
  { folder, assets }: Folder,
): Promise<Workerd> => {
  const home = join(folder, name);
  await mkdir(home, { recursive: true });
  const type = Object.entries(headers).filter(([header]) => header.toLowerCase() === "content-type");
  const bare: Record<string, string> = Object.fromEntries(type);
  await writeFile(join(home, "worker.js"), constantWorker(body, status, dressed ? headers : bare));
  return startWorkerd({
    bundle: join(home, "worker.js"),
    assets,
    port: 0,
    bindings: { LIBSQL_URL: "http://127.0.0.1:1" },
  });
};

/** The minimal Worker that sends the SQL of these round trips; see {@link file://./minimal.ts}. */
export const startMinimal = async (
  name: string,
  trips: readonly Trip[],
  { endpoint, raw, folder }: { endpoint: EndpointProcess["bindings"]; raw: boolean; folder: string },
): Promise<Workerd> => {
  const { bundle, assets } = await buildWorker({ entry: "tools/bench/http/minimal.ts", outdir: join(folder, name) });
  const bindings = { ...endpoint, TRIPS: JSON.stringify(trips), ...(raw ? { RAW: "1" } : {}) };
  return startWorkerd({ bundle, assets, port: 0, bindings });
};
