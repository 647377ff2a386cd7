import { StmtError } from "./errors.ts";
import { Lru } from "./lru.ts";

/** One SQL statement, with what the endpoint has to know of it before SQLite sees it. */
export interface Statement {
  /** The text, without the semicolon that ends it. */
  readonly sql: string;
  /** The first word in capitals; after a WITH clause, the word that follows the clause. */
  readonly verb: string;
  /** The names of the parameters 1, 2, …, sign included; `null` for a nameless one. */
  readonly params: ReadonlyArray<string | null>;
  /** An INSERT, REPLACE, UPDATE or DELETE: `changes()` speaks of it. */
  readonly isIud: boolean;
  readonly isInsert: boolean;
  /** May run many times over from one preparation. Not so PRAGMA, which partly takes effect while it is prepared. */
  readonly isCacheable: boolean;
  /** May have changed the schema, or brought an older one back. */
  readonly touchesSchema: boolean;
  /** May have switched foreign keys, for its connection. */
  readonly touchesForeignKeys: boolean;
  /** Would escape from the database file, or leave something behind in a connection that other streams use later. */
  readonly isRefused: boolean;
}

const SPACE = /\s+|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/.source;
const QUOTED = /'[^']*'|"[^"]*"|`[^`]*`|\[[^\]]*\]/.source;
const PARAMETER = /\?\d*|[:@$#](?:[\w$\u0080-\uffff]|::|\([^\s)]*\))+/.source;
const WORD = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/.source;
const NUMBER = /\d[\w.]*/.source;
const TOKEN = new RegExp(`(${SPACE})|(${PARAMETER})|(${WORD})|${QUOTED}|${NUMBER}|[\\s\\S]`, "gy");

const IUD = new Set(["INSERT", "REPLACE", "UPDATE", "DELETE"]);
const AFTER_WITH = new Set([...IUD, "SELECT", "VALUES"]);
const CACHEABLE = new Set([...AFTER_WITH, "BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE"]);
const TRIGGER = /^(EXPLAIN (QUERY PLAN )?)?CREATE (TEMP |TEMPORARY )?TRIGGER( |$)/;
const REFUSED = /^(ATTACH|DETACH)( |$)|^VACUUM .*\bINTO\b|^CREATE (TEMP|TEMPORARY) |^CREATE .*\WTEMP\W? \. /;
const PRAGMA_WITH_VALUE = /^PRAGMA (?:\S+ \. )?\W?(\w+)\W? [=(]/;
const HARMLESS_PRAGMAS =
  /^(DEFER_FOREIGN_KEYS|FOREIGN_KEY_(CHECK|LIST)|INDEX_X?INFO|INDEX_LIST|TABLE_(X?INFO|LIST)|(INTEGRITY|QUICK)_CHECK|OPTIMIZE|USER_VERSION|WAL_CHECKPOINT)$/;
const HEAD_LENGTH = 12;

/** The statement being read: its extent, and as much of its tokens as the questions above need. */
class Draft {
  readonly start: number;
  end: number;
  readonly head: string[] = [];
  readonly params: Array<string | null> = [];
  verb: string | undefined;
  last = "";
  lastButOne = "";
  depth = 0;

  constructor(start: number) {
    this.start = start;
    this.end = start;
  }

  add(token: string, isWord: boolean, end: number): void {
    this.end = end;
    const upper = isWord || this.head.length < HEAD_LENGTH ? token.toUpperCase() : token;
    if (this.head.length < HEAD_LENGTH) this.head.push(upper);
    if (token === "(") this.depth += 1;
    if (token === ")") this.depth -= 1;
    if (isWord) this.verb ??= upper;
    if (this.verb === "WITH" && this.depth === 0 && AFTER_WITH.has(upper)) this.verb = upper;
    this.lastButOne = this.last;
    this.last = upper;
  }

  /** Numbers a parameter as `sqlite3ExprAssignVarNumber` does. */
  addParameter(token: string): void {
    if (token === "?") {
      this.params.push(null);
    } else if (token.startsWith("?")) {
      const index = Math.min(Number(token.slice(1)), MAX_PARAMETERS) - 1;
      while (this.params.length <= index) this.params.push(null);
      this.params[index] ??= token;
    } else if (!this.params.includes(token)) {
      this.params.push(token);
    }
  }

  /** In the body of a trigger only the semicolon after its END ends the statement. */
  endsAtSemicolon(): boolean {
    return !TRIGGER.test(this.head.join(" ")) || (this.last === "END" && this.lastButOne === ";");
  }

  finish(text: string): Statement {
    const head = this.head.join(" ");
    const verb = this.verb ?? "";
    const pragma = PRAGMA_WITH_VALUE.exec(head)?.[1];
    const touchesForeignKeys = pragma === "FOREIGN_KEYS";
    const isRefusedPragma = pragma !== undefined && !touchesForeignKeys && !HARMLESS_PRAGMAS.test(pragma);
    return {
      sql: text.slice(this.start, this.end),
      verb,
      params: this.params,
      isIud: IUD.has(verb),
      isInsert: verb === "INSERT" || verb === "REPLACE",
      isCacheable: CACHEABLE.has(verb),
      touchesSchema: !CACHEABLE.has(verb) || verb === "ROLLBACK",
      touchesForeignKeys,
      isRefused: isRefusedPragma || REFUSED.test(head),
    };
  }
}

/** SQLITE_LIMIT_VARIABLE_NUMBER: SQLite itself refuses `?32767` and above. */
const MAX_PARAMETERS = 32_766;

function split(text: string): Statement[] {
  const statements: Statement[] = [];
  let draft: Draft | undefined;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const [token, space, parameter, word] = match;
    if (space !== undefined) continue;
    if (token === ";" && (draft === undefined || draft.endsAtSemicolon())) {
      if (draft !== undefined) statements.push(draft.finish(text));
      draft = undefined;
      continue;
    }
    draft ??= new Draft(match.index);
    if (parameter !== undefined) draft.addParameter(parameter);
    draft.add(token, word !== undefined, TOKEN.lastIndex);
  }
  if (draft !== undefined) statements.push(draft.finish(text));
  return statements;
}

const CACHED_LENGTH = 10_000;
const cache = new Lru<string, Statement[]>(1_000);

/**
 * Splits an SQL text into its statements; a text of comments and spaces has none.
 * Only what the splitting needs is read: whether the text is valid SQL is for SQLite to say.
 * @throws StmtError SQL_PARSE_ERROR, as sqld, for a statement that the endpoint does not run: ATTACH, DETACH,
 * VACUUM INTO, temporary tables, and any PRAGMA that sets something, except for foreign keys and `user_version`
 */
export function parseSql(text: string): Statement[] {
  let statements = cache.get(text);
  if (statements === undefined) {
    statements = split(text);
    if (text.length <= CACHED_LENGTH) cache.set(text, statements);
  }
  const refused = statements.find((statement) => statement.isRefused);
  if (refused === undefined) return statements;
  throw new StmtError("SQL_PARSE_ERROR", `SQL string could not be parsed: unsupported statement: ${refused.sql}`);
}

/**
 * The one statement of an SQL text.
 * @throws StmtError SQL_NO_STATEMENT or SQL_MANY_STATEMENTS, and what `parseSql` throws
 */
export function parseOne(text: string): Statement {
  const [statement, second] = parseSql(text);
  if (statement === undefined) throw new StmtError("SQL_NO_STATEMENT", "SQL string does not contain any statement");
  if (second === undefined) return statement;
  throw new StmtError("SQL_MANY_STATEMENTS", "SQL string contains more than one statement");
}
