import { collectionTypes, recordTypes } from "../../../src/model/record-types.ts";
import type { Ask } from "./ask.ts";

/** What a record says, as the API answers it in both languages: its names, its other words, all names of what it names. */
export type WordsOfRecord = { key: string; names: string; text: string; mentions: string };

type Ref = { type: string; id: string; label: string };
type Answered = Ref & Record<string, unknown>;
type List = { data: Answered[]; page: { next: string | null } };

const named = [
  "label",
  "name",
  "names",
  "otherNames",
  "aliases",
  "misprints",
  "altLabels",
  "officialTitle",
  "headline",
];
const signs = [
  "type",
  "id",
  "url",
  "articleUrl",
  "updatedAt",
  "textSha256",
  "edtf",
  "start",
  "end",
  "basis",
  "precision",
];

type Words = { key: string; names: Set<string>; text: Set<string>; refs: Map<string, string> };

const isRef = (value: object): value is Ref => "type" in value && "id" in value && "label" in value;
const keyOf = ({ type, id }: Ref): string => `${type}:${id}`;

const collect = (value: unknown, isName: boolean, into: Words): void => {
  if (typeof value === "string") into[isName ? "names" : "text"].add(value);
  if (typeof value !== "object" || value === null) return;
  if (isRef(value) && keyOf(value) !== into.key) into.refs.set(keyOf(value), value.label);
  else
    for (const [member, each] of Object.entries(value)) {
      if (!signs.includes(member)) collect(each, isName || named.includes(member), into);
    }
};

const wordsOf = ({ translations, ...english }: Answered): Words => {
  const into: Words = { key: keyOf(english as Ref), names: new Set(), text: new Set(), refs: new Map() };
  for (const version of [english, ...Object.values(translations ?? {})]) collect(version, false, into);
  return into;
};

const joined = (words: Iterable<string>): string => [...words].join(" \n ");

/** The words of every record, read from the lists of the API. */
export const wordsOfRecords = async (ask: Ask): Promise<WordsOfRecord[]> => {
  const records = new Map<string, Words>();
  for (const type of collectionTypes) {
    for (let cursor: string | null = ""; cursor !== null; ) {
      const { collection } = recordTypes[type];
      const { data, page }: List = await ask(
        `/v1/${collection}?limit=200&lang=all${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`,
      );
      for (const record of data.map(wordsOf)) records.set(record.key, record);
      cursor = page.next;
    }
  }
  return [...records.values()].map(({ key, names, text, refs }) => ({
    key,
    names: joined(names),
    text: joined(text),
    mentions: joined([...refs].flatMap(([ref, label]) => [...(records.get(ref)?.names ?? [label])])),
  }));
};
