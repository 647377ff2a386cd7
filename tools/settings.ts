import { resolve } from "node:path";
import { readEnv, settings } from "../src/env.ts";
import { Refusal } from "./refusal.ts";

/** A libSQL server: where it is, the token that opens it, and the file that it serves where that is on this machine. */
export type Database = { url: string; authToken?: string | undefined; file?: string | undefined };

/** What a Mitra on one machine is told by its environment. */
export type Settings = {
  /** 0 asks for a free one. */
  port: number;
  dataFolder: string;
  /** A real libSQL server instead of the embedded one, or null. */
  database: Database | null;
  /** The origin that absolute links are made from, or null for the one it listens on. */
  publicUrl: string | null;
  /** One JSON line on stdout for every request. */
  accessLog: boolean;
  /** What the Worker is to be told of what is set, as it is. */
  passedOn: Record<string, string>;
};

const defaultPort = "8787";

const parsePort = (text: string): number => {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new Refusal(
    `PORT must be a whole number from 1 to 65535, or 0 for any free port; it is ${JSON.stringify(text)}`,
  );
};

const parseUrl = (name: string, text: string, schemes: readonly string[]): URL => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.host && schemes.includes(url.protocol)) return url;
  throw new Refusal(`${name} must be a URL that begins with ${schemes.map((scheme) => `${scheme}//`).join(" or ")}`);
};

const parsePublicUrl = (text: string): string => {
  const url = parseUrl("PUBLIC_URL", text, ["http:", "https:"]);
  if (url.pathname === "/" && !url.search && !url.hash && !url.username) return url.origin;
  throw new Refusal("PUBLIC_URL must be an origin, such as https://mitra.example.org, without a path");
};

const parseLog = (text: string): boolean => {
  if (text === "json" || text === "off") return text === "json";
  throw new Refusal(`LOG must be json or off; it is ${JSON.stringify(text)}`);
};

/** A `libsql:` address, as Turso prints it, is an https one. */
const parseDatabase = (text: string, authToken: string | undefined): Database => {
  const { protocol, host, pathname, username, search } = parseUrl("LIBSQL_URL", text, ["http:", "https:", "libsql:"]);
  if (pathname.length > 1 || username || search) {
    throw new Refusal("LIBSQL_URL must be a scheme and a host only; the token goes into LIBSQL_AUTH_TOKEN");
  }
  return { url: `${protocol === "http:" ? "http:" : "https:"}//${host}`, authToken: authToken || undefined };
};

const parsePassedOn = (env: Record<string, string | undefined>): Record<string, string> => {
  const bindings = Object.fromEntries(
    Object.keys(settings.shape).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  );
  try {
    readEnv({ LIBSQL_URL: "http://127.0.0.1", ...bindings });
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error));
  }
  return bindings;
};

/**
 * Reads the environment: PORT (8787), MITRA_DATA (.data), LIBSQL_URL and LIBSQL_AUTH_TOKEN (the embedded database when
 * they are not set), PUBLIC_URL, LOG, and what is passed on to the Worker. A variable that is set to nothing counts as not set.
 *
 * @param defaults `log` is what LOG is when it is not set.
 * @throws Refusal that names the variable and what it may be.
 */
export const readSettings = (
  env: Record<string, string | undefined>,
  defaults: { log: "json" | "off" } = { log: "off" },
): Settings => ({
  port: parsePort(env.PORT || defaultPort),
  dataFolder: resolve(env.MITRA_DATA || ".data"),
  database: env.LIBSQL_URL ? parseDatabase(env.LIBSQL_URL, env.LIBSQL_AUTH_TOKEN) : null,
  publicUrl: env.PUBLIC_URL ? parsePublicUrl(env.PUBLIC_URL) : null,
  accessLog: parseLog(env.LOG || defaults.log),
  passedOn: parsePassedOn(env),
});
