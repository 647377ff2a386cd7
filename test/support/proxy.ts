import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inProject } from "../../tools/paths.ts";
import { tryPort } from "../../tools/port.ts";

/** A reverse proxy in front of a Mitra, configured as `docs/self-hosting.md` says. */
export type Proxy = { url: string; close(): Promise<void> };

type Kind = {
  binary: string | undefined;
  arguments(file: string, folder: string): string[];
  configuration(port: number, upstream: string, folder: string): string;
};

const onPath = (name: string): string | undefined =>
  [...(process.env.PATH ?? "").split(":"), "/usr/sbin"]
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));

/** The block of the docs that follows a line which begins so. */
const documented = (beginning: string): string => {
  const text = readFileSync(inProject("docs/self-hosting.md"), "utf8");
  const [, block] = text.slice(text.indexOf(`\n${beginning}`)).split(/^```\w*\n/m);
  if (!block) throw new Error(`docs/self-hosting.md has no block after ${beginning}`);
  return block;
};

const replaced = (text: string, replacements: readonly (readonly [string | RegExp, string])[]): string =>
  replacements.reduce((changed, [from, to]) => {
    if (changed.search(from) < 0) throw new Error(`not in the configuration of the docs: ${from}`);
    return changed.replace(from, to);
  }, text);

/** nginx with its TLS taken away and its port changed; Caddy without certificates. Everything else is as documented. */
export const proxies: Readonly<Record<"nginx" | "Caddy", Kind>> = {
  nginx: {
    binary: onPath("nginx"),
    arguments: (file, folder) => ["-p", folder, "-e", "stderr", "-c", file],
    configuration: (port, upstream, folder) => `
daemon off;
${process.getuid?.() === 0 ? "user root;" : ""}
pid ${folder}/nginx.pid;
error_log /dev/null;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
${replaced(documented("nginx:"), [
  [/\/var\/cache\/nginx\/mitra/, `${folder}/cache`],
  [/listen\s+443 ssl;/, `listen 127.0.0.1:${port};`],
  [/http2 on;/, ""],
  [/ssl_certificate .*;/, ""],
  [/ssl_certificate_key .*;/, ""],
  [/http:\/\/127\.0\.0\.1:8787/, upstream],
])}
}`,
  },
  Caddy: {
    binary: onPath("caddy"),
    arguments: (file) => ["run", "--adapter", "caddyfile", "--config", file],
    configuration: (port, upstream) => `{
	admin off
	auto_https off
}
${replaced(documented("Caddy:"), [
  [/mitra\.example\.org \{/, `http://:${port} {\n\tbind 127.0.0.1`],
  [/127\.0\.0\.1:8787/, new URL(upstream).host],
])}`,
  },
};

const listens = async (port: number): Promise<boolean> => {
  const socket = connect(port, "127.0.0.1");
  const outcome = await Promise.race([
    once(socket, "connect").then(() => true),
    once(socket, "error").then(() => false),
  ]).catch(() => false);
  socket.destroy();
  return outcome;
};

const listening = async (child: ChildProcess, port: number): Promise<void> => {
  while (!(await listens(port))) {
    if (child.exitCode !== null) throw new Error(`the proxy ended with ${child.exitCode}`);
    await sleep(20);
  }
};

/** Starts a proxy in front of `upstream`. Its binary has to be there. */
export const startProxy = async (kind: Kind, upstream: string): Promise<Proxy> => {
  const folder = mkdtempSync(join(tmpdir(), "mitra-proxy-"));
  const port = await tryPort(0);
  const file = join(folder, "configuration");
  writeFileSync(file, kind.configuration(port, upstream, folder));
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const child = spawn(kind.binary ?? "", kind.arguments(file, folder), { stdio: "ignore", env });
  const ended = once(child, "exit");
  await listening(child, port);
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
