import { escapeMarkup } from "../../src/model/text.ts";
import { nameIn, type Schema } from "./description.ts";
import { code, prose } from "./markup.ts";

const schemaLink = (ref: string): string => {
  const name = escapeMarkup(nameIn(ref));
  return `<a href="#schema-${name}">${name}</a>`;
};

/** A schema in words, with links to those that have a name. */
export const typeText = (schema: Schema): string => {
  if (schema.$ref) return schemaLink(schema.$ref);
  if (schema.allOf)
    return schema.allOf
      .filter((part) => part.$ref ?? part.properties)
      .map(typeText)
      .join(" with ");
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeText))].join(" or ");
  const types = [schema.type ?? "any value"].flat();
  return types.map((type) => (type === "array" ? listText(schema) : type)).join(" or ");
};

const listText = ({ items }: Schema): string => {
  const of = items ? typeText(items) : "any value";
  return of === "any value" ? "list" : `list of ${of.replace(/^(string|integer|number|object)\b/, "$1s")}`;
};

/** What a value must keep to, in words: its allowed values, its bounds. */
export const rulesText = (schema: Schema): string => {
  const values = schema.enum ?? schema.items?.enum;
  const { minimum, maximum, maxItems, maxLength } = schema;
  const rules = [
    values && `One of ${values.map(code).join(", ")}.`,
    minimum !== undefined && maximum !== undefined && maximum < 1e6 && `From ${minimum} to ${maximum}.`,
    !values && maxItems !== undefined && `At most ${maxItems} of them.`,
    !values && maxLength !== undefined && `At most ${maxLength} characters.`,
    schema.default !== undefined && `By default ${code(schema.default)}.`,
  ];
  return rules.filter(Boolean).join(" ");
};

/** The members that a schema has of its own, not those of a schema that it refers to. */
export const membersIn = (schema: Schema): [string, Schema, boolean][] => [
  ...Object.entries(schema.properties ?? {}).map(([name, member]): [string, Schema, boolean] => [
    name,
    member,
    schema.required?.includes(name) ?? false,
  ]),
  ...(schema.allOf ?? []).flatMap(membersIn),
];

/** Schemas without a name of their own that stand within this one and have members. */
export const within = (schema: Schema): Schema[] =>
  [schema, schema.items, ...(schema.anyOf ?? []), schema.additionalProperties].flatMap((part) =>
    typeof part !== "object" || part.$ref ? [] : part === schema ? (part.properties ? [part] : []) : within(part),
  );

export const descriptionOf = (schema: Schema): string | undefined =>
  schema.description ?? schema.allOf?.find((part) => part.description)?.description;

const memberItem = ([name, schema, required]: [string, Schema, boolean]): string => {
  const { $ref, ...rules } = schema;
  const deeper = $ref ? [] : within(schema);
  return `<dt>${code(name)} <span class="type">${typeText(schema)}${required ? "" : ", optional"}</span></dt>
<dd>${prose(descriptionOf(schema))}${paragraph(rulesText(rules))}${deeper.map(memberList).join("")}</dd>`;
};

const paragraph = (text: string): string => (text === "" ? "" : `<p class="soft">${text}</p>`);

const memberList = (schema: Schema): string => {
  const members = membersIn(schema);
  return members.length === 0 ? "" : `<dl>${members.map(memberItem).join("\n")}</dl>`;
};

/** The section of a schema. One that is another with every member optional is told in a sentence. */
export const schemaSection = (name: string, schema: Schema, all: Record<string, Schema>): string => {
  const whole = /^Sparse(\w+)$/.exec(name)?.[1];
  const parts = [schema.allOf?.filter((part) => part.$ref) ?? [], schema.anyOf ?? []];
  const based =
    parts.flat().length > 0 ? `<p>${typeText(schema)}${schema.allOf ? ", with these members" : ""}.</p>` : "";
  const deeper = [schema.additionalProperties, schema.items, ...(schema.anyOf ?? [])].flatMap((part) =>
    typeof part === "object" ? within(part) : [],
  );
  const body =
    whole && all[whole]
      ? `<p>${schemaLink(whole)} with its <code>id</code> and those of its members that are asked for.</p>`
      : `${based}${memberList(schema)}${deeper.map(memberList).join("")}`;
  return `<section class="schema">
<h3 id="schema-${name}">${name}</h3>
${prose(schema.description)}${body}
</section>`;
};
