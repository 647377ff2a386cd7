import { COMPOUNDS, canonicalSpelling, isCompound, STOP_WORDS } from "./lexicon.ts";
import { stemEnglish } from "./stem-en.ts";
import { stemIndonesian } from "./stem-id.ts";
import { type Token, tokenise } from "./tokenise.ts";

/** A language that text is stemmed in (ISO 639-1). */
export type Language = "id" | "en";

/** The language of a text, where it is known; `both` for mixed or unknown text. */
export type TextLanguage = Language | "both";

export const languagesOf = (language: TextLanguage): readonly Language[] =>
  language === "both" ? ["id", "en"] : [language];

/** The stem of one token, or of the two of a compound: tokens `from` up to and without `to`. */
export interface Stem {
  readonly stem: string;
  readonly from: number;
  readonly to: number;
}

const BETWEEN_COMPOUND = /^[\s\u2010\u2011-]+$/;

const stemIn: Readonly<Record<Language, (word: string) => string>> = { id: stemIndonesian, en: stemEnglish };

const remembered: Readonly<Record<Language, Map<string, string>>> = { id: new Map(), en: new Map() };
const MOST_REMEMBERED = 4096;

/** The stem of one folded word, after its spelling has been made canonical. Remembered: texts repeat their words. */
export function stemWord(folded: string, language: Language): string {
  const memory = remembered[language];
  const known = memory.get(folded);
  if (known !== undefined) return known;
  const stem = stemIn[language](canonicalSpelling(folded));
  if (memory.size >= MOST_REMEMBERED) memory.clear();
  memory.set(folded, stem);
  return stem;
}

/** The stem of the Indonesian compound that two neighbours are, with only a space or a hyphen between; null if none. */
function compoundStem(text: string, first: Token | undefined, second: Token): string | null {
  if (first === undefined) return null;
  const head = stemWord(first.folded, "id");
  if (!COMPOUNDS.has(head)) return null;
  const tail = stemWord(second.folded, "id");
  if (!isCompound(first.folded, head, second.folded, tail)) return null;
  return BETWEEN_COMPOUND.test(text.slice(first.end, second.start)) ? head + tail : null;
}

/**
 * The stems of a text's tokens in one language, in order: function words left out, Indonesian compounds as one stem in
 * either language. `tokens` are those of `text`.
 */
export function stemTokens(text: string, tokens: readonly Token[], language: Language): Stem[] {
  const stems: Stem[] = [];
  tokens.forEach((token, index) => {
    if (STOP_WORDS.has(token.folded)) return;
    const before = stems.at(-1);
    const compound = before?.from === index - 1 ? compoundStem(text, tokens[index - 1], token) : null;
    if (compound !== null) stems[stems.length - 1] = { stem: compound, from: index - 1, to: index + 1 };
    else stems.push({ stem: stemWord(token.folded, language), from: index, to: index + 1 });
  });
  return stems;
}

/** The stems of a short phrase, such as a form of the lexicon. */
export function stemPhrase(phrase: string, language: Language): string[] {
  return stemTokens(phrase, tokenise(phrase), language).map(({ stem }) => stem);
}
