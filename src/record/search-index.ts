import type { InStatement } from "@libsql/client/web";
import { insertRows } from "../db/bulk.ts";
import * as t from "../db/schema/index.ts";
import { slotBits } from "../db/search-number.ts";
import { holding, stemPrefix, wordPrefix } from "../db/search-terms.ts";
import { SEGMENT_BREAK } from "../text/analyse.ts";
import { inChunks, inIds, isReference, keyOf, list } from "./keys.ts";
import type { SearchDocument } from "./search-document.ts";
import type { SuggestName } from "./search-references.ts";

const documentsPerStatement = 500;
const wordsPerStatement = 20_000;

const slotMask = 2 ** slotBits - 1;

/** Whether a number is in the slot that begins with another. */
const inSlot = (number: string, first: string) => `${number} between ${first} and ${first} + ${slotMask}`;

/** The pairs of a JSON parameter of `<type>:<id>`. */
const pairs = (parameter: string) =>
  `select substr(value, 1, instr(value, ':') - 1), substr(value, instr(value, ':') + 1) from json_each(${parameter})`;

/** The words of a text in SQL, as a JSON array. */
const wordsIn = (text: string) => `'[' || replace(json_quote(${text}), ' ', '","') || ']'`;

/** Inserts documents, each behind what is in its slot already. A record that has gone again gets no document. */
const insertDocuments = `
  insert into search_documents (id, type, record_id, sort_date, prior, names, text, extra, exact_names, exact_text, exact_extra, mentions, keys)
  select (j.value ->> 0)
    + coalesce((select max(id) + 1 - (j.value ->> 0) from search_documents where ${inSlot("id", "(j.value ->> 0)")}), 0)
    + row_number() over (partition by j.value ->> 0 order by j.key) - 1,
    j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4, j.value ->> 5, j.value ->> 6, j.value ->> 7, j.value ->> 8,
    j.value ->> 9, j.value ->> 10, j.value ->> 11, j.value ->> 12
  from json_each(?) j cross join records r on r.type = j.value ->> 1 and r.id = j.value ->> 2`;

/** The documents that share a slot, or did until another left: hardly ever any. */
const crowded = `search_documents c indexed by search_documents_crowded
  cross join search_documents d on ${inSlot("d.id", `(c.id & ~${slotMask})`)} where c.id & ${slotMask} <> 0`;

/** The posts of a person `d`, which all articles together tell, are its text. */
const posts = (column: "names" | "exact_names") =>
  `coalesce((select group_concat(' ${SEGMENT_BREAK} ' || m.${column}, '' order by m.record_id) from
    (select distinct post_id from person_posts where d.type = 'person' and person_id = d.record_id) h
    join search_documents m on m.type = 'post' and m.record_id = h.post_id), '')`;

/** The records whose names a document `d` is found by; with a post, what it belongs to. */
const mentioned = `(
    select substr(value, 1, instr(value, ':') - 1) as type, substr(value, instr(value, ':') + 1) as id from json_each(d.mentions)
    union select 'country', p.country_id from person_posts h join posts p on p.id = h.post_id
      where d.type = 'person' and h.person_id = d.record_id
    union select 'organisation', p.organisation_id from person_posts h join posts p on p.id = h.post_id
      where d.type = 'person' and h.person_id = d.record_id
    union select 'organisation', p.organisation_id from json_each(d.mentions) v join posts p on p.id = substr(v.value, 6)
      where substr(v.value, 1, 5) = 'post:'
  ) n join search_documents m on m.type = n.type and m.record_id = n.id`;

/** Filter tokens for what the posts of a person `d` belong to. */
const postKeys = (field: "country" | "organisation") => `
  coalesce((select group_concat(' ${field}:' || lower(id), '' order by id) from
    (select distinct p.${field}_id as id from person_posts h join posts p on p.id = h.post_id
      where d.type = 'person' and h.person_id = d.record_id)), '')`;

