/**
 * Function words, which carry nothing in a search. Deliberately short: *antara* is also the news agency ANTARA, *sama* is
 * half of *kerja sama*, *dalam* of *dalam negeri*, and *as*, *us* and *it* are also abbreviations.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  "dan di ke dari yang dengan untuk pada oleh itu ini adalah the of and in to for on at by with a an from is are".split(
    " ",
  ),
);

/** Rival spellings of one Indonesian word or name, folded: the first of each line is the form that is stemmed. */
const SPELLING_LINES: readonly string[] = [
  "aktif aktip",
  "aktivitas aktifitas",
  "analisis analisa",
  "antre antri",
  "belarusia belarus byelorusia bielorusia",
  "bersama bareng",
  "bertemu ketemu",
  "brasil brazil",
  "detail detil",
  "efektif efektip",
  "februari pebruari",
  "fregat frigat",
  "frekuensi frekwensi",
  "hakikat hakekat",
  "izin ijin",
  "jadwal jadual",
  "jenderal jendral",
  "kementerian kementrian",
  "kemhan kemenhan dephan",
  "kemlu kemenlu deplu",
  "kirgizstan kyrgyzstan kirgistan",
  "kompleks komplek",
  "konkret konkrit",
  "koordinasi kordinasi",
  "kualitas kwalitas",
  "manajemen managemen",
  "materiel materil",
  "memengaruhi mempengaruhi",
  "menteri mentri",
  "metode metoda",
  "nasihat nasehat",
  "november nopember",
  "objek obyek",
  "persentase prosentase",
  "personel personil",
  "praktik praktek",
  "prancis perancis",
  "provinsi propinsi",
  "risiko resiko",
  "sekadar sekedar",
  "sekretariat sekertariat",
  "sekretaris sekertaris",
  "silakan silahkan",
  "sistem sistim",
  "standar standard",
  "subjek subyek",
  "suriah siria",
  "survei survey",
  "teknik tehnik",
  "teknis tehnis",
  "teknologi tehnologi",
  "telepon telpon",
  "tentara tentera",
  "terampil trampil",
  "terorisme terrorisme",
  "ukraina ukraine",
  "yordania jordania",
];

const SPELLINGS: ReadonlyMap<string, string> = new Map(
  SPELLING_LINES.flatMap((line) => {
    const [kept = "", ...variants] = line.split(" ");
    return variants.map((variant): [string, string] => [variant, kept]);
  }),
);

/** The kept spelling of a folded word: `perancis` → `prancis`, `belarus` → `belarusia`; other words as they are. */
export function canonicalSpelling(word: string): string {
  return SPELLINGS.get(word) ?? word;
}

/** The kept spellings of words that begin so in another one: `peranc` → `prancis`. */
export function spellingsBegun(beginning: string): string[] {
  return [...SPELLINGS].flatMap(([variant, kept]) => (variant.startsWith(beginning) ? [kept] : []));
}

/** Two-word compounds that are also written as one, and take their affixes as one: `kerja sama` = `kerjasama`. By their first words. */
export const COMPOUNDS: ReadonlyMap<string, string> = new Map([
  ["ambil", "alih"],
  ["beri", "tahu"],
  ["ikut", "serta"],
  ["kerja", "sama"],
  ["salah", "guna"],
  ["sebar", "luas"],
  ["serah", "terima"],
  ["siap", "siaga"],
  ["sumber", "daya"],
  ["tanda", "tangan"],
  ["tanggung", "jawab"],
  ["tatap", "muka"],
  ["tindak", "lanjut"],
  ["uji", "coba"],
]);

/**
 * Whether two neighbouring words are a compound in which the affixes stand outside (`bekerja sama`, `kerja samanya`).
 * Takes the folded words and their stems. `bersama` is not the `sama` of *kerja sama*.
 */
export function isCompound(first: string, firstStem: string, second: string, secondStem: string): boolean {
  return COMPOUNDS.get(firstStem) === secondStem && first.endsWith(firstStem) && second.startsWith(secondStem);
}

/** A word that is a function word in lower case, and the name of something else in capitals: *antara* and ANTARA. */
const SOFT_WORD = /(?<!\p{L})antara(?!\p{L})/gu;

