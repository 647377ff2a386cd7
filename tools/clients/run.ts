import { copyFile, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { inProject } from "../paths.ts";
import type { Client, DocumentName, Job, Need } from "./client.ts";
import { runCommand, works } from "./command.ts";
import type { Packages } from "./packages.ts";
import type { Answers } from "./programs/answers.ts";
import { bundleClient, compileTypeScript } from "./typescript.ts";

/** How far a client came: the last step that succeeded, and what kept it from the next. */
export type Outcome = {
  client: Client;
  document: DocumentName;
  reached: "nothing" | "generated" | "compiled" | "ran";
  /** The first error of the next step. */
  failed?: string;
  /** What the machine lacks for the next step. */
  lacks?: string;
};

type Case = Outcome & { job: Job };

/** Applies to each, two at a time: generators are programs of one thread, and Java's of some memory. */
const inPairs = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all([worker(), worker()]);
};

const isLacking = async (need: Need | undefined): Promise<boolean> =>
  need !== undefined && !(await works(...need.command));

/** Takes a case one step further, or notes why it stays where it is. */
const step = async (one: Case, reached: Outcome["reached"], work: () => Promise<unknown>): Promise<void> => {
  try {
    await work();
    one.reached = reached;
  } catch (error) {
    one.failed = error instanceof Error ? error.message : String(error);
  }
};

const generate = async (one: Case, modules: string): Promise<void> => {
  const { client, job } = one;
  if (await isLacking(client.needs)) {
    one.lacks = client.needs?.name;
    return;
  }
  await step(one, "generated", async () => {
    await mkdir(job.folder);
    await symlink(modules, join(job.folder, "node_modules"), "junction");
    for (const [name, text] of Object.entries(client.files?.(job) ?? {})) await writeFile(join(job.folder, name), text);
    await runCommand(client.generate(job));
    for (const [name, to] of Object.entries(client.programs ?? {})) {
      await copyFile(inProject(join("tools/clients/programs", name)), join(job.folder, to));
    }
  });
};

const isTypeScript = ({ programs }: Client): boolean => Object.values(programs ?? {}).includes("client.ts");

const compile = async (cases: readonly Case[]): Promise<void> => {
  const generated = cases.filter(({ reached }) => reached === "generated");
  const ours = generated.filter(({ client }) => isTypeScript(client));
  const faults = compileTypeScript(ours.map(({ job }) => job.folder));
  for (const [index, one] of ours.entries()) {
    const found = faults[index] ?? [];
    await step(one, "compiled", async () => {
      if (found.length > 0) throw new Error(`${found.length} errors: ${found[0]}`);
    });
  }
  for (const one of generated) {
    const { build } = one.client;
    if (!build) continue;
    if (await isLacking(build.needs)) one.lacks = build.needs?.name;
    else await step(one, "compiled", () => runCommand(build.compile(one.job)));
  }
};

const run = async (one: Case, expected: Answers): Promise<void> => {
  const { client, job } = one;
  const command = isTypeScript(client) ? undefined : client.build?.run?.(job);
  if (one.reached !== "compiled" || (!command && !isTypeScript(client))) return;
  await step(one, "ran", async () => {
    const output = await runCommand(
      command ?? { program: process.execPath, args: [await bundleClient(job.folder), job.url] },
    );
    const answers: unknown = JSON.parse(output);
    if (!isDeepStrictEqual(answers, expected)) {
      throw new Error(`it came to ${JSON.stringify(answers)}, not ${JSON.stringify(expected)}`);
    }
  });
};

/**
 * Generates, compiles and runs clients.
 *
 * @param options `documents` are the paths of the documents; in `folder` everything is made; `expected` is what each must
 *   come to against the API at `url`.
 */
export const tryClients = async (
  chosen: readonly { client: Client; document: DocumentName }[],
  options: {
    documents: Record<DocumentName, string>;
    folder: string;
    url: string;
    packages: Packages;
    expected: Answers;
  },
): Promise<Outcome[]> => {
  const { documents, folder, url, packages, expected } = options;
  const cases = chosen.map(({ client, document }, index): Case => {
    const job = { document: documents[document], folder: join(folder, String(index)), url, pathOf: packages.pathOf };
    return { client, document, reached: "nothing", job };
  });
  await inPairs(cases, (one) => generate(one, packages.folder));
  await compile(cases);
  await inPairs(cases, (one) => run(one, expected));
  return cases.map(({ job: _, ...outcome }) => outcome);
};
