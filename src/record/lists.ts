import { isListed, type ListedType, listedTypes, type RecordType } from "../model/record-types.ts";
import { countryEntry } from "./countries.ts";

/** As much of an entry of a reference list as builders of other types look at. */
export type AnyEntry = Readonly<
  { id: string } & Partial<Record<"country" | "kind" | "organisation" | "parent" | "broader", string | null>>
>;

/** The reference lists by id. */
export type ReferenceIndex = Readonly<Record<ListedType, ReadonlyMap<string, AnyEntry>>>;

/** The reference lists, each by the type of its records. */
export type Lists<Entry = AnyEntry> = Readonly<Record<ListedType, readonly Entry[]>>;

export const mapLists = <T>(make: (type: ListedType) => T) =>
  Object.fromEntries(listedTypes.map((type) => [type, make(type)])) as Record<ListedType, T>;

export const indexReference = (lists: Lists): ReferenceIndex =>
  mapLists((type) => new Map(lists[type].map((entry) => [entry.id, entry])));

/** The organisations above one, nearest first; null where they run in a circle. */
export const parentsOf = (index: Pick<ReferenceIndex, "organisation">, id: string): string[] | null => {
  const parents: string[] = [];
  for (
    let at = index.organisation.get(id)?.parent ?? null;
    at !== null;
    at = index.organisation.get(at)?.parent ?? null
  ) {
    if (at === id || parents.includes(at)) return null;
    parents.push(at);
  }
  return parents;
};

/** The entry of a reference record; undefined where there is none. */
export const entryOf = (index: ReferenceIndex, type: RecordType, id: string): AnyEntry | undefined =>
  isListed(type) ? index[type].get(id) : type === "country" ? countryEntry(id) : undefined;