/** Filter tokens for the words of the names of the person who says a statement `d`. */
const speakerKeys = `
  coalesce((select group_concat(' says:' || word, '' order by word) from
    (select distinct w.value as word from statements s
      cross join search_documents m on m.type = s.speaker_type and m.record_id = s.speaker_id
      cross join json_each(${wordsIn("m.exact_names")}) w
      where d.type = 'statement' and s.id = d.record_id and s.speaker_type = 'person'
        and w.value <> '${SEGMENT_BREAK}' and w.value not like 'is:%')), '')`;

const filterKeys = `
  d.keys || coalesce((select group_concat(' ' || field || ':' || lower(value), '' order by field, value) from terms
    where type = d.type and id = d.record_id and field <> 'names'), '')
  || ${postKeys("country")} || ${postKeys("organisation")} || ${speakerKeys}`;

/** Every term of an expression in SQL with the prefix of its place. */
const placed = (prefix: string, terms: string) =>
  `coalesce(replace(' ' || nullif(trim(${terms}), ''), ' ', ' ${prefix}'), '')`;

const mentionedIn = (column: "names" | "exact_names") =>
  `coalesce((select group_concat(' ${SEGMENT_BREAK} ' || m.${column}, '' order by n.type, n.id) from ${mentioned}), '')`;

/**
 * Puts rows of the index together from the documents that `which` selects by type and id; in the order of their numbers, as
 * FTS5 begins a new segment with every number that is not above the last.
 */
const assemble = (which: string, number = "d.id"): string => `
  insert into search (rowid, names, text, mentions, exact_names, exact_text, exact_mentions, keys)
  select ${number},
    ${placed(stemPrefix.names, "d.names")},
    ${placed(stemPrefix.text, `d.text || ${posts("names")}`)},
    ${placed(stemPrefix.mentions, `d.extra || ${mentionedIn("names")}`)},
    ${placed(wordPrefix.names, "d.exact_names")},
    ${placed(wordPrefix.text, `d.exact_text || ${posts("exact_names")}`)},
    ${placed(wordPrefix.mentions, `d.exact_extra || ${mentionedIn("exact_names")}`)},
    ${filterKeys}
  from search_documents d where d.type <> 'post' and (d.type, d.record_id) in (${which}) order by d.id`;

const disassemble = (which: string): string =>
  `delete from search where rowid in (select id from search_documents where (type, record_id) in (${which}))`;

/** The number of a document `d` with a negative one: its place by name in its slot. */
const place = `(-d.id & ~${slotMask}) + (select count(*) from search_documents o
  where o.id between -(-d.id | ${slotMask}) and -(-d.id & ~${slotMask}) and (o.type, o.record_id) < (d.type, d.record_id))`;

/** Gives the documents of crowded slots their places, by way of negative numbers, as each may have another's place. */
const settle = [
  `update search_documents set id = -id where id in (select d.id from ${crowded})`,
  assemble("select type, record_id from search_documents where id < 0", place),
  `update search_documents set id = placed.id from
    (select d.id as old, ${place} as id from search_documents d where d.id < 0) placed where search_documents.id = placed.old`,
];

/**
 * What is found by the names of references (`?`, a list): all that stands in an article that names them, and what stands under
 * them; people by the names of their posts and of what these belong to, which the article that tells of a post names.
 */
const naming = `
  select f.type, f.id from terms n join terms f on f.field = 'article' and f.value = n.id
    where n.field = 'names' and n.type = 'article' and n.value in (select value from json_each(?))
  union select d.type, d.record_id from search_documents d
    where d.type in ('person', 'organisation', 'topic', 'source') and exists
      (select 1 from json_each(d.mentions) where value in (select value from json_each(?)))
  union select 'person', p.value from terms n cross join terms p on p.type = n.type and p.id = n.id and p.field = 'person'
    where n.field = 'names' and n.type = 'article' and n.value in (select value from json_each(?))`;

