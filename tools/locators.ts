/**
 * Holds the dossiers against the texts of their articles, which are not in this repository.
 *
 *     node tools/locators.ts <folder of texts> [--write]
 *
 * Exit status: 0 where every locator holds, 1 where one does not, 2 where the call is wrong.
 */
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { checkLocators } from "./locators/check.ts";
import { type ArticleText, readArticleText } from "./locators/text.ts";
import { inProject, root } from "./paths.ts";
import { asMessage, Refusal } from "./refusal.ts";

const readFolder = async (folder: string, ending: string) => {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending)).sort();
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })));
};

const readTexts = async (folder: string): Promise<ArticleText[]> => {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new Refusal(`${folder} is not a folder`);
  const files = await readFolder(folder, ".txt");
  if (files.length === 0) throw new Refusal(`${folder} holds no texts (*.txt)`);
  return files.map(({ name, bytes }) => {
    try {
      return readArticleText(name, bytes);
    } catch {
      throw new Refusal(`${join(folder, name)} is not UTF-8 text`);
    }
  });
};

const readArguments = () => {
  try {
    const { values, positionals } = parseArgs({ options: { write: { type: "boolean" } }, allowPositionals: true });
    const [folder, ...rest] = positionals;
    if (folder !== undefined && rest.length === 0) return { folder, write: values.write === true };
  } catch {
    // An unknown option is answered like a missing folder.
  }
  throw new Refusal("usage: node tools/locators.ts <folder of texts> [--write]");
};

const run = async (): Promise<number> => {
  const { folder, write } = readArguments();
  const texts = await readTexts(folder);
  const dossierFolder = inProject("seeds/dossiers");
  const dossiers = (await readFolder(dossierFolder, ".yaml")).map(({ name, bytes }) => ({
    file: relative(root, join(dossierFolder, name)),
    source: bytes.toString("utf8"),
  }));

  const { findings, notices, mended, citations } = checkLocators(dossiers, texts);
  for (const notice of notices) console.log(`notice: ${notice}`);
  if (write) for (const [file, source] of mended) await writeFile(inProject(file), source);
  const left = write ? findings.filter(({ mendable }) => !mendable) : findings;
  for (const { file, line, message } of left) console.error(`${file}:${line}: ${message}`);
  if (write) console.log(`mended: ${[...mended.keys()].join(", ") || "nothing"}`);
  if (left.length > 0) return 1;
  console.log(`${dossiers.length} dossiers, ${texts.length} texts, ${citations} citations: every locator holds`);
  return 0;
};

try {
  process.exitCode = await run();
} catch (error) {
  console.error(asMessage(error));
  process.exitCode = 2;
}
