import { connect, type Socket } from "node:net";

export type Reply = { status: number; head: string; body: Buffer };

const endOfHead = Buffer.from("\r\n\r\n");

/** One keep-alive connection that carries one request at a time, and costs the machine little. */
export class Connection {
  readonly #port: number;
  #socket: Socket | null = null;
  #received: Buffer[] = [];
  #bodyless = false;
  #settle: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | null = null;

  /** @param port of 127.0.0.1. */
  constructor(port: number) {
    this.#port = port;
  }

  /** @param headers lines without their ends. @throws Error when the connection ends before the reply does. */
  send(path: string, headers: readonly string[] = [], method = "GET"): Promise<Reply> {
    const socket = this.#open();
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    this.#settle = { resolve, reject };
    this.#bodyless = method === "HEAD";
    socket.write(`${[`${method} ${path} HTTP/1.1`, "Host: 127.0.0.1", ...headers].join("\r\n")}\r\n\r\n`);
    return promise;
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    if (this.#socket && !this.#socket.destroyed) return this.#socket;
    const socket = connect({ port: this.#port, host: "127.0.0.1", noDelay: true });
    const fail = (error: Error) => {
      this.#socket = null;
      this.#received = [];
      this.#settle?.reject(error);
      this.#settle = null;
    };
    socket.on("data", (chunk) => this.#take(chunk));
    socket.on("error", fail);
    socket.on("close", () => fail(new Error("the connection was closed")));
    this.#socket = socket;
    return socket;
  }

  #take(chunk: Buffer): void {
    this.#received.push(chunk);
    const received = this.#received.length === 1 ? chunk : Buffer.concat(this.#received);
    this.#received = [received];
    const end = received.indexOf(endOfHead);
    if (end < 0) return;
    const head = received.toString("latin1", 0, end);
    const status = Number(head.slice(9, 12));
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    const start = end + endOfHead.length;
    const size = this.#bodyless || status === 304 ? 0 : length;
    if (received.length < start + size) return;
    this.#received = [];
    const settle = this.#settle;
    this.#settle = null;
    settle?.resolve({ status, head, body: received.subarray(start, start + size) });
  }
}

/** A header of a reply. */
export const headerOf = ({ head }: Reply, name: string): string | null =>
  new RegExp(`\r\n${name}: *([^\r]*)`, "i").exec(head)?.[1] ?? null;

/** The port of a URL. */
export const portOf = (url: string): number => Number(new URL(url).port);