const packed = (document: SearchDocument): unknown[] => [
  document.id,
  document.type,
  document.recordId,
  document.sortDate,
  document.prior,
  document.names,
  document.text,
  document.extra,
  document.exactNames,
  document.exactText,
  document.exactExtra,
  JSON.stringify(document.mentions),
  document.keys,
];

const wordsOf = (documents: readonly SearchDocument[]): string[] => {
  const words = new Set<string>();
  for (const { exactNames, exactText, exactExtra } of documents) {
    for (const word of `${exactNames} ${exactText} ${exactExtra}`.split(" ")) {
      if (/^\p{L}+$/u.test(word) && word.length <= 40) words.add(word);
    }
  }
  return [...words];
};

/**
 * Takes in the words of documents, and forgets those of documents that have left, but for those that others hold.
 *
 * @param staying of documents that are there afterwards.
 * @param others of documents that may have left again.
 */
const keepWords = (staying: readonly string[], others: readonly string[]): InStatement[] => [
  ...inChunks([...staying, ...others], wordsPerStatement).map((chunk) => ({
    sql: "insert into search_words (word) select value from json_each(?) where true on conflict do nothing",
    args: [list(chunk)],
  })),
  { sql: "insert or ignore into search_words_left (word) select value from json_each(?)", args: [list(others)] },
  { sql: `delete from search_words_left where word ${inIds}`, args: [list(staying)] },
  `delete from search_words where word in (
    select l.word from search_words_left l cross join search_words w on w.word = l.word
    where not exists (select 1 from search where search match ${holding("l.word")}))`,
  "delete from search_words_left",
];

export type SearchChanges = {
  /** The documents of all records that are written, new or anew. */
  documents: readonly SearchDocument[];
  suggestions: readonly SuggestName[];
  /** `<type>:<id>` of reference records that are there afterwards. */
  needed: ReadonlySet<string>;
  /** `<type>:<id>` of records of which others now say something else, such as a person's post. */
  touched: readonly string[];
  /** `<type>:<id>` of references that may have other names than before: what names them is found by these. */
  renamed: readonly string[];
};

/**
 * Statements that bring the search index and the completions up to the record. They come last in the batch that
 * writes the record; what leaves `records` leaves the index by triggers.
 */
export const searchStatements = ({
  documents,
  suggestions,
  needed,
  touched,
  renamed,
}: SearchChanges): InStatement[] => {
  const written = documents.map(({ type, recordId }) => `${type}:${recordId}`);
  const changed = [...new Set([...written, ...touched])];
  // A person's document may be written anew without the name's completions.
  const completed = new Set(suggestions.map(({ type, id }) => `${type}:${id}`));
  const isStaying = ({ type, recordId }: SearchDocument) => !isReference(type) || needed.has(keyOf(type, recordId));
  return [
    { sql: `delete from search_documents where (type, record_id) in (${pairs("?")})`, args: [list(written)] },
    ...inChunks(documents, documentsPerStatement).map((chunk) => ({
      sql: insertDocuments,
      args: [list(chunk.map(packed))],
    })),
    ...settle,
    ...inChunks(changed, documentsPerStatement).flatMap((chunk) =>
      [disassemble, assemble].map((statement) => ({ sql: statement(pairs("?")), args: [list(chunk)] })),
    ),
    ...(renamed.length === 0
      ? []
      : [disassemble, assemble].map((statement) => ({
          sql: statement(naming),
          args: [list(renamed), list(renamed), list(renamed)],
        }))),
    ...keepWords(wordsOf(documents.filter(isStaying)), wordsOf(documents.filter((one) => !isStaying(one)))),
    { sql: `delete from suggest_names where (type, id) in (${pairs("?")})`, args: [list(completed)] },
    ...insertRows(t.suggestNames, suggestions),
    {
      sql: `delete from suggest_names where (type, id) in (${pairs("?")})
        and not exists (select 1 from records r where r.type = suggest_names.type and r.id = suggest_names.id)`,
      args: [list([...completed].filter((key) => !needed.has(key)))],
    },
  ];
};
