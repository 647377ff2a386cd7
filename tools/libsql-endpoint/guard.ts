import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { encodeError, ProtocolError } from "./errors.ts";
import { encodeHeader, type Frame, type FromDatabase, frameReader } from "./frames.ts";
import type { HttpClient } from "./server.ts";

const CHILD = join(import.meta.dirname, "child.ts");

/** How long a pipeline that has ended the process is answered without being run again. */
const LETHAL_MS = 10_000;
const LETHAL_PIPELINES = 1_000;

/** @param how the process ended, where this has ended it. */
const ended = (how?: string) => ({
  message: `The database process ended while it ran this${how ? ` (${how})` : ""}: the connection is lost, what was not committed is undone`,
  code: "SERVER_ERROR",
});

/** A pipeline under way. */
type Pending = {
  readonly id: number;
  readonly body: Buffer;
  state: "sent" | "running" | "waiting";
  readonly answer: (status: number, json: Buffer) => void;
  readonly fail: (error: Error) => void;
};

type Process = { readonly child: ChildProcess; readonly input: Duplex; readonly ended: Promise<string> };

/**
 * Runs SQLite in a process of its own, and starts that again when it ends. The native driver ends it whenever it reads
 * text that is not UTF-8, and what else may is not for a server to find out: no statement ends the endpoint.
 *
 * One pipeline runs at a time, and each answer has left before the next begins. So the first that is not answered is
 * the one that ended the process: it gets an error, as do those that were waiting in the midst of their work. Those
 * behind it were not begun, and are sent to the next process.
 */
export class Guard {
  readonly #args: string[];
  /** In the order in which they were sent. */
  readonly #pending = new Map<number, Pending>();
  /** Digests of pipelines that have ended the process, and until when. */
  readonly #lethal = new Map<string, { until: number; how: string }>();
  #process: Promise<Process> | undefined;
  #isClosing = false;
  #ids = 0;

  private constructor(args: string[]) {
    this.#args = args;
  }

  /** @throws Error in one line when the database cannot be opened */
  static async open(path: string, isKept: boolean, idleMs: number): Promise<Guard> {
    const guard = new Guard([path, isKept ? "kept" : "temporary", String(idleMs)]);
    guard.#process = guard.#start();
    await guard.#process;
    return guard;
  }

  /**
   * Runs a pipeline.
   * @param body the JSON text of a `PipelineReqBody`
   * @param client who may leave without the answer
   * @returns the JSON text of a `PipelineRespBody`
   * @throws ProtocolError
   */
  run(body: Buffer, client: HttpClient): Promise<string | Buffer> {
    const lethal = this.#lethal.size > 0 ? this.#lethal.get(digest(body)) : undefined;
    if (lethal !== undefined && lethal.until > performance.now()) return Promise.resolve(failure(body, lethal.how));
    this.#ids = (this.#ids + 1) % 2 ** 32;
    const id = this.#ids;
    return new Promise<string | Buffer>((resolve, reject) => {
      const answer = (status: number, json: Buffer): void => {
        if (status === 200) resolve(json);
        else if (status === 500) reject(new Error(json.toString()));
        else reject(protocolError(status, json));
      };
      this.#pending.set(id, { id, body, state: "sent", answer, fail: reject });
      client.onLeave = () => this.#pending.has(id) && this.#send("gone", id);
      this.#send("run", id, body);
    }).finally(() => this.#pending.delete(id));
  }

  /** Rolls back the streams that wait for a pipeline, and lets no further one wait. */
  closeStreams(): void {
    this.#isClosing = true;
    this.#send("closing", 0);
  }

  /** Ends the process; to be called when all pipelines are answered. */
  async close(): Promise<void> {
    this.#isClosing = true;
    const { input, ended } = (await this.#process?.catch(() => undefined)) ?? {};
    input?.end();
    await ended;
  }

  #send(kind: "run" | "gone" | "closing", id: number, body?: Buffer): void {
    if (this.#process === undefined) {
      if (kind !== "run") return;
      this.#process = this.#start();
    }
    this.#process.then(
      ({ input }) => {
        // A body may be of any size: it is not copied behind its header.
        input.cork();
        input.write(encodeHeader(kind, id, body?.length ?? 0));
        if (body !== undefined) input.write(body);
        input.uncork();
      },
      (error: unknown) => this.#pending.get(id)?.fail(unavailable(error)),
    );
  }

