import { readFileSync } from "node:fs";
import { inProject } from "./paths.ts";

/** The runtime behaviour that the Worker is written for. */
export type Compatibility = { date: string; flags: string[] };

/**
 * Reads `compatibility_date` and `compatibility_flags` from wrangler.toml, the one place where they are written. Wrangler's
 * own reader takes most of a second to load; a test holds this one against it.
 *
 * @throws Error when the date is missing or is not a date.
 */
export const readCompatibility = (path: string = inProject("wrangler.toml")): Compatibility => {
  const top = readFileSync(path, "utf8").split(/^\s*\[/m)[0] ?? "";
  const date = /^compatibility_date\s*=\s*"(\d{4}-\d{2}-\d{2})"/m.exec(top)?.[1];
  if (date === undefined) throw new Error(`${path} has no compatibility_date`);
  const list = /^compatibility_flags\s*=\s*\[([^\]]*)\]/m.exec(top)?.[1] ?? "";
  return { date, flags: [...list.matchAll(/"([a-z0-9_]+)"/g)].flatMap((match) => match[1] ?? []) };
};
