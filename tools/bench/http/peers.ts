import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import type BetterSqlite3 from "libsql";
import { inProject } from "../../paths.ts";
import { reasonOf } from "../../refusal.ts";
import type { Questions, Row } from "./rows.ts";

/** Where the other servers are installed: a folder of its own, outside of the project. */
export const peersFolder = join(tmpdir(), "mitra-bench-peers");

/** A server that is being measured: where it is asked what, and the processes that answer. */
type Server = { name: string; paths: Record<"list" | "item" | "search", string>; url: string; pids: number[] };
export type Peer = Server & { close(): Promise<void> };

/**
 * Installs the other servers, by a package.json and a node_modules of their own. Native ones are built or fetched by
 * npm as it is set up here.
 *
 * @returns what went wrong, or null.
 */
export const installPeers = async (): Promise<string | null> => {
  const ours = inProject("tools/bench/http/peers");
  mkdirSync(peersFolder, { recursive: true });
  const wanted = readFileSync(join(ours, "package.json"), "utf8");
  const done = join(peersFolder, "installed.json");
  for (const name of ["fastify.mjs", "hono.mjs", "shared.mjs", "package.json"]) {
    cpSync(join(ours, name), join(peersFolder, name));
  }
  if (existsSync(done) && readFileSync(done, "utf8") === wanted) return null;
  console.error(`installing the other servers into ${peersFolder}; the first time this takes some minutes`);
  try {
    await promisify(execFile)("npm", ["install", "--no-audit", "--no-fund"], {
      cwd: peersFolder,
      maxBuffer: 2 ** 26,
      shell: process.platform === "win32",
    });
    writeFileSync(done, wanted);
    return null;
  } catch (error) {
    return reasonOf(error).split("\n")[0] ?? "npm install failed";
  }
};

const schema = `
  create table engagements (id text primary key, kind text, status text, label text, summary text, date_edtf text,
    date_start text, date_end text, date_precision text, date_basis text, date_text text, place_name text,
    place_country text, place_label text, country text);
  create index engagements_by_date on engagements (date_start desc, id);
  create index engagements_by_country on engagements (country, date_start desc);
  create table engagement_countries (country text, engagement text, primary key (country, engagement)) without rowid;
  create virtual table engagements_text using fts5 (label, summary, content = 'engagements');`;

/** Puts the rows into a database for the other servers, with the indexes that their questions want, and into a db.json. */
const writeRows = (folder: string, rows: readonly Row[]): { database: string; json: string } => {
  const [database, json] = [join(folder, "peers.db"), join(folder, "db.json")];
  const Database = createRequire(import.meta.url)("libsql") as typeof BetterSqlite3;
  const db = new Database(database);
  db.exec(schema);
  const names = Object.keys(rows[0] ?? {}).filter((name) => name !== "countries") as (keyof Row)[];
  const insert = db.prepare(
    `insert into engagements (${names.join(", ")}) values (${names.map(() => "?").join(", ")})`,
  );
  const link = db.prepare("insert into engagement_countries values (?, ?)");
  db.exec("begin");
  for (const row of rows) {
    insert.run(names.map((name) => row[name]));
    for (const country of row.countries) link.run([country, row.id]);
  }
  db.exec("insert into engagements_text (engagements_text) values ('rebuild')");
  db.exec("commit");
  db.exec("analyze");
  db.close();
  writeFileSync(json, JSON.stringify({ engagements: rows.map(({ countries: _, ...row }) => row) }));
  return { database, json };
};

/** A port of 127.0.0.1 that nothing listens on. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
};

const answering = async (url: string, child: ChildProcess): Promise<void> => {
  for (const until = Date.now() + 30_000; Date.now() < until && child.exitCode === null; ) {
    const answer = await fetch(url).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(child.exitCode === null ? `no good answer from ${url}` : `it ended with ${child.exitCode}`);
};

/** This Node, and another that is installed: addons are compiled for the one that npm finds. */
const nodes = (): string[] => {
  const others = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !folder.includes("node_modules"))
    .map((folder) => join(folder, "node"))
    .filter((file) => existsSync(file));
  return [...new Set([process.execPath, ...others.slice(0, 1)])];
};

type Plan = { name: string; args: (port: number) => string[]; paths: Server["paths"] };

const plans = (files: { database: string; json: string }, { country, id, word }: Questions): Plan[] => {
  const rest = {
    list: `/engagements?country=${country}&limit=20`,
    item: `/engagements/${id}`,
    search: `/search?q=${word}`,
  };
  const module = (path: string) => join(peersFolder, "node_modules", path);
  return [
    {
      name: "fastify + better-sqlite3",
      args: (port) => [join(peersFolder, "fastify.mjs"), files.database, `${port}`],
      paths: rest,
    },
    {
      name: "hono on Node + libsql",
      args: (port) => [join(peersFolder, "hono.mjs"), files.database, `${port}`],
      paths: rest,
    },
    {
      name: "json-server",
      args: (port) => [module("json-server/lib/cli/bin.js"), "-q", "-H", "127.0.0.1", "-p", `${port}`, files.json],
      paths: {
        list: `/engagements?country=${country}&_sort=date_start&_order=desc&_limit=20`,
        item: rest.item,
        search: `/engagements?q=${word}&_limit=20`,
      },
    },
    {
      name: "soul",
      args: (port) => [module("soul-cli/src/server.js"), "-d", files.database, "-p", `${port}`],
      paths: {
        list: `/api/tables/engagements/rows?_filters=country:${country}&_ordering=-date_start&_limit=20`,
        item: `/api/tables/engagements/rows/${id}`,
        search: `/api/tables/engagements/rows?_search=${word}&_limit=20`,
      },
    },
  ];
};

const startPeer = async (node: string, { name, args, paths }: Plan, folder: string): Promise<Peer> => {
  const port = await freePort();
  const child = spawn(node, args(port), {
    cwd: folder,
    stdio: "ignore",
    env: { ...process.env, NODE_ENV: "production", NO_UPDATE_NOTIFIER: "1", SCARF_ANALYTICS: "false" },
  });
  const ended = once(child, "close");
  const close = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    for (const path of Object.values(paths)) await answering(url + path, child);
    return { name, paths, url, pids: child.pid === undefined ? [] : [child.pid], close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Starts the other servers on the same rows; those that do not start are left out, and `say` is told why. */
export const startPeers = async (
  folder: string,
  rows: readonly Row[],
  questions: Questions,
  say: (line: string) => void,
): Promise<Peer[]> => {
  const peers: Peer[] = [];
  for (const plan of plans(writeRows(folder, rows), questions)) {
    const faults: string[] = [];
    for (const node of nodes()) {
      const peer = await startPeer(node, plan, folder).catch((error: unknown) => void faults.push(reasonOf(error)));
      if (!peer) continue;
      peers.push(peer);
      break;
    }
    if (peers.at(-1)?.name !== plan.name) say(`${plan.name} (${faults.join("; ")})`);
  }
  return peers;
};

/** Removes the folder of a run. */
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });
