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
    enquiries: "inquiries",
    enquiry: "inquiry",
    judgement: "judgment",
    judgements: "judgments",
    maneuver: "manoeuvre",
    maneuvers: "manoeuvres",
    meter: "metre",
    program: "programme",
    programs: "programmes",
    theater: "theatre",
    tonne: "ton",
    tonnes: "tons",
  }),
);

/** Words that the Porter algorithm keeps from the root of the first of the line: who does it, what it is, what was done. */
const FAMILIES: readonly string[] = [
  "acquire acquisition",
  "advise adviser advisor advisory",
  "agree agreement",
  "ally alliance",
  "analyse analysis analyst",
  "attend attendee",
  "authority authorise authorised authorising authorisation authorize authorized authorizing authorization",
  "begin began begun",
  "build builder built",
  "buy bought buyer",
  "choose chose chosen",
  "commission commissioner",
  "conclude conclusion",
  "crisis crises",
  "decide decision",
  "defence defensive",
  "deliver deliveries delivery",
  "deny denial",
  "deploy deployment",
  "destroy destruction",
  "detain detainee detention",
  "exhibit exhibitor",
  "expel expulsion",
  "expire expiry",
  "explain explanation",
  "extend extension",
  "fish fisheries fishery",
  "fisherman fishermen",
  "fly flew flown",
  "general generally",
  "give gave given",
  "grow grew grown growth",
  "hold held",
  "important importance",
  "instruct instructor",
  "invest investor",
  "lead leader leadership led",
  "maintain maintenance",
  "meet met",
  "minister ministerial",
  "navy naval",
  "parliament parliamentary",
  "partner partnership",
  "pay paid payment",
  "peacekeeping peacekeeper",
  "piracy pirate pirated",
  "president presidential",
  "product produce produced producer producing",
  "prosecute prosecutor",
  "ratify ratified ratifies ratifying ratification",
  "receive receipt",
  "renew renewal",
  "respond response",
  "resume resumption",
  "seize seizure",
  "sell sale sold seller",
  "send sent",
  "sign signatories signatory signature",
  "sink sank sunk",
  "smuggle smuggler",
  "speak spoke spoken",
  "strength strengthen strengthened strengthening",
  "supply supplier",
  "suspend suspension",
  "take taken took",
  "teach taught teacher",
  "tell told",
  "threat threaten threatened threatening",
  "train trainee trainer",
  "visit visitor",
  "win won winner",
  "withdraw withdrawn withdrew",
  "woman women",
  "write wrote written",
];

/** Words that the Porter algorithm would send to the root of another word: *arms* to *arm*, *attaché* to *attach*. */
const WHOLE: readonly string[] =
  `arms assistant attache authority business community corps corpse customer customs executive experiment general important
   international mineral news objective university waters`.split(/\s+/);

/** In the plural as in the singular. */
const singularOf = (word: string): string => (word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.replace(/s$/, ""));

const wholeStems = new Map(WHOLE.map((word) => [word, word]));

const familyStems = new Map(
  FAMILIES.flatMap((line) => {
    const [first = "", ...others] = line.split(" ");
    const stem = wholeStems.get(first) ?? stemmer(first);
    return [first, ...others].map((word): [string, string] => [word, stem]);
  }),
);

const listedStem = (word: string): string | undefined => wholeStems.get(word) ?? familyStems.get(word);

const LONGEST_WORD = 40;

/** `-ise` → `-ize`, `-our` → `-or`, `-yze` → `-yse`, `-ense` → `-ence`: the regular differences, each written one way for the stemmer. */
function unifySpelling(word: string): string {
  const spelt = SPELLINGS.get(word) ?? word;
  if (spelt.length < 6) return spelt;
  return spelt
    .replace(/([^aeiou])is(e|ed|es|er|ers|ing|ation|ations)$/, "$1iz$2")
    .replace(/lyz(e|ed|es|ing)$/, "lys$1")
    .replace(/^(defen|licen|offen)s(e|ed|es|ing)$/, "$1c$2")
    .replace(/^maneuver(ed|ing)$/, "manoeuvr$1")
    .replace(/([^aeiou])our(s|ed|ing|ably|able)?$/, "$1or$2");
}

/**
 * Stems a folded English word with the Porter algorithm (M. F. Porter, "An algorithm for suffix stripping", 1980), after
 * British and American spellings have been made one: `defense`/`defence`, `organisation`/`organization`.
 * Words that are not plain `a`–`z` come back as they are.
 */
export function stemEnglish(word: string): string {
  if (word.length > LONGEST_WORD || !/^[a-z]+$/.test(word)) return word;
  return listedStem(word) ?? listedStem(singularOf(word)) ?? stemmer(unifySpelling(word));
}
