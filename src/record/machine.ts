/** What a program that writes the record brings along: whatever runs it has these of its own. */
export type Machine = {
  /** SHA-256 of a text, in hexadecimal digits. */
  sha256: (text: string) => string;
  /** A text compressed (raw DEFLATE, RFC 1951), in hexadecimal digits. */
  deflated: (text: string) => string;
  /** What was compressed so. */
  inflated: (bytes: ArrayBuffer) => string;
};
