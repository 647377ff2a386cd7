import { canonicalSpelling, isCompound, STOP_WORDS } from "./lexicon.ts";
import { stemEnglish } from "./stem-en.ts";
import { stemIndonesian } from "./stem-id.ts";
import { type Token, tokenise } from "./tokenise.ts";

/** A language that text is stemmed in (ISO 639-1). */
export type Language = "id" | "en";

/** The stem of one token, or of the two of a compound: tokens `from` up to and without `to`. */
export interface Stem {
  readonly stem: string;
  readonly from: number;
  readonly to: number;
}

const BETWEEN_COMPOUND = /^[\s\u2010\u2011-]+$/;

const stemIn: Readonly<Record<Language, (word: string) => string>> = { id: stemIndonesian, en: stemEnglish };

/** The stem of one folded word, after its spelling has been made canonical. */
export function stemWord(folded: string, language: Language): string {
  return stemIn[language](canonicalSpelling(folded));
}

/**
 * The stems of a text's tokens in one language, in order: function words left out, Indonesian compounds as one stem.
 * `tokens` are those of `text`.
 */
export function stemTokens(text: string, tokens: readonly Token[], language: Language): Stem[] {
  const stems: Stem[] = [];
  for (const [index, token] of tokens.entries()) {
    if (STOP_WORDS.has(token.folded)) continue;
    const stem = stemWord(token.folded, language);
    const before = stems.at(-1);
    const neighbour = tokens[index - 1];
    if (
      language === "id" &&
      before?.to === index &&
      neighbour !== undefined &&
      isCompound(neighbour.folded, before.stem, token.folded, stem) &&
      BETWEEN_COMPOUND.test(text.slice(neighbour.end, token.start))
    ) {
      stems[stems.length - 1] = { stem: before.stem + stem, from: before.from, to: index + 1 };
    } else {
      stems.push({ stem, from: index, to: index + 1 });
    }
  }
  return stems;
}

/** The stems of a short phrase, such as a form of the lexicon. */
export function stemPhrase(phrase: string, language: Language): string[] {
  return stemTokens(phrase, tokenise(phrase), language).map(({ stem }) => stem);
}
