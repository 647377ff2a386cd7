import type { DossierEvidence } from "../../src/model/dossier.ts";
import { agreement, dated, engagement, statement } from "../record/dossiers.ts";
import { both } from "./stories/world.ts";

/*
 * Every field of a fact in which articles may differ, with values of it.
 */

type Texts = { en: string; id: string };
type Evidence = Pick<DossierEvidence, "paragraph"> & { basis?: string };
type FactType = "engagement" | "agreement" | "statement";

/** A value: what a dossier says, what is served of it where it is chosen, and what a variant shows of it where it is not. */
export type Value = { said: unknown; served: unknown; shown: Texts };

export type FieldCase = {
  type: FactType;
  /** As variants name it. */
  field: string;
  /** Of one precision. */
  values: readonly [Value, Value];
  /** More precise than these. */
  precise?: Value;
  members: (said: unknown, evidence: readonly Evidence[]) => object;
  /** Where it stands in an answer. */
  path: string;
  /** Words by which a search finds the first value and not the second. */
  words: string;
  /** A filter that lets the first value through. */
  filter?: string;
};

const same = (text: string): Texts => ({ en: text, id: text });
const text = (said: string): Value => ({ said: both(said), served: both(said), shown: both(said) });
const coded = (code: string, shown: Texts): Value => ({ said: code, served: code, shown });
const day = (edtf: string): Value => ({ said: dated(edtf), served: edtf, shown: same(edtf) });
const place = (id: string, name: string): Value => ({ said: [{ place: id }], served: id, shown: both(name) });
const person = (id: string, name: string): Value => ({ said: id, served: id, shown: same(name) });
const one = (ref: string, shown: Texts): Value => ({ said: ref, served: ref.replace(/^.*:/, ""), shown });

const countries = (value: number, en: string, id: string): Value => ({
  said: { value, unit: { en: "countries", id: "negara" } },
  served: { value, least: null },
  shown: { en: `${en} countries`, id: `${id} negara` },
});
const aboutSoMany: Value = {
  said: { least: 1200, unit: { en: "countries", id: "negara" } },
  served: { value: null, least: 1200 },
  shown: { en: "at least 1,200 countries", id: "sedikitnya 1.200 negara" },
};
const aboutSoManyMore: Value = {
  served: { value: null, least: 1300 },
  said: { least: 1300, unit: both("lands", "negeri") },
  shown: { en: "at least 1,300 lands", id: "sedikitnya 1.300 negeri" },
};

const sum = (least: number, en: string, id: string): Value => ({
  said: { least },
  served: { amount: null, least },
  shown: { en: `EUR at least ${en}`, id: `EUR sedikitnya ${id}` },
});
const exactSum: Value = {
  said: { amount: 8_100_000.5 },
  served: { amount: 8_100_000.5, least: null },
  shown: { en: "EUR 8,100,000.5", id: "EUR 8.100.000,5" },
};

/** What stands at a path in an answer, such as `places.0.place.id`. */
export const valueAt = (answer: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], answer);

const places = (type: FactType): FieldCase => ({
  type,
  field: "places",
  values: [place("cedar-port", "Cedar Port"), place("tower-hall", "Tower Hall")],
  precise: {
    said: [{ place: "palm-town", name: both("Blue house") }],
    served: "palm-town",
    shown: both("Blue house"),
  },
  members: (said) => ({ places: said }),
  path: "places.0.place.id",
  words: "Cedar Port",
  filter: "place=cedar-port",
});

const dates = (type: FactType, field: "date" | "signed"): FieldCase => ({
  type,
  field,
  values: [day("2019-03"), day("2019-05")],
  precise: day("2019-08-17"),
  members: (said) => ({ [field]: said, ...(field === "signed" ? { status: "signed" } : {}) }),
  path: `${field}.edtf`,
  words: "March 2019",
  filter: "from=2019-03-05&to=2019-03-20",
});

const texts = (type: FactType, field: string): FieldCase => ({
  type,
  field,
  values: [text("Umbrellas for sailors"), text("Lanterns in winter")],
  // The helpers of facts make both languages of a label.
  members: (said) => ({ [field]: field === "label" && type !== "statement" ? (said as Texts).en : said }),
  path: field,
  words: "umbrellas",
});

const values = (of: string): FieldCase => ({
  type: "agreement",
  field: `values.${of}`,
  values: [sum(7_500_000, "7,500,000", "7.500.000"), sum(9_000_000, "9,000,000", "9.000.000")],
  precise: exactSum,
  members: (said, evidence) => ({ values: [{ ...(said as object), currency: "EUR", of, evidence }] }),
  path: "values.0",
  words: "EUR 7,500,000",
});

