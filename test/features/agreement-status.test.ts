import { describe, expect, test } from "vitest";
import type { AgreementClaim } from "../../src/features/agreements/merge.ts";
import { historyOf } from "../../src/features/agreements/status.ts";
import { type AgreementStatus, agreementStatuses, ladder, takenBack } from "../../src/model/vocabulary.ts";
import { agreement, invented } from "../record/dossiers.ts";

/** A step as a test writes it: the day that it is dated, or null. */
type Step = readonly [status: AgreementStatus, day: string | null];
/** What one article tells, and the day on which it was published, or null. */
type Article = { published: string | null; steps: readonly Step[] };

const [pact] = invented("an-article", { agreements: [agreement({ id: "pact" })] }).agreements;
const evidence = [{ paragraph: 1, basis: "stated" as const, attributedTo: null, note: null, article: "a", sha256: "" }];
const undated = invented("another-article").article.published;

const claimOf = ({ steps }: Article): AgreementClaim => {
  if (!pact) throw new Error("there is no agreement");
  const [status = "proposed"] = steps.at(-1) ?? [];
  const statusHistory = steps.map(([step, day]) => ({
    status: step,
    date: day === null ? undated : { ...undated, edtf: day, basis: "stated" as const },
    reportedAsOf: null,
    evidence,
  }));
  return { ...pact, status, statusHistory, signatories: [], equipment: [], values: [], evidence };
};

const history = (...articles: Article[]): AgreementStatus[] =>
  historyOf(
    articles.map((article, at) => ({
      claim: claimOf(article),
      standing: { article: `article-${at}`, published: article.published ?? "", authority: 1 },
    })),
    null,
  ).map(({ status }) => status);

const [early, middle, late] = ["2021-03-01", "2022-03-01", "2023-03-01"] as const;

describe("what is dated goes by its date, whoever tells it", () => {
  const pairs = agreementStatuses.flatMap((first) =>
    agreementStatuses.flatMap((second) => (first === second ? [] : [[first, second] as const])),
  );

  test.each(pairs)("%s, then %s", (first, second) => {
    const steps: Step[] = [
      [first, early],
      [second, late],
    ];
    const [one, other] = steps as [Step, Step];
    const published = ["2023-04-01", "2023-05-01", null];
    for (const a of published) {
      for (const b of published) {
        expect(history({ published: a, steps: [one] }, { published: b, steps: [other] })).toEqual([first, second]);
        expect(history({ published: a, steps: [other] }, { published: b, steps: [one] })).toEqual([first, second]);
      }
    }
    expect(history({ published: null, steps })).toEqual([first, second]);
  });

  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ] as const;
  const triples: readonly (readonly [AgreementStatus, AgreementStatus, AgreementStatus])[] = [
    ["proposed", "signed", "in-force"],
    ["signed", "in-force", "cancelled"],
    ["signed", "suspended", "resumed"],
    ["under-discussion", "agreed-in-principle", "denied"],
    ["signed", "ratified", "amended"],
    ["in-force", "expired", "superseded"],
    ["cancelled", "resumed", "completed"],
  ];

  test.each(triples)("%s, %s, %s from two articles in any order", (...statuses) => {
    const steps = statuses.map((status, at): Step => [status, [early, middle, late][at] ?? null]);
    for (const order of orders) {
      const inOrder = order.map((at) => steps[at]) as Step[];
      for (const cut of [1, 2]) {
        const articles = [inOrder.slice(0, cut), inOrder.slice(cut)].map((own) => ({ published: null, steps: own }));
        expect(history(...articles)).toEqual(statuses);
        expect(history(...articles.reverse())).toEqual(statuses);
      }
    }
  });
});

describe("what is not dated goes by the ladder and by the reports", () => {
  const rungs = ladder.flatMap((lower, at) => ladder.slice(at + 1).map((higher) => [lower, higher] as const));

  test.each(rungs)("%s stands before %s, whichever article is later", (lower, higher) => {
    const [low, high]: Step[] = [
      [lower, null],
      [higher, null],
    ];
    if (!low || !high) throw new Error("no steps");
    for (const [a, b] of [
      [early, late],
      [late, early],
      [null, late],
      [early, null],
      [null, null],
    ] as const) {
      expect(history({ published: a, steps: [low] }, { published: b, steps: [high] })).toEqual([lower, higher]);
      expect(history({ published: a, steps: [low] }, { published: b, steps: [[higher, middle]] })).toEqual([
        lower,
        higher,
      ]);
    }
  });

  test.each(takenBack)("a later article takes back what is signed: %s", (back) => {
    const signed: Step = ["signed", null];
    const taken: Step = [back, null];
    expect(history({ published: early, steps: [signed] }, { published: late, steps: [taken] })).toEqual([
      "signed",
      back,
    ]);
    expect(history({ published: late, steps: [signed] }, { published: early, steps: [taken] })).toEqual([
      back,
      "signed",
    ]);
    // Of one day, and where nobody knows which article is later, what takes back stands.
    expect(history({ published: early, steps: [signed] }, { published: early, steps: [taken] }).at(-1)).toBe(back);
    expect(history({ published: null, steps: [signed] }, { published: late, steps: [taken] }).at(-1)).toBe(back);
    expect(history({ published: late, steps: [signed] }, { published: null, steps: [taken] }).at(-1)).toBe(back);
    expect(history({ published: null, steps: [signed, taken] }).at(-1)).toBe(back);
    // A dated step is not overruled by a mention without a date.
    expect(history({ published: late, steps: [signed] }, { published: middle, steps: [[back, early]] }).at(-1)).toBe(
      back,
    );
    expect(history({ published: late, steps: [["signed", middle]] }, { published: early, steps: [taken] }).at(-1)).toBe(
      "signed",
    );
  });

  test("a step that two articles tell is one step, with the more exact date", () => {
    expect(
      history({ published: late, steps: [["signed", null]] }, { published: middle, steps: [["signed", early]] }),
    ).toEqual(["signed"]);
    expect(
      history({ published: late, steps: [["amended", "2021"]] }, { published: middle, steps: [["amended", early]] }),
    ).toEqual(["amended"]);
    expect(
      history({ published: late, steps: [["amended", late]] }, { published: middle, steps: [["amended", early]] }),
    ).toEqual(["amended", "amended"]);
  });

  test("what is resumed goes on after it was suspended", () => {
    const steps: Step[] = [
      ["signed", null],
      ["suspended", null],
      ["resumed", null],
    ];
    expect(history({ published: null, steps })).toEqual(["signed", "suspended", "resumed"]);
    expect(
      history({ published: middle, steps: steps.slice(0, 2) }, { published: late, steps: steps.slice(2) }),
    ).toEqual(["signed", "suspended", "resumed"]);
  });
});
