import type { Language } from "../../model/localised.ts";
import { DatabaseDamaged } from "../errors.ts";
import { first, firstPhrase, most, partEnd, phrases, typeOf } from "./code.ts";

/** Where a mark stands from a place on. */
const find = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from);
  if (at < 0) throw new DatabaseDamaged("a document of the database cannot be read");
  return at;
};

/**
 * JSON that holds what was packed, unpacked.
 *
 * @param text behind it may stand {@link partEnd} and its parts, for the whole of it.
 * @param language in which its texts come out; without one in both, as they are kept.
 * @throws DatabaseDamaged where it was not packed.
 */
export const unpacked = (text: string, language?: Language): string => {
  let out = "";
  let from = 0;
  // Where the next part begins, and where the document goes on behind it; 0 where there are none, or outside of one.
  let next = text.indexOf(partEnd) + 1;
  let after = 0;
  const outside: string[] = [];
  const inside: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80 || code > 0x9f) continue;
    out += text.slice(from, at);
    from = at + 1;
    switch (code) {
      case 0x80:
        if (language === undefined) out += "\x80";
        else if (language === "id") from = find(text, "\x81", at) + 1;
        break;
      case 0x81:
        if (language === undefined) out += "\x81";
        else from = find(text, "\x82", at) + 1;
        break;
      case 0x82:
        if (language === undefined) out += "\x82";
        break;
      case 0x83: {
        let start = at + 2;
        while (start < text.length && !isMark(text.charCodeAt(start))) start++;
        const last = find(text, "\x82", start);
        const label = labelOf(text, start, last, language);
        const json = `{"type":"${typeOf(text.charAt(at + 1))}","id":"${text.slice(at + 2, start)}","label":"${label}"}`;
        const references = after > 0 ? inside : outside;
        if (references.length < most) references.push(json);
        out += json;
        from = last + 1;
        break;
      }
      case 0x85:
      case 0x86: {
        const json = (code === 0x85 ? outside : inside)[text.charCodeAt(at + 1) - first];
        if (json === undefined) throw new DatabaseDamaged("a document of the database cannot be read");
        out += json;
        from = at + 2;
        break;
      }
      case 0x87:
        if (next > 0) [after, from] = [from, next];
        break;
      case 0x88:
        if (after === 0) return out;
        [next, from, after] = [from, after, 0];
        break;
      case 0x89: {
        const last = find(text, "\x82", at);
        const date = text.slice(at + 1, last);
        out += `{"edtf":"${date}","start":"${date}","end":"${date}"`;
        from = last + 1;
        break;
      }
      default: {
        const phrase = phrases[code - firstPhrase];
        if (phrase === undefined) throw new DatabaseDamaged("a document of the database cannot be read");
        out += phrase;
      }
    }
    at = from - 1;
  }
  return from === 0 ? text : out + text.slice(from);
};

const isMark = (code: number): boolean => code >= 0x80 && code <= 0x9f;

const labelOf = (text: string, start: number, last: number, language: Language | undefined): string => {
  if (text.charCodeAt(start) !== 0x80) return text.slice(start + 1, last);
  if (language === undefined) return text.slice(start, last + 1);
  const middle = find(text, "\x81", start);
  return language === "en" ? text.slice(start + 1, middle) : text.slice(middle + 1, last);
};
