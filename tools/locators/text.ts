import { createHash } from "node:crypto";

/** An article's text as far as dossiers cite it. */
export type ArticleText = {
  /** The name of its file, for messages. */
  name: string;
  /** SHA-256 of its bytes as held. */
  sha256: string;
  /** Words between white space, over the whole text. */
  wordCount: number;
  /** The hashes of its non-blank lines; paragraph 1 stands at index 0. */
  paragraphs: readonly string[];
};

const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");

/** SHA-256 of a line: trimmed, NFC, inner white space (no-break spaces included) folded to one space. */
export const paragraphHash = (line: string): string => sha256(line.trim().normalize("NFC").replace(/\s+/g, " "));

/** Counts and hashes a text; `bytes` is UTF-8. Throws a TypeError where it is not. */
export const readArticleText = (name: string, bytes: Uint8Array): ArticleText => {
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  return {
    name,
    sha256: sha256(bytes),
    wordCount: text.split(/\s+/).filter((word) => word !== "").length,
    paragraphs: text
      .split(/\r\n|\r|\n/)
      .filter((line) => line.trim() !== "")
      .map(paragraphHash),
  };
};