/** What people are addressed by, before their names. */
export const COURTESIES: readonly string[] = "pak bapak bu ibu mr mrs ms".split(" ");

/** What a query asks with, and what it joins its words with; in lower case, as WHO is an organisation. */
const QUERY_WORDS: ReadonlySet<string> = new Set([
  ...(
    "will would can could should may be been being get got status countries country negara information info details data " +
    "informasi menurut atas anything something many much long far " +
    "who whom whose what which when where why how did does do was were is are has have had been about between during than " +
    "any all every times kali banyak banyaknya jumlah go goes went going pergi show list tell me us we i my there their his her its that this these those into over after before as or " +
    "find cari daftar progress perkembangan kelanjutan sejauh outcome outcomes result results hasil contents isi purpose tujuan alasan reason involved involving terlibat include includes included " +
    "bawah dibawah under " +
    "siapa siapakah apa apakah mana kapan bagaimana berapa mengapa kenapa soal tentang mengenai terkait perihal adakah ada " +
    "sumber source sources happen happens happened occur occurred terjadi peristiwa kejadian need needs needed butuh membutuhkan dibutuhkan perlu diperlukan penting important name nama bidang jabatan want wants wanted ingin mau menginginkan diinginkan keinginan asal milik pemilik owns owned kind jenis macam kota city tempat lokasi location tanggal date hari day waktu arti artinya kepanjangan singkatan meaning means stand stands topik bahasan tahap sampai dilakukan melakukan peran role roles cover covers covered mencakup meliputi latest newest recent recently " +
    "terbaru terkini current currently now today sekarang kini still only just but masih hanya tapi tetapi namun semua seluruh " +
    "persero Persero tbk Tbk he H.E H.E. " +
    "skrg sm dr yg dgn dg utk tgl thn ttg krn sdh udh udah jg dlm kpd aja dong sih gimana gmn bgmn knp brp kpn dimana dmn apaan " +
    "two both dua kedua keduanya like other others another such some each if whether there here so too because while through via done regarding concerning related interested exactly actually really mainly mostly especially called " +
    "kalau kalo jika bila apabila lain lainnya seperti lagi sih kok nih tuh deh doang cuma sekadar sebatas memang emang sebenarnya katanya begitu tersebut berbagai beberapa sejumlah sebuah suatu hal biar pun maupun lewat melalui secara yaitu yakni merupakan bernama disebut selama sewaktu diminati berminat minat tertarik time " +
    "setiap everything anyone someone please tolong carikan sebutkan saja para oleh bagi atau serta juga agar supaya bisa yet already telah sudah sedang sempat segera akan pernah saat ketika dalam sebagai karena kepada antara"
  ).split(" "),
  ...COURTESIES.flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1)]),
]);

/** Whether a word of a query, as typed, says nothing that the other words do not say without it. */
export const isQueryWord = (written: string): boolean => QUERY_WORDS.has(written);

/** A text without its soft words, for columns of stems: a search for the agency is not to find every *between*. */
export const withoutSoftWords = (text: string): string => text.replace(SOFT_WORD, (word) => " ".repeat(word.length));

/** The names of the months, January first. */
export const MONTHS = {
  en: "January February March April May June July August September October November December".split(" "),
  id: "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(" "),
} as const;

/** The names of each in turn: parted by commas, the several of one by blanks. */
const namesInTurn = (line: string): string[][] =>
  line.split(",").map((names) => names.trim().split(" ").filter(Boolean));

/** What the months are called in short, and by rival spellings, January first. */
export const SHORT_MONTHS = {
  en: namesInTurn("jan, feb, mar, apr, , jun, jul, aug, sep sept, oct, nov, dec"),
  id: namesInTurn("jan, feb peb pebruari, mar, apr, , jun, jul, agu agt ags, sep sept, okt, nov nop nopember, des"),
} as const;

/** What the days of the week are called, Monday first as in ISO 8601. */
export const WEEKDAYS = {
  en: namesInTurn("monday, tuesday, wednesday, thursday, friday, saturday, sunday"),
  id: namesInTurn("senin, selasa, rabu, kamis, jumat, sabtu, minggu ahad"),
} as const;
