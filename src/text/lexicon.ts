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
  "aktivitas aktifitas",
  "analisis analisa",
  "belarusia belarus byelorusia bielorusia",
  "frekuensi frekwensi",
  "izin ijin",
  "jadwal jadual",
  "kemhan kemenhan dephan",
  "kementerian kementrian",
  "kemlu kemenlu deplu",
  "kirgizstan kyrgyzstan kirgistan",
  "kualitas kwalitas",
  "memengaruhi mempengaruhi",
  "menteri mentri",
  "metode metoda",
  "november nopember",
  "objek obyek",
  "praktik praktek",
  "prancis perancis",
  "risiko resiko",
  "sistem sistim",
  "standar standard",
  "subjek subyek",
  "teknik tehnik",
  "teknis tehnis",
  "teknologi tehnologi",
  "terorisme terrorisme",
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
const COMPOUNDS: ReadonlySet<string> = new Set([
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
