import { serverPlaceholder } from "../../src/features/docs/assets.ts";
import type { Operation, Parameter } from "../reference/description.ts";

/** What the reference page says in HTML, as Markdown: code stays code, all other marks go. */
export const markdownOf = (html: string): string =>
  html
    .replace(/<\/?code>/g, "`")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

/** The value of the first example of a parameter, as it is written in a request; undefined where none can be asked for. */
export const exampleOf = ({ name, examples }: Parameter): string | undefined => {
  // A cursor does not last.
  const [first] = name === "cursor" ? [] : Object.values(examples ?? {});
  return first && encodeURIComponent([first.value].flat().join(",")).replaceAll("%2C", ",").replaceAll("%3A", ":");
};

/** The address of an operation, made of the examples of its path and of what it requires. */
export const addressOf = ({ path, parameters }: Operation): string => {
  const filled = parameters
    .filter((parameter) => parameter.in === "path")
    .reduce((text, parameter) => text.replace(`{${parameter.name}}`, exampleOf(parameter) ?? ""), path);
  const required = parameters.filter((parameter) => parameter.in === "query" && parameter.required);
  const query = required.map((parameter) => `${parameter.name}=${exampleOf(parameter)}`).join("&");
  return serverPlaceholder + filled + (query === "" ? "" : `?${query}`);
};

/** A link of a list of links (llmstxt.org). */
export const link = (name: string, address: string, says: string): string => `- [${name}](${address}): ${says}`;

/** The beginning of a text, up to its first full stop. */
export const firstSentence = (text: string): string => /^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text;
