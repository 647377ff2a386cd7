import { isMap, isScalar, LineCounter, parseDocument, type Scalar, visit, type YAMLMap } from "yaml";

type Edit = { start: number; end: number; text: string };
type Entry = { number: number; hash: string; line: number; keyStart: number; hashRange: [number, number] };

export type Citation = { paragraph: number; line: number };

/** Line breaks and indentation of the entries under `paragraphs`. */
const entryLine = (paragraph: number, hash: string) => `  "${paragraph}": ${hash}\n`;

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

  constructor(file: string, source: string) {
    this.file = file;
    this.#source = source;
    this.#document = parseDocument(source, { lineCounter: this.#lines });
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
    return isMap(this.#document.get("article")) ? undefined : { line: 1, message: "no article: is this a dossier?" };
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
    const citations: Citation[] = [];
    visit(this.#document, {
      Pair: (_, { key, value }) => {
        if (isScalar(key) && key.value === "paragraph" && isScalar(value) && typeof value.value === "number") {
          citations.push({ paragraph: value.value, line: this.#lineAt(value.range?.[0] ?? 0) });
        }
      },
    });
    return citations;
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
      this.#edits.push({ start, end: start, text: `${key}: ${value}\n${indent}` });
    }
  }

  /** Makes `paragraphs` hold exactly `hashes`, by paragraph number. */
  setHashes(hashes: ReadonlyMap<number, string>): void {
    const { entries } = this;
    const map = this.#document.get("paragraphs");
    if (!isMap(map) || map.flow || !entries.some(({ number }) => hashes.has(number))) {
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
      this.#edits.push({ start, end: start, text: entryLine(number, hash) });
    }
  }

  #replaceHashes(hashes: ReadonlyMap<number, string>): void {
    const lines = [...hashes].sort(([a], [b]) => a - b).map(([number, hash]) => entryLine(number, hash));
    const block = lines.length === 0 ? "paragraphs: {}\n" : `paragraphs:\n${lines.join("")}`;
    const pairs = isMap(this.#document.contents) ? this.#document.contents.items : [];
    const index = pairs.findIndex(({ key }) => isScalar(key) && key.value === "paragraphs");
    const pair = pairs[index];
    if (pair && isScalar(pair.key) && pair.key.range) {
      const valueEnd = (pair.value as Scalar | YAMLMap | null)?.range?.[1] ?? pair.key.range[1];
      this.#edits.push({ start: pair.key.range[0], end: this.#startOfNextLine(valueEnd), text: block });
      return;
    }
    const after = pairs[1]?.key;
    const start = isScalar(after) && after.range ? after.range[0] : this.#source.length;
    this.#edits.push({ start, end: start, text: `${block}\n` });
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
    return this.#edits
      .map((edit, order) => ({ ...edit, order }))
      .sort((a, b) => b.start - a.start || b.end - a.end || b.order - a.order)
      .reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), this.#source);
  }
}
