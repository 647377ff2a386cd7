import { createRequire } from "node:module";
import ts from "typescript";

/** The vocabulary of schema.org, as the types of `schema-dts` have it. */
export type Vocabulary = {
  /** Whether it has such a class. */
  has: (name: string) => boolean;
  /** A class and those above it. */
  lineOf: (name: string) => ReadonlySet<string>;
  /** The classes and datatypes that a property of a class takes; null where the class has no such property. */
  rangeOf: (name: string, property: string) => ReadonlySet<string> | null;
};

type Class = { parents: string[]; properties: Map<string, Set<string>> };

/** The names of types within a type: of `SchemaValue<Place | Text, "location">` both, and not that of the property. */
const namesIn = (node: ts.Node): string[] =>
  ts.isTypeReferenceNode(node)
    ? [node.typeName.getText(), ...(node.typeArguments ?? []).flatMap(namesIn)]
    : ts.isUnionTypeNode(node)
      ? node.types.flatMap(namesIn)
      : [];

export const schemaOrg = (): Vocabulary => {
  const path = createRequire(import.meta.url)
    .resolve("schema-dts")
    .replace(/\.js$/, ".d.ts");
  const tree = ts.createSourceFile(path, ts.sys.readFile(path) ?? "", ts.ScriptTarget.Latest, true);
  // `EventBase` has the properties of Event and extends `ThingBase`; `EventLeaf` is what has the type "Event".
  const classes = new Map<string, Class>();
  // `type Place = PlaceLeaf | AdministrativeArea | …` has the classes below Place.
  const above = new Map<string, string[]>();
  for (const statement of tree.statements) {
    if (ts.isTypeAliasDeclaration(statement))
      for (const name of namesIn(statement.type)) above.set(name, [...(above.get(name) ?? []), statement.name.text]);
    if (!ts.isInterfaceDeclaration(statement)) continue;
    const parents = (statement.heritageClauses ?? []).flatMap(({ types }) =>
      types.map(({ expression }) => expression.getText()),
    );
    const properties = new Map<string, Set<string>>();
    for (const member of statement.members) {
      if (!ts.isPropertySignature(member) || !ts.isStringLiteral(member.name) || !member.type) continue;
      properties.set(member.name.text, new Set(namesIn(member.type)));
    }
    classes.set(statement.name.text, { parents, properties });
  }
  const isClass = (name: string) => classes.has(`${name}Leaf`) || classes.has(`${name}Base`);
  const line = (interfaceName: string): string[] => [
    interfaceName,
    ...(classes.get(interfaceName)?.parents ?? []).flatMap(line),
  ];
  const ancestors = (name: string): string[] => [name, ...(above.get(name) ?? []).flatMap(ancestors)];
  const interfaces = (name: string) => new Set([`${name}Leaf`, `${name}Base`].flatMap(line));
  return {
    has: isClass,
    lineOf: (name) => new Set(ancestors(name)),
    rangeOf: (name, property) => {
      for (const one of interfaces(name)) {
        const range = classes.get(one)?.properties.get(property);
        if (range) return range;
      }
      return null;
    },
  };
};
