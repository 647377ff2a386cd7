/** Graded relevance of records to one query: `<type>:<id>` → 1 to 3; what is not there is 0. */
type Grades = Readonly<Record<string, number>>;

const gain = (grade: number): number => 2 ** grade - 1;
const discounted = (gains: readonly number[]): number =>
  gains.reduce((sum, each, at) => sum + each / Math.log2(at + 2), 0);

/**
 * Normalised discounted cumulative gain of the first `depth` results, with gains 2^grade − 1 (K. Järvelin and
 * J. Kekäläinen, 2002; the exponential gain of C. Burges and others, 2005). 1 where nothing is relevant and nothing found.
 */
export const ndcg = (results: readonly string[], grades: Grades, depth = 10): number => {
  const ideal = discounted(
    Object.values(grades)
      .map(gain)
      .sort((a, b) => b - a)
      .slice(0, depth),
  );
  if (ideal === 0) return results.length === 0 ? 1 : 0;
  return discounted(results.slice(0, depth).map((key) => gain(grades[key] ?? 0))) / ideal;
};

/** The share of the relevant records that are among the first `depth` results, of as many as can be. */
export const recall = (results: readonly string[], grades: Grades, depth = 20): number => {
  const relevant = Object.keys(grades).filter((key) => (grades[key] ?? 0) > 0);
  if (relevant.length === 0) return results.length === 0 ? 1 : 0;
  const found = results.slice(0, depth).filter((key) => relevant.includes(key)).length;
  return found / Math.min(depth, relevant.length);
};

/** Whether the first result is as good as any: of the best grade there is. True where nothing is relevant and nothing found. */
export const hitsFirst = (results: readonly string[], grades: Grades): boolean => {
  const best = Math.max(0, ...Object.values(grades));
  return best === 0 ? results.length === 0 : (grades[results[0] ?? ""] ?? 0) === best;
};

/** The middle of the values, the lower of two; 0 of none. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
