import { readdir, readlink, stat } from "node:fs/promises";
import { join } from "node:path";
import { slugPattern } from "../src/model/ids.ts";
import { nearest } from "../src/model/nearest.ts";
import { shown } from "../src/model/text.ts";

/** A file of a folder of seeds: what is wrong with its being there, and whether it is read all the same. */
export type FolderEntry = { name: string; fault: string | null; isRead: boolean };

/** What programs leave beside the files that somebody writes. */
const leftovers: readonly (readonly [name: RegExp, what: string])[] = [
  [/^\._/, "an AppleDouble file of macOS; delete it"],
  [/^\.#/, "a lock of Emacs, by which somebody is editing the file; save it there, or delete this"],
  [/^#.*#$/, "an autosave of Emacs; recover it, or delete it"],
  [/^\..*\.sw[a-z]$/i, "a swap file of Vim; recover it, or delete it"],
  [/^(\.DS_Store|Thumbs\.db|desktop\.ini)$/i, "a file of the system's own; delete it"],
  [/^~\$|^\.~lock\./, "a lock of an office program; close the file there, or delete this"],
  [/(~|\.(bak|backup|orig|rej|old|save|tmp|temp|swp|part|\d+))$/i, "a backup or an unfinished copy; delete it"],
  [
    / \(?\d+\)?\.ya?ml$|[ -_]copy( \d+)?\.ya?ml$|^copy of /i,
    "a copy of another file; delete it, or give it its own id",
  ],
];

/** Why an entry is no regular file; null where it is one. */
const notAFile = async (path: string): Promise<string | null> => {
  try {
    const found = await stat(path);
    if (found.isFile()) return null;
    return found.isDirectory()
      ? "a folder, of which nothing is read; move its files up"
      : "neither a file nor a folder";
  } catch (error) {
    const target = await readlink(path).catch(() => null);
    return target === null
      ? `not to be read (${error instanceof Error && "code" in error ? error.code : "unknown"})`
      : `a link to nothing (${shown(target)})`;
  }
};

const leftover = (name: string): string | null => leftovers.find(([pattern]) => pattern.test(name))?.[1] ?? null;

/** Names that differ by case, by the spelling of the ending or in how their characters are composed. */
const wouldBe = (name: string): string =>
  `${name
    .normalize("NFC")
    .replace(/\.ya?ml$/i, "")
    .toLowerCase()}.yaml`;

const dossierFault = (name: string): Omit<FolderEntry, "name"> => {
  const left = leftover(name);
  if (left) return { fault: `is ${left} (allowed: <article-id>.yaml)`, isRead: false };
  if (name.endsWith(".yaml") && slugPattern.test(name.slice(0, -5))) return { fault: null, isRead: true };
  const right = wouldBe(name);
  const isDossier = /\.ya?ml$/i.test(name);
  const hint = isDossier && slugPattern.test(right.slice(0, -5)) ? `; rename it to ${right}` : "";
  return { fault: `is not the name of a dossier${hint} (allowed: <article-id>.yaml, lower-case)`, isRead: isDossier };
};

const entriesOf = async (
  folder: string,
  faultOf: (name: string) => Omit<FolderEntry, "name">,
): Promise<{ entries: FolderEntry[]; fault: string | null }> => {
  const names = await readdir(folder).then(
    (found) => found.sort(),
    (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : "unknown"),
  );
  if (typeof names === "string") {
    const fault = names === "ENOENT" ? "the folder is missing" : `the folder cannot be read (${names})`;
    return { entries: [], fault };
  }
  const entries = names.map(async (name): Promise<FolderEntry> => {
    const named = faultOf(name);
    if (named.fault && !named.isRead) return { name, ...named };
    const other = await notAFile(join(folder, name));
    return other ? { name, fault: `is ${other}`, isRead: false } : { name, ...named };
  });
  return { entries: await Promise.all(entries), fault: null };
};

/** Everything in a folder of dossiers: nothing is passed over in silence. */
export const dossierFiles = (folder: string) => entriesOf(folder, dossierFault);

/** Everything in a folder of reference lists: these files, the JSON Schemas beside them, and nothing else. */
export const listFiles = (folder: string, files: readonly string[]) => {
  const schemas = files.map((file) => file.replace(/\.yaml$/, ".schema.json"));
  return entriesOf(folder, (name) => {
    if (files.includes(name)) return { fault: null, isRead: true };
    if (schemas.includes(name)) return { fault: null, isRead: false };
    const left = leftover(name);
    const near = files.find((file) => file === wouldBe(name)) ?? nearest(name, files);
    const what = left ?? `no reference list${near ? `; did you mean ${near}?` : ""}`;
    return { fault: `is ${what} (allowed: ${files.join(", ")})`, isRead: false };
  });
};
