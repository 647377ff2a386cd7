import { z } from "zod";

/**
 * Code points that no text of the record may hold, by what they are; the first that fits names it. Joiners, soft hyphens,
 * variation selectors and direction marks may stand in a text: they belong to words and reach no further than these.
 */
const forbidden: readonly (readonly [what: string, points: RegExp])[] = [
  ["half of a surrogate pair, no character", /^\p{Cs}$/u],
  ["a control character", /^\p{Cc}$/u],
  ["no character of Unicode (noncharacter)", /^\p{Noncharacter_Code_Point}$/u],
  ["what stands for a lost character: the text was once read in a wrong encoding", /^\ufffd$/u],
  ["a stray byte order mark", /^\ufeff$/u],
  ["a separator of lines", /^[\p{Zl}\p{Zp}]$/u],
  ["a control of writing direction, which reaches past the text", /^[\u202a-\u202e\u2066-\u2069]$/u],
  ["a formatting character without a meaning in plain text", /^[\u206a-\u206f\ufff9-\ufffb\u{e0000}-\u{e007f}]$/u],
];

const anyForbidden = new RegExp(forbidden.map(([, points]) => points.source.slice(1, -1)).join("|"), "gu");

/** What shows nothing by itself: white space, format characters, fillers, selectors, blanks and marks without a letter. */
const invisible =
  /^[\p{White_Space}\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800\ufffc\u{1d159}\u{13441}\u{13442}]*$/u;

const named = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** A text for a message: what cannot be seen, breaks a line or is no character is written as `\u{…}`; cut where long. */
export const shown = (text: string): string => {
  const visible = text.replace(
    /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  const characters = Array.from(visible.slice(0, 200));
  return characters.length > 80 ? `${characters.slice(0, 80).join("")}…` : visible;
};

/**
 * What makes a text ill-formed: lone surrogates, control characters, noncharacters and others that have no place in it,
 * or nothing but invisible characters. Spaces and line breaks at its ends do not count: they are trimmed away.
 *
 * @param lines whether it may have several lines.
 * @returns a message with the code point and the place of the first, counted in characters from 1; null where it is sound.
 */
export const textFault = (text: string, lines = false): string | null => {
  const core = text.trim();
  const [from, to] = [text.length - text.trimStart().length, text.trimEnd().length];
  const isAllowed = (character: string, at: number) => character === "\n" && (lines || at < from || at >= to);
  const found = [...text.matchAll(anyForbidden)].filter(({ 0: character, index }) => !isAllowed(character, index));
  const [first] = found;
  if (first) {
    const [character] = first;
    const at = Array.from(text.slice(0, first.index)).length + 1;
    const what =
      character === "\n" ? "a line break" : (forbidden.find(([, points]) => points.test(character))?.[0] ?? "");
    const more = found.length > 1 ? `, and ${found.length - 1} more of the kind` : "";
    return `holds ${named(character)} at character ${at}, ${what}${more} (allowed: ${lines ? "text and line breaks" : "text in one line"})`;
  }
  if (core !== "" && invisible.test(core)) {
    const points = Array.from(core.slice(0, 6), named).join(" ");
    return `holds nothing that can be seen: ${points} (allowed: text)`;
  }
  return null;
};

const wellFormed = (lines: boolean) =>
  z.string().check(({ value, issues }) => {
    const message = textFault(value, lines);
    if (message) issues.push({ code: "custom", message, input: value });
  });

/** A schema for a well-formed text of one line, trimmed, of at most `max` UTF-16 units. */
export const text = (max: number) => wellFormed(false).trim().min(1).max(max);

/** A schema for a well-formed text that may have several lines, trimmed, of at most `max` UTF-16 units. */
export const prose = (max: number) => wellFormed(true).trim().min(1).max(max);

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Escapes a text for HTML and XML, values of attributes in double quotes included. */
export const escapeMarkup = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * The beginning of a text, at most so many UTF-16 units long, that ends between two graphemes: never inside a surrogate
 * pair, nor between a letter and its marks.
 *
 * @see Unicode Standard Annex #29
 */
export const beginningOf = (text: string, most: number): string => {
  if (text.length <= most) return text;
  // Each of these letters is a grapheme of its own, and to divide a text into graphemes takes its time.
  if (/^[ -~]*$/.test(text.slice(0, most + 1))) return text.slice(0, most);
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
};
