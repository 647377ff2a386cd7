import { serverPlaceholder } from "../../src/features/docs/assets.ts";
import type { Json } from "../openapi/document.ts";
import { type Operation, readDescription } from "../reference/description.ts";
import { examples } from "./examples.ts";
import { addressOf, firstSentence, link } from "./markdown.ts";

const service: readonly (readonly [name: string, path: string, says: string])[] = [
  ["Everything in one text", "/llms-full.txt", "every operation, parameter and member, and the rules of coding"],
  ["OpenAPI 3.1", "/openapi.json", "the description for programs"],
  ["Reference", "/docs", "the description as a page for people"],
];

const optional: readonly (readonly [name: string, path: string, says: string])[] = [
  ["OpenAPI 3.0", "/openapi-3.0.json", "for generators of clients that stop there"],
  ["Kinds of failure", "/problems", "what each problem means and what to do about it"],
  ["Catalogue of APIs", "/.well-known/api-catalog", "RFC 9727"],
  ["Sitemap", "/sitemap.xml", "the addresses of all records"],
];

const links = (rows: typeof service): string[] =>
  rows.map(([name, path, says]) => link(name, serverPlaceholder + path, says));

/** Operations that can be asked as they stand: those of one record are told of in a sentence. */
const operationLinks = (operations: readonly Operation[]): string[] =>
  operations
    .filter(({ path }) => path.startsWith("/v1") && !path.includes("{"))
    .map((operation) => link(operation.summary, addressOf(operation), firstSentence(operation.description)));

/**
 * `llms.txt`: what a language model has to know to ask this API well, made from its description.
 *
 * @see https://llmstxt.org
 */
export const shortText = (document: Json): string => {
  const { info, operations } = readDescription(document);
  const [about = "", ...rules] = info.description.split("\n\n");
  return `# ${info.title}

> ${info.summary}: a sourced, bilingual (English, Indonesian) record, read over HTTP as JSON without a key.

${about}

${rules.join("\n\n")}

How to find your way: turn a name into an id with \`/v1/suggest\`, find by words with \`/v1/search\`, count with \`/v1/stats\`, list with the filters of a collection, and read one record with its evidence at \`/v1/{collection}/{id}\`. Cite a record by its \`url\`, and what it rests on by the article and paragraph in its \`evidence\`. What has no evidence here is not in the record: do not fill it in.

A program that speaks the Model Context Protocol has the same as tools: \`POST ${serverPlaceholder}/mcp\` (streamable HTTP, no key). Whole lists come with \`format=ndjson\` or \`format=csv\`; what changed since a version with \`/v1/changes?since=\`; an answer as it stood with \`asOf=\`.

## Start here
${links(service).join("\n")}

## Operations
${operationLinks(operations).join("\n")}

## Examples
${examples.map(([question, path]) => link(question, serverPlaceholder + path, `\`curl -s '${serverPlaceholder}${path}'\``)).join("\n")}

## Optional
${links(optional).join("\n")}
`;
};