export const fieldCases: readonly FieldCase[] = [
  texts("engagement", "label"),
  texts("engagement", "summary"),
  texts("agreement", "label"),
  texts("agreement", "summary"),
  texts("statement", "label"),
  texts("statement", "paraphrase"),
  texts("statement", "capacity"),
  dates("engagement", "date"),
  dates("agreement", "signed"),
  dates("statement", "date"),
  places("engagement"),
  places("agreement"),
  places("statement"),
  {
    type: "engagement",
    field: "kind",
    values: [
      coded("courtesy-call", { en: "Courtesy call", id: "Kunjungan kehormatan" }),
      coded("dialogue", { en: "Dialogue", id: "Dialog" }),
    ],
    members: (said) => ({ kind: said }),
    path: "kind",
    words: "courtesy call",
    filter: "kind=courtesy-call",
  },
  {
    type: "engagement",
    field: "status",
    values: [
      coded("cancelled", { en: "Cancelled", id: "Dibatalkan" }),
      coded("held", { en: "Held", id: "Terlaksana" }),
    ],
    members: (said) => ({ status: said }),
    path: "status",
    words: "cancelled",
    filter: "status=cancelled",
  },
  {
    type: "engagement",
    field: "invitedBy",
    values: [one("person:bella", same("Bella Exemple")), one("post:jp-minister", both("Nippon minister"))],
    members: (said) => ({ invitedBy: said }),
    path: "invitedBy.id",
    words: "Bella Exemple",
  },
  {
    type: "engagement",
    field: "partOf",
    values: [one("frame-one", same("frame-one")), one("frame-two", same("frame-two"))],
    members: (said) => ({ partOf: said }),
    path: "partOf.id",
    words: "frame one",
  },
  {
    type: "engagement",
    field: "series",
    values: [one("joint-committee", both("Joint Committee")), one("reef-games", both("Reef Games"))],
    members: (said) => ({ series: { series: said } }),
    path: "series.id",
    words: "Joint Committee",
    filter: "series=joint-committee",
  },
  {
    type: "engagement",
    field: "series.ordinal",
    values: [
      { said: 43, served: 43, shown: same("43") },
      { said: 42, served: 42, shown: same("42") },
    ],
    members: (ordinal) => ({ series: { series: "joint-committee", ordinal } }),
    path: "series.ordinal",
    words: "43",
  },
  {
    type: "engagement",
    field: "attendance.countries",
    values: [aboutSoManyMore, aboutSoMany],
    precise: countries(1313, "1,313", "1.313"),
    members: (quantity, evidence) => ({ attendance: [{ of: "countries", quantity, evidence }] }),
    path: "attendance.0.quantity",
    words: "lands",
  },
  {
    type: "agreement",
    field: "kind",
    values: [
      coded("joint-venture", { en: "Joint venture", id: "Usaha patungan" }),
      coded("contract", { en: "Contract", id: "Kontrak" }),
    ],
    members: (said) => ({ kind: said }),
    path: "kind",
    words: "joint venture",
    filter: "kind=joint-venture",
  },
  {
    type: "agreement",
    field: "officialTitle",
    values: [
      coded("Pact of the Umbrella", same("Pact of the Umbrella")),
      coded("Pact of Lanterns", same("Pact of Lanterns")),
    ],
    members: (said) => ({ officialTitle: said }),
    path: "officialTitle",
    words: "umbrella",
  },
  {
    type: "agreement",
    field: "signatories",
    values: [person("bella", "Bella Exemple"), person("chiyo", "Chiyo Rei")],
    members: (said, evidence) => ({ status: "signed", signatories: [{ person: said, side: "country:FR", evidence }] }),
    path: "signatories.0.person.id",
    words: "Bella Exemple",
    filter: "person=bella",
  },
  {
    type: "agreement",
    field: "equipment.heron",
    values: [aboutSoManyMore, aboutSoMany],
    precise: countries(1313, "1,313", "1.313"),
    members: (quantity, evidence) => ({ equipment: [{ equipment: "heron", quantity, evidence }] }),
    path: "equipment.0.quantity",
    words: "lands",
    filter: "equipment=heron",
  },
  values("total"),
  values("unit"),
  {
    type: "statement",
    field: "post",
    values: [one("jp-minister", both("Nippon minister")), one("fr-minister", both("Gallic minister"))],
    members: (said) => ({ post: said }),
    path: "post.id",
    words: "Nippon minister",
    filter: "post=jp-minister&country=JP&organisation=jp-defence",
  },
  {
    type: "statement",
    field: "medium",
    values: [
      coded("press-release", { en: "Press release", id: "Siaran pers" }),
      coded("interview", { en: "Answer to the press", id: "Keterangan kepada pers" }),
    ],
    members: (said) => ({ medium: said }),
    path: "medium",
    words: "press release",
    filter: "kind=press-release",
  },
];

const makers = { engagement, agreement, statement };

/** A fact of this field, as a dossier says it. */
export const factOf = ({ type, members }: FieldCase, id: string, said: unknown, evidence: readonly Evidence[]) => ({
  [`${type}s`]: [makers[type]({ id, evidence, ...members(said, evidence) })],
});
