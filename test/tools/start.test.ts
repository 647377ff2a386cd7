import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { afterAll, expect, inject, test } from "vitest";
import { asMessage } from "../../tools/refusal.ts";
import { readSettings } from "../../tools/settings.ts";
import { supervise } from "../../tools/supervisor.ts";
import { copyBuild } from "../support/build.ts";
import { copyDatabase } from "../support/database-file.ts";
import { endPrograms, startProgram } from "../support/program.ts";

const scratch = mkdtempSync(join(tmpdir(), "mitra-start-"));

afterAll(async () => {
  await endPrograms();
  rmSync(scratch, { recursive: true, force: true });
});

let folders = 0;
const newFolder = (): string => {
  folders += 1;
  return join(scratch, String(folders));
};

const builtFolder = (): string => {
  const folder = newFolder();
  copyBuild(folder);
  return folder;
};

const seededFolder = (): string => {
  const folder = builtFolder();
  copyDatabase(inject("prepared").seededDatabase, join(folder, "mitra.db"));
  return folder;
};

const digest = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");

const refusal = async (env: Record<string, string>): Promise<string> => {
  const { code, stdout, stderr } = await startProgram("tools/start.ts", env).ended;
  expect({ code, stdout, lines: stderr.trimEnd().split("\n").length }, stderr).toEqual({
    code: 1,
    stdout: "",
    lines: 1,
  });
  return stderr;
};

test("a first start serves the record, and a second one changes nothing", async () => {
  const folder = newFolder();
  const run = async () => {
    const program = startProgram("tools/start.ts", { MITRA_DATA: folder });
    const [, url = "", version] = await program.saw(/listens on (\S+) \(dataset version (\d+)/);
    await program.saw(/Ctrl-C/);
    const lines = program.output().stdout.match(/curl .*/g) ?? [];
    const statuses = lines.map((line) =>
      execFileSync("sh", ["-c", `${line} -o /dev/null -w '%{http_code}'`], { encoding: "utf8" }),
    );
    const live = await fetch(`${url}/health/live`);
    program.signal("SIGTERM");
    const { code, stderr } = await program.ended;
    return {
      result: { statuses, live: live.status, code, stderr, version },
      database: digest(join(folder, "mitra.db")),
    };
  };
  const first = await run();
  expect(first.result).toEqual({ statuses: Array(5).fill("200"), live: 200, code: 0, stderr: "", version: "1" });
  expect(await run()).toEqual(first);
  expect(existsSync(join(folder, "endpoint.json"))).toBe(false);
});

test("Ctrl-C while it starts ends it cleanly too", async () => {
  const folder = newFolder();
  const program = startProgram("tools/serve.ts", { MITRA_DATA: folder });
  program.signal("SIGINT");
  expect(await program.ended).toMatchObject({ code: expect.toBeOneOf([0, null]) });
});

test("serve writes one JSON line a request, restarts a workerd that was killed, and lets seeds in meanwhile", async () => {
  const folder = seededFolder();
  const program = startProgram("tools/serve.ts", { MITRA_DATA: folder });
  const [, url, pid] = await program.saw(/listening on (\S+), .*workerd (\d+)/);
  await fetch(`${url}/v1/topics?limit=1`);
  const [line] = await program.saw(/^\{.*\}$/m);
  expect(JSON.parse(line)).toMatchObject({ method: "GET", status: 200, requestId: expect.any(String) });

  const seeding = startProgram("tools/seed.ts", { MITRA_DATA: folder });
  expect(await seeding.ended).toMatchObject({ code: 0, stderr: "" });

  process.kill(Number(pid), "SIGKILL");
  await program.saw(/ended by itself \(signal SIGKILL\)[\s\S]*listening on/);
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
  program.signal("SIGINT");
  expect((await program.ended).code).toBe(0);
});

test("a supervisor that is killed takes its workerd along, and its folder can be served again", async () => {
  const folder = seededFolder();
  const killed = startProgram("tools/serve.ts", { MITRA_DATA: folder });
  const [, url = ""] = await killed.saw(/listening on (\S+),/);
  killed.signal("SIGKILL");
  // workerd holds the other end of standard output: it has ended when that is closed.
  expect((await killed.ended).code).toBe(null);
  const next = startProgram("tools/serve.ts", { MITRA_DATA: folder, PORT: new URL(url).port });
  await next.saw(/listening on/);
  next.signal("SIGTERM");
  expect((await next.ended).code).toBe(0);
});

test("what a first start has written is whole in its file, and outlives a kill", async () => {
  const folder = builtFolder();
  const program = startProgram("tools/serve.ts", { MITRA_DATA: folder });
  await program.saw(/listening on/);
  const copy = newFolder();
  mkdirSync(copy);
  // As it is on the disk at this moment: to end the program first would let its database process put it in order.
  copyFileSync(join(folder, "mitra.db"), join(copy, "mitra.db"));
  program.signal("SIGKILL");
  await program.ended;
  const database = new Libsql(join(copy, "mitra.db"));
  expect(
    database
      .prepare("select version, (select count(*) from records where type = 'article') as articles from dataset")
      .all(),
  ).toEqual([{ version: 1, articles: 5 }]);
  database.close();
});

/** The line that a start is refused with, in this process: how a program shows it is tried above and below. */
const refusalHere = async (folder: string, env: Record<string, string> = {}): Promise<string> => {
  const settings = readSettings({ PORT: "0", MITRA_DATA: folder, ...env }, { log: "off" });
  const error = await supervise(settings, { ready: () => undefined, line: () => undefined }).catch((fault) => fault);
  const message = asMessage(error);
  expect(message).toMatch(/^mitra: (?!unexpected).+$/);
  return message;
};

test("a port in use is one line", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => taken.once("listening", done));
  const address = taken.address();
  const port = typeof address === "object" && address ? address.port : 0;
  expect(await refusalHere(newFolder(), { PORT: String(port) })).toContain(
    `port ${port} of 127.0.0.1 is already in use`,
  );
  taken.close();
});

