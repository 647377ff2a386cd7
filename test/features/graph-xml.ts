/** An XML element: its name, attributes, child elements, and the text in it. */
export type Element = { name: string; attributes: Record<string, string>; children: Element[]; text: string };

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 has no place for
const unfit = /[<\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const decode = (raw: string): string => {
  if (unfit.test(raw) || !raw.isWellFormed()) {
    throw new SyntaxError(`a character that has no place there: ${raw}`);
  }
  return raw.replace(/&([^;\s]*;?)/g, (_, name: string) => {
    const entity = entities[name.slice(0, -1)];
    if (!name.endsWith(";") || entity === undefined) throw new SyntaxError(`an unknown entity &${name}`);
    return entity;
  });
};

const name = "[A-Za-z_:][\\w:.-]*";
const startTag = new RegExp(`<(${name})((?:\\s+${name}="[^"<]*")*)\\s*(/?)>`, "y");
const endTag = new RegExp(`</(${name})\\s*>`, "y");
const attribute = new RegExp(`(${name})="([^"]*)"`, "g");

/**
 * Reads an XML document of elements, attributes and text.
 *
 * @throws SyntaxError where it is not well-formed by XML 1.0, or has what these documents have no use for (comments, CDATA,
 *   processing instructions, a document type).
 */
export const readXml = (source: string): Element => {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
  if (!source.startsWith(declaration)) throw new SyntaxError("no declaration");
  const document: Element = { name: "", attributes: {}, children: [], text: "" };
  const open: Element[] = [document];
  let at = declaration.length;
  while (at < source.length) {
    const parent = open.at(-1) ?? document;
    const next = source.indexOf("<", at);
    const text = source.slice(at, next < 0 ? source.length : next);
    if (parent === document && text.trim() !== "") throw new SyntaxError(`text outside the root: ${text}`);
    parent.text += decode(text);
    if (next < 0) break;
    startTag.lastIndex = endTag.lastIndex = next;
    const end = endTag.exec(source);
    const start = end ? null : startTag.exec(source);
    if (end) {
      if (end[1] !== parent.name) throw new SyntaxError(`</${end[1]}> ends <${parent.name}>`);
      open.pop();
      at = endTag.lastIndex;
    } else if (start) {
      const pairs = [...(start[2] ?? "").matchAll(attribute)].map(([, key = "", value = ""]) => [key, decode(value)]);
      const element: Element = { name: start[1] ?? "", attributes: Object.fromEntries(pairs), children: [], text: "" };
      if (Object.keys(element.attributes).length < pairs.length)
        throw new SyntaxError(`an attribute twice: ${start[0]}`);
      parent.children.push(element);
      if (start[3] !== "/") open.push(element);
      at = startTag.lastIndex;
    } else throw new SyntaxError(`not a tag: ${source.slice(next, next + 40)}`);
  }
  if (open.length > 1) throw new SyntaxError(`<${open.at(-1)?.name}> does not end`);
  const [root, ...more] = document.children;
  if (!root || more.length > 0) throw new SyntaxError("not one root");
  return root;
};

/** The elements of a name below another, in order. */
export const all = (element: Element, wanted: string): Element[] =>
  element.children.flatMap((child) => [...(child.name === wanted ? [child] : []), ...all(child, wanted)]);
