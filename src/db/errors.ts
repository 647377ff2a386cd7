import { LibsqlError } from "@libsql/client/http";

/** The record cannot be read at the moment, and not because of what was asked. The message and the cause are for the log. */
export class DatabaseUnavailable extends Error {
  override readonly name: string = "DatabaseUnavailable";
}

/** The database answers, but its record is none that may be served: it is not migrated, or not seeded. */
export class DatabaseUnfit extends DatabaseUnavailable {
  override readonly name: string = "DatabaseUnfit";
}

/** The database says, or shows, that its file is damaged. */
export class DatabaseDamaged extends DatabaseUnfit {
  override readonly name = "DatabaseDamaged";
}

/** The chain of causes of an error, outermost first; bounded, as a chain may bite its tail. */
const causes = (error: unknown): Error[] => {
  const chain: Error[] = [];
  for (let at = error; at instanceof Error && chain.length < 8; at = at.cause) chain.push(at);
  return chain;
};

/** Whether a failure means that the record cannot be read at the moment, so that the request is worth a retry. */
export const isUnavailable = (error: unknown): boolean =>
  causes(error).some((cause) => cause instanceof DatabaseUnavailable);

/** Whether a failure means that the file of the database is damaged. */
export const isDamage = (error: unknown): boolean => causes(error).some((cause) => cause instanceof DatabaseDamaged);

/** What a server says of a statement that failed. */
export type Failure = { message: string; code: string };

/**
 * Codes that say that a statement of ours is wrong, whatever database it is sent to: it is not SQL, breaks a constraint,
 * takes a value of another type or more than was bound, or asks for more than fits. sqld has SQLITE_UNKNOWN and
 * SQL_INPUT_ERROR for a plain SQLITE_ERROR. Every other code (busy, full, out of memory, interrupted, not permitted, a
 * quota, a protocol error, one that is not known) is the server's own matter.
 */
const ours = /^(SQLITE_(ERROR|UNKNOWN|CONSTRAINT|MISMATCH|RANGE|TOOBIG)(_|$)|SQL_|ARGS_|RESPONSE_TOO_LARGE$)/;

/** The statements are made for the migrated schema, which has what they name. */
const isUnmigrated = /\bno such (table|column)\b/;

const isDamaged = /^SQLITE_(CORRUPT|NOTADB)(_|$)/;

/**
 * Damage that is reported as another error: of the tables of FTS5; of JSON, all of which we have written; of text that is
 * not UTF-8, at which the driver of the local endpoint aborts.
 */
const isDamagedWithin =
  /\bvtable constructor failed\b|\binvalid fts5 file format\b|\bmalformed JSON\b|\bdatabase process ended .*\(SIGABRT\)/;

/**
 * The error to throw for a failed statement.
 *
 * @see https://www.sqlite.org/rescode.html
 */
export const statementError = ({ message, code }: Failure): Error => {
  const cause = new LibsqlError(message, code);
  if (isDamaged.test(code) || isDamagedWithin.test(message))
    return new DatabaseDamaged("the database is damaged", { cause });
  if (isUnmigrated.test(message)) return new DatabaseUnfit("the database is not migrated", { cause });
  return ours.test(code) ? cause : new DatabaseUnavailable("the database could not run a statement", { cause });
};
