import type { Localised } from "../../model/localised.ts";
import {
  again,
  againInside,
  day,
  end,
  english,
  first,
  firstPhrase,
  indonesian,
  label,
  letterOf,
  most,
  part,
  partEnd,
  phrases,
  reference,
} from "./code.ts";

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const codes = new Map(phrases.map((phrase, at) => [phrase, String.fromCharCode(firstPhrase + at)]));
const anyPhrase = new RegExp(
  [...phrases]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join("|"),
  "g",
);

const shortened = (json: string): string => json.replace(anyPhrase, (phrase) => codes.get(phrase) ?? phrase);

type Members = Readonly<Record<string, unknown>>;
type Listed = Readonly<Record<string, readonly boolean[]>>;

const isReference = (value: Members, names: readonly string[]): boolean =>
  names.length === 3 &&
  names[0] === "type" &&
  names[1] === "id" &&
  names[2] === "label" &&
  Object.values(value).every((member) => typeof member === "string") &&
  letterOf(String(value.type)) !== "";

const isDay = ({ edtf, start, end: last }: Members, names: readonly string[]): boolean =>
  names[0] === "edtf" &&
  names[1] === "start" &&
  names[2] === "end" &&
  typeof edtf === "string" &&
  edtf === start &&
  edtf === last;

/** A text in both languages as one: as it stands where they are alike. */
export const inBoth = ({ en, id }: Localised): string => (en === id ? en : `${english}${en}${indonesian}${id}${end}`);

/** Writes a document from left to right. */
class Packer {
  readonly #isAlone: boolean;
  readonly #outside: string[] = [];
  readonly #inside: string[] = [];
  #isInside = false;
  /** What only the whole document shows, each with its end. */
  parts = "";

  constructor(isAlone = false) {
    this.#isAlone = isAlone;
  }

  value(value: unknown): string {
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    if (Array.isArray(value)) return `[${value.map((item) => this.value(item)).join()}]`;
    const names = Object.keys(value);
    if (isReference(value as Members, names))
      return this.#reference(value as { type: string; id: string; label: string });
    if (!isDay(value as Members, names)) return this.#object(value as Members, names);
    const { edtf, start: _, end: __, ...rest } = value as Members;
    return `${day}${JSON.stringify(edtf).slice(1, -1)}${end}${this.members(rest).join("")}}`;
  }

  /** The members of an object, each behind a comma. */
  members(value: Members, listed: Listed = {}): string[] {
    return Object.entries(value).map(([name, member]) => {
      const key = `,${JSON.stringify(name)}:`;
      if (name === "evidence") return this.#part(() => key + this.value(member));
      const areListed = listed[name];
      return key + (areListed && Array.isArray(member) ? this.#list(member, areListed) : this.value(member));
    });
  }

  /** A list of which only some items are listed: the first of these stands behind no comma. */
  #list(items: readonly unknown[], areListed: readonly boolean[]): string {
    const from = areListed.includes(true) ? areListed.indexOf(true) : items.length - 1;
    const written = items.map((item, at) => {
      const one = () => `${at > from ? "," : ""}${this.value(item)}${at < from ? "," : ""}`;
      return areListed[at] ? one() : this.#part(one);
    });
    return `[${written.join("")}]`;
  }

  /** An object, whose evidence, where it comes first, has its comma behind it. */
  #object(value: Members, [name, ...others]: readonly string[]): string {
    if (name !== "evidence" || this.#isInside) return `{${this.members(value).join("").slice(1)}}`;
    const { evidence, ...rest } = value;
    const comma = others.length > 0 ? "," : "";
    const first = this.#part(() => `"evidence":${this.value(evidence)}${comma}`);
    return `{${first}${this.members(rest).join("").slice(1)}}`;
  }

  #reference({ type, id, label: text }: { type: string; id: string; label: string }): string {
    const inner = JSON.stringify(text).slice(1, -1);
    const written = `${reference}${letterOf(type)}${id}${inner.startsWith(english) ? inner : `${label}${inner}${end}`}`;
    if (this.#isAlone) return written;
    const known = this.#outside.indexOf(written);
    if (known >= 0) return again + String.fromCharCode(first + known);
    const inside = this.#isInside ? this.#inside.indexOf(written) : -1;
    if (inside >= 0) return againInside + String.fromCharCode(first + inside);
    const references = this.#isInside ? this.#inside : this.#outside;
    if (references.length < most) references.push(written);
    return written;
  }

  #part(write: () => string): string {
    if (this.#isInside) return write();
    this.#isInside = true;
    const written = write();
    this.#isInside = false;
    if (written === "") return "";
    this.parts += `${written}${partEnd}`;
    return part;
  }
}

/**
 * A document as it is kept, without what its row of `records` says: its members, each behind a comma; apart, what lists leave
 * out of them, as of evidence.
 *
 * @param document texts in both languages as {@link inBoth} writes them.
 * @param listed which items of a member lists show, where that is not all of them.
 */
export const packed = (document: object, listed?: Listed): { body: string; parts: string } => {
  const packer = new Packer();
  const body = shortened(packer.members(document as Members, listed).join(""));
  return { body, parts: shortened(packer.parts) };
};

/** An object that is kept by itself: it names no reference by its number. */
export const packedObject = (object: object): string => shortened(new Packer(true).value(object));

/** Members that are put into what was packed before: they name no reference by its number. */
export const packedAlone = (members: object): string =>
  shortened(new Packer(true).members(members as Members).join(""));
