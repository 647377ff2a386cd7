import { isRole } from "./roles.ts";

/*
 * What the words of a question ask for.
 */

const WHEN =
  /\b(?:(?:when|kapan|kpn|kapankah|tanggal berapa|hari apa|(?:which|what) (?:day|date)|date of)\b|tanggal (?:pe|latihan|kunjungan|acara))/;

const WHERE =
  /\b(?:(?:where|dimana|dmn|di mana|(?:kota|tempat|ruang|ruangan|gedung) (?:mana|apa)|(?:which|what) (?:city|place|room|building)|(?:place|location|city|venue) of|host country|in (?:which|what) countr(?:y|ies)|di negara (?:mana|apa)|(?:which|what) countr(?:y|ies) host\w*|negara (?:mana yang jadi )?tuan rumah)\b|(?:tempat|lokasi|kota) (?:pe|latihan|kunjungan|acara))/;

/** Whether folded words ask where something was. */
const asksPlace = (words: readonly string[]): boolean => WHERE.test(words.join(" "));

/** Whether folded words ask when or where something was. */
export const asksOccasion = (words: readonly string[]): boolean => WHEN.test(words.join(" ")) || asksPlace(words);

const TAKING_PART =
  /^(?:attend(?:s|ed|ees?|ing)?|participa(?:nts?|te[ds]?|ting)|(?:tak(?:es?|ing)|took) part|deleg(?:ates?|ations?|asi)|present|joined|host(?:s|ed|ing)?|tuan rumah|peserta|(?:meng|di)?hadiri?|ikut|(?:ikut|turut) serta|berpartisipasi|berperan serta)$/;

/** Whether folded words say of somebody no more than that they took part: *attended*, *hadir*. */
export const isTakingPart = (words: readonly string[]): boolean => TAKING_PART.test(words.join(" "));

const MAKING =
  /^(?:bermitra|mitra|partner(?:s|ed|ing)?|diajak|mengajak|(?:meng|di)gandeng|team(?:s|ed)(?: up)?|bikin|dibikin|works?|worked|working|bekerja|ma(?:kes?|de|kers?|king)|buil(?:ds?|t|ders?)|suppl(?:y|ies|ied|iers?)|s(?:ells?|old|ellers?)|manufactur(?:es?|ed|ers?)|produc(?:es?|ed|ers?)|(?:mem|pem|di)?buat(?:nya)?|(?:me|pe)masok|dipasok|(?:men|pen|di)jual|(?:mem|di)produksi|produsen|pabrikan|(?:mem|di)bangun)$/;

/** Whether folded words say of somebody no more than that they make, supply or work on something, or with whom: *who makes*, *pemasok*, *mitra*. */
export const isMaking = (words: readonly string[]): boolean => MAKING.test(words.join(" "));

const MAKERS =
  /(?<!jaringan )\b(?:pembuat|pemasok|penjual|produsen|pabrikan|(?:mak|build|sell|suppli|manufactur|produc)ers?)\b(?! network)/;
const COMPANIES = /\b(?:perusahaan|bumn|pelat merah|firma|compan(?:y|ies)|firms?|vendors?)\b/;

/** Whether folded words ask for those who make or supply what stands beside: *pembuat tank*, *bumn kapal*. */
export const asksMaker = (words: readonly string[]): boolean => {
  const text = words.join(" ");
  return words.length > 1 && (MAKERS.test(text) || COMPANIES.test(text));
};

const WHICH_COUNTRY = /\b(?:(?:which|what) (?:countr(?:y|ies)|nations?)|negara (?:mana|apa))\b/;

/** Whether folded words ask which country it was. */
export const asksCountry = (words: readonly string[]): boolean => WHICH_COUNTRY.test(words.join(" "));

const OF_A_DEED = /^(\w+) (?:\w+ ){0,2}yang\b/;

/** Who is asked for by what was done: the post of *menhan yang teken perjanjian*. */
const doerIn = (text: string): string => OF_A_DEED.exec(text)?.[1] ?? "";

