import { isMap, isNode, isScalar, LineCounter, type Pair, parseDocument, type Scalar, type YAMLMap } from "yaml";
import type { Path } from "../../src/model/members.ts";
import { citationsIn } from "../../src/record/resolve.ts";

type Edit = { start: number; end: number; text: string };
type Entry = { number: number; hash: string; line: number; keyStart: number; hashRange: [number, number] };

export type Citation = { paragraph: number; line: number };

/**
 * A dossier's YAML source with the places that locate it in its article. Edits are collected and touch only the
 * characters they replace, so that comments, quoting and layout stay as written.
 */
export class DossierSource {
  readonly file: string;
  readonly #source: string;
  readonly #lines = new LineCounter();
  readonly #document;
  readonly #edits: Edit[] = [];
  /** How the file ends its lines. */
  readonly #newline: string;

  constructor(file: string, source: string) {
    this.file = file;
    this.#source = source;
    this.#document = parseDocument(source, { lineCounter: this.#lines });
    this.#newline = /\r?\n/.exec(source)?.[0] ?? "\n";
  }

  /** Where the YAML cannot be read, or is no mapping with an article. */
  get fault(): { line: number; message: string } | undefined {
    const error = this.#document.errors[0];
    if (error) {
      return {
        line: this.#lineAt(error.pos[0]),
        message: error.message.split("\n")[0]?.replace(/ at line .*$/, "") ?? "",
      };
    }
    if (!isMap(this.#document.get("article"))) return { line: 1, message: "no article: is this a dossier?" };
    const aliased = this.#mendable.find(({ value }) => value !== null && !isScalar(value));
    if (!aliased) return undefined;
    const at = isNode(aliased.key) ? aliased.key.range?.[0] : undefined;
    return { line: this.#lineAt(at ?? 0), message: `${String(aliased.key)} is not written out as a number or a hash` };
  }

  /** The pairs whose values are counted and hashed from the text. */
  get #mendable(): Pair[] {
    const article = this.#document.get("article");
    const paragraphs = this.#document.get("paragraphs");
    return [
      ...(isMap(article) ? article.items : []).filter(({ key }) =>
        /^(wordCount|paragraphCount|textSha256)$/.test(String(key)),
      ),
      ...(isMap(paragraphs) ? paragraphs.items : []),
    ];
  }

  /** What the file says but for what is counted and hashed, as text that is equal where it says the same. */
  get unmended(): string {
    const { article, paragraphs: _, ...rest } = this.#document.toJS();
    const { wordCount: _words, paragraphCount: _lines, textSha256: _hash, ...said } = article;
    return JSON.stringify([said, rest]);
  }

  #lineAt(offset: number): number {
    return this.#lines.linePos(offset).line;
  }

  /** A value of the article and the line on which it stands. */
  articleField(key: string): { value: unknown; line: number } {
    const node = this.#document.getIn(["article", key], true);
    const line = this.#lineAt((node as Scalar | undefined)?.range?.[0] ?? this.#articleStart);
    return { value: isScalar(node) ? node.value : undefined, line };
  }

  get #articleStart(): number {
    return (this.#document.get("article") as YAMLMap).range?.[0] ?? 0;
  }

  /** Every `paragraph: n` in the file, in the order of the file. */
  get citations(): Citation[] {
    return citationsIn(this.#document.toJS()).map(({ path, paragraph }) => ({ paragraph, line: this.#lineOf(path) }));
  }

  /** The line of a path; what stands there by an alias has that of the alias. */
  #lineOf(path: Path): number {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node = this.#document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return this.#lineAt(node.range[0]);
    }
    return 1;
  }

  /** The headline as printed in one line, and the parts of one that has two. */
  get headlines(): string[] {
    const { headline } = this.#document.toJS().article;
    if (typeof headline === "string") return [headline];
    const parts = [headline?.kicker, headline?.main].filter((part) => typeof part === "string");
    return parts.length === 2 ? [parts.join(", "), ...parts] : parts;
  }

  /** The hashes that the file records, in the order of the file. */
  get entries(): Entry[] {
    const map = this.#document.get("paragraphs");
    if (!isMap(map)) return [];
    return map.items.flatMap(({ key, value }) => {
      if (!isScalar(key) || !isScalar(value) || !key.range || !value.range) return [];
      const [keyStart] = key.range;
      const [start, end] = value.range;
      return [
        {
          number: Number(key.value),
          hash: String(value.value),
          line: this.#lineAt(keyStart),
          keyStart,
          hashRange: [start, end],
        },
      ];
    });
  }

