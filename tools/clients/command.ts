import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";

export type Command = { program: string; args: readonly string[]; cwd?: string; env?: Record<string, string> };

/** Programs that would tell somebody of a run, or ask for news, are told not to. */
const quiet = {
  CI: "true",
  DO_NOT_TRACK: "1",
  NO_COLOR: "1",
  NO_UPDATE_NOTIFIER: "1",
  REDOCLY_TELEMETRY: "off",
  npm_config_update_notifier: "false",
};

/** The line of an output that says what went wrong: the first that names an error, or else the first. */
const firstFault = (output: string): string => {
  const lines = stripVTControlCharacters(output)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^(at |node:internal|triggerUncaught|\[main\] (INFO|WARN))/.test(line));
  return lines.find((line) => /\w*(error|exception)\b.*:/i.test(line)) ?? lines[0] ?? "it said nothing";
};

/**
 * Runs a program to its end.
 *
 * @returns what it wrote to stdout.
 * @throws Error with the first fault it told of.
 */
export const runCommand = ({ program, args, cwd, env }: Command): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...quiet, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(stdout);
      else reject(new Error(firstFault(`${stderr}\n${stdout}`)));
    });
  });

/** Whether a program is there and does what it is asked. */
export const works = (program: string, ...args: string[]): Promise<boolean> =>
  runCommand({ program, args }).then(
    () => true,
    () => false,
  );
