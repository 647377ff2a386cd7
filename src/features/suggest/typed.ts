import { nameTerm } from "../../db/fulltext/name-terms.ts";
import { stemPrefix, wordPrefix } from "../../db/fulltext/terms.ts";
import type { Concept } from "../../language/concepts.ts";
import { isKnownWord } from "../../language/known-words.ts";
import { STOP_WORDS, spellingsBegun } from "../../language/lexicon.ts";
import { conceptKey, gistOf, joined, type KnownRun, knownRuns, unitsOfName, visible } from "../../language/names.ts";
import { fold, nameKey } from "../../language/normalise.ts";
import { tokenise } from "../../language/tokenise.ts";
import { beginningOf } from "../../model/text.ts";
import { keysIn } from "../../search/expression.ts";
import { typeAsked } from "../../search/keywords.ts";
import { isRole, isStyle } from "../../search/roles.ts";

/** An expression of FTS5 in two halves, between which go the words of the index that a word may be. */
export type Halves = { word: string; before: string; after: string };

/** What has been typed, as the index of completions divides names; expressions are of FTS5. */
export type Typed = {
  /** Its words, folded; the last is perhaps not yet whole. */
  words: readonly string[];
  /** How the labels begin that go on as it does, folded. */
  beginning: string;
  /** A name that is this, in these words or in others. */
  whole: string;
  /** A country of this code, typed in capitals; null where it is none. */
  coded: string | null;
  /** A name that begins so, or a code that is so. */
  begun: string;
  /** A name that has all the words, then one that has them or what they stand for; none where they are function words alone. */
  within: readonly string[];
  /** A person who has the words after a courtesy, a rank or a post in a name; the posts that are typed so, if any. */
  styled: { person: string; posts: string | null } | null;
  /** A title that has all the words, or what they stand for; then that of a fact of the kind that is typed. */
  titled: readonly Halves[];
  /** For each word that may have a slip: how a name begins in one word, and a name and a title that have all the others. */
  slips: readonly { begun: Halves; name: Halves; title: Halves }[];
};

/** How many characters of what was typed are looked at: labels are put in order by as many. */
const longest = 80;
const mostWords = 10;
const [shortestAlone, shortestLast] = [3, 2];
const shortestSlip = 4;
const mostSlips = 3;
const mostForms = 2;

const quote = (term: string): string => `"${term}"`;
const prefix = (term: string): string => `${quote(term)} *`;
const any = (expressions: readonly string[]): string => `(${[...new Set(expressions)].join(" OR ")})`;
export const all = (expressions: readonly string[]): string => expressions.filter((one) => one !== "").join(" AND ");

const rival = (word: string): string => nameKey(word).replaceAll(" ", "");
const spelt = (word: string): string[] => [nameTerm.word(word), nameTerm.word(rival(word))];
const inTitle = (word: string): string => quote(wordPrefix.names + word);

/** The first forms of concepts as phrases of a title. */
const phrasesOf = (concepts: readonly Concept[]): string[] =>
  concepts
    .flatMap(({ id, en }) => [...id.slice(0, mostForms), ...en.slice(0, mostForms)])
    .filter(({ length }) => length > 0)
    .map((phrase) => quote(phrase.map((stem) => stemPrefix.names + stem).join(" ")));

/** A unit of what was typed; of the last, the last word may be unfinished. */
type Unit = { concepts: readonly Concept[]; words: readonly string[]; isLast: boolean };

const wordsInName = ({ words, isLast }: Unit): string =>
  words
    .filter((word) => !STOP_WORDS.has(word))
    .map((word, at, { length }) =>
      isLast && at === length - 1
        ? any([...[word, ...spellingsBegun(word)].flatMap(spelt), nameTerm.functionWord(word)].map(prefix))
        : any(spelt(word).map(quote)),
    )
    .join(" AND ");

const unitInName = (unit: Unit): string =>
  any([`(${wordsInName(unit)})`, ...unit.concepts.map((concept) => quote(nameTerm.concept(conceptKey(concept))))]);

/** What else may stand in a title for a unit. */
type Otherwise = (unit: Unit) => readonly string[];

const knownAs: Otherwise = ({ concepts }) => phrasesOf(concepts);

/** The kind of fact that a unit is, of which not every title says it: *MoU*. */
const kindOf = ({ words }: Unit): string[] => {
  const kind = keysIn({ keys: typeAsked(words)?.asked.filter((key) => key.startsWith("kind:")) });
  return kind === null ? [] : [kind];
};

const ofKind: Otherwise = (unit) => [...knownAs(unit), ...kindOf(unit)];

