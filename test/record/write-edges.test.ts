import { describe, expect, test } from "vitest";
import { writeRecord } from "../../src/record/write.ts";
import { projection } from "../support/projection.ts";
import { dumpOf, expectConsistent } from "./database.ts";
import { agreement, engagement, harbour, invented, statement } from "./dossiers.ts";
import { named, useWriting } from "./writing.ts";

const writing = useWriting();

describe("the reference lists", () => {
  test("rename a record everywhere, and move it with what stands under it", async () => {
    await writing.write([harbour()]);
    const [ministry, bureau] = writing.reference.organisation;
    if (ministry) ministry.names = { en: "Department", id: "Departemen" };
    if (bureau) bureau.parent = null;
    const result = await writing.write([harbour()]);
    expect(result.version).toBe(2);
    expect(named(result, "removed")).toEqual(["organisation ministry"]);
    expect(named(result, "changed")).toContain("organisation bureau");
    expect(
      await writing.database.query("select value from terms where field = 'organisation' and value = 'ministry'"),
    ).toEqual([]);
  });

  test("with an entry that no dossier needs change nothing that is served", async () => {
    await writing.write([harbour()]);
    writing.reference.topic.push({
      id: "kites",
      label: { en: "Kites", id: "Layang" },
      altLabels: { en: [], id: [] },
      definition: { en: "Toys.", id: "Mainan." },
      broader: null,
    });
    const { changes } = await writing.write([harbour()]);
    expect(changes).toEqual([]);
    expect(await writing.documentOf("topic", "kites")).toBeUndefined();
  });
});

test("an agreement may leave the one it stood under as that goes", async () => {
  const under = (umbrella: string | null) => agreement({ id: "under", umbrella });
  const above = invented("above", { agreements: [agreement({ id: "over" })] });
  await writing.write([invented("below", { agreements: [under("over")] }), above]);
  const result = await writing.write([invented("below", { agreements: [under(null)] })], ["above"]);
  expect(named(result, "removed")).toContain("agreement over");
  expect(await writing.documentOf("agreement", "under")).toMatchObject({ umbrella: null });
});

describe("a write that fails", () => {
  test("writes nothing at all", async () => {
    await writing.write([harbour()]);
    const before = await dumpOf(writing.database);
    const wrong = harbour();
    wrong.statements.push(...invented("x", { statements: [statement({ id: "new-one" })] }).statements);
    // Checked dossiers cannot say this; the writing refuses it all the same.
    wrong.engagements.push(
      ...invented("y", {
        engagements: [engagement({ id: "on-nothing", topics: ["nowhere"] })],
      }).engagements,
    );
    await expect(
      writeRecord(
        writing.database.db,
        { put: [wrong], remove: [], reference: writing.reference, now: new Date() },
        projection,
      ),
    ).rejects.toThrow("there is no topic:nowhere");
    expect(await dumpOf(writing.database)).toEqual(before);
  });

  test("of two writers at once one wins, the other is told of the conflict, and nothing is half-written", async () => {
    const dossiers = [0, 1, 2, 3].map((index) =>
      invented(`rival-${index}`, { engagements: [engagement({ id: `rival-talks-${index}` })] }),
    );
    const writes = dossiers.map((dossier) =>
      writeRecord(
        writing.database.db,
        { put: [dossier], remove: [], reference: writing.reference, now: new Date() },
        projection,
      ),
    );
    const settled = await Promise.allSettled(writes);
    const won = settled.flatMap((result, index) => (result.status === "fulfilled" ? [index] : []));
    expect(won).toHaveLength(1);
    for (const result of settled)
      if (result.status === "rejected") expect(String(result.reason)).toMatch(/dataset version conflict/);
    expect(await writing.database.query("select id from dossiers")).toEqual([{ id: `rival-${won[0]}` }]);
    expect(await writing.database.query("select version from dataset")).toEqual([{ version: 1 }]);
    await expectConsistent(writing.database);

    for (const dossier of dossiers) await writing.write([dossier]);
    expect(await writing.database.query("select id from records where type = 'engagement' order by id")).toEqual(
      dossiers.map((_, index) => ({ id: `rival-talks-${index}` })),
    );
    expect(await writing.database.query("select version from dataset")).toEqual([{ version: 4 }]);
  });
});
