/** A value of a parameter. */
export type SqlValue = string | number | null;

/** SQL with a question mark for each of its values: a statement, or a part of one. */
export class SQL {
  readonly sql: string;
  readonly args: readonly SqlValue[];
  /** Whether it is a statement that gives one row at most, and never one of nulls alone. */
  readonly isSingle: boolean;

  constructor(sql: string, args: readonly SqlValue[], isSingle = false) {
    this.sql = sql;
    this.args = args;
    this.isSingle = isSingle;
  }
}

/** What a template may hold: SQL, a value, or a list of values for `in`. */
type Part = SQL | SqlValue | readonly SqlValue[];

const marks = (values: readonly SqlValue[]): string => `(${values.map(() => "?").join(", ")})`;

const template = (texts: TemplateStringsArray, ...parts: readonly Part[]): SQL => {
  let [text = ""] = texts;
  const args: SqlValue[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as Part;
    if (part instanceof SQL) {
      text += part.sql;
      args.push(...part.args);
    } else if (Array.isArray(part)) {
      text += marks(part);
      args.push(...part);
    } else {
      text += "?";
      args.push(part as SqlValue);
    }
    text += texts[at + 1];
  }
  return new SQL(text, args);
};

/** SQL from a template: SQL in it is put in as it is, values become parameters. */
export const sql = Object.assign(template, {
  /** Text of ours, never of a caller. */
  raw: (text: string): SQL => new SQL(text, []),
  /** The name of a table. */
  identifier: (name: string): SQL => new SQL(`"${name.replaceAll('"', '""')}"`, []),
  join: (parts: readonly SQL[], separator: SQL): SQL =>
    new SQL(
      parts.map((part) => part.sql).join(separator.sql),
      parts.flatMap((part) => part.args),
    ),
});
