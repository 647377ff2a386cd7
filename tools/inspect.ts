import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync, statSync } from "node:fs";
import { text } from "node:stream/consumers";
import { inProject } from "./paths.ts";
import { Refusal } from "./refusal.ts";

/** A migration that a database has taken; `at` is the time that names it. */
export type Applied = { hash: string; at: number };

/** What a database file is found to be. `foreign`: sound, and of another program. */
export type Inspection =
  | { state: "empty" | "foreign" }
  | { state: "damaged"; reason: string }
  | { state: "sound"; applied: Applied[]; version: number | null };

/**
 * Looks into a database file that nobody has open, by SQLite's own `quick_check`, and leaves every byte as it is. In a
 * process of its own, as what is damaged may end the one that reads it.
 */
export const inspectDatabase = async (file: string): Promise<Inspection> => {
  if (!existsSync(file)) return { state: "empty" };
  const beside = [`${file}-wal`, `${file}-shm`].filter((one) => !existsSync(one));
  const child = spawn(process.execPath, [inProject("tools/inspect-child.ts"), file], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [said] = await Promise.all([text(child.stdout), once(child, "close")]);
  for (const one of beside) rmSync(one, { force: true });
  return said ? (JSON.parse(said) as Inspection) : { state: "damaged", reason: "reading it ends the program" };
};

/** The line for an operator whose database is damaged. */
export const damage = (file: string, reason: string): Refusal =>
  new Refusal(
    `the database ${file} is damaged (${reason.replace(/\s+/g, " ").trim()}): put a backup in its place with "npm run restore -- <file>", or remove it to seed anew`,
  );

/**
 * Refuses a database that is damaged or of another program. One that is missing or empty is in order: it will be made.
 *
 * @param say is told when this takes longer than a moment.
 * @throws Refusal
 */
export const refuseDamage = async (file: string, say: (line: string) => void = () => undefined): Promise<void> => {
  const bytes = existsSync(file) ? statSync(file).size : 0;
  // A second or two on a machine of today.
  if (bytes > 256 * 2 ** 20) say(`checking ${file} (${(bytes / 2 ** 30).toFixed(1)} GB)`);
  const inspection = await inspectDatabase(file);
  if (inspection.state === "damaged") throw damage(file, inspection.reason);
  if (inspection.state === "foreign") throw new Refusal(`${file} is a database of another program`);
};
