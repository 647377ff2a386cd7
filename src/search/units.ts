import { conceptOfTerm, narrowerTerms } from "../language/concepts.ts";
import { partsInWords } from "../language/days.ts";
import { canonicalSpelling, isQueryWord, STOP_WORDS } from "../language/lexicon.ts";
import { type Phrase, type QueryGroup, queryGroups } from "../language/query.ts";
import { countriesOf, longestRegion } from "../language/regions.ts";
import { stemPhrase } from "../language/stream.ts";
import { tokenise } from "../language/tokenise.ts";
import { besideEachOther, keysOfPartner } from "./beside.ts";
import { datesIn, type SoughtDate } from "./dates.ts";
import { isCountry } from "./expression.ts";
import {
  type Asked,
  betweenNegation,
  comingOf,
  exclusions,
  futures,
  longStatuses,
  negations,
  oppositeOf,
  statusAsked,
  typeAsked,
} from "./keywords.ts";
import { orderedBy } from "./order.ts";
import { asksHolder, isHolding } from "./questions.ts";
import { isMinistry, isRole } from "./roles.ts";
import type { Order, SearchUnit } from "./unit.ts";

/** What a stretch of words comes to. */
export type Stretch = {
  readonly units: readonly SearchUnit[];
  readonly excluded: readonly SearchUnit[];
  /** Negations of what cannot be negated, as typed: they are passed over. */
  readonly ignored: readonly string[];
  readonly order: Order;
};

const HAS_WORD = /[\p{L}\p{N}]/u;

export const folded = (text: string): string[] => tokenise(text).map((token) => token.folded);

const dateUnit = (text: string, { start, end, date, asked, tells, isYears }: SoughtDate): SearchUnit => {
  const typed = text.slice(start, end);
  const inWords = (["id", "en"] as const).map((language) =>
    date ? stemPhrase(partsInWords(date.year, date.month, date.day, language), language) : [],
  );
  return {
    text: typed,
    kind: "phrase",
    exact: folded(typed),
    readings: date ? [[inWords]] : [],
    aspect: isYears ? "year" : "when",
    keys: [...asked, ...tells],
    asked,
    ...(date ? {} : { onlyKeys: true }),
  };
};

/** What the home country is called beside another: *Indo-Pakistan*. */
const isNickname = (words: Phrase): boolean => words.join(" ") === "indo";

const wordUnit = ({ start, end, exact, alternatives, each }: QueryGroup, text: string) => {
  // The words of a post apart from each other are those of other posts: of a deputy, of another ministry.
  const isApart = each.length > 1 && !isRole(exact);
  const concepts = alternatives.flatMap((phrase) => conceptOfTerm(phrase.join(" ")) ?? []);
  const nearest = concepts.flatMap((concept) => concept.nearest);
  const narrower = concepts.flatMap(narrowerTerms);
  const forms = concepts.flatMap(({ country, id, en }) => (country === undefined ? [...id, ...en].flat() : []));
  const unit: SearchUnit = {
    text: text.slice(start, end),
    kind: "word",
    exact,
    readings: [[alternatives], ...(isApart ? [each] : [])],
    ...(forms.length > 0 ? { forms } : {}),
    ...(nearest.length > 0 ? { nearest } : {}),
    ...(narrower.length > 0 ? { narrower } : {}),
  };
  const status = statusAsked(exact);
  if (status) return { ...unit, aspect: "status" as const, ...keysOf(status) };
  const type = typeAsked(exact);
  if (type) return { ...unit, aspect: "type" as const, ...keysOf(type) };
  // A fact is of its partner as much as one that has it in its name. Every fact is of the home country.
  const partners = concepts.flatMap(({ country }) => country ?? []);
  const keys = partners.flatMap(keysOfPartner);
  if (keys.length > 0) return { ...unit, keys };
  return partners.length > 0 || isNickname(exact) ? { ...unit, isHome: true as const } : unit;
};

const keysOf = ({ asked, near }: Asked) => ({ keys: [...asked, ...near], asked });

const statusUnit = (text: string): SearchUnit => {
  const exact = folded(text);
  // Of *in force* a single stem is left, which is that of the armed forces.
  const stems = (["id", "en"] as const)
    .map((language) => stemPhrase(text, language))
    .filter(({ length }) => length > 1);
  const status = statusAsked(exact) ?? { asked: [], near: [] };
  return {
    text,
    kind: "phrase",
    exact,
    readings: stems.length > 0 ? [[stems]] : [],
    aspect: "status",
    ...keysOf(status),
  };
};

