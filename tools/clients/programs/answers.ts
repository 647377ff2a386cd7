/** What every program asks of the API and prints; `questions.ts` asks the same without a generated client. */
export type Answers = {
  /** The first page of engagements, in the order of their dates. */
  list: { total: number; labels: string[]; start: string | null; next: string | null };
  /** One country, in Indonesian. */
  item: { label: string; updatedVersion: number };
  search: { total: number; first: string | null };
  /** How many engagements there are with either of two countries. */
  both: number;
  /** A person that does not exist. */
  problem: { status: number; title: string } | null;
};

type Page<R> = { data: R[]; page: { total: { value: number }; next: string | null } };
type Dated = { label: string; date: { start: string | null } };

/** Takes what the generated types promise: no member that is always there may be undefined. */
export const answersOf = (
  list: Page<Dated>,
  item: { data: { label: string; updatedVersion: number } },
  search: Page<{ label: string }>,
  both: Page<Dated>,
  problem: Answers["problem"] | undefined,
): Answers => ({
  list: {
    total: list.page.total.value,
    labels: list.data.map(({ label }) => label),
    start: list.data[0]?.date.start ?? null,
    next: list.page.next,
  },
  item: { label: item.data.label, updatedVersion: item.data.updatedVersion },
  search: { total: search.page.total.value, first: search.data[0]?.label ?? null },
  both: both.page.total.value,
  problem: problem ? { status: problem.status, title: problem.title } : null,
});
