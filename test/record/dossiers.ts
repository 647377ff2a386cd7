import { type Dossier, dossier, type Reference, referenceLists } from "../../src/record-types.ts";

/*
 * Invented dossiers: nothing in them ever happened. What a test does not care about is filled in.
 */

const both = (text: string) => ({ en: text, id: `${text} (id)` });
const evidence = [{ paragraph: 1 }];

export const dated = (edtf: string | null) => ({ edtf, basis: edtf === null ? "unknown" : "stated" });

type Overrides = { id: string; label?: string; [member: string]: unknown };

export const engagement = ({ id, label = id, ...more }: Overrides) => ({
  id,
  kind: "meeting",
  status: "held",
  label: both(label),
  summary: both(`What came of ${id}.`),
  date: dated(null),
  evidence,
  ...more,
});

export const agreement = ({ id, label = id, ...more }: Overrides) => ({
  id,
  kind: "memorandum",
  status: "proposed",
  label: both(label),
  summary: both(`What ${id} says.`),
  parties: [{ party: "country:ID" }, { party: "country:NZ" }],
  evidence,
  ...more,
});

export const statement = ({ id, ...more }: Overrides) => ({
  id,
  label: both(`Words of ${id}`),
  paraphrase: both(`What ${id} holds.`),
  date: dated(null),
  evidence,
  ...more,
});

export const personPost = (person: string, post: string, more: object = {}) => ({
  person,
  post,
  asOf: dated(null),
  evidence,
  ...more,
});

/** A dossier of one paragraph, cited by every fact. */
export const invented = (
  id: string,
  facts: {
    article?: object;
    engagements?: object[];
    agreements?: object[];
    statements?: object[];
    people?: object[];
    organisations?: object[];
  } = {},
): Dossier => {
  const { article = {}, ...rest } = facts;
  return dossier.parse({
    article: {
      id,
      label: both(id),
      language: "en",
      published: dated(null),
      summary: both(`What ${id} reports.`),
      wordCount: 10,
      paragraphCount: 1,
      textSha256: "0".repeat(64),
      rights: { status: "unstated" },
      ...article,
    },
    paragraphs: { 1: "1".repeat(64) },
    ...rest,
  });
};

/** Reference lists that go with them. */
export const inventedReference = (): Reference =>
  referenceLists.parse({
    organisation: [
      {
        id: "ministry",
        names: both("Ministry"),
        kind: "ministry",
        country: "NZ",
      },
      {
        id: "bureau",
        names: both("Bureau"),
        kind: "directorate",
        country: "NZ",
        parent: "ministry",
      },
      { id: "yard", names: both("Yard"), kind: "company", country: "FJ" },
    ],
    equipment: [{ id: "puller", names: both("Puller"), kind: "patrol-vessel", maker: "yard", country: "FJ" }],
    series: [{ id: "regatta", label: both("Regatta"), kind: "meeting", countries: ["NZ"] }],
    place: [{ id: "quay", names: both("Quay"), kind: "venue", country: "NZ" }],
    person: [
      { id: "ada", name: "Ada" },
      { id: "bela", name: "Bela" },
    ],
    post: [
      { id: "nz-minister", label: both("Minister"), organisation: "ministry", country: "NZ" },
      { id: "nz-head", label: both("Head of bureau"), organisation: "bureau", country: "NZ" },
    ],
    topic: [
      { id: "ships", label: both("Ships"), definition: both("Vessels.") },
      {
        id: "tugs",
        label: both("Tugs"),

        definition: both("Vessels that pull."),
        broader: "ships",
      },
      { id: "maps", label: both("Maps"), definition: both("Charts.") },
    ],
    source: [{ id: "gazette", name: "Gazette", kind: "outlet", country: "FJ" }],
  });

/** A dossier with a fact of every kind. */
export const harbour = () =>
  invented("harbour-news", {
    article: { source: "gazette", published: dated("2020-05-02") },
    engagements: [
      engagement({
        id: "harbour-talks",
        date: dated("2020-05"),
        countries: [{ country: "NZ", roles: ["partner"] }],
        topics: ["tugs"],
        agreements: ["tug-plan"],
        places: [{ place: "quay" }],
        series: { series: "regatta", ordinal: 3 },
        participants: [{ person: "ada", post: "nz-head", side: "country:NZ" }],
      }),
    ],
    agreements: [
      agreement({
        id: "tug-plan",
        topics: ["tugs"],
        parties: [{ party: "country:ID" }, { party: "organisation:yard" }],
        equipment: [{ equipment: "puller" }],
      }),
    ],
    statements: [statement({ id: "ada-hopes", speakers: ["person:ada"], about: ["engagement:harbour-talks"] })],
    people: [personPost("ada", "nz-head")],
    organisations: [{ organisation: "bureau", evidence: [{ paragraph: 1 }] }],
  });