type Cut = { start: number; end: number; unit: SearchUnit };

/** Dates, and statuses of several words: what is read before the words around it. */
const cutsIn = (text: string): Cut[] => {
  const dates = datesIn(text).map((date): Cut => ({ start: date.start, end: date.end, unit: dateUnit(text, date) }));
  const lower = text.toLowerCase();
  const cuts = [...dates];
  for (const words of longStatuses) {
    const start = lower.indexOf(words);
    const end = start + words.length;
    const isWhole = start >= 0 && !/[\p{L}\p{N}]/u.test(`${text[start - 1] ?? " "}${text[end] ?? " "}`);
    if (isWhole && cuts.every((cut) => end <= cut.start || start >= cut.end)) {
      cuts.push({ start, end, unit: statusUnit(text.slice(start, end)) });
    }
  }
  return cuts.sort((a, b) => a.start - b.start);
};

const regionUnit = (text: string, exact: Phrase, countries: readonly string[]): SearchUnit => ({
  text,
  kind: "phrase",
  exact,
  readings: [[[stemPhrase(text, "id"), stemPhrase(text, "en")]]],
  isRegion: true,
  keys: countries.flatMap((code) => [...keysOfPartner(code), `country:${code}`]),
});

/** The region that a run of groups is, the longest first; none where it is none. */
const regionAt = (groups: readonly QueryGroup[], text: string): { unit: SearchUnit; count: number } | undefined => {
  for (let count = Math.min(longestRegion, groups.length); count > 0; count--) {
    const run = groups.slice(0, count);
    const exact = run.flatMap((group) => group.exact);
    const countries = countriesOf(exact);
    if (countries) return { unit: regionUnit(text.slice(run[0]?.start, run.at(-1)?.end), exact, countries), count };
  }
  return undefined;
};

const unitsBetween = (text: string): SearchUnit[] => {
  const groups = HAS_WORD.test(text) ? queryGroups(text) : [];
  const units: SearchUnit[] = [];
  let next = 0;
  for (const [at, group] of groups.entries()) {
    if (at < next) continue;
    const region = regionAt(groups.slice(at), text);
    units.push(region?.unit ?? wordUnit(group, text));
    next = at + (region?.count ?? 1);
  }
  return units;
};

/** What a status is turned into, its opposite if nothing else is said, as a unit. */
const opposite = (unit: SearchUnit, text: string, turn = oppositeOf): SearchUnit | null => {
  const turned = unit.aspect === "status" ? turn(unit.asked ?? []) : null;
  return turned && { ...unit, text, readings: [], ...keysOf(turned), onlyKeys: true };
};

/** A status that a prefix turns into its opposite: *unsigned*. */
const PREFIX_OF_OPPOSITE = /^(?:un|non)(?=.{4})/;

/** Applies negations and exclusions to what follows them. */
const negated = (units: readonly SearchUnit[]): Omit<Stretch, "order"> => {
  const kept: SearchUnit[] = [];
  const excluded: SearchUnit[] = [];
  const ignored: string[] = [];
  const wordOf = (unit: SearchUnit | undefined) => (unit?.kind === "word" ? unit.exact.join(" ") : "");
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] as SearchUnit;
    const word = wordOf(unit);
    // In capitals it is a sign of the syntax elsewhere.
    const excludes = exclusions.has(word) || unit.text === "NOT";
    const following = units[at + 1];
    const coming =
      following && futures.has(word) ? opposite(following, `${unit.text} ${following.text}`, comingOf) : null;
    if (coming) {
      kept.push(coming);
      at += 1;
      continue;
    }
    if (!negations.has(word) && !excludes) {
      const status = PREFIX_OF_OPPOSITE.test(word) ? statusAsked([word.replace(PREFIX_OF_OPPOSITE, "")]) : undefined;
      kept.push((status && opposite({ ...unit, aspect: "status", ...keysOf(status) }, unit.text)) ?? unit);
      continue;
    }
    let next = at + 1;
    while (betweenNegation.has(wordOf(units[next]))) next++;
    const meant = units[next];
    const turned = meant && negations.has(word) ? opposite(meant, `${unit.text} ${meant.text}`) : null;
    if (turned) kept.push(turned);
    else if (meant && excludes) excluded.push(meant);
    else ignored.push(unit.text);
    if (turned || (meant && excludes)) at = next;
  }
  return { units: kept, excluded, ignored };
};

