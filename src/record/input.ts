import { z } from "zod";
import { faultsIn, fieldName } from "../model/faults.ts";
import { slug } from "../model/ids.ts";
import { listedTypes } from "../model/record-types.ts";
import { shown } from "../model/text.ts";
import type { AnyDossier } from "./build.ts";
import { type Builders, entrySchema } from "./builders.ts";
import type { Lists } from "./lists.ts";

/** What is to be written: dossiers, and the reference lists as a whole. */
export type WriteInput = {
  /** Dossiers to write, whole; one of an id that exists takes its place. */
  put: readonly AnyDossier[];
  /** Ids of dossiers to take away. */
  remove: readonly string[];
  /** The reference lists, whole. */
  reference: Lists;
  /** The time of writing. */
  now: Date;
};

/** What is to be written is not of its form; one line for each fault: `<dossier or list> field: message`. */
export class InputError extends Error {
  override name = "InputError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the input has ${problems.length} ${problems.length === 1 ? "error" : "errors"}\n${problems.join("\n")}`);
    this.problems = problems;
  }
}

const linesOf = (name: string, schema: z.ZodType, value: unknown): string[] =>
  faultsIn(schema, value).map(
    ({ path, message }) => `${shown(name)}${path.length > 0 ? ` ${fieldName(path)}` : ""}: ${message}`,
  );

/** @throws InputError where a dossier, a list or an id is not of its form: whoever calls, nothing ill-formed gets in. */
export const refuseFaults = (
  builders: Builders,
  { put, remove, reference }: Pick<WriteInput, "put" | "remove" | "reference">,
): void => {
  const problems = [
    ...listedTypes.flatMap((type) => linesOf(type, z.array(entrySchema(builders, type)), reference[type])),
    ...put.flatMap((one, at) => linesOf(String(one?.article?.id ?? `dossier ${at + 1}`), builders.dossier, one)),
    ...remove.flatMap((id) => linesOf("remove", slug, id)),
  ];
  if (problems.length > 0) throw new InputError(problems);
};
