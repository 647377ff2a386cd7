import { agreementStatuses, engagementStatuses, signedStatuses } from "../model/vocabulary.ts";

/*
 * Words of a query that say more than that a text holds them: of what status, of what type, what not.
 */

/** A status, its filter tokens, and the words that ask for it, folded. */
const STATUS_LINES = `
status:planned | planned, upcoming, direncanakan, rencana, mendatang
status:held | held, digelar, dilaksanakan, terlaksana, berlangsung
status:postponed | postponed, delayed, ditunda, tertunda
status:cancelled | cancelled, canceled, called off, dibatalkan, batal
status:proposed | proposed, offered, diusulkan, usulan, usul, ditawarkan
status:under-discussion | under discussion, under negotiation, negotiated, dirundingkan, dijajaki, dalam pembahasan
status:agreed-in-principle | agreed in principle, agreed, disepakati
reached:signed kind:signing | signed, inked, ditandatangani, diteken
reached:ratified kind:ratification | ratified, diratifikasi
status:in-force | in force, berlaku
status:completed | completed, finished, selesai, rampung
status:ongoing | ongoing, berjalan
status:amended | amended, diubah, diamandemen
status:suspended | suspended, ditangguhkan
status:resumed | resumed, dilanjutkan kembali
status:expired | expired, berakhir, kedaluwarsa
status:superseded | superseded, replaced, digantikan
status:denied | denied, dibantah
kind:delivery | delivered, handed over, diserahkan, diserahterimakan, dikirim
`;

const readLines = (lines: string): Map<string, readonly string[]> =>
  new Map(
    lines
      .trim()
      .split("\n")
      .flatMap((line) => {
        const [keys = "", words = ""] = line.split(" | ");
        return words.split(", ").map((word): [string, string[]] => [word, keys.split(" ")]);
      }),
  );

const statusWords = readLines(STATUS_LINES);

/** Words for a type of record that its texts need not hold. */
const typeWords = readLines(`
type:agreement | agreement, agreements, pact, pacts, perjanjian, kesepakatan, persetujuan
type:statement | statement, statements, pernyataan, said, kata
type:article | article, articles, news, artikel, berita
`);

/** The filter tokens of a status that a run of folded words asks for; undefined where it asks for none. */
export const statusKeys = (words: readonly string[]): readonly string[] | undefined => statusWords.get(words.join(" "));

/** The filter tokens of a type that a run of folded words names; undefined where it names none. */
export const typeKeys = (words: readonly string[]): readonly string[] | undefined => typeWords.get(words.join(" "));

/** The statuses of more than one word, folded. */
export const longStatuses: readonly string[] = [...statusWords.keys()].filter((words) => words.includes(" "));

/** The filter tokens of the statuses that are other than what these tokens stand for: null where there are none to tell. */
export const oppositeKeys = (keys: readonly string[]): readonly string[] | null => {
  const meant = keys.flatMap((key) => {
    const [field = "", value = ""] = key.split(":");
    return field === "reached" && value === "signed" ? [...signedStatuses] : field === "kind" ? [] : [value];
  });
  const isOfAgreement = keys.some((key) => key.startsWith("reached:"));
  const all: readonly string[] = isOfAgreement
    ? agreementStatuses
    : [...new Set([...agreementStatuses, ...engagementStatuses])];
  return meant.length === 0
    ? null
    : all.filter((status) => !meant.includes(status)).map((status) => `status:${status}`);
};

/** Before a status: its opposite. Before anything else it is passed over. */
export const negations: ReadonlySet<string> = new Set("belum tidak tak not never bukan".split(" "));

/** What a query leaves out follows these. */
export const exclusions: ReadonlySet<string> = new Set(
  "tanpa kecuali selain bukan without except excluding".split(" "),
);

/** What may stand between a negation and what it negates. */
export const betweenNegation: ReadonlySet<string> = new Set("yet been be pernah jadi sempat juga ever".split(" "));

const ROLES =
  /\b(minister|secretary|director|ambassador|attache|chief|commander|president|head|inspector|spokesperson|menteri|sekretaris|direktur|dubes|duta besar|atase|kepala|panglima|komandan|presiden|menhan|menlu|wamenhan|wamenlu|athan|sekjen|dirjen|kasal|kasad|kasau|ksad|ksal|ksau|wapres)\b/;

/** Whether folded words name a post that people hold. */
export const isRole = (words: string): boolean => ROLES.test(words);
