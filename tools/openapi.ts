import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { descriptions } from "./openapi/descriptions.ts";
import { examplesOfSeeds } from "./openapi/examples.ts";
import { lintDescriptions } from "./openapi/lint.ts";
import { inProject } from "./paths.ts";
import { Refusal, runProgram } from "./refusal.ts";

/** Where the examples are kept that the document takes from the record. */
export const examplesFile = inProject("tools/openapi/examples.json");

/** Writes the description into a folder and gives the paths of its files. */
export const writeDescriptions = async (folder: string): Promise<string[]> => {
  await mkdir(folder, { recursive: true });
  return Promise.all(
    Object.entries(descriptions({ indent: 2 })).map(async ([name, text]) => {
      const path = join(folder, name);
      await writeFile(path, text);
      return path;
    }),
  );
};

const refuseFindings = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), "mitra-openapi-"));
  try {
    const files = await writeDescriptions(folder);
    const found = (await lintDescriptions(files)).flatMap((findings, index) =>
      findings.map(
        ({ rule, pointer, message }) => `${files[index]?.slice(folder.length + 1)} ${pointer} ${rule}: ${message}`,
      ),
    );
    if (found.length > 0) throw new Refusal(`the API description breaks rules:\n${found.join("\n")}`);
  } finally {
    await rm(folder, { recursive: true });
  }
};

const usage = `node tools/openapi.ts [--as openapi.json | openapi.yaml | openapi-3.0.json]   print the API description
node tools/openapi.ts --out FOLDER    write all three of them
node tools/openapi.ts --lint          hold them against redocly.yaml
node tools/openapi.ts --examples      take the examples of answers anew from the seeds`;

const main = async (): Promise<undefined> => {
  const { values } = parseArgs({
    options: {
      as: { type: "string", default: "openapi.json" },
      out: { type: "string" },
      lint: { type: "boolean", default: false },
      examples: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return void console.log(usage);
  if (values.examples) await writeFile(examplesFile, `${JSON.stringify(await examplesOfSeeds(), null, 1)}\n`);
  if (values.lint) await refuseFindings();
  if (values.out) await writeDescriptions(resolve(values.out));
  if (values.examples || values.lint || values.out) return;
  const text = Object.entries(descriptions({ indent: 2 })).find(([name]) => name === values.as)?.[1];
  if (text === undefined) throw new Refusal(usage);
  process.stdout.write(text);
};

if (import.meta.main) await runProgram(main);