const FOREIGN = /\b(?:luar|foreign|kemlu|mofa)\b/;

/** Who heads a ministry is its minister, where nothing else is asked for but a country. */
const ministerOf = (units: readonly SearchUnit[]): readonly SearchUnit[] => {
  const rest = units.filter(({ exact }) => !isHolding(exact));
  if (!rest.every((unit) => isMinistry(unit.exact) || isCountry(unit) || unit.isHome)) return units;
  return units.map((unit) => {
    if (!isMinistry(unit.exact)) return unit;
    const minister = FOREIGN.test(unit.exact.map(canonicalSpelling).join(" ")) ? "menlu" : "menhan";
    const [group] = queryGroups(minister);
    return group ? { ...wordUnit(group, minister), text: unit.text } : unit;
  });
};

/** Whether *antara* is the agency among these words, and not *between*, which two things follow. */
const namesAgency = (words: Phrase): boolean =>
  /^(?:(?:berita|artikel|laporan|media|menurut) )?antara\b(?!.* (?:dan|and|dengan|serta|hingga|sampai)\b)/.test(
    words.join(" "),
  );

/** Reads a stretch of words: dates, statuses and what the lexicon knows as units, negations as what they mean. */
export function readStretch(text: string): Stretch {
  const units: SearchUnit[] = [];
  let at = 0;
  for (const { start, end, unit } of cutsIn(text)) {
    units.push(...unitsBetween(text.slice(at, start)), unit);
    at = end;
  }
  units.push(...unitsBetween(text.slice(at)));
  const stretch = negated(units);
  const { order, units: asked } = orderedBy(stretch.units);
  const words = folded(text);
  const isAgency = namesAgency(words);
  const isSoft = ({ text, exact }: SearchUnit) =>
    (isQueryWord(text) && !(isAgency && exact[0] === "antara")) || exact.every((word) => STOP_WORDS.has(word));
  const hard = asked.filter((unit) => unit.onlyKeys || !isSoft(unit));
  if (hard.length > 0) {
    return { ...stretch, units: besideEachOther(asksHolder(words) ? ministerOf(hard) : hard, words), order };
  }
  // Nothing but negations is looked for as it stands.
  return stretch.units.length > 0 ? { ...stretch, order: null } : { units, excluded: [], ignored: [], order: null };
}

/** The words of a stretch as they are typed, those that are one expression together. */
export function exactUnits(text: string): SearchUnit[] {
  const units: SearchUnit[] = [];
  for (const token of tokenise(text)) {
    const before = units.at(-1);
    const unit: SearchUnit = {
      text: text.slice(token.start, token.end),
      kind: "word",
      exact: [token.folded],
      readings: [],
    };
    if (token.glued && before) {
      units[units.length - 1] = {
        ...before,
        text: `${before.text} ${unit.text}`,
        exact: [...before.exact, ...unit.exact],
      };
    } else units.push(unit);
  }
  return units;
}

export function phraseUnit(text: string, exactly: boolean): SearchUnit {
  const stems = [stemPhrase(text, "id"), stemPhrase(text, "en")].filter(({ length }) => length > 0);
  const single = folded(text).length === 1;
  return {
    text,
    kind: "phrase",
    exact: folded(text),
    readings: exactly || single || stems.length === 0 ? [] : [[stems]],
  };
}

/** Units for what is nearest to a unit, the words of each together or apart. */
export const nearestTo = ({ nearest = [] }: SearchUnit): SearchUnit[] =>
  nearest.map((text) => {
    const [first, ...more] = queryGroups(text);
    if (first && more.length === 0) return wordUnit(first, text);
    const parts = [first, ...more].flatMap((group) => (group ? [group.alternatives] : []));
    return { text, kind: "word", exact: folded(text), readings: [[[stemPhrase(text, "id")]], parts] };
  });

export const prefixUnit = (text: string): SearchUnit => ({
  text: `${text}*`,
  kind: "prefix",
  exact: folded(text),
  readings: [],
});
