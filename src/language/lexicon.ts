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

/** Two-word compounds that are also written as one, and take their affixes as one: `kerja sama` = `kerjasama`. */
export const COMPOUNDS: ReadonlySet<string> = new Set([
  "ambil alih",
  "beri tahu",
  "ikut serta",
  "kerja sama",
  "salah guna",
  "sebar luas",
  "serah terima",
  "siap siaga",
  "sumber daya",
  "tanda tangan",
  "tanggung jawab",
  "tatap muka",
  "tindak lanjut",
  "uji coba",
]);

/**
 * Whether two neighbouring words are a compound in which the affixes stand outside (`bekerja sama`, `kerja samanya`).
 * Takes the folded words and their stems. `bersama` is not the `sama` of *kerja sama*.
 */
export function isCompound(first: string, firstStem: string, second: string, secondStem: string): boolean {
  return COMPOUNDS.has(`${firstStem} ${secondStem}`) && first.endsWith(firstStem) && second.startsWith(secondStem);
}
