import { type CollectionType, collections, collectionTypes, isEvidenced } from "../../src/model/record-types.ts";
import type { TestMitra } from "../support/mitra.ts";

export type Ref = { id: string; type: string; label: unknown };
export type DateDto = { edtf: string | null; start: string | null; end: string | null; precision: string };
export type Evidence = { article: Ref; paragraph: number; basis: string; sha256: string };

/** A record as the API shows it: what the tests read of any type. */
export type ApiRecord = {
  type: CollectionType;
  id: string;
  url: string;
  kind: string;
  status: string;
  label: unknown;
  name: unknown;
  language: string;
  date: DateDto;
  published: DateDto;
  signed: DateDto | null;
  place: unknown;
  statusHistory: { status: string; date: DateDto; evidence: Evidence[] }[];
  countries: { country: Ref; organisation?: Ref; roles: string[] }[];
  organisations: { organisation: Ref; country?: Ref; roles: string[] }[];
  partOf: Ref | null;
  series: (Ref & { ordinal: number | null }) | null;
  follows: Ref[];
  signatories: { person: Ref | null; post: Ref | null; side: Ref | null }[];
  proposedBy: Ref[];
  relations: { type: string; agreement: Ref }[];
  topics: Ref[];
  participants: {
    person: Ref | null;
    organisation: Ref | null;
    country: Ref | null;
    post: Ref | null;
    side: Ref | null;
    named: boolean;
  }[];
  places: { place: Ref | null; name: unknown; country: Ref | null }[];
  equipment: { equipment: Ref | null; description: unknown }[];
  maker: Ref | null;
  parties: { party: Ref; role: string }[];
  about: Ref[];
  speakers: Ref[];
  agreements: Ref[];
  engagements: Ref[];
  source: Ref | null;
  agency: Ref | null;
  country: Ref | null;
  organisation: Ref | null;
  accreditedTo: Ref[];
  parent: Ref | null;
  broader: Ref | null;
  narrower: Ref[];
  posts: { country: Ref | null; organisation: Ref | null; post: Ref; asOf: DateDto }[];
  evidence: Evidence[];
  evidenceCount: number;
  counts: Record<string, number>;
  createdVersion: number;
  updatedVersion: number;
  updatedAt: string;
  translations?: { id: Partial<ApiRecord> };
};

export type List = {
  data: ApiRecord[];
  included?: Record<string, ApiRecord>;
  page: { limit: number; next: string | null; total: { value: number; relation: string } };
  dataset: { version: number };
};

export const getJson = async <T>(mitra: TestMitra, path: string): Promise<T> => {
  const response = await mitra.fetch(path);
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
};

/** A whole list, in one page. */
export const listOf = async (mitra: TestMitra, path: string): Promise<List> =>
  getJson(mitra, `${path}${path.includes("?") ? "&" : "?"}limit=200`);

/** Every record of every collection, as its list shows it with its evidence. */
export const everyRecord = async (mitra: TestMitra): Promise<Record<CollectionType, ApiRecord[]>> => {
  const lists = collectionTypes.map(async (type) => {
    const { data } = await listOf(mitra, `/v1/${collections[type]}${isEvidenced(type) ? "?include=evidence" : ""}`);
    return [type, data] as const;
  });
  return Object.fromEntries(await Promise.all(lists)) as Record<CollectionType, ApiRecord[]>;
};

export const sorted = (list: readonly string[]) => [...list].sort();

export const refIds = (refs: readonly Ref[]) => sorted(refs.map(({ id }) => id));
export const idOf = (ref: Ref | null): string | null => ref?.id ?? null;

export const idsOf = async (mitra: TestMitra, path: string): Promise<string[]> =>
  (await listOf(mitra, path)).data.map(({ id }) => id);

/** Follows `next` to the end and gives the ids of each page; `limits` are used in turn. */
export const pagesOf = async (mitra: TestMitra, path: string, limits: readonly number[]): Promise<string[][]> => {
  const pages: string[][] = [];
  const join = path.includes("?") ? "&" : "?";
  for (let next: string | null = "", turn = 0; next !== null; turn++) {
    const cursor: string = next === "" ? "" : `&cursor=${next}`;
    const list: List = await getJson(mitra, `${path}${join}limit=${limits[turn % limits.length]}${cursor}`);
    pages.push(list.data.map(({ id }) => id));
    if (pages.length > 1000) throw new Error(`${path} has no end`);
    next = list.page.next;
  }
  return pages;
};

/** The date that a fact is sorted and filtered by. */
export const dateOf = (type: CollectionType, record: ApiRecord): { start: string | null; end: string | null } => {
  if (type === "article") return record.published;
  if (type !== "agreement") return record.date;
  const dates = [record.signed, ...record.statusHistory.map(({ date }) => date).toReversed()];
  return dates.find((date) => date?.start || date?.end) ?? { start: null, end: null };
};
