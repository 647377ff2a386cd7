import { execFile } from "node:child_process";
import { inProject } from "../paths.ts";

/** One breach of the rules of redocly.yaml. */
export type Finding = { rule: string; pointer: string; message: string };

type Report = { problems: { ruleId: string; message: string; location: { pointer?: string }[] }[] };

/** Redocly writes one report after the other, with nothing in between. */
const splitReports = (text: string): Report[] => JSON.parse(`[${text.replaceAll(/^\}\{$/gm, "},{")}]`) as Report[];

const run = (files: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const cli = inProject("node_modules/@redocly/cli/bin/cli.js");
    const options = ["--config", inProject("redocly.yaml"), "--format=json", "--max-problems=1000"];
    execFile(
      process.execPath,
      [cli, "lint", ...options, ...files],
      {
        maxBuffer: 64 * 1024 * 1024,
        // It asks nobody for news and tells nobody of the run.
        env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
      },
      (error, stdout, stderr) => (stdout.trim() === "" ? reject(new Error(stderr, { cause: error })) : resolve(stdout)),
    );
  });

/** Redocly takes `nullable` beside `allOf` for no null; the examples of the twin are those of the document itself. */
const onExamples = /^no-invalid-.*-examples$/;
const isTwin = (file: string | undefined): boolean => /openapi-3\.0\.json$/.test(file ?? "");

/**
 * Holds OpenAPI documents against redocly.yaml, all in one process.
 *
 * @param files paths of documents.
 * @returns the findings of each, in the same order.
 */
export const lintDescriptions = async (files: readonly string[]): Promise<Finding[][]> => {
  const reports = splitReports(await run(files));
  if (reports.length !== files.length) throw new Error(`${reports.length} reports on ${files.length} documents`);
  return reports.map(({ problems }, at) =>
    problems
      .filter(({ ruleId }) => !(isTwin(files[at]) && onExamples.test(ruleId)))
      .map(({ ruleId, message, location }) => ({ rule: ruleId, message, pointer: location[0]?.pointer ?? "#/" })),
  );
};
