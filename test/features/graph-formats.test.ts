import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { type GraphBody, graphOf, islands, write } from "./graph-dossiers.ts";
import { all, type Element, readXml } from "./graph-xml.ts";

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
  await write(mitra, islands);
});
afterAll(() => mitra.close());

type Row = Record<string, string | number>;

/** What a graph tells in a file: its nodes and edges, each as a row of what is told of it. */
type Told = { nodes: Row[]; edges: Row[] };

const labelOf = ({ label, translations }: GraphBody["nodes"][number]): string =>
  [label, translations?.id.label ?? []].flat().join(" / ");

const present = (row: Record<string, string | number | null>): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== "")) as Row;

const expected = ({ nodes, edges }: GraphBody): Told => ({
  nodes: nodes.map((node) => {
    const { key: id, type, facts, distance } = node;
    return present({ id, label: labelOf(node), type, facts, distance });
  }),
  edges: edges.map(({ key: id, source, target, type, weight, facts, evidence, evidenceCount }) =>
    present({
      id,
      source,
      target,
      relation: type,
      weight,
      facts: facts.map((fact) => `${fact.type}:${fact.id}`).join(" "),
      evidence: evidence.map(({ article, paragraph }) => `${article.id}#${paragraph}`).join(" "),
      evidenceCount,
    }),
  ),
});

const typed = (type: string | undefined, value: string): string | number =>
  /int/.test(type ?? "") ? Number(value) : value;

const readGraphml = (source: string): Told => {
  const root = readXml(source);
  expect(root.name).toBe("graphml");
  const keys = new Map(all(root, "key").map(({ attributes }) => [attributes.id, attributes]));
  const rowOf = ({ attributes, children }: Element): Row => {
    const data = children.map(({ attributes: { key }, text }) => {
      const declared = keys.get(key);
      expect(declared, key).toBeDefined();
      return [declared?.["attr.name"], typed(declared?.["attr.type"], text)];
    });
    return { ...attributes, ...Object.fromEntries(data) };
  };
  expect(all(root, "graph").map(({ attributes }) => attributes.edgedefault)).toEqual(["directed"]);
  return { nodes: all(root, "node").map(rowOf), edges: all(root, "edge").map(rowOf) };
};

const readGexf = (source: string): Told => {
  const root = readXml(source);
  expect(root).toMatchObject({ name: "gexf", attributes: { version: "1.3", xmlns: "http://gexf.net/1.3" } });
  const rowsOf = (of: "node" | "edge") => {
    const [declared] = all(root, "attributes").filter(({ attributes }) => attributes.class === of);
    const columns = new Map(all(declared as Element, "attribute").map(({ attributes }) => [attributes.id, attributes]));
    return all(root, of).map((element): Row => {
      const values = all(element, "attvalue").map(({ attributes: { for: column, value = "" } }) => {
        expect(columns.has(column), column).toBe(true);
        return [columns.get(column)?.title, typed(columns.get(column)?.type, value)];
      });
      const { kind, label, weight, ...attributes } = element.attributes;
      if (of === "node") return { ...attributes, label: label ?? "", ...Object.fromEntries(values) };
      const row = { ...attributes, weight: Number(weight), ...Object.fromEntries(values) };
      expect([kind, label]).toEqual([row.relation, row.relation]);
      return row;
    });
  };
  return { nodes: rowsOf("node"), edges: rowsOf("edge") };
};

const string = '"(?:[^"\\\\\\n]|\\\\.)*"';
const dotStatement = new RegExp(
  `^  (?:(graph)|(${string})(?: -> (${string}))?) \\[((?:\\w+=${string}(?:, |(?=\\])))*)\\];$`,
);
const unquote = (quoted = ""): string => quoted.slice(1, -1).replace(/\\(.)/g, "$1");

const readDot = (source: string): Told => {
  const lines = source.split("\n");
  expect([lines[0], ...lines.slice(-2)]).toEqual(["digraph mitra {", "}", ""]);
  const told: Told = { nodes: [], edges: [] };
  for (const line of lines.slice(1, -2)) {
    const match = dotStatement.exec(line);
    if (!match) throw new SyntaxError(`not a statement of DOT: ${line}`);
    const [, graph, id, target, list = ""] = match;
    const attributes = Object.fromEntries(
      [...list.matchAll(new RegExp(`(\\w+)=(${string})`, "g"))].map(([, name, value]) => [name, unquote(value)]),
    );
    if (graph) continue;
    if (target)
      told.edges.push({
        source: unquote(id),
        target: unquote(target),
        relation: attributes.label,
        weight: Number(attributes.weight),
      });
    else told.nodes.push({ id: unquote(id), label: attributes.label, type: attributes.class });
  }
  return told;
};

const pick = (rows: readonly Row[], ...names: string[]): Row[] =>
  rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? ""])));

const queries = [
  "focus=organisation:thales&depth=2",
  "focus=country:BR,country:SE&lang=all",
  "from=organisation:thales&to=country:RU&lang=id",
  "from=country:BR&to=country:SE",
  "type=country,person",
  "focus=country:BR&type=topic",
];

describe.each(queries)("%s", (query) => {
  const file = async (format: string): Promise<string> => {
    const answer = await mitra.fetch(`/v1/graph?${query}&format=${format}`);
    expect(answer.status).toBe(200);
    return answer.text();
  };

  test("is told in GraphML as in JSON", async () => {
    expect(readGraphml(await file("graphml"))).toEqual(expected(await graphOf(mitra, query)));
  });

  test("is told in GEXF as in JSON", async () => {
    expect(readGexf(await file("gexf"))).toEqual(expected(await graphOf(mitra, query)));
  });

  test("is drawn in DOT as in JSON", async () => {
    const { nodes, edges } = expected(await graphOf(mitra, query));
    expect(readDot(await file("dot"))).toEqual({
      nodes: pick(nodes, "id", "label", "type"),
      edges: pick(edges, "source", "target", "relation", "weight"),
    });
  });
});

test("a label with marks of the formats comes through", async () => {
  const label = '"invented-brazil" <&> \\ its label';
  for (const [format, read] of [
    ["graphml", readGraphml],
    ["gexf", readGexf],
    ["dot", readDot],
  ] as const) {
    const answer = await mitra.fetch(`/v1/graph?focus=engagement:invented-brazil&format=${format}`);
    expect(read(await answer.text()).nodes[0]?.label, format).toBe(label);
  }
});

test.each([
  ["application/graphml+xml", "<?xml"],
  ["application/gexf+xml", "<?xml"],
  ["text/vnd.graphviz", "digraph"],
  ["application/json", "{"],
])("Accept: %s", async (mediaType, start) => {
  const answer = await mitra.fetch("/v1/graph?focus=organisation:thales", { headers: { Accept: mediaType } });
  expect(answer.headers.get("Content-Type")).toBe(mediaType);
  expect((await answer.text()).startsWith(start)).toBe(true);
});

test.each([
  ["<a><b></a></b>"],
  ["<a x=1/>"],
  ["<a>&b;</a>"],
  ["<a>&</a>"],
  ["<a/><b/>"],
  ['<a x="1" x="2"/>'],
  ["<a>"],
  ["a<a/>"],
  ["<a>\u0001</a>"],
])("the reader of these tests refuses %j", (body) => {
  expect(() => readXml(`<?xml version="1.0" encoding="UTF-8"?>${body}`)).toThrow(SyntaxError);
});
