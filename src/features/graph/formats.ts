import { declaration, element, escapeXml, xmlText } from "../../formats/xml.ts";
import type { Graph } from "./schemas.ts";

/** What a file says of itself: the version of the record that it shows. */
export type About = { version: number };

type Columns<T> = readonly (readonly [
  name: string,
  type: "string" | "int",
  value: (item: T) => string | number | null,
])[];
type Node = Graph["nodes"][number];
type Edge = Graph["edges"][number];

const labelOf = ({ label, translations }: Pick<Node, "label" | "translations">): string =>
  translations?.id.label === undefined ? label : `${label} / ${translations.id.label}`;

const nodeColumns: Columns<Node> = [
  ["type", "string", ({ type }) => type],
  ["facts", "int", ({ facts }) => facts],
  ["distance", "int", ({ distance }) => distance],
];

const edgeColumns: Columns<Edge> = [
  // Not "type": Gephi has a column of that name for the direction of edges.
  ["relation", "string", ({ type }) => type],
  ["facts", "string", ({ facts }) => facts.map(({ type, id }) => `${type}:${id}`).join(" ")],
  [
    "evidence",
    "string",
    ({ evidence }) => evidence.map(({ article, paragraph }) => `${article.id}#${paragraph}`).join(" "),
  ],
  ["evidenceCount", "int", ({ evidenceCount }) => evidenceCount],
];

const description = ({ version }: About): string =>
  `Mitra, the record of Indonesia's defence partnerships, version ${version}, CC BY 4.0`;

/** The values that an item has, by column. */
const valuesOf = <T>(columns: Columns<T>, item: T) =>
  columns.flatMap(([name, , value]) => {
    const given = value(item);
    return given === null || given === "" ? [] : [[name, given] as const];
  });

/**
 * The graph in GraphML. Edges are directed, `co-occurs` too, as readers refuse a mixed graph.
 *
 * @see http://graphml.graphdrawing.org/primer/graphml-primer.html
 */
export const toGraphml = ({ nodes, edges }: Graph, about: About): string => {
  const keys = <T>(of: "node" | "edge", columns: Columns<T>) =>
    columns.map(([name, type]) =>
      element("key", { id: `${of}-${name}`, for: of, "attr.name": name, "attr.type": type }),
    );
  const data = (of: "node" | "edge", values: readonly (readonly [string, string | number])[]) =>
    values.map(([name, value]) => element("data", { key: `${of}-${name}` }, [escapeXml(value)]));
  return `${declaration}${element("graphml", { xmlns: "http://graphml.graphdrawing.org/xmlns" }, [
    element("desc", {}, [escapeXml(description(about))]),
    ...keys("node", [["label", "string", labelOf], ...nodeColumns]),
    ...keys("edge", [["weight", "int", ({ weight }: Edge) => weight], ...edgeColumns]),
    element("graph", { id: "mitra", edgedefault: "directed" }, [
      ...nodes.map((node) =>
        element("node", { id: node.key }, data("node", [["label", labelOf(node)], ...valuesOf(nodeColumns, node)])),
      ),
      ...edges.map((edge) =>
        element(
          "edge",
          { id: edge.key, source: edge.source, target: edge.target },
          data("edge", [["weight", edge.weight], ...valuesOf(edgeColumns, edge)]),
        ),
      ),
    ]),
  ])}\n`;
};

/**
 * The graph in GEXF 1.3, the format of Gephi.
 *
 * @see https://gexf.net/schema.html
 */
export const toGexf = ({ nodes, edges }: Graph, about: About): string => {
  const types = { string: "string", int: "integer" } as const;
  const attributes = <T>(of: "node" | "edge", columns: Columns<T>) =>
    element(
      "attributes",
      { class: of },
      columns.map(([name, type]) => element("attribute", { id: name, title: name, type: types[type] })),
    );
  const values = (pairs: readonly (readonly [string, string | number])[]) => [
    element(
      "attvalues",
      {},
      pairs.map(([name, value]) => element("attvalue", { for: name, value })),
    ),
  ];
  return `${declaration}${element("gexf", { xmlns: "http://gexf.net/1.3", version: "1.3" }, [
    element("meta", {}, [
      element("creator", {}, ["Mitra"]),
      element("description", {}, [escapeXml(description(about))]),
    ]),
    element("graph", { defaultedgetype: "directed" }, [
      attributes("node", nodeColumns),
      attributes("edge", edgeColumns),
      element(
        "nodes",
        {},
        nodes.map((node) =>
          element("node", { id: node.key, label: labelOf(node) }, values(valuesOf(nodeColumns, node))),
        ),
      ),
      element(
        "edges",
        {},
        edges.map(({ key: id, source, target, weight, ...edge }) =>
          element(
            "edge",
            { id, source, target, weight, kind: edge.type, label: edge.type },
            values(valuesOf(edgeColumns, { key: id, source, target, weight, ...edge })),
          ),
        ),
      ),
    ]),
  ])}\n`;
};

/** A quoted identifier of DOT: only the quotation mark has to be escaped, and a backslash that would escape. */
const quoted = (value: string | number): string =>
  `"${xmlText(String(value).replace(/\s+/g, " ")).replace(/[\\"]/g, "\\$&")}"`;

const shapes: Record<string, string> = { agreement: "note", engagement: "box", topic: "plaintext" };

/**
 * The graph in DOT, the language of Graphviz.
 *
 * @see https://graphviz.org/doc/info/lang.html
 */
export const toDot = ({ nodes, edges }: Graph, about: About): string => {
  const list = (pairs: readonly (readonly [string, string | number])[]) =>
    `[${pairs.map(([name, value]) => `${name}=${quoted(value)}`).join(", ")}]`;
  return [
    "digraph mitra {",
    `  graph ${list([
      ["label", description(about)],
      ["overlap", "false"],
    ])};`,
    ...nodes.map((node) => {
      const pairs = [
        ["label", labelOf(node)],
        ["class", node.type],
        ["shape", shapes[node.type] ?? "ellipse"],
      ] as const;
      return `  ${quoted(node.key)} ${list(pairs)};`;
    }),
    ...edges.map((edge) => {
      const pairs = [
        ["label", edge.type],
        ["weight", edge.weight],
      ] as const;
      return `  ${quoted(edge.source)} -> ${quoted(edge.target)} ${list(edge.type === "co-occurs" ? [...pairs, ["dir", "none"]] : pairs)};`;
    }),
    "}\n",
  ].join("\n");
};
