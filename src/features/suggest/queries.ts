import { bothSides } from "../../collections/filters.ts";
import type { Db } from "../../db/client.ts";
import { wordPrefix } from "../../db/fulltext/terms.ts";
import { among } from "../../db/select/refs.ts";
import { and } from "../../db/select/selection.ts";
import { type SQL, sql } from "../../db/sql.ts";
import { sidesOf } from "../../http/request/params.ts";
import { fold, nameKey } from "../../language/normalise.ts";
import { type CollectionType, factTypes } from "../../model/record-types.ts";
import { beginningOf } from "../../model/text.ts";
import { phraseIn, wordsBeyond } from "../../search/expression.ts";
import { slipKeys } from "../../search/words.ts";

export type SuggestOptions = {
  text: string;
  types: readonly CollectionType[];
  countries: readonly string[] | undefined;
  limit: number;
};

export type SuggestRow = {
  type: CollectionType;
  id: string;
  labelEn: string;
  labelId: string;
  form: string | null;
  hintEn: string | null;
  hintId: string | null;
  isSlip: number;
};

/** A name that is typed in full comes before all that go on. */
const wholeFirst = 1000;
/** Makes every rank a number of five digits. */
const rankBase = 20_000;
const longestKey = 60;
const shortKey = 3;
/** How many names of a bucket or range are looked at, and how many of them are described. */
const [mostNames, mostCandidates] = [200, 30];
const beyond = (key: SQL | string) => sql`${key} || char(1114111)`;

const isOf = (countries: readonly string[] | undefined): SQL =>
  and(
    bothSides(
      countries,
      (
        some,
      ) => sql`(exists (select 1 from terms t where t.type = n.type and t.id = n.id and t.field = 'country' and ${among(sql`t.value`, some)})
        or n.type = 'topic' and exists (select 1 from term_pair_counts pair where pair.type in ('engagement', 'agreement', 'statement')
          and pair.field = 'topic' and pair.value = n.id and pair.other_field = 'country' and ${among(sql`pair.other_value`, some)}))`,
    ),
  );

/** Names under a key: the bucket of a short one, the range of a longer one. `others` must stand in some name of the record too. */
const named = ({ types, countries }: SuggestOptions, key: string, others: readonly string[]): SQL => sql`
  select * from (select n.type, n.id, n.form, n.rank, ${others.length === 0 ? sql`n.key = ${key}` : sql`0`} as whole from suggest_names n
    where ${key.length <= shortKey ? sql`n.key = ${key}` : sql`n.key >= ${key} and n.key < ${beyond(key)}`}
      and ${among(sql`+n.type`, types)} and ${isOf(countries)}
      ${sql.join(
        others.map(
          (word) =>
            sql`and exists (select 1 from search f cross join search_documents d on d.type = n.type and d.record_id = n.id
              where f.search match ${phraseIn(["names"], [word])} and f.rowid = d.id)`,
        ),
        sql` `,
      )}
    order by n.key, n.rank, n.type, n.id limit ${mostNames})`;

const popularity = sql`(select coalesce(sum(count), 0) from term_counts where field = c.type and value = c.id
  and type in ('engagement', 'agreement', 'statement'))`;

/** Tells the first of candidates `c` (type, id, form, isSlip) in an order that leaves none of them equal. */
const described = (candidates: SQL, order: SQL, limit: number): SQL => sql`
  select c.type, c.id, r.label_en as "labelEn", r.label_id as "labelId", c.form, c.slip as "isSlip",
    r.hint_en as "hintEn", r.hint_id as "hintId"
  from (select * from (${candidates}) c order by ${order} limit ${limit}) c
    cross join records r on r.type = c.type and r.id = c.id order by ${order}`;

