/** The types of record that have related ones, or are. */
export const kinds = ["article", "engagement", "agreement", "statement", "person", "organisation"] as const;
export type Kind = (typeof kinds)[number];

/** Something that records name: a field of `terms` and a value in it. */
export type Value = { field: string; value: string };

/**
 * A record and one value that it shares with the item. `date` is empty where it has none; `together` is 1 where the value is
 * a fact in which both stand, and 0 where both, or their facts, name it.
 */
export type Candidate = Value & { type: Kind; id: string; date: string; together: number };

/** Why a record is near: what it shares, or how many days it is away. */
export type Reason = { shared: Value | null; days: number | null; weight: number };
export type Nearest = { type: Kind; id: string; score: number; reasons: Reason[] };

/** How many reasons are given of one record: the weightiest. The score adds up all of them. */
export const reasonCap = 10;

/** How many times more it counts that two stand in one fact than that their facts name the same. */
const togetherFactor = 3;

/** In so many days, nearness in time loses half its weight. */
const halfLife = 90;
const leastTimeWeight = 0.05;

const round = (weight: number): number => Math.round(weight * 100) / 100;

const nameOf = ({ field, value }: Value): string => `${field}:${value}`;

/**
 * The inverse document frequency of a value: the rarer, the weightier; never negative.
 *
 * @see Robertson & Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), section 3.4; the 1 in the
 *   logarithm is Lucene's
 */
export const inverseFrequency = (total: number, frequency: number): number => {
  const of = Math.max(1, frequency);
  return Math.log(1 + (Math.max(total, of) - of + 0.5) / (of + 0.5));
};

const timeReason = (a: string, b: string): Reason[] => {
  const days = Math.round(Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000);
  const weight = 2 ** (-days / halfLife);
  return weight >= leastTimeWeight ? [{ shared: null, days, weight: round(weight) }] : [];
};

/**
 * Scores candidates by what they share with an item and, where both are dated, by nearness in time.
 *
 * @param frequencies how many records have each value; the row of field `type` is their number in all.
 */
export const rank = (
  date: string,
  candidates: readonly Candidate[],
  frequencies: readonly (Value & { frequency: number })[],
): Nearest[] => {
  const frequencyOf = new Map(frequencies.map((row) => [nameOf(row), row.frequency]));
  const total = frequencyOf.get("type:") ?? 0;
  return [...Map.groupBy(candidates, ({ type, id }) => `${type}:${id}`).values()].flatMap((same): Nearest[] => {
    const [first] = same;
    if (!first) return [];
    const reasons = [...Map.groupBy(same, nameOf)].flatMap(([name, [value, ...again]]): Reason[] => {
      if (!value) return [];
      const factor = [value, ...again].some(({ together }) => together === 1) ? togetherFactor : 1;
      const weight = round(factor * inverseFrequency(total, frequencyOf.get(name) ?? 1));
      return [{ shared: { field: value.field, value: value.value }, days: null, weight }];
    });
    if (date !== "" && first.date !== "") reasons.push(...timeReason(date, first.date));
    reasons.sort(
      (a, b) =>
        b.weight - a.weight || (a.shared ? nameOf(a.shared) : "").localeCompare(b.shared ? nameOf(b.shared) : ""),
    );
    const score = round(reasons.reduce((sum, { weight }) => sum + weight, 0));
    return [{ type: first.type, id: first.id, score, reasons: reasons.slice(0, reasonCap) }];
  });
};
