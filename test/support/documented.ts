import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { inProject } from "../../tools/paths.ts";

/** The origin that documents have in the place of a Mitra. */
export const exampleOrigin = "https://mitra.example";

/** Code in a document: what it is written in, and under which heading it is the first. */
export type Block = { heading: string; language: string; code: string };

/** The blocks of code of a document, in their order. */
export const blocksOf = (file: string): Block[] => {
  const [, ...sections] = `\n${readFileSync(inProject(file), "utf8")}`.split(/\n#+ /);
  return sections.flatMap((section) =>
    [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = "", code = ""]) => ({
      heading: section.split("\n", 1)[0] ?? "",
      language,
      code,
    })),
  );
};

/** Stands before a server and takes down what it is asked, as `GET /v1/…`, and how it answers. */
export const startCounting = async (upstream: string) => {
  const calls: { target: string; status: number }[] = [];
  const { hostname, port } = new URL(upstream);
  const server = createServer(({ url: path = "/", method, headers }, response) => {
    const asked = request({ hostname, port, path, method, headers }, (answer) => {
      if (method !== "OPTIONS") calls.push({ target: path, status: answer.statusCode ?? 0 });
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    asked.end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};

/** Runs a program in a folder. Gives what it prints. @throws what it complains of. */
export const run = async (command: string, args: readonly string[], cwd: string): Promise<string> => {
  const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const [code] = (await once(child, "close")) as [number];
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${stderr}`);
  return stdout;
};
