import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { unstable_readConfig } from "wrangler";
import { modulesOf } from "../../tools/build/modules.ts";
import { checkSize } from "../../tools/build/sizes.ts";
import { buildWorker } from "../../tools/build.ts";
import { buildWhereChanged } from "../../tools/built.ts";
import { inProject } from "../../tools/paths.ts";
import { Refusal } from "../../tools/refusal.ts";
import { type Child, keepRunning } from "../../tools/restart.ts";
import { readSettings } from "../../tools/settings.ts";
import { PortInUse, startWorkerd } from "../../tools/workerd.ts";
import { outboundFor, workerdConfig } from "../../tools/workerd-config.ts";
import { readCompatibility } from "../../tools/wrangler-config.ts";
import { copyBuild } from "../support/build.ts";

const scratch = mkdtempSync(join(tmpdir(), "mitra-parts-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("settings", () => {
  test.each(["abc", "-1", "65536", "80.5", "0x50", " ", "1e3", "８０"])("PORT=%j is refused", (PORT) => {
    expect(() => readSettings({ PORT })).toThrow(/^PORT must be .* it is "/);
  });

  test.each([
    [{ LIBSQL_URL: "file:local.db" }, "LIBSQL_URL must be a URL"],
    [{ LIBSQL_URL: "https://h.example/?authToken=x" }, "LIBSQL_URL must be a scheme and a host only"],
    [{ PUBLIC_URL: "mitra.example" }, "PUBLIC_URL must be a URL"],
    [{ PUBLIC_URL: "https://mitra.example/api" }, "PUBLIC_URL must be an origin"],
    [{ LOG: "yes" }, "LOG must be json or off"],
    [{ CACHE_BYTES: "1 MB" }, "CACHE_BYTES"],
    [{ DB_DEADLINE_MS: "1" }, "DB_DEADLINE_MS"],
    [{ DB_DEADLINE_MS: "8000" }, "REQUEST_DEADLINE_MS: must be larger than DB_DEADLINE_MS"],
    [{ REQUEST_DEADLINE_MS: "3000" }, "REQUEST_DEADLINE_MS: must be larger than DB_DEADLINE_MS"],
  ])("%j is refused", (env, message) => {
    expect(() => readSettings(env)).toThrow(message);
  });

  test("what is not set, or set to nothing, has its default", () => {
    const defaults = { port: 8787, database: null, publicUrl: null, accessLog: false };
    expect(readSettings({})).toMatchObject(defaults);
    expect(readSettings({ PORT: "", LIBSQL_URL: "", PUBLIC_URL: "", LOG: "" })).toMatchObject(defaults);
    expect(readSettings({}, { log: "json" }).accessLog).toBe(true);
  });

  test("what the Worker is told goes on to it as it is", () => {
    const { passedOn } = readSettings({ CACHE_BYTES: "0", STALE_MS: "", HOME: "/root" });
    expect(passedOn).toEqual({ CACHE_BYTES: "0" });
  });

  test("Turso's libsql: address is an https one", () => {
    const { database } = readSettings({ LIBSQL_URL: "libsql://mitra-me.turso.io", LIBSQL_AUTH_TOKEN: "t" });
    expect(database).toEqual({ url: "https://mitra-me.turso.io", authToken: "t" });
  });
});

test("the compatibility that workerd is given is the one that wrangler reads", () => {
  const config = unstable_readConfig({ config: inProject("wrangler.toml") });
  expect(readCompatibility()).toEqual({ date: config.compatibility_date, flags: config.compatibility_flags });
});

test("flags are read, and another table's date is not", () => {
  const file = join(scratch, "wrangler.toml");
  writeFileSync(
    file,
    'compatibility_date = "2026-01-02"\ncompatibility_flags = ["a_b", "c1"]\n[env.x]\ncompatibility_date = "2020-01-01"\n',
  );
  expect(readCompatibility(file)).toEqual({ date: "2026-01-02", flags: ["a_b", "c1"] });
});

test("a Worker may reach its database only, or the public internet where that is https", () => {
  expect(outboundFor("http://127.0.0.1:4000")).toEqual({ address: "127.0.0.1:4000" });
  expect(outboundFor("http://[::1]:4000")).toEqual({ address: "[::1]:4000" });
  expect(outboundFor("http://db.internal")).toEqual({ address: "db.internal:80" });
  expect(outboundFor("https://mitra.turso.io")).toBe("public");
});

test("no text breaks out of the configuration", () => {
  const options = {
    modules: ['a".js'],
    bindings: [],
    outbound: "public" as const,
    compatibility: { date: "2026-01-01", flags: [] },
  };
  expect(() => workerdConfig(options)).toThrow("not a plain text");
});

const worker = (name: string, code: string): string => {
  mkdirSync(join(scratch, name), { recursive: true });
  writeFileSync(join(scratch, name, "worker.js"), code);
  return join(scratch, name, "worker.js");
};

describe("workerd", () => {
  const assets = join(scratch, "assets");
  mkdirSync(assets);
  writeFileSync(join(assets, "a.txt"), "an asset");

  test("bindings, assets and the limit on connections", async () => {
    const database = createServer((_, answer) => answer.end("the database")).listen(0, "127.0.0.1");
    await new Promise((done) => database.once("listening", done));
    const address = database.address();
    const LIBSQL_URL = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
    const bundle = worker(
      "probe",
      `export default { async fetch(request, env) {
        const asset = await env.ASSETS.fetch("http://assets/a.txt");
        const elsewhere = await fetch("http://elsewhere.example:81/").then((answer) => answer.text());
        return Response.json({ text: env.TEXT, asset: await asset.text(), elsewhere });
      } }`,
    );
    const workerd = await startWorkerd({ bundle, assets, port: 0, bindings: { LIBSQL_URL, TEXT: 'a "b" \\ é\n' } });
    const answer = await fetch(workerd.url);
    expect(await answer.json()).toEqual({ text: 'a "b" \\ é\n', asset: "an asset", elsewhere: "the database" });
    const second = startWorkerd({ bundle, assets, port: workerd.port, bindings: { LIBSQL_URL } });
    await expect(second).rejects.toThrow(PortInUse);
    await workerd.close();
    expect(await workerd.ended).toBe("exit code 0");
    database.close();
  });

  test("a Worker that does not load is refused with its own words", async () => {
    const bundle = worker("broken", `throw new Error("nothing works");`);
    const start = startWorkerd({ bundle, assets, port: 0, bindings: { LIBSQL_URL: "http://127.0.0.1:4000" } });
    await expect(start).rejects.toThrow(/did not start.*nothing works/);
  });
});

describe("build", () => {
  const entry = join(scratch, "entry.ts");

  test("a module of Node is refused", async () => {
    writeFileSync(entry, `import { readFileSync } from "node:fs"; export default { fetch: () => readFileSync };`);
    await expect(buildWorker({ entry, outdir: join(scratch, "build") })).rejects.toThrow("imports node:fs");
  });

  test("the modules bear a mark of all their texts, by which releases are told apart", async () => {
    const markOf = async (name: string, text: string): Promise<string> => {
      writeFileSync(join(scratch, "later.ts"), `export const later = () => ${JSON.stringify(text)};`);
      writeFileSync(
        entry,
        `export { release } from ${JSON.stringify(inProject("src/http/response/conditional.ts"))};
        export const ask = () => import("./later.ts");`,
      );
      const { bundle } = await buildWorker({ entry, outdir: join(scratch, name) });
      return ((await import(bundle)) as { release: string }).release;
    };
    const marks = await Promise.all([markOf("one", "a"), markOf("same", "a")]);
    expect(marks[0]).toMatch(/^[0-9a-f]{9}$/);
    expect(marks[1]).toBe(marks[0]);
    expect(await markOf("other", "b")).not.toBe(marks[0]);
  });

  test("a build is kept until it, or what it is made of, is another", async () => {
    const data = join(scratch, "data");
    copyBuild(data);
    const file = (name: string) => join(data, "build", name);
    const [, chunk = ""] = await modulesOf(file("worker.js"));
    const texts = () =>
      ["worker.js", chunk, "assets/openapi.json", "built-from"].map((name) => readFileSync(file(name), "utf8"));
    const built = texts();
    const isBuiltAnew = async (): Promise<boolean> => {
      const before = statSync(file("worker.js")).ino;
      const { bundle, assets } = await buildWhereChanged(join(data, "build"));
      expect([bundle, assets, texts()]).toEqual([file("worker.js"), file("assets"), built]);
      return statSync(file("worker.js")).ino !== before;
    };
    expect(await isBuiltAnew()).toBe(false);
    for (const part of ["assets/openapi.json", chunk]) {
      appendFileSync(file(part), " ");
      expect(await isBuiltAnew()).toBe(true);
    }
    writeFileSync(file("built-from"), built.at(-1)?.replace(/^\w+/, "other") ?? "");
    expect(await isBuiltAnew()).toBe(true);
  });

  test("what is imported when asked for is no part of the start, and what no module imports any more is removed", async () => {
    const later = "const text = 'x'.repeat(2_000); export default { fetch: () => new Response(text) };";
    writeFileSync(join(scratch, "later.ts"), later);
    writeFileSync(entry, `export default { fetch: async (r) => (await import("./later.ts")).default.fetch(r) };`);
    const split = await buildWorker({ entry, outdir: join(scratch, "build") });
    const modules = await modulesOf(split.bundle);
    expect([split.parts.start.modules, split.parts.whole.modules]).toEqual([
      ["worker.js"],
      expect.arrayContaining(modules),
    ]);
    expect(modules).toHaveLength(2);
    writeFileSync(entry, later);
    const whole = await buildWorker({ entry, outdir: join(scratch, "build") });
    expect(await modulesOf(whole.bundle)).toEqual(["worker.js"]);
  });

  test("a Worker over a limit is refused, its heaviest files named", async () => {
    writeFileSync(entry, "export default { fetch: () => new Response('x') };");
    const built = await buildWorker({ entry, outdir: join(scratch, "build") });
    const { gzipBytes } = built.parts.whole;
    checkSize(built, { start: gzipBytes, whole: gzipBytes });
    const start = { start: gzipBytes - 1, whole: gzipBytes };
    expect(() => checkSize(built, start)).toThrow(/first answer is .* over .* heaviest: .*entry\.ts/);
    const whole = { start: gzipBytes, whole: gzipBytes - 1 };
    expect(() => checkSize(built, whole)).toThrow(/whole Worker is .* over .* heaviest: .*entry\.ts/);
  });

  test("no file is in two modules, and no package is there twice", async () => {
    const { metafile, parts } = await buildWorker({ outdir: join(scratch, "build") });
    const files = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
    expect(files).toHaveLength(new Set(files).size);
    const packages = files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
    const names = [...new Set(packages)].map((path) => path.slice(path.lastIndexOf("node_modules/")));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(names).toContain("node_modules/hono");
    expect(parts.start.gzipBytes).toBeLessThan(parts.whole.gzipBytes);
  });
});

describe("restart", () => {
  const ending = (how: string): Child => ({ pid: 1, ended: Promise.resolve(how), close: async () => undefined });

  test("a child that keeps ending is given up after the last wait", async () => {
    let starts = 0;
    const lines: string[] = [];
    const start = async () => {
      starts += 1;
      if (starts === 2) throw new Refusal("no port");
      return ending("signal SIGSEGV");
    };
    const stop = new AbortController().signal;
    const running = keepRunning({ start, stop, say: (line) => lines.push(line), policy: { delaysMs: [0, 0, 0] } });
    await expect(running).rejects.toThrow("ended 4 times in a row (last: signal SIGSEGV); giving up");
    expect(starts).toBe(4);
    expect(lines).toEqual([
      expect.stringContaining("(1 of 3)"),
      "no port",
      expect.stringContaining("(2 of 3)"),
      expect.stringContaining("(3 of 3)"),
    ]);
  });

  test("a child that ran long enough has all its restarts again", async () => {
    let time = 0;
    let starts = 0;
    const start = async () => {
      starts += 1;
      if (starts < 9) time += 60_000;
      return ending("exit code 1");
    };
    const stop = new AbortController().signal;
    const running = keepRunning({
      start,
      stop,
      say: () => undefined,
      policy: { delaysMs: [0], steadyMs: 1, now: () => time },
    });
    await expect(running).rejects.toThrow("2 times in a row");
    expect(starts).toBeGreaterThan(8);
  });

  test("a stop closes the child, and ends a wait", async () => {
    const close = vi.fn(async () => undefined);
    const stopping = new AbortController();
    const child = { pid: 1, ended: new Promise<string>(() => undefined), close };
    const running = keepRunning({ start: async () => child, stop: stopping.signal, say: () => undefined });
    stopping.abort();
    await running;
    expect(close).toHaveBeenCalledOnce();

    const waiting = new AbortController();
    const say = () => waiting.abort();
    await keepRunning({ start: async () => ending("x"), stop: waiting.signal, say, policy: { delaysMs: [3_600_000] } });
  });
});
