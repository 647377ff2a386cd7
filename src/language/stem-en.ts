import { stemmer } from "stemmer";

/** British and American spellings that no rule below covers: variant → the form that is stemmed. */
const SPELLINGS = new Map(
  Object.entries({
    aeroplane: "airplane",
    aluminum: "aluminium",
    center: "centre",
    centers: "centres",
    dialog: "dialogue",
    dialogs: "dialogues",
    defense: "defence",
    defenses: "defences",
    license: "licence",
    licenses: "licences",
    maneuver: "manoeuvre",
    maneuvers: "manoeuvres",
    meter: "metre",
    offense: "offence",
    offenses: "offences",
    program: "programme",
    programs: "programmes",
  }),
);

/** Words that the Porter algorithm would send to the root of another word, or keep from their own. */
const EXCEPTIONS = new Map(
  Object.entries({
    agreement: "agre",
    agreements: "agre",
    arms: "arms",
    community: "community",
    communities: "community",
    customs: "customs",
    general: "general",
    generals: "general",
    importance: "important",
    important: "important",
    international: "international",
    ministerial: "minist",
    news: "news",
    partnership: "partner",
    partnerships: "partner",
    university: "university",
    universities: "university",
    waters: "waters",
  }),
);

const LONGEST_WORD = 40;

/** `-ise` → `-ize`, `-our` → `-or`: the two regular differences, written the American way for the stemmer. */
function unifySpelling(word: string): string {
  const spelt = SPELLINGS.get(word) ?? word;
  if (spelt.length < 6) return spelt;
  return spelt
    .replace(/([^aeiou])is(e|ed|es|er|ers|ing|ation|ations)$/, "$1iz$2")
    .replace(/([^aeiou])our(s|ed|ing|ably|able)?$/, "$1or$2");
}

/**
 * Stems a folded English word with the Porter algorithm (M. F. Porter, "An algorithm for suffix stripping", 1980), after
 * British and American spellings have been made one: `defense`/`defence`, `organisation`/`organization`.
 * Words that are not plain `a`–`z` come back as they are.
 */
export function stemEnglish(word: string): string {
  if (word.length > LONGEST_WORD || !/^[a-z]+$/.test(word)) return word;
  return EXCEPTIONS.get(word) ?? stemmer(unifySpelling(word));
}
