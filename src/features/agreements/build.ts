import type { DocumentOf } from "../../collections/document.ts";
import { boundsOf } from "../../model/date.ts";
import { homeCountry, splitRef } from "../../model/ids.ts";
import { agreementKindLabels, agreementStatuses, agreementStatusLabels } from "../../model/vocabulary.ts";
import {
  type AnyDossier,
  citationsOf,
  dateOf,
  distinct,
  type Evidenced,
  evidenceOf,
  type FactBuilder,
  finest,
  firstKnown,
  located,
  mapEach,
  placeOf,
  refOf,
  refOrNull,
  refsOf,
} from "../../record/build.ts";
import { dateWords, inBoth, mentionable } from "../../record/index/search-document.ts";
import { Terms } from "../../record/index/terms.ts";
import type { AgreementInput } from "./input.ts";
import type { agreementSchema } from "./schemas.ts";

type StatusStep = Evidenced<AgreementInput["statusHistory"][number]>;
type Agreement = Omit<Evidenced<AgreementInput>, "statusHistory"> & { statusHistory: StatusStep[] };
type Document = DocumentOf<typeof agreementSchema>;

const rung = ({ status }: Pick<Agreement, "status">): number => agreementStatuses.indexOf(status);
const startOf = ({ date }: StatusStep): string | null => {
  const { start, end } = boundsOf(date.edtf);
  return start ?? end;
};

/** Steps by their dates, and of one day by their rungs; one without a date stands before the next higher rung. */
const inOrder = (steps: readonly StatusStep[]): StatusStep[] => {
  const dated = steps.filter((step) => startOf(step) !== null);
  const ordered = dated.toSorted((a, b) => {
    const [left, right] = [startOf(a) ?? "", startOf(b) ?? ""];
    return left === right ? rung(a) - rung(b) : left < right ? -1 : 1;
  });
  for (const step of steps) {
    if (startOf(step) !== null) continue;
    const next = ordered.findIndex((other) => rung(other) > rung(step));
    ordered.splice(next < 0 ? ordered.length : next, 0, step);
  }
  return ordered;
};

const stepsOf = (all: readonly Agreement[]): StatusStep[] => {
  const steps = new Map<string, StatusStep>();
  for (const step of all.flatMap((item) => item.statusHistory)) {
    const key = `${step.status} ${step.date.edtf}`;
    const known = steps.get(key);
    steps.set(key, known ? { ...known, evidence: [...known.evidence, ...step.evidence] } : step);
  }
  return inOrder([...steps.values()]);
};

/** Its words are the first article's; its status is the highest rung of the ladder that any article supports. */
const merge = (all: readonly [Agreement, ...Agreement[]]): Agreement => ({
  ...all[0],
  officialTitle: firstKnown(all.map((item) => item.officialTitle)),
  status: all.reduce((highest, item) => (rung(item) > rung(highest) ? item : highest)).status,
  statusHistory: stepsOf(all),
  signed: finest(mapEach(all, (item) => item.signed)),
  place: firstKnown(all.map((item) => item.place)),
  parties: distinct(all.flatMap((item) => item.parties)),
  topics: distinct(all.flatMap((item) => item.topics)),
  umbrella: firstKnown(all.map((item) => item.umbrella)),
  evidence: all.flatMap((item) => item.evidence),
});

/** The day it was signed, or else that of its latest dated status. */
const daysOfAgreement = ({ signed, statusHistory }: Agreement) => {
  const dates = [signed, ...statusHistory.map(({ date }) => date).reverse()].map((date) =>
    boundsOf(date?.edtf ?? null),
  );
  const { start, end } = dates.find((date) => date.start !== null || date.end !== null) ?? { start: null, end: null };
  return { start, end };
};

export const agreement: FactBuilder<Agreement> = {
  type: "agreement",
  prior: 45,
  claims: (dossier: AnyDossier & { agreements: AgreementInput[] }) =>
    new Map(
      dossier.agreements.map((item) => [
        item.id,
        { ...located(item, dossier), statusHistory: item.statusHistory.map((step) => located(step, dossier)) },
      ]),
    ),
  merge,
  label: ({ label }) => label,
  terms: ({ kind, status, parties, topics, umbrella, evidence, statusHistory }, _, world) => {
    const terms = new Terms().add("kind", kind).add("status", status);
    for (const party of parties) {
      const { type, id } = splitRef(party);
      if (type === "country") terms.add("country", id);
      else {
        const country = world.index.organisation.get(id)?.country;
        terms.addOrganisation(id, world).add("country", country === homeCountry ? null : country);
      }
    }
    terms.addTopics(topics, world).add("agreement", umbrella);
    return terms.addArticles([...evidence, ...statusHistory.flatMap((step) => step.evidence)], world);
  },
  build: (agreement, terms, _, world) => {
    const { id, kind, status, label, officialTitle, statusHistory, parties, topics, umbrella, summary, evidence } =
      agreement;
    const self = `agreement:${id}`;
    const document: Document = {
      id,
      kind,
      label,
      officialTitle,
      status,
      statusHistory: statusHistory.map((step) => ({
        status: step.status,
        date: dateOf(step.date),
        evidence: evidenceOf(step.evidence, world),
      })),
      signed: agreement.signed && dateOf(agreement.signed),
      place: placeOf(agreement.place, world),
      parties: parties.map((party) => refOf(party, world)),
      topics: refsOf("topic", topics, world),
      umbrella: refOrNull("agreement", umbrella, world),
      summary,
      evidence: evidenceOf(evidence, world),
    };
    return {
      document,
      days: daysOfAgreement(agreement),
      findable: {
        names: [...inBoth(label), ...(officialTitle ? [[officialTitle, "both"] as const] : [])],
        text: inBoth(summary),
        extra: [
          ...inBoth(agreementKindLabels[kind]),
          ...inBoth(agreementStatusLabels[status]),
          ...dateWords(agreement.signed),
          ...statusHistory.flatMap(({ date }) => dateWords(date)),
          ...inBoth(agreement.place?.name),
        ],
        mentions: mentionable(
          [
            ...parties,
            umbrella && `agreement:${umbrella}`,
            ...terms.values("country").map((country) => `country:${country}`),
            ...topics.map((topic) => `topic:${topic}`),
          ],
          world,
        ),
        shown: { text: summary, names: officialTitle ? [officialTitle] : [], date: dateOf(agreement.signed) },
      },
      edges: [
        ...parties.map((party) => ["party", party, self] as const),
        ...topics.map((topic) => ["about", self, `topic:${topic}`] as const),
        ...(umbrella ? [["under", self, `agreement:${umbrella}`] as const] : []),
      ],
      citations: citationsOf(evidence, ...statusHistory.map((step) => step.evidence)),
    };
  },
};
