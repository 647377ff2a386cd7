import { readdir, readFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { type Document, isMap, isNode, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { type Dossier, dossier, type Reference, type ReferenceType, referenceEntries } from "../src/model/dossier.ts";
import { nearest } from "../src/model/nearest.ts";
import { dossierIssues, type Issue, indexReference, knownRecords, referenceIssues } from "../src/record/resolve.ts";

/** The file of each reference list. */
export const referenceFiles: Record<ReferenceType, string> = {
  organisation: "organisations.yaml",
  person: "people.yaml",
  post: "posts.yaml",
  topic: "topics.yaml",
  source: "sources.yaml",
};

/** Everything that is wrong with the seeds, one line each: `file:line:column field: what is wrong (allowed: …)`. */
export class SeedError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the seeds have ${problems.length} ${problems.length === 1 ? "error" : "errors"}\n${problems.join("\n")}`);
    this.name = "SeedError";
    this.problems = problems;
  }
}

type Source = { file: string; document: Document; lines: LineCounter };

/** Where a path stands in its file; a path that is not there stands where its nearest parent does. */
const locate = ({ file, document, lines }: Source, path: readonly PropertyKey[]): string => {
  for (let depth = path.length; depth >= 0; depth--) {
    const steps = path.slice(0, depth);
    const parent = depth > 0 ? document.getIn(steps.slice(0, -1), true) : null;
    const last = steps.at(-1);
    const key = isMap(parent) ? parent.items.find((item) => String(item.key) === String(last))?.key : null;
    const node = isNode(key) ? key : document.getIn(steps, true);
    if (isNode(node) && node.range) {
      const { line, col } = lines.linePos(node.range[0]);
      return `${file}:${line}:${col}`;
    }
  }
  return `${file}:1:1`;
};

const fieldName = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (name, step) => (typeof step === "number" ? `${name}[${step}]` : name ? `${name}.${String(step)}` : String(step)),
    "",
  ) || "(file)";

const line = (source: Source, { path, message }: { path: readonly PropertyKey[]; message: string }): string =>
  `${locate(source, path)} ${fieldName(path)}: ${message}`;

const keysAt = (schema: z.ZodType, path: readonly PropertyKey[]): string[] => {
  let at: unknown = schema;
  const inner = (node: unknown): unknown => {
    while (node instanceof z.ZodDefault || node instanceof z.ZodNullable || node instanceof z.ZodOptional)
      node = node.unwrap();
    return node;
  };
  for (const step of path) {
    at = inner(at);
    if (at instanceof z.ZodArray) at = at.element;
    else if (at instanceof z.ZodObject) at = at.shape[String(step)];
  }
  at = inner(at);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
};

const flatten = (schema: z.ZodType, issue: z.core.$ZodIssue): Issue[] => {
  const path = issue.path as (string | number)[];
  switch (issue.code) {
    case "unrecognized_keys": {
      const allowed = keysAt(schema, path);
      return issue.keys.map((key) => {
        const near = nearest(key, allowed);
        return {
          path: [...path, key],
          message: `unknown field${near ? `; did you mean "${near}"?` : ""} (allowed: ${allowed.join(", ")})`,
        };
      });
    }
    case "invalid_value": {
      if (issue.input === undefined) return [{ path, message: `missing (allowed: ${issue.values.join(", ")})` }];
      const near = typeof issue.input === "string" ? nearest(issue.input, issue.values.map(String)) : null;
      return [
        {
          path,
          message: `unknown value${near ? `; did you mean "${near}"?` : ""} (allowed: ${issue.values.join(", ")})`,
        },
      ];
    }
    case "invalid_type":
      return [
        { path, message: `${issue.input === undefined ? "missing" : "wrong type"} (allowed: ${issue.expected})` },
      ];
    case "too_small":
      return [{ path, message: `too small or too short (allowed: at least ${issue.minimum})` }];
    case "too_big":
      return [{ path, message: `too large or too long (allowed: at most ${issue.maximum})` }];
    case "invalid_format":
      return [{ path, message: `wrong form (allowed: ${issue.message})` }];
    default:
      return [{ path, message: issue.message }];
  }
};

type Read<T> = { source: Source; value: T | null; problems: string[] };

const read = async <T>(root: string, path: string, schema: z.ZodType<T>): Promise<Read<T>> => {
  const text = await readFile(path, "utf8");
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const source = { file: relative(root, path), document, lines };
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => {
      const { line: row, col } = lines.linePos(error.pos[0]);
      return `${source.file}:${row}:${col} (file): not YAML: ${error.message.split("\n")[0]}`;
    });
    return { source, value: null, problems };
  }
  const parsed = schema.safeParse(document.toJS(), { reportInput: true });
  if (parsed.success) return { source, value: parsed.data, problems: [] };
  const problems = parsed.error.issues.flatMap((issue) => flatten(schema, issue)).map((issue) => line(source, issue));
  return { source, value: null, problems };
};

/** The entries of a list that is wrong elsewhere: whoever names one of them makes no mistake. */
const soundEntries = (type: ReferenceType, source: Source | undefined): { id: string }[] => {
  const entries: unknown = source?.document.errors.length === 0 ? source.document.toJS() : [];
  return Array.isArray(entries) ? entries.flatMap((entry) => referenceEntries[type].safeParse(entry).data ?? []) : [];
};

export type Seeds = { reference: Reference; dossiers: Dossier[] };

/**
 * Reads and checks the reference lists and every dossier of a folder.
 *
 * @param folder with `reference/*.yaml` and `dossiers/*.yaml`.
 * @throws SeedError with every error of every file, located by line and column.
 */
export const loadSeeds = async (folder: string): Promise<Seeds> => {
  const types = Object.keys(referenceFiles) as ReferenceType[];
  const lists = new Map(
    await Promise.all(
      types.map(async (type) => {
        const schema = z.array(referenceEntries[type] as z.ZodType<{ id: string }>);
        return [type, await read(folder, join(folder, "reference", referenceFiles[type]), schema)] as const;
      }),
    ),
  );
  const names = (await readdir(join(folder, "dossiers"))).filter((name) => name.endsWith(".yaml")).sort();
  const files = await Promise.all(names.map((name) => read(folder, join(folder, "dossiers", name), dossier)));

  const problems = [...lists.values(), ...files].flatMap((file) => file.problems);
  const reference = Object.fromEntries(
    types.map((type) => [type, lists.get(type)?.value ?? soundEntries(type, lists.get(type)?.source)]),
  ) as unknown as Reference;
  for (const { type, ...issue } of referenceIssues(reference)) {
    const list = lists.get(type);
    if (list?.value) problems.push(line(list.source, issue));
  }

  const dossiers = files.flatMap(({ value }) => value ?? []);
  const ids = (kind: "engagements" | "agreements" | "statements") =>
    new Set(dossiers.flatMap((one) => one[kind].map(({ id }) => id)));
  const known = knownRecords(indexReference(reference), {
    article: new Set(dossiers.map(({ article }) => article.id)),
    engagement: ids("engagements"),
    agreement: ids("agreements"),
    statement: ids("statements"),
  });
  for (const { value, source } of files) {
    if (!value) continue;
    const name = basename(source.file, ".yaml");
    if (value.article.id !== name) {
      problems.push(
        line(source, { path: ["article", "id"], message: `differs from the file's name (allowed: ${name})` }),
      );
    }
    for (const issue of dossierIssues(value, known)) problems.push(line(source, issue));
  }
  if (problems.length > 0) throw new SeedError(problems);
  return { reference, dossiers };
};
