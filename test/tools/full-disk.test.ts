import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { copyDatabase } from "../support/database-file.ts";
import { endPrograms, startProgram } from "../support/program.ts";

const scratch = mkdtempSync(join(tmpdir(), "mitra-full-"));
const disk = join(scratch, "disk");
const data = join(disk, "data");
const notMounted = "this user may not mount a small disk";
let isMounted = false;

beforeAll(() => {
  mkdirSync(disk);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=40m", "tmpfs", disk], { stdio: "ignore" });
    isMounted = true;
  } catch {
    // Not for this user: the tests say so.
  }
});
afterAll(async () => {
  await endPrograms();
  if (isMounted) execFileSync("umount", [disk]);
  rmSync(scratch, { recursive: true, force: true });
});

/** Fills the disk but for some bytes; gives what makes room again. */
const fill = (left: number): (() => void) => {
  const { bavail, bsize } = statfsSync(disk);
  const file = join(disk, "filling");
  writeFileSync(file, Buffer.alloc(bavail * bsize - left));
  return () => rmSync(file);
};

const run = (script: string, args: readonly string[] = []) => startProgram(script, { MITRA_DATA: data }, args);

const refusalOf = async (script: string, args: readonly string[] = []): Promise<string> => {
  const { code, stderr } = await run(script, args).ended;
  expect([code, stderr.trimEnd().split("\n")]).toEqual([1, [expect.stringMatching(/^mitra: /)]]);
  return stderr;
};

test.for([
  ["tools/start.ts", null],
  ["tools/migrate.ts", null],
  ["tools/seed.ts", "emptyDatabase"],
] as const)(
  "%s on a full disk says so in one line, and goes on when there is room",
  async ([script, database], { skip }) => {
    if (!isMounted) return skip(notMounted);
    mkdirSync(data, { recursive: true });
    if (database) copyDatabase(inject("prepared")[database], join(data, "mitra.db"));
    const makeRoom = fill(100_000);
    expect(await refusalOf(script)).toMatch(/full/);
    makeRoom();
    const program = run(script);
    await program.saw(/listens|applied|version 1/);
    program.signal("SIGTERM");
    await program.ended;
    rmSync(data, { recursive: true });
  },
);

test("a backup that finds no room leaves nothing behind", async ({ skip }) => {
  if (!isMounted) return skip(notMounted);
  mkdirSync(data, { recursive: true });
  copyDatabase(inject("prepared").seededDatabase, join(data, "mitra.db"));
  const makeRoom = fill(100_000);
  const target = join(disk, "backup.db");
  expect(await refusalOf("tools/backup.ts", [target])).toMatch(/the backup \S+ cannot be written: .*full/);
  makeRoom();
  expect(readdirSync(disk)).toEqual(["data"]);
  expect((await run("tools/backup.ts", [target]).ended).code).toBe(0);
});
