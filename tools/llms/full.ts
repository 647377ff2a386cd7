import { readFile } from "node:fs/promises";
import { serverPlaceholder } from "../../src/features/docs/assets.ts";
import { problems } from "../../src/http/response/problem.ts";
import type { Json } from "../openapi/document.ts";
import { inProject } from "../paths.ts";
import {
  type Description,
  type Operation,
  type Parameter,
  readDescription,
  type Schema,
} from "../reference/description.ts";
import { descriptionOf, membersIn, rulesText, typeText, within } from "../reference/schemas.ts";
import { examples } from "./examples.ts";
import { addressOf, exampleOf, markdownOf } from "./markdown.ts";

/** The text of a description in one line, so that a list of them stays one. */
const inLine = (text: string | undefined): string => (text ?? "").replace(/\s*\n\s*/g, " ");

const sentence = (...parts: string[]): string =>
  parts
    .filter((part) => part !== "")
    .map((part) => (/[.:]$/.test(part) ? part : `${part}.`))
    .join(" ");

const parameterItem = (parameter: Parameter): string => {
  const { name, schema, required, description } = parameter;
  const example = exampleOf(parameter);
  const type = `${markdownOf(typeText(schema))}${required ? ", required" : ""}`;
  const shown = example === undefined || parameter.in === "path" ? "" : `Try \`?${name}=${example}\`.`;
  return `- \`${name}\` (${type}): ${sentence(inLine(description), markdownOf(rulesText(schema)), shown)}`;
};

/** By name, the parameter of that name that most operations have word for word, where several have it. */
const sharedIn = (operations: readonly Operation[]): Map<string, Parameter> => {
  const uses = Map.groupBy(
    operations.flatMap(({ parameters }) => parameters.filter((parameter) => parameter.in === "query")),
    (parameter) => JSON.stringify(parameter),
  );
  const several = [...uses.values()].filter(({ length }) => length > 1).sort((a, b) => a.length - b.length);
  return new Map(several.flatMap(([first]) => (first ? [[first.name, first]] : [])));
};

const parameterTexts = (parameters: readonly Parameter[], shared: ReadonlyMap<string, Parameter>): string[] => {
  const isShared = (parameter: Parameter) =>
    JSON.stringify(parameter) === JSON.stringify(shared.get(parameter.name) ?? null);
  const [elsewhere, own] = [parameters.filter(isShared), parameters.filter((parameter) => !isShared(parameter))];
  const names = elsewhere.map(({ name }) => `\`${name}\``).join(", ");
  return [
    ...(elsewhere.length > 0 ? [`Takes ${names} (see Parameters of several operations).`] : []),
    ...(own.length > 0 ? [own.map(parameterItem).join("\n")] : []),
  ];
};

const operationText = (operation: Operation, shared: ReadonlyMap<string, Parameter>): string => {
  const { method, path, summary, description, parameters, answers } = operation;
  const content = Object.entries(answers.find(([status]) => status === "200")?.[1].content ?? {});
  const forms = content.map(
    ([type, { schema }]) => `\`${type}\`${schema?.$ref ? ` (${markdownOf(typeText(schema))})` : ""}`,
  );
  const paragraphs = [
    `### ${method} ${path}\n${summary}. ${description}`,
    `\`curl -s '${addressOf(operation)}'\``,
    `Answers as ${forms.join(", ")}.`,
    ...parameterTexts(parameters, shared),
  ];
  return `${paragraphs.join("\n\n")}\n`;
};

const memberItems = (schema: Schema, depth = 0): string[] =>
  membersIn(schema).flatMap(([name, member, required]) => {
    const { $ref, ...rules } = member;
    const type = `${markdownOf(typeText(member))}${required ? "" : ", optional"}`;
    const says = sentence(inLine(descriptionOf(member)), markdownOf(rulesText(rules)));
    const deeper = $ref ? [] : within(member).flatMap((part) => memberItems(part, depth + 1));
    return [`${"  ".repeat(depth)}- \`${name}\` (${type})${says === "" ? "" : `: ${says}`}`, ...deeper];
  });

const schemaText = ([name, schema]: [string, Schema]): string => {
  const based = schema.allOf?.some(({ $ref }) => $ref) || schema.anyOf ? `${markdownOf(typeText(schema))}.` : "";
  const further = [schema.additionalProperties, schema.items, ...(schema.anyOf ?? [])].flatMap((part) =>
    typeof part === "object" ? within(part) : [],
  );
  const members = [schema, ...further].flatMap((part) => memberItems(part));
  return `### ${name}\n${sentence(inLine(schema.description), based)}\n${members.join("\n")}\n`;
};

const groupText = ({ name, description }: Description["tags"][number], operations: readonly string[]): string =>
  `## ${name}\n${description}\n\n${operations.join("\n")}`;

/** The sections of a file of ours under these headings, each without its heading. */
const sectionsOf = async (file: string, headings: readonly string[]): Promise<string[]> => {
  const sections = (await readFile(inProject(file), "utf8")).split(/^#+ /m);
  return headings.map((heading) => {
    const found = sections.find((section) => section.startsWith(`${heading}\n`));
    if (found === undefined) throw new Error(`${file} has no section ${heading}`);
    return found.slice(heading.length + 1).trim();
  });
};

/** `llms-full.txt`: the whole description in one text, what can fail, and the rules by which the record is coded. */
export const fullText = async (document: Json): Promise<string> => {
  const { info, tags, operations, schemas } = readDescription(document);
  const [coding, differing] = await sectionsOf("CONTRIBUTING.md", ["Coding rules", "When articles differ"]);
  const shared = sharedIn(operations);
  const groups = tags.map((tag) => {
    const own = operations.filter((operation) => operation.tags[0] === tag.name);
    return groupText(
      tag,
      own.map((operation) => operationText(operation, shared)),
    );
  });
  const failures = Object.entries(problems).map(
    ([slug, { status, title, description }]) => `- \`${slug}\` (${status}), ${title}: ${description}`,
  );
  return `# ${info.title}

> ${info.summary}. Version ${info.version} of the contract; the server is ${serverPlaceholder}.

${info.description}

## Examples
${examples.map(([question, path]) => `- ${question} \`curl -s '${serverPlaceholder}${path}'\``).join("\n")}

${groups.join("\n")}
## Parameters of several operations
${[...shared.values()].map(parameterItem).join("\n")}

## Members of the answers
${Object.entries(schemas).map(schemaText).join("\n")}
## Failures
Every failure is a problem document (\`application/problem+json\`, RFC 9457) of one of these types.
${failures.join("\n")}

## How the record is coded
These are the rules by which articles are read into the record.

${coding}

### When articles differ
${differing}
`;
};
