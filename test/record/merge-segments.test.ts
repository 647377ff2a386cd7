import { expect, test } from "vitest";
import { engagement, invented } from "./dossiers.ts";
import { useWriting } from "./writing.ts";

const writing = useWriting();

/** How many segments an index has: their numbers stand in the upper bits of the ids of its pages, with a mark for tombstones. */
const segmentsOf = async (index: "search" | "suggest"): Promise<number> => {
  const [row] = await writing.database.query<{ count: number }>(
    `select count(distinct (id >> 37) & 0xffff) as count from ${index}_data where id >> 37 > 0`,
  );
  return row?.count ?? 0;
};

const news = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) =>
    invented(`news-${from + at}`, { engagements: [engagement({ id: `talks-${from + at}` })] }),
  );

test("the segments of the search are merged after a large write, not after a small one", async () => {
  await writing.write(news(0, 20));
  expect(await segmentsOf("search")).toBe(1);
  await writing.write(news(0, 21));
  expect(await segmentsOf("search")).toBeGreaterThan(1);
  await writing.write(news(0, 40));
  expect([await segmentsOf("search"), await segmentsOf("suggest")]).toEqual([1, 1]);
});