  #start(): Promise<Process> {
    const stdio: ("ignore" | "pipe")[] = ["ignore", "ignore", "ignore", "pipe", "pipe"];
    const child = spawn(process.execPath, [CHILD, ...this.#args], { stdio });
    if (child.pid === undefined) {
      return new Promise((_, reject) => child.once("error", reject)).finally(() => {
        this.#process = undefined;
      }) as Promise<never>;
    }
    const [input, output] = [child.stdio[3] as Duplex, child.stdio[4] as Duplex];
    // Writing to a process that has just ended: its end is told by itself.
    input.on("error", () => undefined);
    const { promise: ended, resolve: end } = Promise.withResolvers<string>();
    child.on("close", (code, signal) => end(signal ?? `exit code ${code}`));
    const { promise: opened, resolve, reject } = Promise.withResolvers<Process>();
    let isOpen = false;
    const read = frameReader<FromDatabase>();
    output.on("data", (bytes: Buffer) => {
      for (const frame of read(bytes)) {
        if (frame.kind === "failed") reject(new Error(frame.text.toString()));
        else if (frame.kind === "open") {
          isOpen = true;
          resolve({ child, input, ended });
        } else this.#take(frame);
      }
    });
    void ended.then((how) => {
      if (isOpen) return this.#recover(how);
      this.#process = undefined;
      reject(new Error(`cannot open the database ${this.#args[0]}: its process ended (${how})`));
    });
    return opened;
  }

  #take({ kind, id, status, text }: Frame<FromDatabase>): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    if (kind === "answer") {
      this.#pending.delete(id);
      pending.answer(status, text);
    } else pending.state = kind === "waiting" ? "waiting" : "running";
  }

  #recover(how: string): void {
    this.#process = undefined;
    if (this.#isClosing && this.#pending.size === 0) return;
    const all = [...this.#pending.values()];
    const culprit = all.find(({ state }) => state === "running") ?? all.find(({ state }) => state === "sent");
    console.error(`libsql-endpoint: the database process ended (${how}); another takes its place`);
    if (culprit === undefined) return;
    this.#condemn(culprit.body, how);
    this.#process = this.#start();
    this.#process.catch(() => undefined);
    for (const pending of all) {
      if (pending === culprit) pending.answer(200, Buffer.from(failure(pending.body, how)));
      else if (pending.state !== "sent") pending.answer(200, Buffer.from(failure(pending.body)));
      else this.#send("run", pending.id, pending.body);
    }
  }

  #condemn(body: Buffer, how: string): void {
    if (this.#lethal.size >= LETHAL_PIPELINES) this.#lethal.clear();
    this.#lethal.set(digest(body), { until: performance.now() + LETHAL_MS, how });
  }
}

/** A Worker sends a word of its own with each pipeline, to know the answer by. */
const WORD = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

const digest = (body: Buffer): string =>
  createHash("sha256").update(body.toString("latin1").replace(WORD, "")).digest("base64");

const unavailable = (error: unknown): ProtocolError =>
  new ProtocolError(error instanceof Error ? error.message : String(error), "SQLITE_CANTOPEN", 503);

function protocolError(status: number, json: Buffer): ProtocolError {
  const { message, code }: { message: string; code: string } = JSON.parse(json.toString());
  return new ProtocolError(message, code, status);
}

function countRequests(body: Buffer): number {
  try {
    const { requests }: { requests: unknown[] } = JSON.parse(body.toString());
    return requests.length;
  } catch {
    return 0;
  }
}

/** The answer to a pipeline that ended the process: an error for each of its requests, and the end of its stream. */
function failure(body: Buffer, how?: string): string {
  const results = Array(countRequests(body)).fill(`{"type":"error","error":${encodeError(ended(how))}}`);
  return `{"baton":null,"base_url":null,"results":[${results.join()}]}`;
}
