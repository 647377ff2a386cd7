/**
 * Holds the dossiers against the texts of their articles, which are not in this repository.
 *
 *     node tools/locators.ts <folder of texts> [--write]
 *
 * Exit status: 0 where every locator holds, 1 where one does not, 2 where the call is wrong.
 */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { shown } from "../src/model/text.ts";
import { checkLocators } from "./locators/check.ts";
import { readDossiers } from "./locators/dossiers.ts";
import { type ArticleText, readArticleText } from "./locators/text.ts";
import { inProject } from "./paths.ts";
import { asMessage, Refusal } from "./refusal.ts";
import { replaceFile } from "./whole-file.ts";

/** The texts of a folder, whatever their names, and what of it is none. */
const readTexts = async (folder: string): Promise<{ texts: ArticleText[]; notices: string[] }> => {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new Refusal(`${folder} is not a folder`);
  const texts: ArticleText[] = [];
  const notices: string[] = [];
  for (const name of (await readdir(folder)).filter((one) => !one.startsWith(".")).sort()) {
    const path = join(folder, name);
    const isFile = await stat(path).then(
      (found) => found.isFile(),
      () => false,
    );
    try {
      if (isFile) texts.push(readArticleText(shown(name), await readFile(path)));
      else notices.push(`${shown(name)}: no file, passed over`);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      notices.push(`${shown(name)}: not UTF-8 text, passed over; save it as UTF-8 if it is an article`);
    }
  }
  if (texts.length === 0) throw new Refusal(`${folder} holds no texts in UTF-8`);
  return { texts, notices };
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
  const { texts, notices: ofTexts } = await readTexts(folder);
  const { dossiers, findings: ofFiles } = await readDossiers(inProject("seeds/dossiers"), "seeds/dossiers");

  const { findings, notices, mended, citations } = checkLocators(dossiers, texts);
  for (const notice of [...ofTexts, ...notices]) console.log(`notice: ${notice}`);
  const replaced: string[] = [];
  if (write) {
    for (const { file, path, bytes } of dossiers) {
      const source = mended.get(file);
      if (source === undefined) continue;
      if (replaceFile(path, source, bytes)) replaced.push(file);
      else
        ofFiles.push({
          file,
          line: 1,
          message: "was changed meanwhile and is left as it is; run this again",
          mendable: false,
        });
    }
  }
  const left = [...ofFiles, ...findings.filter(({ file, mendable }) => !(mendable && replaced.includes(file)))];
  for (const { file, line, message } of left) console.error(`${file}:${line}: ${message}`);
  if (write) console.log(`mended: ${replaced.join(", ") || "nothing"}`);
  if (left.length > 0) {
    if (!write && left.some(({ mendable }) => mendable))
      console.log(`npm run locators -- ${folder} --write mends what the texts tell: counts, hashes and paragraphs`);
    return 1;
  }
  console.log(`${dossiers.length} dossiers, ${texts.length} texts, ${citations} citations: every locator holds`);
  return 0;
};

try {
  process.exitCode = await run();
} catch (error) {
  console.error(asMessage(error));
  process.exitCode = 2;
}
