import { loadSeeds } from "../../../seeds/load.ts";
import type { Concept } from "../../../src/language/concepts.ts";
import { conceptKey, knownRuns, unitsOfName } from "../../../src/language/names.ts";
import { tokenise } from "../../../src/language/tokenise.ts";
import { isoCountries } from "../../../src/record/countries.ts";
import { inProject } from "../../paths.ts";
import { withJudgedSeeds } from "./judgements.ts";

/** Asks for completions: the keys (`<type>:<id>`) of what is suggested, best first. */
export type AskSuggestions = (q: string) => Promise<string[]>;

/** The share of records that were found in one way, of how many asked for, and what was missed. */
export type CompletionShare = { kind: string; asked: number; share: number; missed: string[] };

/** A record that is completed, as its dossier or list calls it. */
export type Named = { key: string; labels: readonly string[]; others: readonly string[]; isFact: boolean };

const depth = 8;

const firstLetters = (label: string, count: number): string[] => {
  const letters = Array.from(label);
  return letters.length <= count ? [] : [letters.slice(0, count).join("").trim()];
};

/** Two neighbouring letters of the longest word changed places; none where it is short. */
const withSlip = (label: string, at: number): string[] => {
  const word = label.split(/[^\p{L}]+/u).reduce((best, one) => (one.length > best.length ? one : best), "");
  const letters = Array.from(word);
  const place = 1 + (at % Math.max(1, letters.length - 3));
  const [a = "", b = ""] = letters.slice(place);
  if (letters.length < 6 || a.toLowerCase() === b.toLowerCase()) return [];
  const slipped = [...letters.slice(0, place), b, a, ...letters.slice(place + 2)].join("");
  return [label.replace(word, slipped)];
};

/** What is typed for a record, by kind. */
const typedFor = ({ labels, others, isFact }: Named, at: number): [kind: string, typed: readonly string[]][] => [
  ["label, 5 letters", labels.flatMap((label) => firstLetters(label, 5))],
  ["label, 8 letters", labels.flatMap((label) => firstLetters(label, 8))],
  ["label, to the end of a word", labels.flatMap((label) => wholeWords(label, isFact ? 4 : 2))],
  ["label, whole", labels],
  ["alias", others],
  ["inner word", labels.flatMap((label) => innerWord(label))],
  ["one slip", labels.flatMap((label) => withSlip(label, at))],
];

const wholeWords = (label: string, count: number): string[] => {
  const words = label.split(" ");
  return words.length <= count ? [] : [words.slice(0, count).join(" ")];
};

/** The longest word after the first. */
const innerWord = (label: string): string[] => {
  const [, ...inner] = label.split(/[^\p{L}]+/u).filter(Boolean);
  const longest = inner.reduce((best, one) => (one.length > best.length ? one : best), "");
  return longest.length >= 4 ? [longest] : [];
};

/** A name as it is compared: its words, and what the lexicon knows of them. */
type Read = { words: readonly string[]; concepts: ReadonlySet<string>; units: readonly (readonly string[])[] };

const read = (name: string): Read => {
  const tokens = tokenise(name);
  const runs = knownRuns(name, tokens);
  const keys = (run: { concepts: readonly Concept[] }) => run.concepts.map(conceptKey);
  return {
    words: tokens.map(({ folded }) => folded),
    concepts: new Set(runs.flatMap(keys)),
    units: unitsOfName(tokens, runs).map(keys),
  };
};

/** How many records have a name that begins so, or has a word for each that was typed, or what the lexicon knows these as. */
const sharing = (typed: string, all: readonly (readonly Read[])[]): number => {
  const { words, units } = read(typed);
  const letters = words.join("");
  return all.filter((names) =>
    names.some(
      (own) =>
        own.words.join("").startsWith(letters) ||
        words.every((word) => own.words.some((one) => one.startsWith(word))) ||
        (units.length > 0 && units.every((keys) => keys.some((key) => own.concepts.has(key)))),
    ),
  ).length;
};

/** Every record of the judged seeds that is suggested: those that the dossiers name, and their facts. */
export const judgedNames = (invented = inProject("test/search")): Promise<Named[]> =>
  withJudgedSeeds(invented, async (folder) => {
    const { dossiers, reference } = await loadSeeds(folder);
    const fact = (type: string, { id, label }: { id: string; label: { en: string; id: string } }): Named => ({
      key: `${type}:${id}`,
      labels: [...new Set([label.en, label.id])],
      others: [],
      isFact: true,
    });
    const facts = dossiers.flatMap(({ article, engagements, agreements }) => [
      fact("article", article),
      ...engagements.map((one) => fact("engagement", one)),
      ...agreements.map((one) => fact("agreement", one)),
    ]);
    const entry = (key: string, label: { en: string; id: string }, others: readonly string[]): Named => ({
      key,
      labels: [...new Set([label.en, label.id])],
      others,
      isFact: false,
    });
    return [
      ...reference.person.map(({ id, name, otherNames }) => entry(`person:${id}`, { en: name, id: name }, otherNames)),
      ...reference.organisation.map(({ id, names, aliases, misprints }) =>
        entry(`organisation:${id}`, names, [...aliases, ...misprints]),
      ),
      ...reference.equipment.map(({ id, names, aliases }) => entry(`equipment:${id}`, names, aliases)),
      ...reference.place.map(({ id, names, aliases }) => entry(`place:${id}`, names, aliases)),
      ...reference.series.map(({ id, label, aliases }) => entry(`series:${id}`, label, aliases)),
      ...reference.source.map(({ id, name, aliases }) => entry(`source:${id}`, { en: name, id: name }, aliases)),
      ...[...isoCountries.values()].map(({ id, names, otherNames }) => entry(`country:${id}`, names, otherNames)),
      ...reference.post.map(({ id, label, aliases }) => entry(`post:${id}`, label, aliases)),
      ...reference.topic.map(({ id, label, altLabels }) =>
        entry(`topic:${id}`, label, [...altLabels.en, ...altLabels.id]),
      ),
      ...facts,
    ];
  });

/**
 * Asks for every record by the beginnings of its labels, its other names, an inner word and with one slip, and tells for each
 * kind the share of those asked in which the record is among the first eight. What more than eight records share, by
 * their names or titles or by what the lexicon knows of these, is not asked.
 *
 * @param isThere whether a record is one of those that are served: what no dossier names is none.
 */
export const completionShares = async (
  ask: AskSuggestions,
  names: readonly Named[],
  isThere: (key: string) => boolean,
): Promise<CompletionShare[]> => {
  const there = names.filter(({ key }) => isThere(key));
  const all = there.map(({ labels, others }) => [...labels, ...others].map(read));
  const shares = new Map<string, { asked: number; missed: string[] }>();
  for (const [at, named] of there.entries()) {
    for (const [kind, typed] of typedFor(named, at)) {
      for (const q of new Set(typed)) {
        if (kind !== "one slip" && sharing(q, all) > depth) continue;
        const found = (await ask(q)).slice(0, depth).includes(named.key);
        for (const group of [kind, `${named.isFact ? "facts" : named.key.replace(/:.*/, "")}: ${kind}`]) {
          const share = shares.get(group) ?? { asked: 0, missed: [] };
          shares.set(group, share);
          share.asked += 1;
          if (!found) share.missed.push(`${q} → ${named.key}`);
        }
      }
    }
  }
  return [...shares].map(([kind, { asked, missed }]) => ({ kind, asked, share: 1 - missed.length / asked, missed }));
};
