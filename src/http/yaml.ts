const plainKey = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[A-Za-z_][\w-]*$/i;

const key = (name: string): string => (plainKey.test(name) ? name : JSON.stringify(name));

const isCollection = (value: unknown): value is object => typeof value === "object" && value !== null;

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

const lines = (value: unknown, indent: string): string => {
  if (!isCollection(value) || isEmpty(value)) return ` ${JSON.stringify(value)}\n`;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) return `\n${value.map((member) => `${indent}-${item(member, deeper)}`).join("")}`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `\n${members.map(([name, member]) => `${indent}${key(name)}:${lines(member, deeper)}`).join("")}`;
};

/** A member of a sequence: the first line of a mapping stands on the line of its hyphen. */
const item = (value: unknown, indent: string): string => {
  const text = lines(value, indent);
  return text.startsWith("\n") ? ` ${text.slice(1 + indent.length)}` : text;
};

/**
 * Writes a JSON value as YAML 1.2: collections in block style, strings double-quoted as in JSON, which YAML reads alike.
 *
 * @see https://yaml.org/spec/1.2.2/
 */
export const toYaml = (value: unknown): string => lines(value, "").replace(/^[\n ]/, "");
