import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  Scalar,
  type YAMLError,
} from "yaml";
import type { Fault } from "../src/model/faults.ts";
import type { Path } from "../src/model/members.ts";
import { shown } from "../src/model/text.ts";

export type Place = { line: number; column: number };

/** A file of YAML as it was read. */
export type YamlFile = {
  /** What it says; with faults of the file itself, as much as could be read. */
  value: unknown;
  /** What is wrong with the file itself, before its content is looked at. */
  faults: (Place & Fault)[];
  /** Whether its content can be judged. */
  understood: boolean;
  /** Where a path stands, by its key; a path that is not there stands where its nearest parent does. */
  placeOf(path: Path): Place;
};

/** More values than this are no file that somebody wrote: aliases of aliases unfold to any number. */
const mostValues = 200_000;

/** So many faults of what is not YAML are told: the parser finds more behind each of them. */
const mostFaults = 3;

const hex = (byte: number): string => `0x${byte.toString(16).toUpperCase().padStart(2, "0")}`;

/** The place of the first byte that is not UTF-8, in bytes from 1. */
const firstBadByte = (bytes: Uint8Array): Place & { byte: number } => {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline;
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    let sound = start;
    for (let at = start; at <= end; at += 1) {
      try {
        // At the end of a line no character may be half.
        if (decoder.decode(bytes.subarray(at, Math.min(at + 1, end)), { stream: at < end }) !== "") sound = at + 1;
      } catch {
        return { line, column: sound - start + 1, byte: bytes[sound] ?? 0 };
      }
    }
    start = end + 1;
  }
  return { line: 1, column: 1, byte: 0 };
};

type Decoded = { text: string; fault: (Place & Fault) | null };

const decode = (bytes: Uint8Array): Decoded => {
  const start = `${bytes[0]},${bytes[1]}`;
  const fault = (place: Place, message: string) => ({ ...place, path: [], message });
  if (start === "255,254" || start === "254,255")
    return { text: "", fault: fault({ line: 1, column: 1 }, "is UTF-16 (allowed: UTF-8; save it as that)") };
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
    const nul = text.indexOf("\0");
    if (nul === -1) return { text, fault: null };
    const before = text.slice(0, nul).split("\n");
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    return { text: "", fault: fault(place, "holds a zero byte: is it UTF-16, or no text at all? (allowed: UTF-8)") };
  } catch {
    const { byte, ...place } = firstBadByte(bytes);
    const message = `is not UTF-8: byte ${hex(byte)} is no part of a character (allowed: UTF-8; save it as that)`;
    return { text: new TextDecoder("utf-8").decode(bytes), fault: fault(place, message) };
  }
};

const messageOf = ({ code, message }: YAMLError): string => {
  if (code === "MULTIPLE_DOCS") return "a second document begins here (allowed: one in a file)";
  if (code === "TAG_RESOLVE_FAILED")
    return `has a tag that means nothing here, ${message.match(/!\S*/)?.[0] ?? ""} (allowed: none)`;
  if (code === "RESOURCE_EXHAUSTION") return "not YAML: nested too deeply";
  const [first = ""] = message.split("\n");
  return `not YAML: ${first.replace(/ at line \d+, column \d+:?$/, "")}`;
};

/** The key as it is in JavaScript, where `13`, `"13"` and `0xd` are one; undefined where it is a list or mapping. */
const keyOf = (key: unknown, anchors: ReadonlyMap<string, Node>): string | undefined => {
  const node = isAlias(key) ? anchors.get(key.source) : key;
  if (node === null) return "";
  return isScalar(node) ? String(node.value ?? "") : undefined;
};

const spelling = (key: unknown): string => {
  if (!isScalar(key)) return String(key);
  const source = shown(key.source ?? String(key.value));
  return key.type?.startsWith("QUOTE") ? `"${source}"` : source;
};

/**
 * Finds what the parser leaves to whoever unfolds the document: aliases without an anchor or in a circle, too many of
 * them, and keys that are one in JavaScript. An alias at fault is put out of the way, so that the rest can be unfolded.
 */
