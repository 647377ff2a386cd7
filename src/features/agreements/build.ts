import type { DocumentOf } from "../../collections/document.ts";
import { agreementKindLabels, agreementStatusLabels } from "../../model/vocabulary.ts";
import {
  type AnyDossier,
  citationsOf,
  type Days,
  dateOf,
  daysOf,
  evidenceOf,
  type FactBuilder,
  type Findable,
  placesOf,
  quantityOf,
  refOf,
  refOrNull,
  refsOf,
  variantsOf,
  type World,
} from "../../record/build.ts";
import { known } from "../../record/field-kinds.ts";
import { dateWords, inBoth, inEither, mentionable } from "../../record/index/search-document.ts";
import { keysOf, Terms } from "../../record/index/terms.ts";
import type { AgreementInput } from "./input.ts";
import { type Agreement, type AgreementClaim, claimOf, merge, signedIn } from "./merge.ts";
import type { agreementSchema } from "./schemas.ts";

type Document = DocumentOf<typeof agreementSchema>;

/** The day it was signed, or else that of its latest dated status; from the first to the last that any article gives. */
const daysOfAgreement = ({ signed, statusHistory, claims }: Agreement): Days => {
  const date = signed ?? statusHistory.findLast((step) => known(step.date))?.date ?? null;
  return daysOf(date, signed ? claims.map(signedIn) : []);
};

/** Whom an agreement names, and as what. */
const termsOf = (said: Agreement, world: World): Terms => {
  const { status, statusHistory, topics, evidence, claims } = said;
  const terms = new Terms()
    .add("status", status)
    .add("reached", ...statusHistory.map((step) => step.status))
    .addTopics(topics, world)
    .add("agreement", ...said.relations.map(({ agreement }) => agreement))
    .add("signatory", ...said.signatories.map(({ person }) => person));
  for (const { type, agreement } of said.relations) terms.add(type === "under" ? "under" : "related", agreement);
  terms
    .addPresence("identifiers", said.identifiers.length > 0)
    .addPresence("places", said.places.length > 0)
    .addPresence("signatories", said.signatories.length > 0)
    .addPresence("signed", said.signed !== null)
    .addPresence("values", said.values.length > 0)
    .addPresence("variants", said.variants.length > 0);
  for (const claim of claims) {
    terms.add("kind", claim.kind).add("country", ...claim.countries);
    for (const { party } of claim.parties) terms.addNamed(party, world);
    for (const proposer of claim.proposedBy) terms.addNamed(proposer, world);
    for (const { person, post, side } of claim.signatories) {
      terms.add("person", person).addPost(post, world).addNamed(side, world);
    }
    for (const { equipment } of claim.equipment) terms.add("equipment", equipment);
    terms.add("place", ...claim.places.map(({ place }) => place));
  }
  const parts = [...statusHistory, ...said.signatories, ...said.equipment, ...said.values];
  return terms.addArticles([...evidence, ...parts.flatMap((part) => part.evidence)], world);
};

const documentOf = (said: Agreement, terms: Terms, world: World): Document => ({
  id: said.id,
  kind: said.kind,
  label: said.label,
  officialTitle: said.officialTitle,
  status: said.status,
  statusHistory: said.statusHistory.map(({ status, date, reportedAsOf, evidence }) => ({
    status,
    date: dateOf(date),
    reportedAsOf,
    evidence: evidenceOf(evidence, world),
  })),
  signed: said.signed && dateOf(said.signed),
  places: placesOf(said.places, world),
  parties: said.parties.map(({ party, role }) => ({ party: refOf(party, world), role })),
  proposedBy: said.proposedBy.map((who) => refOf(who, world)),
  signatories: said.signatories.map(({ person, post, side, evidence }) => ({
    person: refOrNull("person", person, world),
    post: refOrNull("post", post, world),
    side: side === null ? null : refOf(side, world),
    evidence: evidenceOf(evidence, world),
  })),
  countries: refsOf("country", terms.values("country"), world),
  equipment: said.equipment.map(({ equipment, description, quantity, status, evidence }) => ({
    equipment: refOrNull("equipment", equipment, world),
    description,
    quantity: quantity && quantityOf(quantity),
    status,
    evidence: evidenceOf(evidence, world),
  })),
  values: said.values.map(({ amount: exact, least, most, currency, of, text, evidence }) => ({
    amount: exact,
    least,
    most,
    currency,
    of,
    text,
    evidence: evidenceOf(evidence, world),
  })),
  identifiers: said.identifiers.map(({ scheme, value, date }) => ({ scheme, value, date: date && dateOf(date) })),
  relations: said.relations.map(({ type, agreement }) => ({ type, agreement: world.ref("agreement", agreement) })),
  topics: refsOf("topic", said.topics, world),
  summary: said.summary,
  variants: variantsOf(said.variants, world),
  evidence: evidenceOf(said.evidence, world),
});

const findableOf = (said: Agreement, terms: Terms, world: World): Findable => {
  const { officialTitle, summary, claims } = said;
  return {
    names: [
      ...claims.flatMap((claim) => inBoth(claim.label)),
      ...claims.flatMap((claim) => inEither(claim.officialTitle ? [claim.officialTitle] : [])),
    ],
    text: claims.flatMap((claim) => inBoth(claim.summary)),
    extra: [
      ...inBoth(agreementKindLabels[said.kind]),
      ...inBoth(agreementStatusLabels[said.status]),
      ...claims.flatMap((claim) => dateWords(signedIn(claim))),
      ...said.statusHistory.flatMap(({ date }) => dateWords(date)),
      ...claims.flatMap(({ places }) => places.flatMap(({ name }) => inBoth(name))),
      ...said.equipment.flatMap(({ description }) => inBoth(description)),
      ...inEither(said.identifiers.map(({ value }) => value)),
      ...said.variants.flatMap(({ value }) => inBoth(value)),
    ],
    mentions: mentionable(
      [
        ...said.parties.map(({ party }) => party),
        ...said.proposedBy,
        ...keysOf(terms, ["person", "post", "equipment", "place", "country"]),
        ...keysOf(new Terms().add("topic", ...said.topics), ["topic"]),
        ...said.relations.map(({ agreement }) => `agreement:${agreement}`),
      ],
      world,
    ),
    shown: { text: summary, names: officialTitle ? [officialTitle] : [], date: dateOf(said.signed) },
  };
};

export const agreement: FactBuilder<AgreementClaim> = {
  type: "agreement",
  prior: 45,
  claims: (dossier: AnyDossier & { agreements: AgreementInput[] }) =>
    new Map(dossier.agreements.map((item) => [item.id, claimOf(item, dossier)])),
  merge,
  label: ({ label }) => label,
  terms: (said, _, world) => termsOf(said, world),
  build: (said, terms, _, world) => {
    const self = `agreement:${said.id}`;
    const parties = new Set(said.parties.map(({ party }) => party));
    return {
      document: documentOf(said, terms, world),
      days: daysOfAgreement(said),
      findable: findableOf(said, terms, world),
      edges: [
        ...[...parties].map((party) => ["party", party, self] as const),
        ...said.signatories.flatMap(({ person }) => (person ? [["signatory", `person:${person}`, self] as const] : [])),
        ...said.topics.map((topic) => ["about", self, `topic:${topic}`] as const),
        ...said.relations.map(({ type, agreement }) => [type, self, `agreement:${agreement}`] as const),
      ],
      citations: citationsOf(
        said.evidence,
        ...[...said.statusHistory, ...said.signatories, ...said.equipment, ...said.values].map((part) => part.evidence),
      ),
    };
  },
};