test("a bad PORT is one line", async () => {
  expect(await refusal({ PORT: "80a", MITRA_DATA: newFolder() })).toContain("PORT must be");
});

test("a data folder that cannot be used is one line", async () => {
  const file = newFolder();
  writeFileSync(file, "");
  expect(await refusalHere(file)).toContain(`${file} cannot be used: it is a file`);
  expect(await refusalHere(join(file, "below"))).toContain("a part of its path is a file");
});

test.skipIf(process.getuid?.() === 0)(
  "a data folder that may not be written is one line (root may write anywhere)",
  async () => {
    const folder = newFolder();
    mkdirSync(folder, { mode: 0o500 });
    expect(await refusalHere(folder)).toContain("permission denied");
    chmodSync(folder, 0o700);
  },
);

test("a database that is not one is one line", async () => {
  const folder = builtFolder();
  writeFileSync(join(folder, "mitra.db"), "not a database, but long enough to be taken for one ".repeat(40));
  expect(await refusalHere(folder)).toContain("not a database");
});

test("a database from a newer version is one line, and is left as it was", async () => {
  const folder = seededFolder();
  const file = join(folder, "mitra.db");
  const database = new Libsql(file);
  database.exec("insert into __drizzle_migrations (hash, created_at) values ('of tomorrow', 4102444800000)");
  database.pragma("wal_checkpoint(truncate)");
  database.close();
  const before = digest(file);
  expect(await refusalHere(folder)).toContain("newer than this Mitra");
  expect(digest(file)).toBe(before);
});

test("a data folder that another Mitra serves is one line", async () => {
  const folder = seededFolder();
  const first = startProgram("tools/start.ts", { MITRA_DATA: folder });
  await first.saw(/Ctrl-C/);
  expect(await refusal({ MITRA_DATA: folder })).toContain("already in use by another Mitra");
  first.signal("SIGTERM");
  expect((await first.ended).code).toBe(0);
});