/** Whether folded words ask who it was: as a question, or by the post and what was done. */
export const asksWho = (words: readonly string[]): boolean => {
  const text = words.join(" ");
  return /\b(who|whom|siapa|siapakah)\b/.test(text) || isRole([doerIn(text)]);
};

const DOING: ReadonlySet<string> = new Set(
  (
    "hold holds holding conduct conducts conducted organise organised organize organized give gives gave given provide provides " +
    "provided take takes took taken use uses used start started begin began punya mempunyai memiliki dimiliki mengadakan " +
    "menggelar menyelenggarakan melaksanakan memberi memberikan diberikan mendapat mendapatkan didapat didapatkan menggunakan digunakan " +
    "memakai dipakai pakai kasih dikasih dimulai"
  ).split(" "),
);

/** Whether folded words say no more than that something is had, done or given: *hold*, *punya*. */
export const isDoing = (words: readonly string[]): boolean => words.every((word) => DOING.has(word));

const REQUESTING = /^(?:minta|meminta|diminta|ask(?:s|ed)?|asked for|request(?:s|ed)?)$/;

/** Whether folded words say of somebody no more than that they want the rest, of which a reason is asked: *meminta*, *asks*. */
export const isRequesting = (words: readonly string[]): boolean => REQUESTING.test(words.join(" "));

const ON_BEHALF =
  /^(?:represent(?:s|ed)?|accompan(?:y|ies|ied)|escort(?:s|ed)?|(?:me|di)wakili|(?:men|di)dampingi|pendamping)$/;

/** Whether folded words say that somebody was there for or with somebody: *mewakili*, *accompanied*. */
export const isOnBehalf = (words: readonly string[]): boolean => ON_BEHALF.test(words.join(" "));

/** Whether folded words ask something: who, when or where, how many, whether, which country, or of something. */
export const asksAnything = (words: readonly string[]): boolean =>
  [asksWho, asksOccasion, asksHowMany, asksWhether, asksCountry, asksAbout].some((asks) => asks(words));

const POST = /^(?:jabatan|posisi|job|position)$/;

/** Whether a folded word says no more than that a post is asked for: *apa jabatan*, *position of*. */
export const isOfPost = (words: readonly string[]): boolean => POST.test(words.join(" "));

const MEDIUM = "(?:koran|media|situs|website|portal|newspaper|outlet|paper|site|kabar)";
const WHICH_MEDIUM = new RegExp(`\\b(?:(?:which|what) (?:news )?${MEDIUM}|${MEDIUM} (?:apa|mana))\\b`);
const REPORTING = new RegExp(
  `^(?:${MEDIUM}|surat|news|(?:me)?muat|dimuat|(?:mem)?beritakan|(?:me|di)laporkan|menulis|report(?:s|ed)?|carr(?:y|ies|ied)|wrote|written|published)$`,
);

/** Whether folded words ask who reported something. */
export const asksMedium = (words: readonly string[]): boolean => WHICH_MEDIUM.test(words.join(" "));

/** Whether folded words say no more than that something was reported: *memuat*, *reported*. */
export const isReporting = (words: readonly string[]): boolean => words.every((word) => REPORTING.test(word));

/**
 * Who is asked for: who makes or supplies something, wants it, took part in it, in what post, anybody; in which country or
 * where it was; what post somebody has; who reported it.
 */
export type Who = "maker" | "speaker" | "participant" | "holder" | "anybody" | "country" | "place" | "post" | "medium";

const WHO_IS = /\b(?:siapa(?:kah)? (\w+)|who (?:is|was|were) (?:the )?((?:\w+ ){0,2}\w+))/;

/** Whether folded words ask for who held a post when something else happened: *siapa menhan saat …*, *menhan yang …*. */
const asksPost = (words: readonly string[]): boolean => {
  const text = words.join(" ");
  const [, asked = "", of = asked] = WHO_IS.exec(text) ?? [];
  return isRole([doerIn(text)]) || isRole(of.split(" "));
};

