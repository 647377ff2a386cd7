import { writeSync } from "node:fs";
import { Socket } from "node:net";
import { openEngine } from "./engine.ts";
import { encodeError, ProtocolError } from "./errors.ts";
import { encodeFrame, type Frame, type FromDatabase, frameReader, type ToDatabase } from "./frames.ts";

/** The way to the endpoint and back. */
const [IN, OUT] = [3, 4];

const [path = "", isKept, idleMs] = process.argv.slice(2);

/** Writes before anything else can happen: an answer has left when the next statement is run. */
function send(kind: FromDatabase, id: number, text = "", status = 0): void {
  let frame = encodeFrame(kind, id, text, status);
  while (frame.length > 0) frame = frame.subarray(writeSync(OUT, frame));
}

function open() {
  try {
    const engine = openEngine({ path, isKept: isKept === "kept", idleMs: Number(idleMs) });
    send("open", 0);
    return engine;
  } catch (error) {
    send("failed", 0, error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

// A Ctrl-C in a terminal reaches the whole group; the endpoint says when to end, by closing the way here.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined);

const engine = open();
/** The pipelines that are not answered, and whether their clients have left. */
const pending = new Map<number, { isGone: boolean }>();
const frames: Frame<ToDatabase>[] = [];
let isRunning = false;

/** Resolves when the pipeline is answered, or waits. */
function run({ id, text: body }: Frame<ToDatabase>): Promise<void> {
  return new Promise((resolve) => {
    const answer = (status: number, text: string): void => {
      send("answer", id, text, status);
      pending.delete(id);
      resolve();
    };
    const client = { isGone: false };
    pending.set(id, client);
    const follower = {
      isGone: () => client.isGone,
      onWaiting: () => {
        send("waiting", id);
        resolve();
      },
      onRunning: () => send("running", id),
    };
    engine.run(body.toString(), follower).then(
      (json) => answer(200, json),
      (error: unknown) => {
        if (error instanceof ProtocolError) answer(error.status, encodeError(error));
        else answer(500, error instanceof Error ? (error.stack ?? error.message) : String(error));
      },
    );
  });
}

async function work(): Promise<void> {
  if (isRunning) return;
  isRunning = true;
  for (let frame = frames.shift(); frame !== undefined; frame = frames.shift()) {
    const client = pending.get(frame.id);
    if (frame.kind === "run") await run(frame);
    else if (frame.kind === "closing") engine.closeStreams();
    else if (client !== undefined) client.isGone = true;
  }
  isRunning = false;
}

const read = frameReader<ToDatabase>();
const input = new Socket({ fd: IN, readable: true, writable: false });
input.on("data", (bytes: Buffer) => {
  frames.push(...read(bytes));
  void work();
});
const end = (): void => {
  try {
    engine.closeStreams();
    engine.close();
  } finally {
    process.exit(0);
  }
};
input.on("end", end).on("error", end);
