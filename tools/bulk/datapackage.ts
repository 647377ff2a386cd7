import type { Manifest } from "./manifest.ts";

type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
};

/** The API description, as far as it is looked at. */
export type Described = {
  paths: Record<string, { get?: { responses: Record<string, { content?: Record<string, { schema: Schema }> }> } }>;
  components: { schemas: Record<string, Schema> };
};

/** A column of a table, as a Table Schema has it. */
export type Field = { name: string; type: string; description?: string };

const types: Readonly<Record<string, string>> = { integer: "integer", number: "number", boolean: "boolean" };
/** By format or pattern. */
const textTypes: Readonly<Record<string, string>> = {
  date: "date",
  "^\\d{4}-\\d{2}-\\d{2}$": "date",
  "date-time": "datetime",
};

/** A schema past references and what may be null. */
const plain = (document: Described, schema: Schema): Schema => {
  const { $ref, anyOf, oneOf, allOf, ...own } = schema;
  const inner = $ref
    ? document.components.schemas[$ref.split("/").at(-1) ?? ""]
    : [...(anyOf ?? []), ...(oneOf ?? []), ...(allOf ?? [])].find(({ type }) => type !== "null");
  return inner ? { ...plain(document, inner), ...own } : own;
};

const fieldOf = (document: Described, record: Schema, name: string): Field => {
  let [at, isList] = [plain(document, record), false];
  for (const step of name.split(".")) {
    at = plain(document, at.properties?.[step] ?? {});
    while (at.items) {
      isList = true;
      at = { ...plain(document, at.items), ...(at.description ? { description: at.description } : {}) };
    }
  }
  const own = [at.type].flat().find((type) => type !== "null") ?? "string";
  // The elements of a list stand in one cell.
  const type = isList ? "string" : (textTypes[at.format ?? at.pattern ?? ""] ?? types[own] ?? "string");
  return { name, type, ...(at.description ? { description: at.description } : {}) };
};

/** The columns of a table of a collection by their names, with the types and texts that the API description gives them. */
export const fieldsOf = (document: Described, collection: string, names: readonly string[]): Field[] => {
  const answer = document.paths[`/v1/${collection}`]?.get?.responses[200]?.content?.["application/json"]?.schema ?? {};
  const record = plain(document, plain(document, answer).properties?.data ?? {}).items ?? {};
  return names.map((name) => fieldOf(document, record, name));
};

/** A publication that the record is drawn from. */
export type Publication = { label: string; domain: string | null };

/**
 * The Data Package of a dump: its files as resources, the tables with their columns.
 *
 * @param tables the columns of tables, by the paths of their files.
 * @see https://specs.frictionlessdata.io/data-package/
 */
export const dataPackage = (
  { license, attribution, version, writtenAt, dumpedAt, files }: Manifest,
  tables: ReadonlyMap<string, readonly Field[]>,
  { title, publications }: { title: string; publications: readonly Publication[] },
): object => ({
  profile: "data-package",
  name: "mitra",
  title,
  description: attribution,
  version: String(version),
  created: dumpedAt,
  modified: writtenAt,
  licenses: [{ name: license.name.replaceAll(" ", "-"), title: license.name, path: license.url }],
  sources: publications.map(({ label, domain }) => ({
    title: label,
    ...(domain ? { path: `https://${domain}` } : {}),
  })),
  resources: files.flatMap(({ path, mediaType, bytes, sha256 }) => {
    const [, name = "", format = ""] = /^(.*)\.(csv|ndjson)\.gz$/.exec(path) ?? [];
    if (name === "") return [];
    const fields = tables.get(path);
    return {
      name: `${name.replace(/^collections\//, "").replaceAll(/[/_]/g, "-")}${format === "csv" ? "" : "-ndjson"}`,
      path,
      profile: fields ? "tabular-data-resource" : "data-resource",
      format,
      mediatype: mediaType,
      encoding: "utf-8",
      compression: "gz",
      bytes,
      hash: `sha256:${sha256}`,
      ...(fields ? { schema: { fields, primaryKey: "id", missingValues: [""] } } : {}),
    };
  }),
});
