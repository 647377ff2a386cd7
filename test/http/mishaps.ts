import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** An answer of the libSQL endpoint, and the one that it gave to another question just before. */
type Right = { right: string; before: string };

/** A way for the database to fail: how it answers, and what the log says of it. */
export type Mishap = { name: string; answer: (response: ServerResponse, given: Right) => unknown; cause: RegExp };

type Cell = Record<string, unknown>;
type Step = { cols: { name: string }[]; rows: Cell[][] } | null;
type Batch = { step_results: Step[] | null; step_errors: unknown[] | null };
type Result = { type: string; response?: { type: string; result?: Batch }; error?: unknown };
type Body = { results: Result[] };

const json = { "content-type": "application/json" };

const sending = (name: string, body: (given: Right) => string | Buffer, cause: RegExp, headers = {}): Mishap => ({
  name,
  answer: (response, given) => response.writeHead(200, { ...json, ...headers }).end(body(given)),
  cause,
});

const malformed = /not well-formed/;

const tooMuch = Buffer.alloc(17 * 2 ** 20, " ");
const littleOfVeryMuch = gzipSync(Buffer.alloc(64 * 2 ** 20));

const changed = (name: string, change: (body: Body, batch: Batch) => unknown, cause = malformed): Mishap =>
  sending(
    name,
    ({ right }) => {
      const body = JSON.parse(right) as Body;
      change(body, body.results[0]?.response?.result as Batch);
      return JSON.stringify(body);
    },
    cause,
  );

const steps = ({ step_results }: Batch): NonNullable<Step>[] => (step_results ?? []).filter((step) => step !== null);

/** The first cell of the row that tells which record was read. */
const cell = (name: string, value: unknown): Mishap =>
  changed(`a value that is ${name}`, (_, batch) => {
    const [row] = steps(batch).find(({ rows }) => rows.length > 0)?.rows ?? [];
    if (row) row[0] = value as Cell;
  });

const answered = (status: number, body = "", headers: Record<string, string> = {}): Mishap => ({
  name: `status ${status}${body.startsWith("<") ? " with a page" : ""}`,
  answer: (response) => response.writeHead(status, headers).end(body),
  cause: new RegExp(`answered ${status}`),
});

const failing = (code: string | null | undefined, message: string, cause: RegExp, whole = false): Mishap =>
  changed(
    `${whole ? "a request" : "a statement"} that fails with ${code} (${message})`,
    (body, batch) => {
      if (whole) body.results[0] = { type: "error", error: { message, code } };
      else {
        batch.step_errors = (batch.step_errors ?? []).map((_, at) => (at === 0 ? { message, code } : null));
        batch.step_results = (batch.step_results ?? []).map(() => null);
      }
    },
    cause,
  );

const raw = (name: string, bytes: string, cause: RegExp): Mishap => ({
  name,
  answer: ({ socket }) => socket?.end(bytes),
  cause,
});

const silent = /did not answer within|took longer/;
const gone = /did not answer/;
/** Runtimes differ in where they find out. */
const eitherWay = /did not answer|not well-formed/;