  setArticleField(key: string, value: string | number): void {
    const node = this.#document.getIn(["article", key], true);
    if (isScalar(node) && node.range) {
      this.#edits.push({ start: node.range[0], end: node.range[1], text: String(value) });
    } else {
      const start = this.#articleStart;
      const indent = " ".repeat(this.#lines.linePos(start).col - 1);
      this.#edits.push({ start, end: start, text: `${key}: ${value}${this.#newline}${indent}` });
    }
  }

  /** Makes `paragraphs` hold exactly `hashes`, by paragraph number. */
  setHashes(hashes: ReadonlyMap<number, string>): void {
    const { entries } = this;
    const map = this.#document.get("paragraphs");
    if (!isMap(map) || map.flow || entries.length === 0 || hashes.size === 0) {
      this.#replaceHashes(hashes);
      return;
    }
    for (const { number, hash, keyStart, hashRange } of entries) {
      const right = hashes.get(number);
      if (right === undefined) {
        this.#edits.push({ start: this.#startOfLine(keyStart), end: this.#startOfNextLine(hashRange[1]), text: "" });
      } else if (right !== hash) {
        this.#edits.push({ start: hashRange[0], end: hashRange[1], text: right });
      }
    }
    const held = new Set(entries.map(({ number }) => number));
    const last = entries.at(-1);
    for (const [number, hash] of [...hashes].sort(([a], [b]) => a - b)) {
      if (held.has(number) || !last) continue;
      const next = entries.find((entry) => entry.number > number);
      const start = next ? this.#startOfLine(next.keyStart) : this.#startOfNextLine(last.hashRange[1]);
      this.#edits.push({ start, end: start, text: this.#entryLine(number, hash) });
    }
  }

  /** A line of `paragraphs`, indented and quoted as the first of the file is. */
  #entryLine(paragraph: number, hash: string): string {
    const [first] = this.entries;
    const map = this.#document.get("paragraphs");
    const before =
      first && isMap(map) && !map.flow ? this.#source.slice(this.#startOfLine(first.keyStart), first.keyStart) : "  ";
    const quote = first ? (/["']/.exec(this.#source[first.keyStart] ?? "")?.[0] ?? "") : '"';
    return `${before}${quote}${paragraph}${quote}: ${hash}${this.#newline}`;
  }

  #replaceHashes(hashes: ReadonlyMap<number, string>): void {
    const lines = [...hashes].sort(([a], [b]) => a - b).map(([number, hash]) => this.#entryLine(number, hash));
    const block = `paragraphs:${lines.length === 0 ? " {}" : ""}${this.#newline}${lines.join("")}`;
    const pairs = isMap(this.#document.contents) ? this.#document.contents.items : [];
    const index = pairs.findIndex(({ key }) => isScalar(key) && key.value === "paragraphs");
    const pair = pairs[index];
    if (pair && isScalar(pair.key) && pair.key.range) {
      const end = (pair.value as Scalar | YAMLMap | null)?.range?.[1] ?? pair.key.range[1];
      // What follows in its line, such as a comment, stays.
      const text = this.#source[end - 1] === "\n" ? block : block.slice(0, -this.#newline.length);
      this.#edits.push({ start: pair.key.range[0], end, text });
      return;
    }
    const after = pairs[1]?.key;
    const start = isScalar(after) && after.range ? after.range[0] : this.#source.length;
    this.#edits.push({ start, end: start, text: `${block}${this.#newline}` });
  }

  #startOfLine(offset: number): number {
    return this.#source.lastIndexOf("\n", offset - 1) + 1;
  }

  /** The start of the line after the one that `offset` is in or ends. */
  #startOfNextLine(offset: number): number {
    if (this.#source[offset - 1] === "\n") return offset;
    const end = this.#source.indexOf("\n", offset);
    return end === -1 ? this.#source.length : end + 1;
  }

  /** The source with all edits made; the source itself where there are none. */
  get mended(): string {
    const { length } = this.#source;
    const isOpen = length > 0 && !this.#source.endsWith("\n") && this.#edits.some(({ start }) => start === length);
    const source = isOpen ? this.#source + this.#newline : this.#source;
    return this.#edits
      .map((edit) => (edit.start === length ? { ...edit, start: source.length, end: source.length } : edit))
      .map((edit, order) => ({ ...edit, order }))
      .sort((a, b) => b.start - a.start || b.end - a.end || b.order - a.order)
      .reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), source);
  }
}