const titleOf = (units: readonly Unit[], words: readonly string[], otherwise: Otherwise): Halves => {
  const word = words.at(-1) ?? "";
  const last = units.find(({ isLast }) => isLast);
  const others = units
    .filter(({ isLast }) => !isLast)
    .map((unit) => any([`(${all(unit.words.map(inTitle))})`, ...otherwise(unit)]));
  const known = (last ? otherwise(last) : []).map((one) => `${one} OR `);
  const written = (last?.words ?? []).slice(0, -1).map((one) => `${inTitle(one)} AND `);
  return {
    word,
    before: `${others.map((one) => `${one} AND `).join("")}(${known.join("")}(${written.join("")}(`,
    after: ")))",
  };
};

/** Titles that have all words, or what they stand for; then those of facts of the kind that is typed. */
const titlesOf = (units: readonly Unit[], words: readonly string[]): Halves[] => {
  if ((words.at(-1) ?? "").length < (words.length > 1 ? shortestLast : shortestAlone)) return [];
  const hasKind = units.some((unit) => kindOf(unit).length > 0);
  return [knownAs, ...(hasKind ? [ofKind] : [])].map((otherwise) => titleOf(units, words, otherwise));
};

/** Names and titles that have all words but one, which is perhaps not what was meant. */
const slipsOf = (words: readonly string[]): Typed["slips"] =>
  words
    .map((word, at) => ({
      word,
      begun: { word, before: nameTerm.name(words.slice(0, at).join("")), after: words.slice(at + 1).join("") },
      others: words.toSpliced(at, 1).filter((one) => !STOP_WORDS.has(one)),
    }))
    .filter(({ word }) => word.length >= shortestSlip && !isKnownWord(word))
    .sort((a, b) => b.word.length - a.word.length)
    .slice(0, mostSlips)
    .map(({ word, begun, others }) => {
      const halves = (made: readonly string[]): Halves => ({
        word,
        before: `${made.map((one) => `${one} AND `).join("")}(`,
        after: ")",
      });
      return {
        begun,
        name: halves(others.map((one) => any(spelt(one).map(one === words.at(-1) ? prefix : quote)))),
        title: halves(others.map(inTitle)),
      };
    });

/** Reads what has been typed. It must hold a letter or digit. */
export const readTyped = (text: string): Typed => {
  const shown = beginningOf(visible(text).trim(), longest);
  const tokens = tokenise(shown).slice(0, mostWords);
  const words = tokens.map(({ folded }) => folded);
  const runs = unitsOfName(tokens, knownRuns(shown, tokens));
  const units = runs.map(
    ({ from, to, concepts }: KnownRun): Unit => ({
      concepts,
      words: words.slice(from, to),
      isLast: to === tokens.length,
    }),
  );
  const letters = joined(shown);
  const spelling = nameKey(shown).replaceAll(" ", "");
  const names = [nameTerm.name(letters), nameTerm.name(spelling), nameTerm.spelling(spelling)];
  const gist = gistOf(tokens, runs);
  const code = /^\p{L}{2,3}$/u.test(shown) ? [quote(nameTerm.code(letters))] : [];
  const isCapital = shown === shown.toUpperCase();
  // A function word at the end is perhaps the beginning of another word.
  const ending = words.length > 1 && STOP_WORDS.has(words.at(-1) ?? "") ? [words.at(-1) ?? ""] : [];
  const endings = ending.map((word) => any([...spelt(word), nameTerm.functionWord(word)].map(prefix)));
  const styles = Math.max(
    0,
    units.findIndex(({ words: own }) => !isStyle(own) && !isRole(own)),
  );
  const [titles, named] = [units.slice(0, styles), units.slice(styles)];
  const isStyled = titles.length > 0 && (words.at(-1) ?? "").length >= shortestAlone;
  const roles = titles.filter(({ words: own }) => isRole(own)).map(unitInName);
  const posts = roles.length === 0 ? null : all([...roles, quote(nameTerm.type("post"))]);
  const within = [wordsInName, unitInName].map((inName) => all([...units.map(inName), ...endings]));
  const isKnown = units.some(({ concepts }) => concepts.length > 0);
  return {
    words,
    beginning: beginningOf(fold(shown), longest),
    whole: any([quote(nameTerm.name(letters)), ...(gist === "" ? [] : [quote(nameTerm.gist(gist))])]),
    coded: isCapital ? (code[0] ?? null) : null,
    begun: any([...names.map(prefix), ...code]),
    within: units.length === 0 ? [] : within.slice(0, isKnown ? 2 : 1),
    styled: isStyled ? { person: all([...named.map(unitInName), quote(nameTerm.type("person"))]), posts } : null,
    titled: titlesOf(units, words),
    slips: slipsOf(words),
  };
};
