import { readFileSync, writeFileSync } from "node:fs";
import { inProject } from "../../../tools/paths.ts";
import { formOf } from "./affixes.ts";

/** A form and the root that it is made of. */
export type Pair = readonly [form: string, root: string];

const textOf = (name: string): string => readFileSync(inProject(`test/language/stems-id/${name}`), "utf8");

const linesOf = (text: string): [string, string[]][] =>
  text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [head = "", rest = ""] = line.split(/:\s*/);
      return [head, rest.trim().split(/\s+/)];
    });

/** The pairs of a table, each line of which is `root: form form …`. */
export const readPairs = (name: string): Pair[] =>
  linesOf(textOf(name)).flatMap(([root, forms]) => forms.map((form): Pair => [form, root]));

/** The table that the rules make of the paradigms, as the text of a file: a line for each root, in order. */
export const madeTable = (): string => {
  const formsOf = new Map<string, Set<string>>();
  for (const [patterns, roots] of linesOf(textOf("paradigms.txt"))) {
    for (const root of roots) {
      const forms = formsOf.get(root) ?? new Set();
      for (const pattern of patterns.split(" ")) forms.add(formOf(pattern, root));
      formsOf.set(root, forms);
    }
  }
  const lines = [...formsOf]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([root, forms]) => `${root}: ${[...forms].join(" ")}`);
  return `# Made of paradigms.txt by the rules of affixes.ts: run table.ts to write it anew.\n${lines.join("\n")}\n`;
};

if (import.meta.main) writeFileSync(inProject("test/language/stems-id/made.txt"), madeTable());
