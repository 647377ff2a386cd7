import { collectionTypes, recordTypes } from "../../../src/model/record-types.ts";
import type { Ask } from "./ask.ts";

/** What a record says, as the API answers it in both languages: its names, its other words, the names of what it names. */
export type WordsOfRecord = { key: string; names: string; text: string; mentions: string };

type Answered = { type: string; id: string } & Record<string, unknown>;
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

type Column = "names" | "text" | "mentions";

const isRef = (value: object): boolean => "type" in value && "id" in value && "label" in value;

const collect = (value: unknown, column: Column, into: Record<Column, Set<string>>): void => {
  if (typeof value === "string") into[column].add(value);
  if (typeof value !== "object" || value === null) return;
  for (const [member, each] of Object.entries(value)) {
    if (signs.includes(member)) continue;
    if (column === "mentions" || (typeof each === "object" && each !== null && isRef(each)))
      collect(each, "mentions", into);
    else collect(each, column === "names" || named.includes(member) ? "names" : "text", into);
  }
};

const wordsOf = (record: Answered): WordsOfRecord => {
  const into = { names: new Set<string>(), text: new Set<string>(), mentions: new Set<string>() };
  const { translations, ...english } = record;
  for (const version of [english, ...Object.values(translations ?? {})]) collect(version, "text", into);
  const joined = (column: Column) => [...into[column]].join(" \n ");
  return {
    key: `${record.type}:${record.id}`,
    names: joined("names"),
    text: joined("text"),
    mentions: joined("mentions"),
  };
};

/** The words of every record, read from the lists of the API. */
export const wordsOfRecords = async (ask: Ask): Promise<WordsOfRecord[]> => {
  const records: WordsOfRecord[] = [];
  for (const type of collectionTypes) {
    for (let cursor: string | null = ""; cursor !== null; ) {
      const { collection } = recordTypes[type];
      const { data, page }: List = await ask(
        `/v1/${collection}?limit=200&lang=all${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`,
      );
      records.push(...data.map(wordsOf));
      cursor = page.next;
    }
  }
  return records;
};
