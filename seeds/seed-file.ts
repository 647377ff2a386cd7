import type { z } from "zod";
import { type Fault, faultsIn } from "../src/model/faults.ts";
import type { Problem } from "./problems.ts";
import { readYaml, type YamlFile } from "./yaml.ts";

/** A file of the seeds as read, and what is wrong with it by itself. */
export type SeedFile = YamlFile & { file: string; problems: Problem[] };

/** Places a fault in its file. */
export const placed = ({ file, placeOf }: SeedFile, { path, message }: Fault): Problem => ({
  file,
  ...placeOf(path),
  path,
  message,
});

/** Whether a fault lies in what another one has put out of the way, such as an alias without an anchor. */
export const isBehind = (fault: Fault, others: readonly Fault[]): boolean =>
  others.some(({ path }) => path.length > 0 && path.every((step, at) => String(fault.path[at]) === String(step)));

/** Reads the bytes of a file and holds them against a schema. */
export const readSeedFile = (file: string, bytes: Uint8Array, schema: z.ZodType): SeedFile => {
  const yaml = readYaml(bytes);
  const ofFile = yaml.faults.map((fault) => ({ file, ...fault }));
  const seedFile = { ...yaml, file, problems: ofFile };
  if (!yaml.understood) return seedFile;
  const ofForm = faultsIn(schema, yaml.value).filter((fault) => !isBehind(fault, yaml.faults));
  return { ...seedFile, problems: [...ofFile, ...ofForm.map((fault) => placed(seedFile, fault))] };
};
