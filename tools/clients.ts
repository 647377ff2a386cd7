import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Client, DocumentName } from "./clients/client.ts";
import { nodeClients } from "./clients/generators.ts";
import { languageClients } from "./clients/openapi-generator.ts";
import { installPackages, type Packages } from "./clients/packages.ts";
import { expectedAnswers } from "./clients/questions.ts";
import { type Outcome, tryClients } from "./clients/run.ts";
import { startOwnMitra } from "./fuzz/mitra.ts";
import { Refusal, runProgram } from "./refusal.ts";

const usage = `node tools/clients.ts [--node-only] [--only TEXT] [--keep]
  makes a client with each generator, of the documents that the API serves, compiles it and runs it against the API
  --node-only   the generators that need nothing but Node, each with one document
  --only        those whose name has this in it
  --keep        leaves what is generated where it is, and says where`;

const say = (line: string): void => console.error(line);

const save = async (url: string, folder: string): Promise<Record<DocumentName, string>> => {
  const path = async (name: DocumentName): Promise<string> => {
    const answer = await fetch(`${url}/${name}`);
    if (!answer.ok) throw new Error(`/${name} answered ${answer.status}`);
    const file = join(folder, name);
    await writeFile(file, await answer.text());
    return file;
  };
  return { "openapi.json": await path("openapi.json"), "openapi-3.0.json": await path("openapi-3.0.json") };
};

const choose = (nodeOnly: boolean, only: string): { client: Client; document: DocumentName }[] => {
  const clients = nodeOnly ? nodeClients : [...nodeClients, ...languageClients];
  return clients
    .filter(({ name }) => name.includes(only))
    .flatMap((client) =>
      (nodeOnly ? client.documents.slice(0, 1) : client.documents).map((document) => ({ client, document })),
    );
};

const asLine = async ({ client, document, reached, failed, lacks }: Outcome, packages: Packages): Promise<string> => {
  const which = `${client.name} ${await packages.versionOf(client.package)} of ${document}`;
  if (failed !== undefined) return `FAILED  ${which}: ${reached}, then: ${failed}`;
  if (lacks !== undefined) return `skipped ${which}: ${reached}; there is no ${lacks}`;
  return `ok      ${which}: ${reached}`;
};

const main = async (): Promise<number | undefined> => {
  const { values } = parseArgs({
    options: {
      "node-only": { type: "boolean", default: false },
      only: { type: "string", default: "" },
      keep: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return void console.log(usage);
  const chosen = choose(values["node-only"], values.only);
  if (chosen.length === 0) throw new Refusal(`no generator's name has ${values.only} in it`);
  const [packages, mitra] = await Promise.all([installPackages(say), startOwnMitra(0)]);
  const folder = await realpath(await mkdtemp(join(tmpdir(), "mitra-clients-")));
  try {
    const documents = await save(mitra.url, folder);
    const expected = await expectedAnswers(mitra.url);
    const outcomes = await tryClients(chosen, { documents, folder, url: mitra.url, packages, expected });
    for (const outcome of outcomes) console.log(await asLine(outcome, packages));
    const count = (is: (outcome: Outcome) => boolean): number => outcomes.filter(is).length;
    const failures = count(({ failed }) => failed !== undefined);
    const skipped = count(({ failed, lacks }) => failed === undefined && lacks !== undefined);
    console.log(`${outcomes.length - failures - skipped} clients ok, ${failures} failed, ${skipped} skipped`);
    return failures > 0 ? 1 : 0;
  } finally {
    await mitra.close();
    if (values.keep) say(`left in ${folder}`);
    else await rm(folder, { recursive: true });
  }
};

if (import.meta.main) await runProgram(main);
