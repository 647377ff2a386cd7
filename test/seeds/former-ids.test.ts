import { expect, test } from "vitest";
import { useSeedsFolder } from "./folder.ts";

const seeds = useSeedsFolder();
const japan = "dossiers/japan-courtesy-call-2022.yaml";
const belarus = "dossiers/belarus-meeting-milex-2025.yaml";

/** Gives the first fact of a list former ids. */
const give = (file: string, list: "engagements" | "agreements", ...ids: string[]) =>
  seeds.edit(file, new RegExp(`\\n${list}:\\n {2}- `), `\n${list}:\n  - formerIds: [${ids.join(", ")}]\n    `);

test("a former id that a record still has is refused where it stands, in a dossier and in a list", async () => {
  const [, standing] = /\nengagements:\n {2}- id: (\S+)/.exec(seeds.read(belarus)) ?? [];
  give(japan, "engagements", String(standing), "an-id-of-old");
  seeds.edit("reference/people.yaml", "- id: kishi-nobuo", "- formerIds: [retno-marsudi]\n  id: kishi-nobuo");
  expect(await seeds.problems()).toEqual([
    expect.stringMatching(
      new RegExp(
        `^${japan}:\\d+:\\d+ engagements\\[0\\]\\.formerIds\\[0\\]: "${standing}" is the engagement of that id \\(allowed: `,
      ),
    ),
    expect.stringMatching(
      /^reference\/people\.yaml:\d+:\d+ \[\d+\]\.formerIds\[0\]: "retno-marsudi" is the person of that id/,
    ),
  ]);
});

test("a former id is of one record only, whatever the file; of records of another type it may be too", async () => {
  give(japan, "engagements", "an-id-of-old");
  give(japan, "agreements", "an-id-of-old");
  give(belarus, "engagements", "an-id-of-old");
  const problems = await seeds.problems();
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(
    /engagements\[0\]\.formerIds\[0\]: "an-id-of-old" is a former id of "\S+" \(allowed: each of one engagement only\)$/,
  );
});
