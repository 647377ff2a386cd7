import { SeedError } from "../seeds/load.ts";
import type { WorkerBuild } from "./build.ts";
import { buildWhereChanged } from "./built.ts";
import { claimDataFolder, type DataFolder } from "./data-folder.ts";
import { checkpoint, namingFaults, type OpenDatabase, serveEmbedded } from "./database.ts";
import { migrateDatabase } from "./migrate.ts";
import { tryPort } from "./port.ts";
import { Refusal } from "./refusal.ts";
import { keepRunning } from "./restart.ts";
import { seedRecord } from "./seed.ts";
import type { Settings } from "./settings.ts";
import { startWorkerd, type Workerd } from "./workerd.ts";

/** What a Mitra says of itself when it listens. */
type Ready = { url: string; pid: number; version: number; database: string };

const openDatabase = async (
  settings: Settings,
  folder: DataFolder,
  say: (line: string) => void,
): Promise<OpenDatabase> =>
  settings.database ? { ...settings.database, close: async () => undefined } : serveEmbedded(folder, say);

/**
 * npm passes SIGTERM on to a shell that may not pass it on to us, and SIGKILL to nobody: when started by npm, the end of
 * our parent is a stop too.
 */
const watchParent = (orphaned: () => void): NodeJS.Timeout | undefined => {
  if (!process.env.npm_lifecycle_event) return undefined;
  const parent = process.ppid;
  return setInterval(() => process.ppid !== parent && orphaned(), 500).unref();
};

const stopSignal = (): { stop: AbortSignal; forget: () => void } => {
  const controller = new AbortController();
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  // Stays in place until the end: npm passes on a Ctrl-C that the terminal has sent to us already.
  const abort = () => controller.abort();
  for (const signal of signals) process.on(signal, abort);
  const watch = watchParent(abort);
  return {
    stop: controller.signal,
    forget: () => {
      clearInterval(watch);
      for (const signal of signals) process.off(signal, abort);
    },
  };
};

const bindingsOf = (settings: Settings, database: OpenDatabase, port: number) => ({
  LIBSQL_URL: database.url,
  ...(database.authToken ? { LIBSQL_AUTH_TOKEN: database.authToken } : {}),
  PUBLIC_URL: settings.publicUrl ?? `http://127.0.0.1:${port}`,
  ...(settings.accessLog ? { ACCESS_LOG: "1" } : {}),
  ...settings.passedOn,
});

const both = async <A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> => {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
};

/**
 * Serves Mitra on this machine until SIGINT or SIGTERM: the bundle is built, if need be, while the database is opened,
 * migrated and seeded, then workerd serves it and is started again when it crashes.
 *
 * @param tell `ready` is called at every start of workerd, `line` with what an operator should know.
 * @returns when everything has been stopped.
 * @throws Refusal for whatever the operator can put right.
 */
export const supervise = async (
  settings: Settings,
  tell: { ready: (ready: Ready) => void; line: (line: string) => void },
): Promise<void> => {
  const { stop, forget } = stopSignal();
  const port = await tryPort(settings.port);
  const folder = claimDataFolder(settings.dataFolder);
  let database: OpenDatabase | undefined;
  try {
    const openAndPrepare = async () => {
      database = await openDatabase(settings, folder, tell.line);
      const isEmbedded = settings.database === null;
      return { open: database, version: await namingFaults(database, prepare(database, isEmbedded, tell.line)) };
    };
    const [worker, { open, version }] = await both(buildWhereChanged(folder.buildFolder), openAndPrepare());
    await keepRunning({ start: () => serve(settings, worker, open, port, version, tell.ready), stop, say: tell.line });
  } finally {
    await database?.close();
    folder.release();
    forget();
  }
};

/** Migrates and seeds. An embedded database is then whole in its file, whatever becomes of us. */
const prepare = async (database: OpenDatabase, isEmbedded: boolean, say: (line: string) => void): Promise<number> => {
  await migrateDatabase(database);
  const { version } = await seedRecord({ ...database, warn: (line) => say(`warning: ${line}`) }).catch(
    (error: unknown) => {
      throw error instanceof SeedError ? new Refusal(error.message) : error;
    },
  );
  if (isEmbedded) await checkpoint(database);
  return version;
};

const serve = async (
  settings: Settings,
  { bundle, assets }: Pick<WorkerBuild, "bundle" | "assets">,
  database: OpenDatabase,
  port: number,
  version: number,
  ready: (ready: Ready) => void,
): Promise<Workerd> => {
  const workerd = await startWorkerd({ bundle, assets, port, bindings: bindingsOf(settings, database, port) });
  const where = settings.database ? new URL(settings.database.url).host : settings.dataFolder;
  ready({ url: workerd.url, pid: workerd.pid, version, database: where });
  return workerd;
};
