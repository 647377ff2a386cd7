import type { Description } from "./description.ts";
import type { FuzzRequest } from "./requests.ts";

/** An answer as it came; status 0 where none came. */
export type Answer = { status: number; contentType: string; body: string; ms: number };

/** What only our own side knows: SQL and its errors, places in the code, stacks. */
const leaks: readonly RegExp[] = [
  /\bselect\b[^"]*\bfrom\b/i,
  /\bsqlite|\blibsql|\bfts5:|\bdrizzle|\bhrana_/i,
  /no such (table|column)|syntax error|unterminated/i,
  /\/(src|home|tmp|node_modules|var)\//,
  /\.[cm]?[jt]s:\d/,
  /\bat (async )?[\w.]+ \(/,
  /"stack"/,
];

const isOwnPage = (contentType: string): boolean =>
  /^(text\/html|application\/yaml|text\/javascript)/.test(contentType);

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** Of a longer head the runtime itself takes no notice. */
const longestHead = 60_000;

/**
 * Holds an answer against the API description: a documented status and media type, a body that fits its schema, no fault
 * of ours, nothing of the inside in it.
 *
 * @returns what is wrong, each in words that are the same for the same cause.
 */
export const faultsOf = (
  { faultsUnder, sparse }: Description,
  { operation, target, statuses }: FuzzRequest,
  { status, contentType, body }: Answer,
): string[] => {
  if (status === 0) return ["no answer"];
  if (status === 414 && target.length > longestHead) return [];
  const faults: string[] = [];
  if (status >= 500) return [`status ${status}`];
  // A target of more than 8,000 bytes is refused before anything of it is read.
  if (statuses && !statuses.includes(status) && target.length < 8000) {
    faults.push(`status ${status}, not ${statuses.join(" or ")}`);
  }
  const documented = operation.responses[status];
  if (!documented) return [...faults, `status ${status} is not documented`];
  const [mediaType = ""] = contentType.split(";");
  const media = documented.content?.[mediaType];
  // What is not JSON is told by the parameter that asks for it.
  const format = operation.parameters.find(({ name }) => name === "format")?.description ?? "";
  const leaked = leaks.filter((leak) => leak.test(body)).map((leak) => `leaks ${leak}`);
  if (!media && status === 200 && format.includes(`(\`${mediaType}\`)`)) return [...faults, ...leaked];
  if (!media) return [...faults, `${mediaType || "no media type"} is not documented for ${status}`];
  const isJson = /[/+]json$/.test(mediaType);
  const value = isJson ? parse(body) : body;
  if (value === undefined) return [...faults, "the body is not JSON"];
  // A YAML body is the document itself.
  if (mediaType !== "application/yaml") {
    const schema = status === 200 && /[?&]fields(\[\]|%5B%5D)?=/i.test(target) ? sparse(media.schema) : media.schema;
    faults.push(...faultsUnder(schema, value).map((fault) => `schema: ${fault.replaceAll(/\/\d+/g, "/*")}`));
  }
  if (status !== 200 || !isOwnPage(mediaType)) {
    faults.push(...leaked);
  }
  return [...new Set(faults)];
};