/** Of each record the name of the least rank, and of several the first: the least of both in one text. */
const ranked = (names: readonly SQL[]): SQL =>
  described(
    sql`
    select c.type, c.id, substr(c.best, 6) as form, substr(c.best, 1, 5) - ${rankBase} as rank, ${popularity} as popularity,
      0 as slip
    from (select type, id, min((${rankBase} + rank - whole * ${wholeFirst}) || form) as best
      from (${sql.join([...names], sql` union all `)}) group by type, id) c`,
    sql`c.rank / 20, c.popularity desc, c.rank, c.form, c.type, c.id`,
    mostCandidates,
  );

/** Facts whose title has all the words, the last of them perhaps not yet whole; the newest first. */
const titled = ({ types, countries, limit }: SuggestOptions, words: readonly string[]): SQL[] => {
  const wanted = factTypes.filter((type) => type !== "statement" && types.includes(type));
  const last = words.at(-1) ?? "";
  if (wanted.length === 0 || last.length < (words.length > 1 ? 2 : shortKey)) return [];
  const { any, none } = sidesOf(countries ?? []);
  const isLeftOut =
    none.length === 0
      ? sql``
      : sql`where not exists (select 1 from terms t where t.type = d.type and t.id = d.record_id
          and t.field = 'country' and ${among(sql`t.value`, none)})`;
  const completions = sql`(select group_concat('"' || ${wordPrefix.names} || word || '"', ' OR ' order by word) from
    (select word from search_words where word >= ${last} and word < ${beyond(last)} order by word limit ${mostNames}))`;
  const { before, after } = wordsBeyond({
    words: words.slice(0, -1),
    filters: [
      wanted.map((type) => ({ field: "type", value: type })),
      ...(any.length > 0 ? [any.map((country) => ({ field: "country", value: country }))] : []),
    ],
  });
  return [
    described(
      sql`
      select d.type, d.record_id as id, null as form, 0 as slip, d.id as number from
        (select f.rowid as id from search f where f.search match ${before} || coalesce(${completions}, '"z0none"') || ${after}
          order by f.rowid desc limit ${none.length === 0 ? limit : mostNames}) f cross join search_documents d on d.id = f.id ${isLeftOut}`,
      sql`c.number desc`,
      limit,
    ),
  ];
};

/** Names of which a word may begin as one of `words` with one edit; nothing where a name begins as it is typed. */
const misspelt = (options: SuggestOptions, key: string, words: readonly string[]): SQL[] => {
  const long = words.filter((word) => word.length >= 5);
  if (long.length === 0) return [];
  const keys = [...new Set(long.flatMap(slipKeys))];
  return [
    described(
      sql`
      select n.type, n.id, n.form, 1 as slip, min(n.rank) as rank from search_slips s cross join suggest_names n
        on n.key >= s.word and n.key < ${beyond(sql`s.word`)}
      where ${among(sql`s.key`, keys)} and ${among(sql`+n.type`, options.types)} and ${isOf(options.countries)}
        and not exists (select 1 from suggest_names where key >= ${key} and key < ${beyond(key)})
      group by n.type, n.id, n.form`,
      sql`c.rank, c.type, c.id, c.form`,
      mostNames,
    ),
  ];
};

/** Everything that a typed beginning may be completed to, the likeliest first: one round trip. */
export const loadSuggestions = async (db: Db, options: SuggestOptions) => {
  const typed = beginningOf(fold(options.text), longestKey).trim();
  const words = typed.split(" ");
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), "");
  const keys = [...new Set([typed, nameKey(typed)])].filter((key) => key !== "");
  const others = words.filter((word) => word !== longest);
  const likeliest = ranked([
    ...keys.map((key) => named(options, key, [])),
    ...(others.length > 0 ? [named(options, longest, others)] : []),
  ]);
  const further = [...titled(options, words), ...misspelt(options, typed, words)];
  const rows = await db.batch([
    db.all<SuggestRow>(likeliest),
    ...further.map((statement) => db.all<SuggestRow>(statement)),
  ]);
  return { rows: rows.flat(), words };
};
