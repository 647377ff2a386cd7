import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dossierFiles } from "../../seeds/files.ts";
import { readSeedFile } from "../../seeds/seed-file.ts";
import { fieldName } from "../../src/model/faults.ts";
import type { Path } from "../../src/model/members.ts";
import { shown } from "../../src/model/text.ts";
import { dossier } from "../../src/record-types.ts";
import type { Finding } from "./check.ts";

/** A dossier that was understood: its text as it is in the file, a byte order mark included. */
export type SoundDossier = { file: string; path: string; bytes: Buffer; source: string };

/** Whether a field is filled in from the text of the article: it may be missing or wrong until then. */
const isLocator = ([first, second]: Path): boolean =>
  first === "paragraphs" ||
  (first === "article" && ["wordCount", "paragraphCount", "textSha256"].includes(String(second)));

/**
 * Reads the dossiers of a folder.
 *
 * @param shownAs the folder in messages.
 * @returns those that were understood, and what is wrong with the others: these are not to be rewritten.
 */
export const readDossiers = async (
  folder: string,
  shownAs: string,
): Promise<{ dossiers: SoundDossier[]; findings: Finding[] }> => {
  const { entries, fault } = await dossierFiles(folder);
  const dossiers: SoundDossier[] = [];
  const findings: Finding[] = [];
  const find = (file: string, line: number, message: string) => findings.push({ file, line, message, mendable: false });
  if (fault) find(shownAs, 1, fault);
  for (const { name, fault: named, isRead } of entries) {
    const file = `${shownAs}/${shown(name)}`;
    if (named) find(file, 1, named);
    if (!isRead) continue;
    const path = join(folder, name);
    const bytes = readFileSync(path);
    const { understood, faults, problems } = readSeedFile(file, bytes, dossier);
    const grave = problems.filter((problem) => !understood || faults.length > 0 || !isLocator(problem.path));
    for (const { line, path: at, message } of grave) find(file, line, `${fieldName(at)}: ${message}`);
    if (grave.length === 0) {
      dossiers.push({
        file,
        path,
        bytes,
        source: new TextDecoder("utf-8", { ignoreBOM: true, fatal: true }).decode(bytes),
      });
    }
  }
  return { dossiers, findings };
};