/** Every failure that has to be covered, whatever it is: none of them is an answer, and none is a fault of the request. */
export const mishaps: Mishap[] = [
  ...[201, 203, 206].map((status) => ({
    name: `status ${status} with a right body`,
    answer: (response: ServerResponse, { right }: Right) => response.writeHead(status, json).end(right),
    cause: new RegExp(`answered ${status}`),
  })),
  ...[204, 304, 400, 403, 404, 405, 408, 413, 418, 429, 451, 500, 502, 503, 504, 529].map((status) => answered(status)),
  answered(401, '{"message":"bad token","code":"AUTHENTICATION"}', json),
  answered(500, '{"message":"broken","code":"SQLITE_ERROR"}', json),
  answered(429, "<h1>Slow down</h1>", { "retry-after": "60", "content-type": "text/html" }),
  answered(502, "<h1>Bad gateway</h1>", { "content-type": "text/html" }),
  sending("no body", () => "", malformed),
  sending("a page", () => "<!doctype html><title>Welcome</title>", malformed, { "content-type": "text/html" }),
  sending("half of the JSON", ({ right }) => right.slice(0, right.length / 2), malformed),
  sending("two bodies in one", ({ right }) => right + right, malformed),
  sending("bytes that are no UTF-8", ({ right }) => Buffer.from(right.replace('"ok"', '"ok\xff"'), "latin1"), gone),
  ...[
    "{}",
    "[]",
    "null",
    "7",
    '"ok"',
    "true",
    '{"results":null}',
    '{"results":{}}',
    '{"results":[]}',
    '{"results":[null,null]}',
  ].map((body) => sending(`the body ${body}`, () => body, malformed)),
  sending("JSON nested too deeply", () => "[".repeat(200_000), malformed),
  sending("an answer to another question", ({ before }) => before, /another question|not well-formed/),
  sending("more bytes than are read", () => tooMuch, /larger than/),
  sending("gzip that is none", ({ right }) => right, gone, { "content-encoding": "gzip" }),
  sending("gzip that breaks off", ({ right }) => gzipSync(right).subarray(0, 60), eitherWay, {
    "content-encoding": "gzip",
  }),
  sending("a little gzip of very much", () => littleOfVeryMuch, /larger than|did not answer within/, {
    "content-encoding": "gzip",
  }),
  sending("a coding that is none", ({ right }) => brotliCompressSync(right), eitherWay, {
    "content-encoding": "x-none",
  }),
  changed("no results", (body) => body.results.splice(0)),
  changed("one result too few", (body) => body.results.pop()),
  changed("one result too many", (body) => body.results.push({ type: "ok", response: { type: "close" } })),
  changed("a result of another type", (body) => Object.assign(body.results[0] ?? {}, { type: "done" })),
  changed("a result of another request", (body) => Object.assign(body.results[0]?.response ?? {}, { type: "execute" })),
  changed("a result without a response", (body) => body.results.splice(0, 1, { type: "ok" })),
  changed("an error that says nothing", (body) => body.results.splice(0, 1, { type: "error" })),
  changed("no step", (_, batch) => Object.assign(batch, { step_results: [], step_errors: [] })),
  changed("no list of steps", (_, batch) => Object.assign(batch, { step_results: null })),
  changed("no list of errors", (_, batch) => Object.assign(batch, { step_errors: null })),
  changed("a step too few", (_, batch) => batch.step_results?.pop()),
  changed("a step too many", (_, batch) => batch.step_results?.push(steps(batch)[0] ?? null)),
  changed("a step that neither failed nor did anything", (_, batch) => batch.step_results?.splice(-1, 1, null)),
  changed("a step without columns", (_, batch) => Object.assign(steps(batch).at(-1) ?? {}, { cols: null })),
  changed("a step without rows", (_, batch) => Object.assign(steps(batch).at(-1) ?? {}, { rows: null })),
  changed("a row that is none", (_, batch) =>
    steps(batch)
      .at(-1)
      ?.rows.push(null as unknown as Cell[]),
  ),
  changed("a row that is too short", (_, batch) => steps(batch).find(({ rows }) => rows[0]?.pop())),
  changed("a row that is too long", (_, batch) => steps(batch).find(({ rows }) => rows[0]?.push({ type: "null" }))),
  changed(
    "no row of the record",
    (_, batch) =>
      steps(batch)
        .find(({ rows }) => rows.length > 0)
        ?.rows.pop(),
    /not been seeded/,
  ),
  cell("null", null),
  cell("a number", 1),
  cell("a text", "1"),
  cell("of no type", {}),
  cell("of an unknown type", { type: "decimal", value: "1" }),
  cell("bytes", { type: "blob", base64: "AA" }),
  cell("a whole number written as a number", { type: "integer", value: 1 }),
  ...["", "1e3", "0x1", "1.0", "NaN", "Infinity", "9007199254740993", "99999999999999999999", " 1"].map((value) =>
    cell(`the whole number ${JSON.stringify(value)}`, { type: "integer", value }),
  ),
  cell("a fraction written as a text", { type: "float", value: "0.5" }),
  cell("a fraction without a value", { type: "float", value: null }),
  sending(
    "a value that is infinite",
    ({ right }) => right.replace('{"type":"integer","value":"1"}', '{"type":"float","value":1e999}'),
    malformed,
  ),
  sending("a value that is NaN", ({ right }) => right.replace('"value":"1"', '"value":NaN'), malformed),
  cell("a text without a value", { type: "text" }),
  ...[
    "SQLITE_BUSY SQLITE_LOCKED SQLITE_NOMEM SQLITE_INTERRUPT SQLITE_IOERR SQLITE_IOERR_READ SQLITE_CANTOPEN SQLITE_FULL",
    "SQLITE_PROTOCOL SQLITE_SCHEMA SQLITE_INTERNAL SQLITE_PERM SQLITE_AUTH SQLITE_READONLY SQLITE_ABORT SQLITE_MISUSE",
    "SQLITE_NOLFS SQLITE_NOTFOUND SQLITE_EMPTY SQLITE_FORMAT BLOCKED TRANSACTION_TIMEOUT STREAM_EXPIRED INTERNAL_ERROR SERVER_ERROR",
  ]
    .join(" ")
    .split(" ")
    .map((code) => failing(code, "it happened", /it happened/)),
  failing("SQLITE_ERROR", "SQLite error: no such table: records", /not migrated/),
  failing("SQLITE_ERROR", "SQLite error: no such column: epoch", /not migrated/),
  failing(undefined, "it happened", /it happened/),
  failing(null, "it happened", /it happened/),
  failing(null, "it happened", /it happened/, true),
  failing("SQLITE_NOMEM", "it happened", /it happened/, true),
  changed("a failure without a message", (_, batch) => batch.step_errors?.splice(0, 1, { code: "SQLITE_ERROR" })),
  changed("a failure that is a text", (_, batch) => batch.step_errors?.splice(0, 1, "failed")),
  { name: "a connection that is reset at once", answer: ({ socket }) => socket?.resetAndDestroy(), cause: gone },
  {
    name: "a connection that is reset in the body",
    answer: (response, { right }) => {
      response.writeHead(200, { ...json, "content-length": right.length }).write(right.slice(0, 100));
      setImmediate(() => response.socket?.resetAndDestroy());
    },
    cause: gone,
  },
  raw("a body that is shorter than it says", 'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"results":[]}', gone),
  raw("a body that is longer than it says", 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{"results":[]}', eitherWay),
  raw("chunks that are none", 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{"results":[]}\r\n', gone),
  raw("a last chunk that does not come", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n", gone),
  raw("what is no HTTP", "SSH-2.0-OpenSSH_9.6\r\n", gone),
];

/** Failures that nothing but the deadline finds out. */
export const silences: Mishap[] = [
  { name: "no answer", answer: () => undefined, cause: silent },
  { name: "a head and no body", answer: (response) => response.writeHead(200, json).flushHeaders(), cause: silent },
  {
    name: "a body that trickles",
    answer: (response, { right }) => {
      response.writeHead(200, { ...json, "content-length": right.length });
      let at = 0;
      const timer = setInterval(() => response.write(right[at++] ?? " "), 20);
      response.once("close", () => clearInterval(timer));
    },
    cause: silent,
  },
];

/** Failures that say that a statement is wrong: covered by a known answer all the same, and else our own fault. */
export const faults: Mishap[] = [
  ...["SQLITE_ERROR", "SQLITE_UNKNOWN", "SQLITE_CONSTRAINT", "SQLITE_MISMATCH", "SQLITE_RANGE", "SQLITE_TOOBIG"].map(
    (code) => failing(code, "it happened", /it happened/),
  ),
  failing("SQLITE_CONSTRAINT_PRIMARYKEY", "it happened", /it happened/),
  failing("SQL_INPUT_ERROR", "it happened", /it happened/, true),
  failing("SQL_PARSE_ERROR", "it happened", /it happened/, true),
];

/** What a damaged database says. */
export const damages: Mishap[] = [
  failing("SQLITE_CORRUPT", "database disk image is malformed", /damaged/),
  failing("SQLITE_CORRUPT_VTAB", "database disk image is malformed", /damaged/),
  failing("SQLITE_NOTADB", "file is not a database", /damaged/),
  failing("SQLITE_ERROR", "vtable constructor failed: search", /damaged/),
  failing("SQLITE_ERROR", "malformed JSON", /damaged/),
  failing(
    "SERVER_ERROR",
    "The database process ended while it ran this (SIGABRT): the connection is lost",
    /damaged/,
    true,
  ),
];

/** A redirect to another server, and what that says. */
export const redirects = (elsewhere: string): Mishap[] =>
  [300, 301, 302, 303, 307, 308].flatMap((status) =>
    [`${elsewhere}/v2/pipeline`, "/v2/pipeline?again", elsewhere.replace("http:", "")].map((location) => ({
      ...answered(status, "", { location }),
      name: `status ${status} to ${location.replace(elsewhere, "elsewhere")}`,
    })),
  );

/** A server in front of a libSQL endpoint that answers as it is told. */
export type Scripted = {
  readonly url: string;
  /** The endpoint that has the right answers. */
  target: string;
  /** How what comes from now on is answered; null: right. The first `after` of it still right. */
  play(mishap: Mishap | null, after?: number): void;
  /** The paths that were asked for since this was last called. */
  asked(): string[];
  close(): Promise<void>;
};

export const startScripted = async (): Promise<Scripted> => {
  const script = { mishap: null as Mishap | null, after: 0, target: "", before: '{"results":[]}' };
  const paths: string[] = [];
  const rightAnswer = async (request: IncomingMessage): Promise<string> => {
    const body = await text(request);
    const { authorization, "content-type": type = "" } = request.headers;
    const headers = { "content-type": type, ...(authorization ? { authorization } : {}) };
    return (await fetch(`${script.target}/v2/pipeline`, { method: "POST", body, headers })).text();
  };
  const server = createServer((request, response) => {
    paths.push(request.url ?? "");
    const mishap = script.after > 0 ? null : script.mishap;
    script.after -= 1;
    rightAnswer(request)
      .then((right) => {
        const given = { right, before: script.before };
        script.before = right;
        if (mishap) mishap.answer(response, given);
        else response.writeHead(200, json).end(right);
      })
      .catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get target() {
      return script.target;
    },
    set target(url) {
      script.target = url;
    },
    play: (mishap, after = 0) => Object.assign(script, { mishap, after }),
    asked: () => paths.splice(0),
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
