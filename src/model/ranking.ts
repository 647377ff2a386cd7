import type { RecordType } from "./record-types.ts";

/*
 * What a hit is ranked by: the sum of the weights of all parts that hold for it, and of what its type is worth. Neither
 * depends on other records, so that a place in a ranking, and a cursor, stays good when records come and go.
 */

/** What may hold for a hit that fits a query, what it is worth, and why. */
export const weights = {
  /** The whole query is a name of it, as typed. Before everything else: who types a name wants its bearer. */
  "name-is-query": 1200,
  /** The whole query is a name of it, in other words: an abbreviation, a translation, another spelling. */
  "name-means-query": 500,
  /** The whole query is another name of a topic, of which a word is in its label too: *skema offset*. */
  "other-name": 500,
  /** The whole query, one word, is another name of a topic: before what only has the word in its text: *overhaul*. */
  "other-name-alone": 60,
  /** It has the ministry that is asked for in its name, as a part of it or as another country's: after what was done with it. */
  "of-ministry": -520,
  /** The ministry of the country that is asked for, or what names it: before what another says of that country. */
  "its-ministry": 300,
  /** A person of that ministry: after it, before what was done with it. */
  "its-minister": 180,
  /** All of the query but a country is a name of it, and it is of that country. */
  "name-of-country": 500,
  /** It is an article of which the title has several words, all of them: after what happened or was agreed. */
  report: -90,
  /** A person who holds the post that is asked for: *menhan jepang*. Before what is merely named so. */
  holder: 520,
  /** A person, where it is asked who holds or heads something: before what is headed. */
  "who-holds": 900,
  /** It is a company, where it is asked who makes or supplies something: before the topic that is called so. */
  maker: 700,
  /** A person whose name is asked for with a rank, a post or a country: *brigjen frega*. */
  "person-named": 300,
  /** It happened at the time that is asked for. Before what only speaks of that time. */
  when: 400,
  /** It is an event of that time: what happened, before what was said of it. */
  event: 90,
  /** It is a fact of the year that is asked for; less, as years also stand in names: *MILEX 2025*. */
  year: 90,
  /** It has the status that is asked for. Before texts that only use the word: "nothing is signed" is not signed. */
  status: 150,
  /** It is an event that tells of a record that has the status, which is all that is asked for: before texts that use the word. */
  "status-told": 240,
  /** It is of the type that is asked for. */
  type: 300,
  /** All words stand in its names. */
  names: 220,
  /** The names are those of a person, an organisation, a thing: before titles of what is told. */
  bearer: 110,
  /** All words stand in its names as typed. */
  "names-as-typed": 30,
  /** Some of the words stand in its names: shared among the words of the query. */
  "some-names": 34,
  /** It is, or is held by somebody under, a post of just the words that were typed, not of others that mean the same. */
  "title-as-typed": 100,
  /** All words stand in its text. */
  text: 70,
  /** Its text has the query in one piece. */
  "text-phrase": 30,
  /** The whole query is the name of something that it mentions. */
  "mentioned-name": 330,
  /** It is a statement by the person who is named first. */
  said: 140,
  /** It is the post that is asked for: after who holds it, before what its holders did. */
  post: 160,
  /** The whole query is the name of a post: before what was done with its holders, where none is known. */
  "post-named": 300,
  /** It is a post of the home country or who holds it, where nothing else is asked for: before who holds it elsewhere. */
  "held-at-home": 500,
  /** It is an event, where a question asks when or where: before what it is one of, was agreed there, and tells of it. */
  occasion: 640,
  /** It is an article, where it is asked who reported something. */
  reported: 640,
  /** It is an agreement, where a question asks how far something has come. */
  progress: 260,
  /** It is a statement, where a question asks for a reason, or who wants something: who spoke said so. */
  reason: 330,
  /** It is a country of which a question asks something: after what was done with it. */
  "asked-about": -600,
  /** It was agreed or done with all of several countries that are asked for: before what only says their names. */
  between: 300,
  /** In chronological order: its status is held, before what is planned or only told. */
  happened: 100,
  /** In chronological order: its names or its text have all words, before mentions. */
  told: 200,
  /** In chronological order: its date is not known. After all of its type that have one. */
  undated: -250,
  /** It meets a part of the query, and tells of one of the few records that meet all of it: after all that do. */
  around: -3000,
} as const;

export type Part = keyof typeof weights;

/** What a type is worth among records that fit equally well: what most readers mean by a name comes first. */
export const priors: Readonly<Record<RecordType, number>> = {
  country: 60,
  /** What was agreed, before the meeting at which it was. */
  agreement: 50,
  engagement: 45,
  topic: 40,
  person: 35,
  statement: 35,
  article: 30,
  series: 30,
  equipment: 30,
  organisation: 25,
  source: 25,
  place: 20,
  /** After what was done with its holders, unless it is asked for. */
  post: -250,
};

/** What every word of the shortest name takes away: of two that fit, the shorter says less else. */
export const perWordOfName = -2;

/** The most that a person gains or loses so. */
const mostForTime = 40;

/**
 * What a person gains or loses for when they are last known to have held a post, instead of for the length of their name: of
 * two holders the later comes first. A point for half a year, counted from a fixed one, so that no score changes by itself.
 *
 * @param day in ISO 8601, or as much of it as is known; empty where nothing is.
 */
export const lastHeld = (day: string): number => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return Math.max(-mostForTime, Math.min(mostForTime, (year - 2025) * 2 + (month > 6 ? 1 : 0)));
};

/** Of how many matches all are ranked together; of more, how many of the newest of each part are. */
export const rankedTogether = 400;
export const rankedOfMany = 200;

/**
 * Fewer hits than these are followed by such as meet most of a query: of two words only where none meets both, of more the
 * sooner, as hardly anything has all the words of a sentence.
 */
export const fewHits = (words: number): number => (words < 3 ? 1 : (words - 1) * 2);

/** Fewer records than these that meet a query of several words are followed by what tells of them. */
export const fewOfAll = 8;

/** More matches than these are followed by nothing: it would stand beyond the longest page. */
export const mostSurrounded = 100;

/** A query that so few fit is relaxed: what meets this much of it, in hundredths of the best, is an answer still. */
export const closeEnough = 60;
/** How many such answers there are at most: more would be noise. */
export const mostRelaxed = 10;
