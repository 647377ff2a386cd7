/** How many characters of texts, and of what came of them, one memory holds. */
const MOST_CHARACTERS = 2 ** 20;

/**
 * A function of texts that remembers what came of those it was given last: a record is read word by word several times, and
 * what it mentions is mentioned by others. It forgets everything when it has taken in a mebi of characters.
 *
 * @param weight how many characters of memory a result takes beside its text; as many as the text, where it is not given.
 */
export const remembering = <T extends object | string | null>(
  find: (text: string) => T,
  weight: (result: T, text: string) => number = (_, text) => text.length,
): ((text: string) => T) => {
  const memory = new Map<string, T>();
  let size = 0;
  return (text) => {
    const known = memory.get(text);
    if (known !== undefined) return known;
    const result = find(text);
    const cost = text.length + weight(result, text);
    if (cost > MOST_CHARACTERS) return result;
    if (size + cost > MOST_CHARACTERS) {
      memory.clear();
      size = 0;
    }
    memory.set(text, result);
    size += cost;
    return result;
  };
};
