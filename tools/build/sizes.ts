import { gzipSync } from "node:zlib";
import type { Metafile } from "esbuild";
import { collections } from "../../src/model/record-types.ts";
import { Refusal } from "../refusal.ts";
import { mainModule } from "./modules.ts";

/** A module of the Worker by the name that others import it by, and its text. */
export type Module = { name: string; text: string };

/** A part of the Worker: the names of its modules, and what they weigh together when each is gzipped. */
export type Part = { modules: readonly string[]; gzipBytes: number };

/**
 * What is loaded before the first list or record is answered, of the collection for which that is most; and everything.
 */
export type Parts = { start: Part; whole: Part };

type Outputs = Metafile["outputs"];

/** A module and all that it imports, but for what it imports when that is asked for. */
const closureOf = (outputs: Outputs, name: string, found = new Set<string>()): Set<string> => {
  if (found.has(name)) return found;
  found.add(name);
  for (const { path, kind, external } of outputs[name]?.imports ?? []) {
    if (!external && kind === "import-statement") closureOf(outputs, path, found);
  }
  return found;
};

const routes = new Set(Object.values(collections).map((name) => `src/features/${name}/routes.ts`));

/** @param outputs those of esbuild, by the names of the modules. */
export const partsOf = (outputs: Outputs, modules: readonly Module[]): Parts => {
  const weights = new Map(modules.map(({ name, text }) => [name, gzipSync(text).length]));
  const partOf = (names: Iterable<string>): Part => {
    const kept = [...names];
    return { modules: kept, gzipBytes: kept.reduce((sum, name) => sum + (weights.get(name) ?? 0), 0) };
  };
  const answering = Object.keys(outputs).filter((name) => routes.has(outputs[name]?.entryPoint ?? ""));
  const starts = [partOf(closureOf(outputs, mainModule))].concat(
    answering.map((name) => partOf(closureOf(outputs, name, closureOf(outputs, mainModule)))),
  );
  return {
    start: starts.reduce((most, part) => (part.gzipBytes > most.gzipBytes ? part : most)),
    whole: partOf(weights.keys()),
  };
};

export const inKilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

/** How much of the Worker may be loaded at its start, and how much there may be of it, gzipped. */
const limits: Readonly<Record<keyof Parts, number>> = { start: 150 * 1024, whole: 512 * 1024 };

const names: Readonly<Record<keyof Parts, string>> = {
  start: "what is loaded for the first answer",
  whole: "the whole Worker",
};

/** @throws Refusal when a part is larger than may be deployed; it names the files that weigh most. */
export const checkSize = (
  { parts, metafile: { outputs } }: { parts: Parts; metafile: { outputs: Outputs } },
  allowed: Readonly<Record<keyof Parts, number>> = limits,
): void => {
  for (const part of ["start", "whole"] as const) {
    const { modules, gzipBytes } = parts[part];
    if (gzipBytes <= allowed[part]) continue;
    const heaviest = modules
      .flatMap((name) => Object.entries(outputs[name]?.inputs ?? {}))
      .sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)
      .slice(0, 5)
      .map(([file, { bytesInOutput }]) => `${file} ${inKilobytes(bytesInOutput)}`);
    throw new Refusal(
      `${names[part]} is ${inKilobytes(gzipBytes)} gzipped, over ${inKilobytes(allowed[part])}; heaviest: ${heaviest.join(", ")}`,
    );
  }
};
