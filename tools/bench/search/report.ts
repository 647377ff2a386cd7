import type { Answer } from "./engines.ts";
import { type Judgement, queryKinds } from "./judgements.ts";
import { hitsFirst, mean, median, ndcg, recall } from "./measures.ts";

export type Result = Answer & { judgement: Judgement; first: boolean; ndcg: number; recall: number };

/** An answer, measured against what was judged. */
export const measured = (judgement: Judgement, answer: Answer): Result => ({
  ...answer,
  judgement,
  first: hitsFirst(answer.found, judgement.grades),
  ndcg: ndcg(answer.found, judgement.grades),
  recall: recall(answer.found, judgement.grades),
});

const figuresOf = (results: readonly Result[]) => {
  const relaxed = results.filter((it) => it.relaxed);
  return {
    queries: results.length,
    "hit@1": mean(results.map(({ first }) => Number(first))),
    "nDCG@10": mean(results.map((it) => it.ndcg)),
    "recall@20": mean(results.map((it) => it.recall)),
    relaxed: relaxed.length / Math.max(1, results.length),
    "its hits": median(relaxed.map(({ total }) => total)),
  };
};

type Figures = ReturnType<typeof figuresOf>;

const figureNames = Object.keys(figuresOf([])) as (keyof Figures)[];
const counts: readonly (keyof Figures)[] = ["queries", "its hits"];
const first = 18;

const cells = (figures: Figures | null): string =>
  figureNames
    .map((name) => (figures === null ? "" : figures[name].toFixed(counts.includes(name) ? 0 : 3)).padStart(10))
    .join("");

/** The names of the columns. */
export const head = `${"".padEnd(first)}${figureNames.map((name) => name.padStart(10)).join("")}`;

export const line = (name: string, results: readonly Result[]): string =>
  `${name.padEnd(first)}${cells(results.length === 0 ? null : figuresOf(results))}`;

/** A line for every kind of query. */
export const byKind = (results: readonly Result[]): string[] =>
  [...queryKinds, undefined].flatMap((kind) => {
    const of = results.filter(({ judgement }) => judgement.kind === kind);
    return of.length === 0 ? [] : [line(`  ${kind ?? "of no kind"}`, of)];
  });

type Goal = { name: string; reached: number; goal: number; atMost?: true };

/** What is to be reached, beside what is. */
export const goals = (tuned: readonly Result[], held: readonly Result[], completion: number | null): string[] => {
  const back = figuresOf(held);
  const all = figuresOf([...tuned, ...held]);
  const sought: Goal[] = [
    { name: "hit@1, held back", reached: back["hit@1"], goal: 0.92 },
    { name: "nDCG@10, held back", reached: back["nDCG@10"], goal: 0.97 },
    { name: "relaxed, of all queries", reached: all.relaxed, goal: 0.2, atMost: true },
    { name: "hits of a relaxed answer, median", reached: all["its hits"], goal: 10, atMost: true },
    ...(completion === null ? [] : [{ name: "completion", reached: completion, goal: 0.98 }]),
  ];
  return sought.map(({ name, reached, goal, atMost }) => {
    const met = atMost ? reached <= goal : reached >= goal;
    return `${name.padEnd(34)}${reached.toFixed(3).padStart(8)}  goal ${atMost ? "≤" : "≥"} ${goal}${met ? "" : ", missed"}`;
  });
};

/** The queries that are answered worst, with what was found and what was not. */
export const worst = (results: readonly Result[], count: number): string[] =>
  results
    .filter((it) => !it.first || it.ndcg < 0.95 || it.recall < 0.98)
    .sort((a, b) => a.ndcg + a.recall - b.ndcg - b.recall)
    .slice(0, count)
    .flatMap(({ judgement: { q, kind, lang, why, params, grades }, found, ...it }) => [
      `${it.ndcg.toFixed(2)} ${it.recall.toFixed(2)} "${q}" ${JSON.stringify({ lang, ...params })} ${kind}: ${why ?? ""}${it.relaxed ? ` (relaxed, ${it.total})` : ""}`,
      `    found  ${found
        .slice(0, 10)
        .map((key) => `${key}=${grades[key] ?? 0}`)
        .join(" ")}`,
      `    missed ${Object.entries(grades)
        .filter(([key]) => !found.includes(key))
        .map(([key, grade]) => `${key}=${grade}`)
        .join(" ")}`,
    ]);
