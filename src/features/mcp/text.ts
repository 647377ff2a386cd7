/** An object of one of our own answers. */
export type Json = Readonly<Record<string, unknown>>;

/** The most characters that one answer to a model has. */
export const roomOfAnswer = 20_000;

/** What a model has no use for: hashes and versions, scores, what the words of a search are, and what is in the heading. */
const silent = new Set(
  "type id label sha256 textSha256 createdVersion updatedVersion updatedAt wordCount score matchedIn highlights named translations".split(
    " ",
  ),
);

/** What tells records of a list apart, in the order that it is told. */
const telling =
  "date signed published kind status source countries parties participants speakers posts organisation country equipment places summary paraphrase definition snippet url".split(
    " ",
  );

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** What names a record: `Japan (country:JP)`; empty for what names none. */
export const nameOf = ({ type, id, label }: Json): string =>
  typeof type === "string" && typeof id === "string" ? `${label} (${type}:${id})` : "";

const dateText = ({ edtf, note }: Json): string =>
  `${edtf ?? "not known"}${typeof note === "string" ? ` (${note})` : ""}`;

const locatorText = ({ article, paragraph, ...rest }: Json): string =>
  [`paragraph ${paragraph} of ${nameOf(article as Json)}`, membersText(rest)].filter(Boolean).join(", ");

const membersText = (value: Json): string =>
  Object.entries(value)
    .filter(([name, member]) => !silent.has(name) && !isEmpty(member))
    .map(([name, member]) => (isOfType(name, member) ? inline(member) : `${name}: ${inline(member)}`))
    .join(", ");

/** Whether a member is a record of the type that it is named after, so that its name says nothing. */
const isOfType = (name: string, member: unknown): boolean => isObject(member) && member.type === name;

/** A value in one line. */
const inline = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(inline).join("; ");
  if (!isObject(value)) return String(value).replaceAll(/\s+/g, " ");
  if ("edtf" in value) return dateText(value);
  if ("paragraph" in value && isObject(value.article)) return locatorText(value);
  return [nameOf(value), membersText(value)].filter(Boolean).join(", ");
};

const isPlain = (value: unknown): boolean =>
  !isObject(value) || ("label" in value && Object.keys(value).every((name) => silent.has(name)));

/** A member of a record: in one line where it is names and values, else with a line for each part. */
const memberText = (name: string, value: unknown): string =>
  Array.isArray(value) && !value.every(isPlain)
    ? [`${name}:`, ...value.map((part) => `  - ${inline(part)}`)].join("\n")
    : `${name}: ${inline(value)}`;

/** A whole record: its heading, and a text for each member that says something. */
export const recordText = (record: Json): { heading: string; members: { name: string; text: string }[] } => ({
  heading: nameOf(record),
  members: Object.entries(record)
    .filter(([name, value]) => !silent.has(name) && !isEmpty(value))
    .map(([name, value]) => ({ name, text: memberText(name, value) })),
});

/** The beginning of what is long. */
export const clip = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text);

/** How much of one member a list tells; get has all of it. */
const roomOfMember = 1500;

/** A record of a list: its heading, and what tells it from others. */
export const briefText = (record: Json): string =>
  [
    `- ${nameOf(record)}`,
    ...telling
      .filter((name) => !isEmpty(record[name]))
      .map((name) => `  ${name}: ${clip(inline(record[name]), roomOfMember)}`),
  ].join("\n");

/** How many texts, from the first, there is room for. */
export const howManyFit = (texts: readonly string[], room: number = roomOfAnswer): number => {
  let left = room;
  const over = texts.findIndex((text) => {
    left -= text.length + 1;
    return left < 0;
  });
  return over === -1 ? texts.length : over;
};

/** `3 records`, `1 record`; at least so many where that is all that is known. */
export const countText = ({ value, relation }: Json, noun: string): string =>
  `${relation === "gte" ? "at least " : ""}${value} ${value === 1 ? noun : `${noun}s`}`;

/** Values of a property and how many records have each: `Signed (signed) 5; Proposed (proposed) 2`. */
export const countsText = (counts: readonly Json[]): string =>
  counts
    .filter(({ count }) => count !== 0)
    .map(({ value, label, count }) => `${label}${value === null ? "" : ` (${value})`} ${count}`)
    .join("; ");
