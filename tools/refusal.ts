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

/** What the machine may say, by the `code` of its error or the beginning of it. */
const faults: [code: RegExp, reason: string][] = [
  [/^(ENOSPC|EDQUOT|SQLITE_FULL)/, "the disk is full"],
  [/^(EACCES|EPERM|SQLITE_PERM)/, "permission denied"],
  [/^(EROFS|SQLITE_READONLY)/, "it can only be read"],
  [/^(EMFILE|ENFILE)/, "too many files are open; raise the limit (ulimit -n)"],
  [/^(EFBIG)/, "a file may not become larger; raise the limit (ulimit -f)"],
  [/^(ENOMEM|SQLITE_NOMEM)/, "the memory is full"],
  [/^(EIO|SQLITE_IOERR)/, "the disk cannot be read or written, or is full"],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB)/, "the database is damaged"],
  [/^SQLITE_CANTOPEN/, "the database cannot be opened"],
  [/^SQLITE_(BUSY|LOCKED)/, "the database is in use by another program"],
];

/** An error and the chain of its causes, outermost first. */
export const causesOf = (error: unknown): Error[] => {
  const causes: Error[] = [];
  for (let at = error; at instanceof Error && causes.length < 8; at = at.cause) causes.push(at);
  return causes;
};

/** What an error says of the machine rather than of us, such as `the disk is full`; undefined where it says nothing. */
export const faultOf = (error: unknown): string | undefined => {
  const codes = causesOf(error).map(codeOf);
  return faults.find(([code]) => codes.some((one) => code.test(one)))?.[1];
};

/** The file that an error of the system is about. */
const fileOf = (error: unknown): string | undefined =>
  causesOf(error).flatMap((cause) => ("path" in cause && typeof cause.path === "string" ? [cause.path] : []))[0];

/**
 * The error as the person at the keyboard should see it: a refusal, or what the machine or a database says, in one line;
 * a fault of ours with its stack.
 */
export const asMessage = (error: unknown): string => {
  if (error instanceof Refusal) return `mitra: ${error.message}`;
  const [fault, file] = [faultOf(error), fileOf(error)];
  if (fault) return `mitra: ${file ? `${file}: ` : ""}${fault} (${reasonOf(error)})`;
  if (causesOf(error).some(({ name }) => name === "LibsqlError")) return `mitra: the database says: ${reasonOf(error)}`;
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
