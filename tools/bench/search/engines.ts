import { type Client, createClient } from "@libsql/client/web";
import { exactText } from "../../../src/language/analyse.ts";
import { stemEnglish } from "../../../src/language/stem-en.ts";
import type { Ask } from "./ask.ts";
import type { Judgement } from "./judgements.ts";
import { stemPlainIndonesian } from "./snowball.ts";
import { type WordsOfRecord, wordsOfRecords } from "./words.ts";

/** What a way to search answers: the keys (`<type>:<id>`) of what it finds, best first, at most 20. */
export type Answer = {
  found: string[];
  /** Whether it says that not all of the query was asked for, and of how many records then. */
  relaxed: boolean;
  total: number;
};

export type Engine = (query: Judgement) => Promise<Answer>;

const depth = 20;
const nothing: Answer = { found: [], relaxed: false, total: 0 };

type Baseline = { tokenizer: string; words: (text: string) => string[] };

const folded = (text: string): string[] => exactText(text).split(" ").filter(Boolean);

const baselines: Readonly<Record<string, Baseline>> = {
  "FTS5 unicode61": { tokenizer: "unicode61", words: folded },
  "FTS5 trigram": { tokenizer: "trigram", words: folded },
  "Snowball alone": {
    tokenizer: "unicode61",
    words: (text) => folded(text).map((word) => stemPlainIndonesian(stemEnglish(word))),
  },
};

/** An FTS5 table over the same words, ranked by its own bm25: the filters hold, the operators of the query do not. */
const baselineEngine = async (
  client: Client,
  records: readonly WordsOfRecord[],
  name: string,
  { tokenizer, words }: Baseline,
): Promise<Engine> => {
  const table = `baseline_${name.replaceAll(/\W/g, "_")}`;
  await client.execute(
    `create virtual table ${table} using fts5(key unindexed, names, text, mentions, tokenize = '${tokenizer}')`,
  );
  await client.batch(
    records.map(({ key, names, text, mentions }) => ({
      sql: `insert into ${table} values (?, ?, ?, ?)`,
      args: [key, ...[names, text, mentions].map((column) => words(column).join(" "))],
    })),
    "write",
  );
  return async ({ q, params }) => {
    const match = words(q)
      .filter((word) => tokenizer !== "trigram" || word.length >= 3)
      .map((word) => `"${word}"`)
      .join(" AND ");
    if (match === "") return nothing;
    const { rows } = await client.execute({
      sql: `select key from ${table} where ${table} match ? and key like ? || '%'
        order by bm25(${table}, 0, 10, 4, 1) limit ${depth}`,
      args: [match, params?.type ? `${params.type}:` : ""],
    });
    return { found: rows.map(({ key }) => String(key)), relaxed: false, total: rows.length };
  };
};

type SearchAnswer = {
  data: { type: string; id: string }[];
  page: { total: { value: number } };
  query: { relaxed: boolean };
};

/** A query that is refused finds nothing. */
const whereAllowed = (reason: unknown): Answer => {
  if (reason instanceof Error && reason.cause === 400) return nothing;
  throw reason;
};

const mitraEngine =
  (ask: Ask): Engine =>
  ({ q, lang, params }) => {
    const query = new URLSearchParams({
      q,
      ...params,
      ...(lang ? { lang } : {}),
      limit: String(depth),
      highlight: "none",
    });
    return ask<SearchAnswer>(`/v1/search?${query}`).then(
      ({ data, page, query: read }) => ({
        found: data.map(({ type, id }) => `${type}:${id}`),
        relaxed: read.relaxed,
        total: page.total.value,
      }),
      whereAllowed,
    );
  };

/** Every engine by its name, on a seeded database. */
export const enginesOn = async (server: { url: string; authToken: string }, ask: Ask): Promise<Map<string, Engine>> => {
  const client = createClient(server);
  const records = await wordsOfRecords(ask);
  const engines = new Map<string, Engine>();
  for (const [name, baseline] of Object.entries(baselines)) {
    engines.set(name, await baselineEngine(client, records, name, baseline));
  }
  return engines.set("Mitra", mitraEngine(ask));
};
