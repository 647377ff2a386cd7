const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * The beginning of a text, at most so many UTF-16 units long, that ends between two graphemes: never inside a surrogate
 * pair, nor between a letter and its marks.
 *
 * @see Unicode Standard Annex #29
 */
export const beginningOf = (text: string, most: number): string => {
  if (text.length <= most) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
};
