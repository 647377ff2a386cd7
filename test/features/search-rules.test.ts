import { afterAll, beforeAll, expect, test } from "vitest";
import { openDb } from "../../src/db/client.ts";
import { writeRecord } from "../../src/record/write.ts";
import type { Reference } from "../../src/record-types.ts";
import { dated, engagement, invented, inventedReference, personPost } from "../record/dossiers.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { projection } from "../support/projection.ts";
import { getJson } from "./collections.ts";

/*
 * Rules of the search, each with words of its own. A long label costs a record what a short one does not, so that a rule
 * decides only where it weighs enough.
 */

type Words = { label?: string; labelId?: string; text?: string; place?: string };

const long = "one two three four five six seven eight nine";
const same = (text: string) => ({ en: text, id: text });

const record = (id: string, { label = id, labelId = label, text = "nothing", place }: Words) => ({
  ...engagement({ id }),
  label: { en: label, id: labelId },
  summary: same(text),
  ...(place === undefined ? {} : { places: [{ name: same(place) }] }),
});

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra({ seeded: false });
  const engagements = [
    record("one-named", { label: `Ketch ${long}`, place: "sloop" }),
    record("both-mentioned", { place: "sloop of ketch" }),
    record("in-text", { label: long, text: "yawl" }),
    record("in-place", { place: "yawl" }),
    record("most", { text: "brig cutter dhow galleon" }),
    record("two", { text: "brig cutter" }),
    record("least", { text: "xebec" }),
    record("all", { label: long, place: "pinnace schooner trawler" }),
    record("two-names", { label: "Pinnace", labelId: "Schooner" }),
    record("named-in-part", { label: `Lugger ${long}` }),
    record("told-in-part", { text: "sampan" }),
    { ...record("called-long", { label: "Dinghy races beyond the outer reef" }), date: dated("2020-05-02") },
    record("called-short", { label: "Dinghy races" }),
  ];
  const lists = inventedReference();
  const yard = lists.organisation.find(({ id }) => id === "yard");
  if (!yard) throw new Error("there is no yard");
  const friends = { ...yard, id: "friends", names: same("Friends of the Reef"), country: null };
  const reference: Reference = {
    ...lists,
    person: [{ id: "olga", name: "Olga Yard", otherNames: [] }],
    organisation: [...lists.organisation, friends],
  };
  await writeRecord(
    openDb(mitra.database),
    {
      put: [
        invented("harbour", {
          engagements,
          people: [personPost("olga", "nz-minister")],
          organisations: ["yard", "friends"].map((organisation) => ({ organisation, evidence: [{ paragraph: 1 }] })),
        }),
      ],
      remove: [],
      reference,
      now: new Date("2026-11-22T08:00:00Z"),
    },
    projection,
  );
});
afterAll(() => mitra.close());

test.each([
  ["a word in a name", "sloop ketch", ["one-named", "both-mentioned"]],
  ["text before what is mentioned", "yawl", ["in-text", "in-place"]],
  ["of what has a part only what has nearly as much as the best", "brig cutter dhow galleon xebec", ["most"]],
  ["all of it before parts of it, however these are called", "pinnace schooner trawler", ["all", "two-names"]],
  ["the shorter of two names", "races dinghy", ["called-short", "called-long"]],
  ["names before text, in part too", "lugger sampan", ["named-in-part", "told-in-part"]],
])("%s: %s", async (_, query, expected) => {
  const { data } = await getJson<{ data: { id: string }[] }>(
    mitra,
    `/v1/search?q=${encodeURIComponent(query)}&type=engagement`,
  );
  expect(data.map(({ id }) => id)).toEqual(expected);
});

test.each([
  ["too many", "trawlter"],
  ["too few", "trawer"],
  ["that is another", "trabler"],
  ["that changed places", "tralwer"],
])("a letter %s: %s finds what was meant", async (_, query) => {
  const { data } = await getJson<{ data: { id: string }[] }>(mitra, `/v1/search?q=${query}&type=engagement`);
  expect(data.map(({ id }) => id)).toEqual(["all"]);
});

test("two words run together are parted where the index has both", async () => {
  const { data } = await getJson<{ data: { id: string }[] }>(mitra, "/v1/search?q=brigcutter&type=engagement");
  expect(data.map(({ id }) => id).sort()).toEqual(["most", "two"]);
});

test.each([
  ["what begins so before what has it within", "yard", ["yard", "olga"]],
  ["words within a name", "reef", ["friends"]],
  ["no function word within a name", "of", []],
])("a completion knows %s: %s", async (_, query, expected) => {
  const { data } = await getJson<{ data: { id: string }[] }>(mitra, `/v1/suggest?q=${query}&type=person,organisation`);
  expect(data.map(({ id }) => id)).toEqual(expected);
});
