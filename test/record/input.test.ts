import { describe, expect, test } from "vitest";
import { InputError } from "../../src/record/input.ts";
import { writeRecord } from "../../src/record/write.ts";
import type { Dossier } from "../../src/record-types.ts";
import { projection } from "../support/projection.ts";
import { dumpOf } from "./database.ts";
import { agreement, engagement, invented, personPost, statement } from "./dossiers.ts";
import { useWriting } from "./writing.ts";

const writing = useWriting();

const rope = (): Dossier =>
  invented("rope", {
    article: { headline: "Rope", dateline: "Strelsau", byline: [{ name: "A. B.", role: "editor" }] },
    engagements: [
      engagement({ id: "rope-talks", participants: [{ country: "NZ", capacity: { en: "As guest", id: "Tamu" } }] }),
    ],
    agreements: [agreement({ id: "rope-deal", officialTitle: "Rope Deal" })],
    statements: [statement({ id: "rope-words" })],
    people: [
      personPost(writing.reference.person[0]?.id ?? "", writing.reference.post[0]?.id ?? "", {
        rank: { en: "General", id: "Jenderal" },
      }),
    ],
  });

/** Every text of a value, by its path. */
const textsOf = (value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] => {
  if (typeof value === "string") return [path];
  if (typeof value !== "object" || value === null) return [];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, inner]) => textsOf(inner, [...path, key]));
};

const put = (value: unknown, path: readonly (string | number)[], text: string): void => {
  const parent = path.slice(0, -1).reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], value);
  (parent as Record<string, unknown>)[path.at(-1) ?? ""] = text;
};

const problemsOf = async (dossiers: readonly Dossier[], reference = writing.reference): Promise<readonly string[]> => {
  const input = { put: dossiers, remove: [], reference, now: new Date() };
  const error = await writeRecord(writing.database.db, input, projection).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).problems;
};

describe("the door refuses, in the loader's words, and writes nothing", () => {
  test("an ill-formed text in any field of a dossier", async () => {
    const before = await dumpOf(writing.database);
    const paths = textsOf(rope());
    expect(paths.length).toBeGreaterThan(30);
    for (const path of paths) {
      const dossier = rope();
      put(dossier, path, "a\ud83d");
      expect(await problemsOf([dossier]), path.join(".")).not.toEqual([]);
    }
    expect(await dumpOf(writing.database)).toEqual(before);
  });

  test("and of a reference list", async () => {
    for (const [type, entries] of Object.entries(writing.reference)) {
      for (const path of textsOf(entries[0])) {
        const reference = structuredClone(writing.reference);
        put(reference[type as keyof typeof reference][0], path, "\u0000a");
        expect(await problemsOf([], reference), `${type} ${path.join(".")}`).not.toEqual([]);
      }
    }
  });

  test("an ill-formed key, and an ill-formed id that is to go", async () => {
    const dossier = rope();
    dossier.paragraphs["1\ud83d"] = "a".repeat(64);
    expect(await problemsOf([dossier])).toEqual([
      "rope paragraphs.1\\u{d83d}: wrong form (allowed: a paragraph number)",
    ]);
    const { database, reference } = writing;
    await expect(
      writeRecord(database.db, { put: [], remove: ["a\ud83d"], reference, now: new Date() }, projection),
    ).rejects.toThrow(/^the input has 1 error\nremove: wrong form/);
  });

  test.each<[text: string, says: string]>([
    ["a\ud83d", "holds U+D83D at character 2, half of a surrogate pair, no character (allowed: text in one line)"],
    ["a\u0000", "holds U+0000 at character 2, a control character (allowed: text in one line)"],
    ["a\uffff", "holds U+FFFF at character 2, no character of Unicode (noncharacter) (allowed: text in one line)"],
    ["\u3164", "holds nothing that can be seen: U+3164 (allowed: text)"],
  ])("%j", async (text, says) => {
    const dossier = rope();
    put(dossier, ["article", "label", "en"], text);
    expect(await problemsOf([dossier])).toEqual([`rope article.label.en: ${says}`]);
  });
});
