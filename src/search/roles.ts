import { COURTESIES, canonicalSpelling } from "../language/lexicon.ts";
import { factTypes } from "../model/record-types.ts";
import { engagementKindLabels, organisationKindLabels } from "../model/vocabulary.ts";

/*
 * What words of a query are to people and offices, and of which kind of these.
 */

/** The filter tokens of facts. */
export const facts: readonly string[] = factTypes.map((type) => `type:${type}`);

/** The filter tokens of the kinds of engagements. */
export const eventKinds: ReadonlySet<string> = new Set(Object.keys(engagementKindLabels).map((kind) => `kind:${kind}`));

/** The filter tokens of people, organisations, and the kinds of these. */
export const kindsOfActors: ReadonlySet<string> = new Set([
  "type:person",
  "type:organisation",
  ...Object.keys(organisationKindLabels).map((kind) => `kind:${kind}`),
]);

/** The kinds of organisations that are companies, as filters. */
export const companies = ["company", "state-owned-enterprise"].map((value) => ({ field: "kind", value }));

/** Whether a unit asks for companies. */
export const isOfCompanies = ({ asked = [] }: { readonly asked?: readonly string[] }): boolean =>
  asked.includes("kind:state-owned-enterprise");

const SIGNING = /\b(?:sign(?:s|ed|ing)?|inked|(?:(?:di|ter)?tanda|(?:me|pe)nanda) ?tangan(?:i|an)?|(?:di|me)?teken)\b/;

/** Whether folded words say that something was signed. */
export const isSigning = (words: readonly string[]): boolean => SIGNING.test(words.join(" "));

const ROLES =
  /\b(minister|secretary|director|ambassador|attache|chief|commander|president|head|inspector|spokesperson|menteri|sekretaris|direktur|dubes|duta besar|atase|kepala|panglima|komandan|presiden|menhan|menlu|wamenhan|wamenlu|athan|sekjen|secgen|dirjen|kasum|karo|kabiro|kasal|kasad|kasau|ksad|ksal|ksau|wapres)\b/;

/** Whether folded words name a post that people hold. */
export const isRole = (words: readonly string[]): boolean => ROLES.test(words.map(canonicalSpelling).join(" "));

const RANK =
  /^(?:menteri|minister|sekretaris|secretary|direktur|director|kepala|head|chief|komandan|commander|panglima)$/;

/** Whether folded words are the title of a post without its office: *minister*, *kepala*. */
export const isRank = (words: readonly string[]): boolean => RANK.test(words.map(canonicalSpelling).join(" "));

const STYLES: ReadonlySet<string> = new Set([
  ...COURTESIES,
  ...(
    "sdr dr prof he letjen mayjen brigjen jend jenderal jendral kol kolonel letkol laksda laksdya " +
    "laksma marsda marsdya marsma laksamana marsekal letnan mayor brigadir kapten muda madya pertama lieutenant major " +
    "brigadier general colonel captain rear vice admiral air marshal commodore"
  ).split(" "),
]);

/** Whether folded words are what people put before a name: a courtesy or a rank. */
export const isStyle = (words: readonly string[]): boolean => words.every((word) => STYLES.has(word));

const ENVOYS = /\b(ambassador|attache|dubes|duta besar|atase|athan|angkatan bersenjata|armed forces)\b/;

/** Whether folded words name a post that is as often of another country as of the home country, or that has none. */
export const isEnvoy = (words: readonly string[]): boolean => ENVOYS.test(words.map(canonicalSpelling).join(" "));

const MINISTRIES = /\b(ministry|kementerian|kemhan|kemlu|mod|mofa)\b/;

/** Whether folded words name a ministry: the home country's, if no other is named. */
export const isMinistry = (words: readonly string[]): boolean =>
  MINISTRIES.test(words.map(canonicalSpelling).join(" "));

const OF_DEFENCE = /^(?:pertahanan|militer|defence|defense|military)$/;
const NATIONAL = /^(?:nasional|national)$/;

/** Whether folded words say no more than what all of the record is about. */
export const isOfDefence = (words: readonly string[]): boolean => OF_DEFENCE.test(words.join(" "));

/** Whether folded words say only that something is a nation's. */
export const isNational = (words: readonly string[]): boolean => NATIONAL.test(words.join(" "));
