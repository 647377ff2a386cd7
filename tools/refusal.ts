/** Something the person at the keyboard can put right: shown as one line, without a stack. */
export class Refusal extends Error {
  override name = "Refusal";
}

/** The message of what started it: drivers wrap the reason in errors whose messages are whole SQL statements. */
export const reasonOf = (error: unknown): string => {
  let reason = error;
  for (let depth = 0; depth < 8 && reason instanceof Error && reason.cause !== undefined; depth += 1)
    reason = reason.cause;
  const text = reason instanceof Error ? reason.message : String(reason);
  return text.split("\n")[0] ?? "";
};

/** The `code` of a Node or driver error, or the empty string. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

/** The error as the person at the keyboard should see it: a refusal in one line, a fault of ours with its stack. */
export const asMessage = (error: unknown): string => {
  if (error instanceof Refusal) return `mitra: ${error.message}`;
  return `mitra: unexpected: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
};

/**
 * Runs a program to its end and sets the exit code: what `main` gives, or 1 with a message on stderr when it throws.
 * The process ends when nothing is left to do, so that output is never cut.
 */
export const runProgram = async (main: () => Promise<number | undefined>): Promise<void> => {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.stderr.write(`${asMessage(error)}\n`);
    process.exitCode = 1;
  }
};