const WANTING = /\b(?:want(?:s|ed)?|hope[ds]?|ingin|mau|(?:meng)?inginkan|berharap)\b/;

const TALKING = /^(?:talk(?:s|ed|ing)?|discuss(?:es|ed|ing)?|(?:ber)?bicara|(?:mem)?bahas)$/;

/** Whether folded words say of somebody no more than that they spoke of the rest: *talk about*, *membahas*. */
export const isTalking = (words: readonly string[]): boolean => TALKING.test(words.join(" "));

/** Whom folded words ask for; null where they ask for nobody. */
export const whoAsked = (words: readonly string[]): Who | null => {
  if (asksCountry(words)) return "country";
  if (asksPlace(words)) return "place";
  if (asksMedium(words)) return "medium";
  if (asksMaker(words)) return "maker";
  if (words.length > 1 && words.some((word) => isOfPost([word]))) return "post";
  if (!asksWho(words)) return null;
  if (WANTING.test(words.join(" "))) return "speaker";
  if (words.some((word) => isMaking([word]))) return "maker";
  if (words.some((word, at) => isTakingPart([word]) || isTakingPart(words.slice(at, at + 2)))) return "participant";
  return asksPost(words) ? "holder" : "anybody";
};

const COUNTED: ReadonlySet<string> = new Set("unit units buah".split(" "));

/** Whether a folded word says no more of what is counted than that it is: *berapa unit*. */
export const isCounted = (words: readonly string[]): boolean => words.every((word) => COUNTED.has(word));

/** Whether folded words ask how many there are of something. */
export const asksHowMany = (words: readonly string[]): boolean => /\b(how many|berapa|jumlah)\b/.test(words.join(" "));

const holding: ReadonlySet<string> = new Set(
  (
    "menjabat menduduki memegang jabatan memimpin dipimpin mengepalai dikepalai pimpinan pemimpin head heads headed heading " +
    "lead leads leading led run runs charge hold holds serve serves serving post position boss bos"
  ).split(" "),
);

/** Whether folded words say of somebody no more than that they hold a post or head an office: *menjabat*, *leads*. */
export const isHolding = (words: readonly string[]): boolean => words.every((word) => holding.has(word));

/** Whether folded words ask who holds or heads something. */
export const asksHolder = (words: readonly string[]): boolean =>
  asksWho(words) && words.some((word) => holding.has(word));

/** Whether folded words ask how far something has come. */
export const asksProgress = (words: readonly string[]): boolean =>
  /\b(status|progress|how far|sejauh mana|perkembangan|kelanjutan)\b/.test(words.join(" "));

/** Whether folded words ask what came of something. */
export const asksOutcome = (words: readonly string[]): boolean =>
  /\b(hasil|hasilnya|outcome|outcomes|result|results|came of|came out of)\b/.test(words.join(" "));

/** Whether a folded word says no more than that something came of the rest. */
export const isComing = (words: readonly string[]): boolean => /^(?:came|out)$/.test(words.join(" "));

const WHETHER =
  /^(?:(?:is|are|was|were|has|have|had|did|does|do|will|apakah|sudahkah|benarkah|masihkah)\b|(?:apa|udah|sudah)\b.*\b(?:sudah|masih|belum)\b)/;

/** Whether folded words ask whether something is so. */
export const asksWhether = (words: readonly string[]): boolean => WHETHER.test(words.join(" "));

/** Whether folded words ask for a reason. */
export const asksReason = (words: readonly string[]): boolean =>
  /\b(why|kenapa|knp|mengapa|alasan|reason)\b/.test(words.join(" "));

/** Whether folded words ask something of what they name, and not what that is. */
export const asksAbout = (words: readonly string[]): boolean =>
  asksReason(words) || /\b(what(?! is\b)|how|apa(?! itu\b)|bagaimana|gimana)\b/.test(words.join(" "));
