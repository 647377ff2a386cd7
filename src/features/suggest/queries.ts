import { bothSides } from "../../collections/filters.ts";
import type { Db } from "../../db/client.ts";
import { nameTerm, rankBits } from "../../db/fulltext/name-terms.ts";
import { joinRecord } from "../../db/fulltext/record.ts";
import { wordPrefix } from "../../db/fulltext/terms.ts";
import { among } from "../../db/select/refs.ts";
import { and } from "../../db/select/selection.ts";
import { type SQL, sql } from "../../db/sql.ts";
import { sidesOf } from "../../http/request/params.ts";
import { type CollectionType, collectionTypes, factTypes } from "../../model/record-types.ts";
import { hasKey } from "../../search/expression.ts";
import { nothing, wordsFrom } from "../../search/late.ts";
import { slipKeys } from "../../search/words.ts";
import { all, type Halves, readTyped, type Typed } from "./typed.ts";

export type SuggestOptions = {
  text: string;
  types: readonly CollectionType[];
  countries: readonly string[] | undefined;
  limit: number;
};

/** A record that may be meant. */
export type SuggestRow = {
  type: CollectionType;
  id: string;
  labelEn: string;
  labelId: string;
  hintEn: string | null;
  hintId: string | null;
  /** Its names as JSON; null where there is only its label. */
  forms: string | null;
  /** How well it fits: 0 where the whole of a name was typed, {@link slip} where it takes a slip. */
  fit: number;
};

export const slip = 9;

/** Who does not hold the post that was typed before a name. */
const otherPost = 8;

/** How many names are looked at that are, begin so, and have it within; and how many holders of one post are told. */
const [mostWhole, mostBegun, mostWithin, mostHolders] = [20, 60, 40, 3];
/** Up to which place posts that were not typed in full bring their latest holder. */
const mostPlaces = 3;
/** Labels of facts are completed from as many characters on. */
const shortestLabel = 3;
/** How many words of the index one that is unfinished, or has a slip, may be. */
const [mostWords, mostSlips, mostMisspelt] = [40, 200, 40];
/** What puts names that begin with a word before those that have it within: more than any number. */
const beforeOthers = 2 ** 50;
const beyond = (key: SQL | string) => sql`${key} || char(1114111)`;

const isNoFact = (type: CollectionType): boolean => !(factTypes as readonly string[]).includes(type);

/** An expression for names of the types and countries asked for; of posts too, where their holders are. */
const namesFor = ({ types, countries = [] }: SuggestOptions): ((expression: string) => string) => {
  const { any, none } = sidesOf(countries);
  const sought = collectionTypes.filter(
    (type) => isNoFact(type) && (types.includes(type) || (type === "post" && types.includes("person"))),
  );
  const terms = (made: readonly string[]) =>
    made.length === 0 ? "" : `(${made.map((one) => `"${one}"`).join(" OR ")})`;
  const filters = [
    sought.length === collectionTypes.filter(isNoFact).length ? "" : terms(sought.map(nameTerm.type)),
    any.length === 0 ? "" : terms([...any.map(nameTerm.country), nameTerm.type("topic")]),
  ];
  const left = none.length === 0 ? "" : ` NOT ${terms(none.map(nameTerm.country))}`;
  return (expression) => `(${all([`(${expression})`, ...filters])})${left}`;
};

/** A topic has no country of its own: it is of those that facts on it name. */
const isOf = (countries: readonly string[] | undefined): SQL => {
  const sides = bothSides(
    countries,
    (
      some,
    ) => sql`exists (select 1 from term_pair_counts pair where pair.type in ('engagement', 'agreement', 'statement')
      and pair.field = 'topic' and pair.value = n.id and pair.other_field = 'country' and ${among(sql`pair.other_value`, some)})`,
  );
  return sides.length === 0 ? sql`true` : sql`(n.type <> 'topic' or ${and(sides)})`;
};

const popularity = sql`(select coalesce(sum(count), 0) from term_counts where field = n.type and value = n.id
  and type in ('engagement', 'agreement', 'statement'))`;

const shown = sql`r.type, r.id, r.label_en as "labelEn", r.label_id as "labelId", r.hint_en as "hintEn", r.hint_id as "hintId"`;

/** The holders of posts that were found, three of each, the latest first. */
const holders = (options: SuggestOptions): SQL => {
  const [before = "", after = ""] = namesFor({ ...options, types: ["person"] })(`"${nameTerm.holds("*")}"`).split("*");
  return sql`
    select number, fit, place, 1 as holds, at from (
      select h.rowid as number, p.fit, p.place, row_number() over (partition by p.id order by (select max(held.value ->> '$.day') from documents d
          cross join json_each(d.told, '$.posts') held where d.type = 'person' and d.id = n.id and held.value ->> '$.post' = p.id)
          desc, n.number) as at
        from best p cross join suggest h on h.suggest match ${before} || p.id || ${after}
          cross join suggest_names n on n.number = h.rowid where p.type = 'post' and (p.fit = 0 or p.place <= ${mostPlaces}))
      where at <= case fit when 0 then ${mostHolders} else 1 end`;
};

