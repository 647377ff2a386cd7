import { expect, test } from "vitest";
import { divideLabels } from "../../src/record/label-blocks.ts";
import { expectConsistent } from "./database.ts";
import { engagement, invented } from "./dossiers.ts";
import { useWriting } from "./writing.ts";

const writing = useWriting();

const talks = (at: number, label: string) =>
  invented(`news-${at}`, { engagements: [engagement({ id: `talks-${at}`, label: `${label} talks ${at}` })] });
const many = (to: number) => Array.from({ length: to }, (_, at) => talks(at, at % 2 === 0 ? "Early" : "Late"));

const blocks = (sql: string) => writing.database.query<{ count: number }>(`select count(*) as count from ${sql}`);

test("writes keep to the blocks of labels that were divided before", async () => {
  await writing.write(many(70));
  await divideLabels(writing.database.db.$client, 30);
  expect(await blocks("label_blocks where type = 'engagement' and language = 'en'")).toEqual([{ count: 5 }]);
  const [before] = await blocks("label_block_terms");
  await writing.write([...many(70), talks(70, "Zonal")]);
  await expectConsistent(writing.database);
  await writing.write([...many(60), talks(70, "Ample"), talks(69, "Zonal")]);
  await expectConsistent(writing.database);
  expect((await blocks("label_block_terms"))[0]?.count).toBeGreaterThanOrEqual(before?.count ?? 0);
});

test("a record of few has none, and no term is left in them", async () => {
  await writing.write(many(70));
  const { $client: client } = writing.database.db;
  await divideLabels(client, 30);
  await divideLabels(client);
  expect([await blocks("label_blocks"), await blocks("label_block_terms")]).toEqual([[{ count: 0 }], [{ count: 0 }]]);
});
