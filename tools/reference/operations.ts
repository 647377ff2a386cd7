import { escapeMarkup } from "../../src/model/text.ts";
import type { Answer, Operation, Parameter } from "./description.ts";
import { code, prose } from "./markup.ts";
import { rulesText, typeText } from "./schemas.ts";

const exampleOf = ({ examples, schema }: Parameter): string => {
  const value = Object.values(examples ?? {})[0]?.value ?? schema.default ?? "";
  return Array.isArray(value) ? value.join(",") : String(value);
};

const input = (id: string, parameter: Parameter): string => {
  const { name, in: place, required, schema } = parameter;
  const common = `id="${id}" name="${escapeMarkup(name)}" data-in="${place}" aria-describedby="${id}-about"${required ? " required" : ""}`;
  if (schema.enum) {
    const options = schema.enum.map((value) => `<option>${escapeMarkup(String(value))}</option>`);
    return `<select ${common}><option value="">not set</option>${options.join("")}</select>`;
  }
  const example = escapeMarkup(exampleOf(parameter));
  const shown = required ? `value="${example}"` : `placeholder="${example}"`;
  return `<input ${common} ${shown} autocomplete="off" autocapitalize="none" spellcheck="false">`;
};

const field = (operation: Operation, parameter: Parameter): string => {
  const id = `${operation.operationId}-${parameter.name}`;
  const rules = rulesText(parameter.schema);
  return `<div class="field">
<label for="${id}">${code(parameter.name)}</label> <span class="type">${typeText(parameter.schema)}${parameter.required ? ", required" : ""}</span>
${input(id, parameter)}
<div id="${id}-about">${prose(parameter.description)}${rules === "" ? "" : `<p class="soft">${rules}</p>`}</div>
</div>`;
};

const form = (operation: Operation): string => {
  const { parameters, path, operationId } = operation;
  const fields = (required: boolean) =>
    parameters.filter((one) => (one.required ?? false) === required).map((one) => field(operation, one));
  const optional = fields(false);
  const count = `${optional.length} optional ${optional.length === 1 ? "parameter" : "parameters"}`;
  return `<form data-path="${escapeMarkup(path)}" aria-labelledby="${operationId}-title">
${fields(true).join("\n")}
${optional.length === 0 ? "" : `<details><summary>${count}</summary>\n${optional.join("\n")}\n</details>`}
<div class="run"><button aria-describedby="${operationId}-title">Try it</button> <a class="url" href="${escapeMarkup(path)}"></a></div>
<div class="answer" hidden><p class="status" role="status"></p><pre tabindex="0" role="group" aria-label="Body of the answer"></pre></div>
</form>`;
};

const exampleText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value, null, 2));

const answer = ([status, { description, content = {} }]: [string, Answer]): string => {
  const bodies = Object.entries(content).map(([mediaType, { schema, examples = {} }]) => {
    const example = Object.values(examples)[0];
    const shown =
      example === undefined || !status.startsWith("2")
        ? ""
        : `<details><summary>Example of ${escapeMarkup(mediaType)}</summary><pre tabindex="0" role="group" aria-label="Example of ${escapeMarkup(mediaType)}">${escapeMarkup(exampleText(example.value))}</pre></details>`;
    return `<p>${code(mediaType)} ${schema ? typeText(schema) : ""}</p>${shown}`;
  });
  return `<dt>${code(status)} ${escapeMarkup(description)}</dt>\n<dd>${bodies.join("")}</dd>`;
};

/** The section of an operation: what it does, its parameters as a form to try it by, its answers. */
export const operationSection = (operation: Operation): string => {
  const { operationId, method, path, summary, description, answers } = operation;
  return `<section class="operation" id="${operationId}">
<h3 id="${operationId}-title">${escapeMarkup(summary)}</h3>
<p class="path">${code(`${method} ${path}`)}</p>
${prose(description)}
${form(operation)}
<details><summary>Answers</summary>
<dl>${answers.map(answer).join("\n")}</dl>
</details>
</section>`;
};
