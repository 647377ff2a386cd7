import { startEndpoint } from "./index.ts";

const USAGE = "usage: node tools/libsql-endpoint/main.ts [file] [port]";

const authToken = process.env.LIBSQL_AUTH_TOKEN;
const [path = ":memory:", portText = "8080", ...rest] = process.argv.slice(2);
const port = Number(portText);

if (rest.length > 0 || path.startsWith("-") || !Number.isInteger(port) || port < 0 || port > 65_535) {
  fail(USAGE);
}

try {
  const endpoint = await startEndpoint({ path, port, ...(authToken ? { authToken } : {}) });
  const token = authToken ? "the token of LIBSQL_AUTH_TOKEN" : `the token ${endpoint.authToken}`;
  console.log(`libSQL endpoint for ${path} at ${endpoint.url} with ${token}`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => endpoint.close());
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
