import { describe, expect, test } from "vitest";
import { InputError } from "../../src/record/input.ts";
import { harbour, invented, statement } from "./dossiers.ts";
import { useWriting } from "./writing.ts";

const writing = useWriting();

const logOf = (type: string, id: string) =>
  writing.database.query(
    `select version, action, members, "into" from changes where type = '${type}' and id = '${id}'`,
  );

const told = (...statements: Parameters<typeof statement>[0][]) =>
  invented("wharf-notes", { statements: statements.map((one) => statement(one)) });

describe("a record that goes where another has its id as a former one", () => {
  test("is merged into that one, which lists it or is called otherwise", async () => {
    await writing.write([told({ id: "first-words" }, { id: "last-words" })]);
    await writing.write([told({ id: "first-words", formerIds: ["last-words"] })]);
    expect(await logOf("statement", "last-words")).toEqual([
      { version: 1, action: "created", members: "[]", into: null },
      { version: 2, action: "merged", members: "[]", into: "first-words" },
    ]);
    await writing.write([told({ id: "best-words", formerIds: ["first-words", "last-words"] })]);
    expect(await logOf("statement", "first-words")).toContainEqual({
      version: 3,
      action: "merged",
      members: "[]",
      into: "best-words",
    });
  });

  test("in a reference list too, and an article by its dossier", async () => {
    await writing.write([harbour()]);
    const dossier = harbour();
    const ada = writing.reference.person.find(({ id }) => id === "ada");
    if (!ada) throw new Error("there is no ada");
    writing.reference.person = [
      ...writing.reference.person.filter((one) => one !== ada),
      { ...ada, id: "ada-the-first", formerIds: ["ada"] },
    ];
    const renamed = JSON.parse(
      JSON.stringify(dossier)
        .replaceAll('"person":"ada"', '"person":"ada-the-first"')
        .replaceAll("person:ada", "person:ada-the-first"),
    ) as typeof dossier;
    renamed.article = { ...renamed.article, id: "harbour-story", formerIds: ["harbour-news"] };
    await writing.write([renamed], ["harbour-news"]);
    expect(await logOf("person", "ada")).toMatchObject([
      { action: "created" },
      { action: "merged", into: "ada-the-first" },
    ]);
    expect(await logOf("article", "harbour-news")).toMatchObject([{}, { action: "merged", into: "harbour-story" }]);
  });

  test("comes into being anew where it is written again, in a life of its own", async () => {
    await writing.write([told({ id: "first-words" }, { id: "last-words" })]);
    await writing.write([told({ id: "first-words", formerIds: ["last-words"] })]);
    await writing.write([told({ id: "first-words" }, { id: "last-words" })]);
    expect(await logOf("statement", "last-words")).toMatchObject([
      { action: "created" },
      { action: "merged" },
      { version: 3, action: "created" },
    ]);
    expect(
      await writing.database.query(
        `select created_version, since, until from records_past where id = 'last-words'
          union all select created_version, since, null from records where id = 'last-words'`,
      ),
    ).toEqual([
      { created_version: 1, since: 1, until: 2 },
      { created_version: 3, since: 3, until: null },
    ]);
  });

  test("is removed where no record has its id", async () => {
    await writing.write([told({ id: "first-words" }, { id: "last-words" })]);
    await writing.write([told({ id: "first-words", formerIds: ["other-words"] })]);
    expect(await logOf("statement", "last-words")).toMatchObject([{}, { action: "removed", into: null }]);
  });
});

describe("two records cannot have one former id, and nothing is written then", () => {
  const refused =
    'statement last-words formerIds: "older" is a former id of "first-words" (allowed: each of one statement only); take it away';

  test("in one write", async () => {
    await writing.write([told({ id: "first-words" }, { id: "last-words" })]);
    const both = told({ id: "first-words", formerIds: ["older"] }, { id: "last-words", formerIds: ["older"] });
    const refusal = writing.write([both]);
    await expect(refusal).rejects.toBeInstanceOf(InputError);
    await expect(refusal).rejects.toThrow(refused);
    expect(await writing.database.query("select version from dataset")).toEqual([{ version: 1 }]);
  });

  test("in one after the other, unless the first gives it up", async () => {
    await writing.write([told({ id: "first-words", formerIds: ["older"] })]);
    const later = invented("quay-notes", { statements: [statement({ id: "last-words", formerIds: ["older"] })] });
    await expect(writing.write([later])).rejects.toThrow(refused);
    expect(await writing.database.query("select version from dataset")).toEqual([{ version: 1 }]);
    await writing.write([told({ id: "first-words" }), later]);
    await writing.write([told({ id: "best-words", formerIds: ["older"] })], ["quay-notes"]);
    expect(await writing.database.query("select former_id, id from former_ids")).toEqual([
      { former_id: "older", id: "best-words" },
    ]);
  });
});
