import type { DocumentOf } from "../../collections/document.ts";
import { homeCountry, splitRef } from "../../model/ids.ts";
import { standingsOf } from "../../model/links-back.ts";
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
import type { Evidence } from "../../record/evidence.ts";
import { known } from "../../record/field-kinds.ts";
import { inBoth, inEither, mentionable, wordsOfClaims } from "../../record/index/search-document.ts";
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

/** The evidence of an agreement itself, and that of each of its parts. */
const evidenceIn = ({ evidence, statusHistory, signatories, equipment, values }: Agreement): Evidence[][] => [
  evidence,
  ...[...statusHistory, ...signatories, ...equipment, ...values].map((part) => part.evidence),
];

/** Whom an agreement names, and as what. */
const termsOf = (fact: Agreement, world: World): Terms => {
  const { status, statusHistory, topics, claims } = fact;
  const terms = new Terms()
    .add("status", status)
    .add("reached", ...statusHistory.map((step) => step.status))
    .addTopics(topics, world)
    .add("agreement", ...fact.relations.map(({ agreement }) => agreement))
    .add("signatory", ...fact.signatories.map(({ person }) => person));
  for (const { type, agreement } of fact.relations) terms.add(type === "under" ? "under" : "related", agreement);
  terms
    .addPresence("identifiers", fact.identifiers.length > 0)
    .addPresence("places", fact.places.length > 0)
    .addPresence("signatories", fact.signatories.length > 0)
    .addPresence("signed", fact.signed !== null)
    .addPresence("values", fact.values.length > 0)
    .addPresence("variants", fact.variants.length > 0);
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
  terms.add("standing", ...standingsOf((field) => terms.values(field), status));
  return terms.addArticles(evidenceIn(fact).flat(), world);
};

const documentOf = (fact: Agreement, terms: Terms, world: World): Document => ({
  id: fact.id,
  kind: fact.kind,
  label: fact.label,
  officialTitle: fact.officialTitle,
  status: fact.status,
  statusHistory: fact.statusHistory.map(({ status, date, reportedAsOf, evidence }) => ({
    status,
    date: dateOf(date),
    reportedAsOf,
    evidence: evidenceOf(evidence, world),
  })),
  signed: fact.signed && dateOf(fact.signed),
  places: placesOf(fact.places, world),
  parties: fact.parties.map(({ party, role }) => ({ party: refOf(party, world), role })),
  proposedBy: fact.proposedBy.map((who) => refOf(who, world)),
  signatories: fact.signatories.map(({ person, post, side, evidence }) => ({
    person: refOrNull("person", person, world),
    post: refOrNull("post", post, world),
    side: side === null ? null : refOf(side, world),
    evidence: evidenceOf(evidence, world),
  })),
  countries: refsOf("country", terms.values("country"), world),
  equipment: fact.equipment.map(({ equipment, description, quantity, status, evidence }) => ({
    equipment: refOrNull("equipment", equipment, world),
    description,
    quantity: quantity && quantityOf(quantity),
    status,
    evidence: evidenceOf(evidence, world),
  })),
  values: fact.values.map(({ amount: exact, least, most, currency, of, text, evidence }) => ({
    amount: exact,
    least,
    most,
    currency,
    of,
    text,
    evidence: evidenceOf(evidence, world),
  })),
  identifiers: fact.identifiers.map(({ scheme, value, date }) => ({ scheme, value, date: date && dateOf(date) })),
  relations: fact.relations.map(({ type, agreement }) => ({ type, agreement: world.ref("agreement", agreement) })),
  topics: refsOf("topic", fact.topics, world),
  summary: fact.summary,
  variants: variantsOf(fact.variants, world),
  evidence: evidenceOf(fact.evidence, world),
});

/**
 * The countries that it is an agreement with: those that it names itself, of which one at least is not the home country, or
 * else those that its parties are of. The maker of what one country buys makes it none with the country of the maker.
 */
const partnersOf = ({ claims }: Agreement, terms: Terms): readonly string[] => {
  const states = claims.flatMap(({ countries, parties }) => [
    ...countries,
    ...parties.map(({ party }) => splitRef(party)).flatMap(({ type, id }) => (type === "country" ? [id] : [])),
  ]);
  return states.some((country) => country !== homeCountry) ? [...new Set(states)] : terms.values("country");
};

const findableOf = (fact: Agreement, terms: Terms, world: World): Findable => {
  const { officialTitle, summary, claims } = fact;
  return {
    names: [
      ...claims.flatMap((claim) => inBoth(claim.label)),
      ...claims.flatMap((claim) => inEither(claim.officialTitle ? [claim.officialTitle] : [])),
    ],
    text: claims.flatMap((claim) => inBoth(claim.summary)),
    extra: [
      ...inBoth(agreementKindLabels[fact.kind]),
      ...inBoth(agreementStatusLabels[fact.status]),
      ...fact.equipment.flatMap(({ description }) => inBoth(description)),
      ...inEither(fact.identifiers.map(({ value }) => value)),
      ...wordsOfClaims(fact),
    ],
    dates: [fact.signed, ...fact.statusHistory.map(({ date }) => date)],
    otherDates: claims.map(signedIn),
    mentions: mentionable(
      [
        ...fact.parties.map(({ party }) => party),
        ...fact.proposedBy,
        ...keysOf(terms, ["person", "post", "equipment", "place", "country"]),
        ...fact.topics.map((topic) => `topic:${topic}`),
        ...fact.relations.map(({ agreement }) => `agreement:${agreement}`),
      ],
      world,
    ),
    keys: [`agreement:${fact.id}`, ...partnersOf(fact, terms).map((country) => `party:${country}`)],
    shown: { text: summary, names: officialTitle ? [officialTitle] : [], date: dateOf(fact.signed) },
  };
};

export const agreement: FactBuilder<AgreementClaim> = {
  type: "agreement",
  claims: (dossier: AnyDossier & { agreements: AgreementInput[] }) =>
    new Map(dossier.agreements.map((item) => [item.id, claimOf(item, dossier)])),
  merge,
  label: ({ label }) => label,
  terms: (fact, _, world) => termsOf(fact, world),
  build: (fact, terms, _, world) => {
    const self = `agreement:${fact.id}`;
    const parties = new Set(fact.parties.map(({ party }) => party));
    return {
      document: documentOf(fact, terms, world),
      days: daysOfAgreement(fact),
      findable: findableOf(fact, terms, world),
      edges: [
        ...[...parties].map((party) => ["party", party, self] as const),
        ...fact.signatories.flatMap(({ person }) => (person ? [["signatory", `person:${person}`, self] as const] : [])),
        ...fact.topics.map((topic) => ["about", self, `topic:${topic}`] as const),
        ...fact.relations.map(({ type, agreement }) => [type, self, `agreement:${agreement}`] as const),
      ],
      citations: citationsOf(...evidenceIn(fact)),
    };
  },
};
