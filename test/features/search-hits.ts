import type { TestMitra } from "../support/mitra.ts";
import { getJson } from "./collections.ts";

export type Hit = {
  type: string;
  id: string;
  label: string;
  snippet: string | null;
  date: { start: string | null; end: string | null } | null;
  score: number | null;
  matchedIn: { field: string; terms: string[]; form: string | null; records: { type: string; id: string }[] }[];
  explanation: { part: string; weight: number }[] | null;
  highlights: { field: string; language: string; spans: { start: number; end: number }[]; marked: string | null }[];
};

export type Bucket = { value: string | null; label: string; count: number; relation: string };

export type Answer = {
  query: {
    text: string;
    didYouMean: string | null;
    relaxed: boolean;
    dropped: string[];
    terms: { text: string; excluded: boolean; readings: string[] }[];
  };
  data: Hit[];
  page: { limit: number; next: string | null; total: { value: number; relation: string } };
  facets?: Record<string, Bucket[]>;
};

export const keyOf = ({ type, id }: Pick<Hit, "type" | "id">): string => `${type}:${id}`;

/** The answer to a search; `params` is what follows `q` in the URL. */
export const search = (mitra: TestMitra, q: string, params = ""): Promise<Answer> =>
  getJson<Answer>(mitra, `/v1/search?q=${encodeURIComponent(q)}&limit=200${params}`);

export const keysOf = async (mitra: TestMitra, q: string, params = ""): Promise<string[]> =>
  (await search(mitra, q, params)).data.map(keyOf);
