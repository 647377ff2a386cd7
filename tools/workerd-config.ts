import type { Compatibility } from "./wrangler-config.ts";

/** What stands behind the Worker's `fetch()`: the one libSQL server, or the public internet where that server is. */
type Outbound = { address: string } | "public";

/**
 * Where a Worker with this LIBSQL_URL may connect to. Over plain http it is that address and no other; over https the
 * name has to be looked up and its certificate checked at every connection, so it is the public internet.
 */
export const outboundFor = (libsqlUrl: string): Outbound => {
  const { protocol, hostname, port } = new URL(libsqlUrl);
  return protocol === "http:" ? { address: `${hostname}:${port || "80"}` } : "public";
};

/**
 * workerd's own objects of a request are only freed by a full collection of V8; with a smaller young generation (16 MB is
 * usual) that comes sooner and is over sooner: the longest waits under load and the memory are a third less. With a much
 * smaller one an answer from the database takes half as long again.
 */
const v8Flags = ["--max-semi-space-size=8"];

const quoted = (text: string): string => {
  if (/["\\\p{Cc}]/u.test(text)) throw new Error(`not a plain text for workerd: ${JSON.stringify(text)}`);
  return `"${text}"`;
};

const outboundService = (outbound: Outbound): string =>
  outbound === "public"
    ? `network = (allow = ["public"], tlsOptions = (trustBrowserCas = true))`
    : `external = (address = ${quoted(outbound.address)}, http = ())`;

/** The variable of workerd's environment that carries a text binding: no secret is written to a file. */
export const variableOf = (binding: string): string => `MITRA_BINDING_${binding}`;

/**
 * The configuration of `workerd serve` (a Cap'n Proto text): one Worker on the socket `http`, its text bindings from the
 * environment, its assets from the folder given for `assets` on the command line, its `fetch()` held to `outbound`.
 *
 * @param modules file names of the modules, relative to the configuration; the first is the main one.
 */
export const workerdConfig = (options: {
  modules: readonly string[];
  bindings: readonly string[];
  outbound: Outbound;
  compatibility: Compatibility;
}): string => {
  const bindings = options.bindings.map(
    (name) => `(name = ${quoted(name)}, fromEnvironment = ${quoted(variableOf(name))}),`,
  );
  const modules = options.modules.map((name) => `(name = ${quoted(name)}, esModule = embed ${quoted(name)}),`);
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  v8Flags = [${v8Flags.map(quoted).join(", ")}],
  sockets = [(name = "http", http = (), service = "mitra")],
  services = [
    (name = "mitra", worker = .mitra),
    (name = "assets", disk = (writable = false)),
    (name = "outbound", ${outboundService(options.outbound)}),
  ],
);

const mitra :Workerd.Worker = (
  modules = [
    ${modules.join("\n    ")}
  ],
  compatibilityDate = ${quoted(options.compatibility.date)},
  compatibilityFlags = [${options.compatibility.flags.map(quoted).join(", ")}],
  globalOutbound = "outbound",
  bindings = [
    (name = "ASSETS", service = "assets"),
    ${bindings.join("\n    ")}
  ],
);
`;
};
