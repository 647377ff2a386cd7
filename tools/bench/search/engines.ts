import { type Client, createClient } from "@libsql/client/web";
import { createApp } from "../../../src/app.ts";
import { exactText } from "../../../src/language/analyse.ts";
import { stemEnglish } from "../../../src/language/stem-en.ts";
import type { Judgement } from "./judgements.ts";
import { stemPlainIndonesian } from "./snowball.ts";

/** A way to search: the keys (`<type>:<id>`) of what it finds, best first, at most 20. */
export type Engine = (query: Judgement) => Promise<string[]>;

const depth = 20;

type Source = { type: string; recordId: string; columns: [names: string, text: string, mentions: string] };

/** The words of every record: its names, all its words, each once, and the names of what it mentions, folded. */
const wordsOfRecords = async (client: Client): Promise<Source[]> => {
  const { rows } = await client.execute(`
    select d.type, d.record_id, d.exact_names as names, d.words as text, coalesce((select group_concat(m.exact_names, ' ')
      from json_each(d.mentions) n join search_documents m on m.type || ':' || m.record_id = n.value), '') as mentions
    from search_documents d`);
  const plain = (value: unknown) => String(value).replaceAll(/\bz0z\b|\b(?:is|as):\S+/g, "");
  return rows.map(({ type, record_id: recordId, names, text, mentions }) => ({
    type: String(type),
    recordId: String(recordId),
    columns: [plain(names), plain(text), plain(mentions)],
  }));
};

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
const baselineEngine = async (client: Client, name: string, { tokenizer, words }: Baseline): Promise<Engine> => {
  const table = `baseline_${name.replaceAll(/\W/g, "_")}`;
  await client.execute(
    `create virtual table ${table} using fts5(type unindexed, id unindexed, names, text, mentions, tokenize = '${tokenizer}')`,
  );
  const sources = await wordsOfRecords(client);
  await client.batch(
    sources.map(({ type, recordId, columns }) => ({
      sql: `insert into ${table} values (?, ?, ?, ?, ?)`,
      args: [type, recordId, ...columns.map((column) => words(column).join(" "))],
    })),
    "write",
  );
  return async ({ q, params }) => {
    const match = words(q)
      .filter((word) => tokenizer !== "trigram" || word.length >= 3)
      .map((word) => `"${word}"`)
      .join(" AND ");
    if (match === "") return [];
    const { rows } = await client.execute({
      sql: `select type || ':' || id as key from ${table} where ${table} match ? and (? is null or type = ?)
        order by bm25(${table}, 0, 0, 10, 4, 1) limit ${depth}`,
      args: [match, params?.type ?? null, params?.type ?? null],
    });
    return rows.map(({ key }) => String(key));
  };
};

type Server = { url: string; authToken: string };

const mitraEngine = ({ url, authToken }: Server): Engine => {
  const app = createApp();
  const bindings = { LIBSQL_URL: url, LIBSQL_AUTH_TOKEN: authToken };
  return async ({ q, lang, params }) => {
    const query = new URLSearchParams({
      q,
      ...params,
      ...(lang ? { lang } : {}),
      limit: String(depth),
      highlight: "none",
    });
    const answer = await app.request(`/v1/search?${query}`, undefined, bindings);
    if (answer.status !== 200) throw new Error(`${q}: ${answer.status} ${await answer.text()}`);
    const { data } = (await answer.json()) as { data: { type: string; id: string }[] };
    return data.map(({ type, id }) => `${type}:${id}`);
  };
};

/** Every engine by its name, on a seeded database. */
export const enginesOn = async (server: Server): Promise<Map<string, Engine>> => {
  const client = createClient(server);
  const engines = new Map<string, Engine>();
  for (const [name, baseline] of Object.entries(process.env.NOBASE ? {} : baselines)) {
    engines.set(name, await baselineEngine(client, name, baseline));
  }
  return engines.set("Mitra", mitraEngine(server));
};
