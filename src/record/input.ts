import { z } from "zod";
import { type Dossier, dossier, type Reference, type ReferenceType, referenceEntries } from "../model/dossier.ts";
import { faultsIn, fieldName } from "../model/faults.ts";
import { slug } from "../model/ids.ts";
import { shown } from "../model/text.ts";

/** What is to be written: dossiers, and the reference lists as a whole. */
export type WriteInput = {
  /** Dossiers to write, whole; one of an id that exists takes its place. */
  put: readonly Dossier[];
  /** Ids of dossiers to take away. */
  remove: readonly string[];
  /** The reference lists, whole. */
  reference: Reference;
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
export const refuseFaults = ({ put, remove, reference }: Pick<WriteInput, "put" | "remove" | "reference">): void => {
  const problems = [
    ...(Object.keys(referenceEntries) as ReferenceType[]).flatMap((type) =>
      linesOf(type, z.array(referenceEntries[type] as z.ZodType), reference[type]),
    ),
    ...put.flatMap((one, at) => linesOf(String(one?.article?.id ?? `dossier ${at + 1}`), dossier, one)),
    ...remove.flatMap((id) => linesOf("remove", slug, id)),
  ];
  if (problems.length > 0) throw new InputError(problems);
};
