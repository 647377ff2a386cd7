import { type RecordType, recordTypes } from "../model/record-types.ts";
import type { RecordDate } from "../model/search-shown.ts";
import type { Served } from "./writer.ts";

/** Reading served records, of which `fields=` may have left out any member. */

/** A record as another one names it. */
export type Ref = { type: RecordType; id: string; label: string };

const isObject = (value: unknown): value is Served =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A text that says something; null for all else. */
export const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** A member that is an object; an empty one for all else. */
export const partOf = (value: unknown): Served => (isObject(value) ? value : {});

/** The objects of a list; none where there is no list. */
export const partsOf = (value: unknown): readonly Served[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** The texts of a list; none where there is no list. */
export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => textOf(one) !== null) : [];

/** A reference, or a longer mention of a record; null for all else. */
export const refOf = (value: unknown): Ref | null => {
  const { type, id, label } = partOf(value);
  return typeof type === "string" && type in recordTypes && typeof id === "string"
    ? { type: type as RecordType, id, label: textOf(label) ?? id }
    : null;
};

/** The references of a list: its elements, or what they have under one of these members. */
export const refsOf = (value: unknown, ...members: readonly string[]): readonly Ref[] =>
  partsOf(value).flatMap((part) =>
    (members.length === 0 ? [part] : members.map((member) => part[member])).flatMap((one) => refOf(one) ?? []),
  );

/** The references, each record once. */
export const distinct = (refs: readonly Ref[]): readonly Ref[] => [
  ...new Map(refs.map((ref) => [`${ref.type}:${ref.id}`, ref])).values(),
];

/** A date as exactly as ISO 8601 can say it: `2022-03-02`, `2021-03`, `2021`, or the two days of a span. */
export type IsoDate = { from: string; to: string | null; approximate: boolean };

const isoUnit = /^\d{4}(?:-\d{2}){0,2}$/;

/** @returns null where no such date is known: no date, one without its year, a decade, or an open end. */
export const isoDateOf = (value: unknown): IsoDate | null => {
  const { edtf } = partOf(value) as Partial<RecordDate>;
  if (typeof edtf !== "string") return null;
  const [from = "", to = null, more] = edtf.replaceAll(/[?~%]/g, "").split("/");
  if (!isoUnit.test(from) || (to !== null && !isoUnit.test(to)) || more !== undefined) return null;
  return { from, to, approximate: /[?~%]/.test(edtf) };
};

/** A date that ISO 8601 cannot say, as it is printed or else in EDTF; null where there is none, or it can. */
export const looseDateOf = (value: unknown): string | null => {
  const { edtf, text } = partOf(value);
  return isoDateOf(value) === null ? (textOf(text) ?? textOf(edtf)) : null;
};

/** A text without line breaks, tabs and other controls, each run of white space made one space. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
