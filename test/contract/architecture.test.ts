import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { inProject } from "../../tools/paths.ts";

type Module = { path: string; text: string; tree: ts.SourceFile; imports: string[] };

const importsOf = (tree: ts.SourceFile): string[] => {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const named = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : undefined;
    const called =
      ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments[0] : undefined;
    const specifier = named ?? called;
    if (specifier && ts.isStringLiteral(specifier)) found.push(specifier.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
};

/** Every TypeScript file under a folder, its imports resolved to paths of the project where they are relative. */
const modulesOf = (folder: string): Module[] =>
  readdirSync(inProject(folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => {
      const path = join(folder, file);
      const text = readFileSync(inProject(path), "utf8");
      const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
      const imports = importsOf(tree).map((name) =>
        name.startsWith(".") ? normalize(join(dirname(path), name)) : name,
      );
      return { path, text, tree, imports };
    });

const src = modulesOf("src");
const around = ["tools", "seeds", "test"].flatMap(modulesOf);

/** The part of the house that a module belongs to: `src/http`, `src/features/articles`, `src/features`, `src`. */
const roomOf = (path: string): string => {
  const folder = dirname(path);
  const [, layer = "", feature] = folder.split("/");
  return folder === "src" ? "src" : layer === "features" && feature ? `src/features/${feature}` : `src/${layer}`;
};

const shared = ["src/http", "src/db", "src/search", "src/language", "src/model", "src/formats"];

/** What the modules of a room may import besides each other. Of packages: any, unless they are listed. */
const mayImport: Record<string, { rooms: string[]; packages?: RegExp }> = {
  "src/model": { rooms: [], packages: /^(zod|i18n-iso-countries)(\/|$)/ },
  "src/language": { rooms: ["src/model"] },
  "src/db": { rooms: ["src/model"] },
  "src/search": { rooms: ["src/db", "src/language", "src/model"] },
  "src/http": { rooms: ["src/model"] },
  "src/formats": { rooms: ["src/model"] },
  "src/record": { rooms: ["src/model", "src/language", "src/db"] },
  "src/collections": { rooms: shared },
  "src/features": { rooms: [...shared, "src/collections"] },
  src: {
    rooms: ["src/http", "src/db", "src/model", "src/collections", "src/features", "src/features/*", "src/record"],
  },
};

const rulesOf = (room: string) =>
  mayImport[room] ?? (room.startsWith("src/features/") ? { rooms: [...shared, "src/collections"] } : undefined);

/** How records are built is what the record is given of a feature. */
const isBuilder = (path: string): boolean => /^src\/features\/[\w-]+\/(?:build|merge|status)\.ts$/.test(path);

const breaches = (modules: readonly Module[]): string[] =>
  modules.flatMap(({ path, imports }) => {
    const room = roomOf(path);
    const rules = rulesOf(room);
    if (!rules) return [`${path} is in no room of the house`];
    return imports.flatMap((target) => {
      if (!target.startsWith("src/")) {
        const isAllowed = target.startsWith("node:") ? false : (rules.packages?.test(target) ?? true);
        return isAllowed ? [] : [`${path} imports ${target}`];
      }
      const other = roomOf(target);
      const allowed = [room, ...rules.rooms, ...(isBuilder(path) ? ["src/record"] : [])];
      // The lists of all features are the places that know each of them.
      if (/^src\/features\/(index|collections)\.ts$/.test(path) && other.startsWith("src/features/")) return [];
      const isAllowed =
        allowed.includes(other) || (allowed.includes("src/features/*") && other.startsWith("src/features/"));
      return isAllowed ? [] : [`${path} imports ${target}`];
    });
  });

/** The modules on a circle of imports, and those that lead to one. */
const circlesIn = (modules: readonly Pick<Module, "path" | "imports">[]): string[] => {
  let left = modules;
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    const paths = new Set(left.map(({ path }) => path));
    left = left.filter(({ imports }) => imports.some((target) => paths.has(target)));
  }
  return left.map(({ path }) => path);
};

describe("who imports whom", () => {
  test("is as the table says, no feature knows another, and nothing below src imports Node", () => {
    expect(src.length).toBeGreaterThan(50);
    expect(breaches(src)).toEqual([]);
  });

  test("tools and seeds reach into src only where they may", () => {
    const allowed =
      /^src\/(record|record-types\.ts$|db|model|language|search|app\.ts$|env\.ts$|features\/(docs\/|index\.ts$)|http\/(app-env|request\/(negotiate|params)|response\/(page|problem)|openapi\/components)\.ts$)/;
    const odd = around.flatMap(({ path, imports }) =>
      path.startsWith("test/")
        ? []
        : imports
            .filter((target) => target.startsWith("src/") && !allowed.test(target))
            .map((target) => `${path} imports ${target}`),
    );
    expect(odd).toEqual([]);
  });

  test("seeds know no tool, which know them", () => {
    const reaching = around.filter(({ path }) => path.startsWith("seeds/"));
    expect(reaching.length).toBeGreaterThan(5);
    for (const { path, imports } of reaching)
      expect(
        imports.filter((target) => target.startsWith("tools/")),
        path,
      ).toEqual([]);
  });

  test("no files import each other in a circle", () => {
    expect(circlesIn([...src, ...around])).toEqual([]);
    const circle = { a: ["b"], b: ["c", "zod"], c: ["a"], d: [] };
    expect(circlesIn(Object.entries(circle).map(([path, imports]) => ({ path, imports })))).toEqual(["a", "b", "c"]);
  });

  test("nothing but tests imports tests", () => {
    expect(
      [...src, ...around.filter(({ path }) => !path.startsWith("test/"))].filter(({ imports }) =>
        imports.some((target) => target.startsWith("test/")),
      ),
    ).toEqual([]);
  });

  test("relative imports carry .ts, so that Node runs the files as they are", () => {
    for (const { path, imports } of [...src, ...around]) {
      for (const target of imports.filter((name) => /^(src|tools|seeds|test)\//.test(name)))
        expect(target, path).toMatch(/\.(ts|json)$/);
    }
  });

  test("a breach would be seen", () => {
    const fake = (path: string, target: string): Module => ({
      path,
      text: "",
      tree: ts.createSourceFile("", "", ts.ScriptTarget.Latest),
      imports: [target],
    });
    const wrong = [
      fake("src/features/articles/routes.ts", "src/features/topics/queries.ts"),
      fake("src/http/router.ts", "src/db/client.ts"),
      fake("src/model/ids.ts", "drizzle-orm"),
      fake("src/language/stem.ts", "node:fs"),
      fake("src/features/articles/schemas.ts", "src/record/build.ts"),
      fake("src/record/write.ts", "src/features/articles/build.ts"),
      fake("src/db/select/list.ts", "src/collections/shapes.ts"),
      fake("src/collections/shapes.ts", "src/features/articles/schemas.ts"),
    ];
    expect(breaches(wrong)).toHaveLength(wrong.length);
  });
});

describe("the code below src", () => {
  const routes = src.filter(({ path }) => /^src\/features\/[\w-]+\/routes\.ts$/.test(path));

  test("keeps SQL and drizzle out of handlers, and try/catch out of routes of data", () => {
    expect(routes.length).toBeGreaterThan(8);
    for (const { path, text, imports } of routes) {
      expect(
        imports.filter((target) => /^drizzle-orm|^src\/db\/schema/.test(target)),
        path,
      ).toEqual([]);
      expect(text, path).not.toMatch(/\bsql`|\b(select|insert|update|delete)\s.*\bfrom\b.*`/i);
    }
  });

  test("reads the environment in one place", () => {
    for (const { path, text } of src) expect(text, path).not.toMatch(/process\.env|import\.meta\.env/);
  });

  test("reads the URL of a request in one place", () => {
    const reading =
      /\b(?:req|request|raw)\.(?:url|path)\b|\{[^}]*\burl\b[^}]*\}\s*(?::\s*(?:Pick<)?Request|=\s*(?:c\.req|request)\b)/;
    const found = src.filter(({ text }) => reading.test(text)).map(({ path }) => path);
    expect(found).toEqual(["src/http/request/target.ts"]);
  });

  test("quotes every text that goes into SQL: no raw piece is built of a request", () => {
    for (const { path, tree } of src) {
      const visit = (node: ts.Node): void => {
        const isRaw = ts.isCallExpression(node) && node.expression.getText() === "sql.raw";
        if (isRaw) expect(node.getText(), path).not.toMatch(/query|param|req\b|c\.var|c\.get/);
        ts.forEachChild(node, visit);
      };
      visit(tree);
    }
  });
});

describe("every file", () => {
  const all = [...src, ...around];

  test("has at most 300 lines, a test at most 400", () => {
    const long = all.filter(({ path, text }) => text.split("\n").length > (path.startsWith("test/") ? 401 : 301));
    expect(long.map(({ path, text }) => `${path}: ${text.split("\n").length - 1}`)).toEqual([]);
  });

  test("is named in kebab case", () => {
    for (const { path } of all) expect(path).toMatch(/^[a-z0-9]+(?:[-./][a-z0-9]+)*.ts$/);
  });

  test("has no any, no non-null assertion, no enum and no namespace", () => {
    const found: string[] = [];
    for (const { path, tree } of all) {
      const visit = (node: ts.Node): void => {
        if (
          node.kind === ts.SyntaxKind.AnyKeyword ||
          ts.isNonNullExpression(node) ||
          ts.isEnumDeclaration(node) ||
          ts.isModuleDeclaration(node)
        ) {
          // `declare module` extends a type of a library.
          if (!(ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name)))
            found.push(`${path}: ${node.parent.getText().slice(0, 80)}`);
        }
        ts.forEachChild(node, visit);
      };
      visit(tree);
    }
    expect(found).toEqual([]);
  });

  test("names no path of a machine and no host of a registry", () => {
    // Put together, so that this file does not name them either.
    const roots = ["work", "home", "Users", "root"].join("|");
    const machine = new RegExp(`(?<![\\w.}-])/(?:${roots})/\\w|${["npm", "js"].join("")}\\.(?:org|com)`);
    expect(machine.test(` "/${"home"}/x"`)).toBe(true);
    expect(all.filter(({ text }) => machine.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