const faultsOfNodes = (document: Document): { node: Node | null; path: Path; message: string }[] => {
  const faults: { node: Node | null; path: Path; message: string }[] = [];
  /** Where the node is that is being looked at. */
  const path: (string | number)[] = [];
  const anchors = new Map<string, Node>();
  const sizes = new Map<Node, number>();
  const open = new Set<Node>();

  const sizeOfAlias = (name: string): number | string => {
    const target = anchors.get(name);
    if (!target)
      return `nothing before it has the anchor of the alias *${shown(name)} (allowed: an anchor, &${shown(name)})`;
    if (open.has(target)) return `the alias *${shown(name)} stands in what it repeats`;
    return sizes.get(target) ?? 1;
  };
  /** Looks at a node and what is in it; gives what is to stand in its place, and how many values it unfolds to. */
  const look = (node: unknown): { size: number; instead?: Node } => {
    if (isAlias(node)) {
      const found = sizeOfAlias(node.source);
      if (typeof found === "number") return { size: found };
      faults.push({ node, path: [...path], message: found });
      const instead = new Scalar(null);
      instead.range = node.range ?? null;
      return { size: 1, instead };
    }
    if (!isNode(node)) return { size: 1 };
    if ((isScalar(node) || isCollection(node)) && node.anchor) anchors.set(node.anchor, node);
    open.add(node);
    let size = 1;
    if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) {
        path.push(index);
        const inside = look(item);
        path.pop();
        size += inside.size;
        if (inside.instead) node.items[index] = inside.instead;
      }
    } else if (isMap(node)) {
      const keys = new Map<string, unknown>();
      for (const pair of [...node.items]) {
        const inKey = look(pair.key);
        if (inKey.instead) pair.key = inKey.instead;
        const key = keyOf(pair.key, anchors);
        const at = isNode(pair.key) ? pair.key : node;
        if (key === undefined) {
          faults.push({ node: at, path: [...path], message: "a list or mapping as key (allowed: a text)" });
          node.items.splice(node.items.indexOf(pair), 1);
          continue;
        }
        path.push(key);
        const inside = look(pair.value);
        path.pop();
        size += inside.size;
        if (inside.instead) pair.value = inside.instead;
        if (keys.has(key)) {
          const what = path.at(-1) === "paragraphs" ? "paragraph" : "field";
          const both = `${spelling(keys.get(key))} and ${spelling(pair.key)}`;
          faults.push({ node: at, path: [...path, key], message: `two keys for one ${what}, ${both} (allowed: one)` });
        } else keys.set(key, pair.key);
      }
    }
    open.delete(node);
    sizes.set(node, size);
    return { size };
  };

  const { size, instead } = look(document.contents);
  if (instead) document.contents = instead;
  if (size > mostValues) {
    faults.push({ node: null, path: [], message: `its aliases unfold to more than ${mostValues} values` });
    document.contents = null;
  }
  return faults;
};

/** The first faults of a file, one a line: what a slip brings along is not told. */
const first = (faults: readonly (Place & Fault)[]): (Place & Fault)[] =>
  [...new Map([...faults].reverse().map((fault) => [fault.line, fault])).values()]
    .sort((a, b) => a.line - b.line)
    .slice(0, mostFaults);

/** Reads a file of YAML 1.2, in UTF-8 with or without a byte order mark; every fault of the file itself is in the result. */
export const readYaml = (bytes: Uint8Array): YamlFile => {
  const { text, fault } = decode(bytes);
  const lines = new LineCounter();
  const document: Document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, logLevel: "error" });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const placeOf = (path: Path): Place => {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const steps = path.slice(0, depth);
      const parent = depth > 0 ? document.getIn(steps.slice(0, -1), true) : null;
      const last = steps.at(-1);
      const key = isMap(parent) ? parent.items.find((item) => keyOf(item.key, new Map()) === String(last))?.key : null;
      const node = isNode(key) ? key : document.getIn(steps, true);
      if (isNode(node) && node.range) return placeAt(node.range[0]);
    }
    return { line: 1, column: 1 };
  };

  const faults = [...document.errors, ...document.warnings].map((error) => ({
    ...placeAt(error.pos[0]),
    path: [],
    message: messageOf(error),
  }));
  const { directives } = document;
  if (directives?.yaml.explicit && directives.yaml.version !== "1.2") {
    faults.push({
      line: 1,
      column: 1,
      path: [],
      message: `is YAML ${directives.yaml.version} (allowed: 1.2; leave %YAML out)`,
    });
  }
  const ofNodes = faultsOfNodes(document).map(({ node, ...found }) => ({
    ...(node?.range ? placeAt(node.range[0]) : { line: 1, column: 1 }),
    ...found,
  }));
  const isEmpty = !fault && faults.length === 0 && document.contents === null && ofNodes.length === 0;
  if (isEmpty) faults.push({ line: 1, column: 1, path: [], message: "is empty" });
  const understood = !fault && faults.length === 0;
  return {
    value: document.toJS({ maxAliasCount: -1 }),
    faults: fault ? [fault] : understood ? ofNodes : first(faults),
    understood: understood && document.contents !== null,
    placeOf,
  };
};
