import { escapeMarkup } from "../model/text.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for them, escaped or not
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text without what is no character of XML 1.0 (section 2.2). */
export const xmlText = (value: string | number): string => String(value).toWellFormed().replace(unfit, "");

/** A text for an element or an attribute. */
export const escapeXml = (value: string | number): string => escapeMarkup(xmlText(value));

/** An XML element: its attributes, and the elements or the escaped text in it. */
export const element = (
  name: string,
  attributes: Record<string, string | number>,
  content: readonly string[] = [],
): string => {
  const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(value)}"`)].join(" ");
  return content.length === 0 ? `<${start}/>` : `<${start}>${content.join("")}</${name}>`;
};

export const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