/** What a word may be the beginning of; numbers are no words of the index, and are taken as they are. */
const completionsOf = (word: string): SQL =>
  /^\p{L}+$/u.test(word) ? wordsFrom("names", word, mostWords) : sql`${`"${wordPrefix.names}${word}"`}`;

/** The words of the index that may be one edit away from the beginning of which a word has a slip. */
const slipsOf = (word: string, prefix: string, suffix = ""): SQL => {
  const letters = Array.from(word);
  const middle = Math.floor(letters.length / 2);
  // An edit, or two letters in each other's place, leaves what is before or what is after the middle as it is.
  const [head, tail] = [letters.slice(0, middle - 1).join(""), letters.slice(middle + 1).join("")];
  return sql`coalesce((select group_concat(${`"${prefix}`} || word || ${suffix === "" ? '"' : suffix}, ' OR ') from (select distinct word from search_slips
    where ${among(sql`key`, slipKeys(word))} and length(word) >= ${letters.length - 1}
      and (substr(word, 1, ${middle - 1}) = ${head} or instr(substr(word, ${middle + 1}), ${tail}) between 1 and 3)
    order by word limit ${mostSlips})), ${nothing})`;
};

const between = ({ before, after }: Halves, words: SQL): SQL => sql`${before} || ${words} || ${after}`;

/** The types of facts that are asked for by their titles. */
const titledTypes = ({ types }: SuggestOptions) =>
  factTypes.filter((type) => type !== "statement" && types.includes(type));

/** An expression in SQL for titles of the types and countries asked for. */
const titlesFor = (options: SuggestOptions): ((expression: SQL) => SQL) => {
  const { any, none } = sidesOf(options.countries ?? []);
  const key = (field: string, values: readonly string[]) =>
    values.length === 0 ? "" : hasKey(values.map((value) => ({ field, value })));
  const filters = all([key("type", titledTypes(options)), key("country", any)]);
  const left = none.length === 0 ? "" : ` NOT ${key("country", none)}`;
  return (expression) => sql`${`((${filters} AND `} || ${expression} || ${`)${left})`}`;
};

/** A person after a courtesy or a rank; after a post first who holds one that is called so. */
const styledBy = (expression: (match: string) => string, { person, posts }: NonNullable<Typed["styled"]>) => {
  if (posts === null) return [{ fit: 3, match: sql`${expression(person)}`, most: mostWithin }];
  const [before = "", after = ""] = expression(`${person} AND ?`).split("?");
  const held = sql`(select coalesce(group_concat(${`"${nameTerm.holds("")}`} || n.id || '"', ' OR '), ${nothing})
    from suggest s cross join suggest_names n on n.number = s.rowid where s.suggest match ${posts})`;
  return [
    { fit: 3, match: sql`${`${before}(`} || ${held} || ${`)${after}`}`, most: mostWithin },
    { fit: otherPost, match: sql`${expression(person)}`, most: mostWithin },
  ];
};

/**
 * Names: those that are what was typed, that begin so, that have it within. Posts give way to all else that fits as well, and
 * what fits equally well comes by how often it is named. Before a post whose name was typed in full come its holders; those
 * of other posts come after all that was found.
 */
const named = (options: SuggestOptions, { whole, coded, begun, within, styled }: Typed): SQL => {
  const { types, countries, limit } = options;
  const expression = namesFor(options);
  // Whose name goes on after a post is wanted before it.
  const areLater = styled?.posts ? sql`false` : sql`t.holds and t.fit > 0`;
  const some = [
    { fit: 0, match: sql`${expression(whole)}`, most: mostWhole },
    ...(coded === null ? [] : [{ fit: 1, match: sql`${expression(coded)}`, most: mostWhole }]),
    { fit: 2, match: sql`${expression(begun)}`, most: mostBegun },
    ...within.map((match, at) => ({ fit: 3 + at, match: sql`${expression(match)}`, most: mostWithin })),
    ...(styled === null ? [] : styledBy(expression, styled)),
  ].map(
    ({ fit, match, most }) =>
      sql`select * from (select rowid as number, ${fit} as fit from suggest where suggest match ${match} order by rowid limit ${most})`,
  );
  return sql`
    with fitting as materialized (
      select n.number, n.type, n.id, min(f.fit) as fit, ${popularity} as popularity
      from (${sql.join(some, sql` union all `)}) f cross join suggest_names n on n.number = f.number
      where ${isOf(countries)} group by n.number),
    best as materialized (
      select *, row_number() over (order by fit + (fit > 0 and type = 'post'), case when fit = 0 then number >> ${rankBits} end,
        popularity desc, id, number) as place from fitting order by place limit ${limit}),
    told as materialized (
      select number, fit, place, 0 as holds, 0 as at from best
      ${types.includes("person") ? sql`union all ${holders(options)}` : sql``})
    select ${shown}, n.forms, t.fit
    from told t cross join suggest_names n on n.number = t.number cross join records r on r.type = n.type and r.id = n.id
    where ${among(sql`n.type`, types)} order by t.fit = ${otherPost}, ${areLater}, t.place, t.holds = 0, t.at`;
};

/** Facts whose label begins so in either language, or whose title has all the words, the newest of these; where there is room. */
const facts = (options: SuggestOptions, { titled, beginning, begun: names }: Typed): SQL[] => {
  const types = titledTypes(options);
  const { countries, limit } = options;
  if (types.length === 0 || beginning.length < shortestLabel) return [];
  const begun = (["en", "id"] as const).flatMap((language) =>
    types.map((type) => {
      const key = sql.raw(`sort_${language}`);
      return sql`select * from (select type, id, 2 as fit from room cross join records
        where type = ${type} and ${key} >= ${beginning} and ${key} < ${beyond(beginning)} order by ${key}, id limit ${limit})`;
    }),
  );
  const within = titled.map(
    (title, at) => sql`
    select r.type, r.id, ${3 + at} as fit from (select f.rowid from room cross join search f
      where f.search match ${titlesFor(options)(between(title, completionsOf(title.word)))} order by f.rowid limit ${limit}) f
      ${joinRecord}`,
  );
  // Labels alone do not say which countries a fact is of.
  const some = [...(countries === undefined ? begun : []), ...within];
  if (some.length === 0) return [];
  return [
    sql`with room as materialized (select 1 where (select count(*) from
        (select 1 from suggest where suggest match ${namesFor(options)(names)} limit ${limit})) < ${limit})
      select ${shown}, null as forms, f.fit
      from (select type, id, min(fit) as fit from (${sql.join(some, sql` union all `)}) group by type, id) f
      cross join records r on r.type = f.type and r.id = f.id order by f.fit, r.sort_date desc, r.type, r.id`,
  ];
};

/** Names, and titles, with a word that may be meant by one with a slip: where there is nothing else. */
const misspelt = (options: SuggestOptions, { within, titled, slips }: Typed): SQL[] => {
  if (slips.length === 0) return [];
  const isForFacts = titledTypes(options).length > 0;
  const titles = titlesFor(options);
  const names = namesFor(options);
  const [before = "", after = ""] = names("*").split("*");
  const some = [
    ...slips.map(
      ({ begun }) => sql`select * from (select n.type, n.id, n.forms, n.number - ${beforeOthers} as number
        from unmet cross join suggest s cross join suggest_names n on n.number = s.rowid
        where s.suggest match ${before} || ${slipsOf(begun.word, begun.before, `${begun.after}" *`)} || ${after} and ${isOf(options.countries)}
        order by s.rowid limit ${mostMisspelt})`,
    ),
    ...slips.map(
      ({ name }) => sql`select * from (select n.type, n.id, n.forms, n.number
        from unmet cross join suggest s cross join suggest_names n on n.number = s.rowid
        where s.suggest match ${before} || ${between(name, slipsOf(name.word, nameTerm.word("")))} || ${after} and ${isOf(options.countries)}
        order by s.rowid limit ${mostMisspelt})`,
    ),
    ...(isForFacts ? slips : []).map(
      ({ title }) => sql`select * from (select r.type, r.id, null as forms, f.rowid as number
        from unmet cross join search f ${joinRecord}
        where f.search match ${titles(between(title, slipsOf(title.word, wordPrefix.names)))} order by f.rowid limit ${mostMisspelt})`,
    ),
  ];
  const met = [
    ...within.slice(-1).map((match) => sql`select 1 from suggest where suggest match ${names(match)}`),
    ...(isForFacts ? titled.slice(-1) : []).map(
      (title) => sql`select 1 from search where search match ${titles(between(title, completionsOf(title.word)))}`,
    ),
  ];
  return [
    sql`with unmet as materialized (select 1 where ${and(met.map((one) => sql`not exists (${one})`))})
      select ${shown}, f.forms, ${slip} as fit
      from (select type, id, max(forms) as forms, min(number) as number from (${sql.join(some, sql` union all `)}) group by type, id) f
      cross join records r on r.type = f.type and r.id = f.id
      where ${among(sql`r.type`, options.types)} order by f.forms is null, f.number`,
  ];
};

/** Everything that a typed beginning may be completed to, the likeliest first: one round trip. */
export const loadSuggestions = async (db: Db, options: SuggestOptions) => {
  const typed = readTyped(options.text);
  const rows = await db.batch([
    db.all<SuggestRow>(named(options, typed)),
    ...[...facts(options, typed), ...misspelt(options, typed)].map((statement) => db.all<SuggestRow>(statement)),
  ]);
  return { rows: rows.flat(), typed };
};
