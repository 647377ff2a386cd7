import type { DocumentOf } from "../../collections/document.ts";
import { splitRef } from "../../model/ids.ts";
import {
  type CountryRole,
  countryRoles,
  engagementKindLabels,
  engagementStatusLabels,
} from "../../model/vocabulary.ts";
import {
  type AnyDossier,
  type Context,
  citationsOf,
  dateOf,
  daysOf,
  type Edge,
  evidenceOf,
  type FactBuilder,
  type Findable,
  placesOf,
  quantityOf,
  refOf,
  refOrNull,
  refsOf,
  sortedBy,
  variantsOf,
  type World,
} from "../../record/build.ts";
import { inBoth, mentionable, ranksIn, wordsOfClaims } from "../../record/index/search-document.ts";
import { keysOf, Terms } from "../../record/index/terms.ts";
import type { EngagementInput } from "./input.ts";
import { claimOf, type Engagement, type EngagementClaim, merge, type Participant } from "./merge.ts";
import type { engagementSchema } from "./schemas.ts";

type Document = DocumentOf<typeof engagementSchema>;

/** What follows for the country of a participant: a host takes part, an observer only looks on. */
const rolesOf = ({ role }: Participant): CountryRole[] =>
  role === "observer" ? ["observer"] : role === "host" ? ["partner", "host"] : ["partner"];

/** Roles by country or organisation: those that are given, and what follows from who takes part. */
class Roles {
  readonly #roles = new Map<string, Set<CountryRole>>();

  add(id: string | null | undefined, ...roles: readonly CountryRole[]): this {
    if (!id) return this;
    const all = this.#roles.get(id) ?? new Set();
    for (const role of roles) all.add(role);
    this.#roles.set(id, all);
    return this;
  }

  /** In the order of ids; who takes part is not merely mentioned, and an observer is no partner by taking part. */
  entries(): [id: string, roles: CountryRole[]][] {
    return sortedBy([...this.#roles], ([id]) => id).map(([id, all]) => {
      const dropped = all.size > 1 ? ["mentioned", ...(all.has("observer") ? ["partner"] : [])] : [];
      return [id, countryRoles.filter((role) => all.has(role) && !dropped.includes(role))];
    });
  }
}

/** The countries and organisations of an engagement in their roles. */
const counterparts = ({ countries, organisations, participants }: Engagement, { index }: World) => {
  const [byCountry, byOrganisation] = [new Roles(), new Roles()];
  for (const { country, roles } of countries) byCountry.add(country, ...roles);
  for (const { organisation, roles } of organisations) byOrganisation.add(organisation, ...roles);
  for (const participant of participants) {
    const { organisation, country, post, side } = participant;
    const roles = rolesOf(participant);
    byCountry.add(country, ...roles).add(organisation && index.organisation.get(organisation)?.country, ...roles);
    byCountry.add(post && index.post.get(post)?.country, ...roles);
    byOrganisation.add(organisation, ...roles);
    if (side === null) continue;
    const { type, id } = splitRef(side);
    (type === "country" ? byCountry : byOrganisation).add(id, ...roles);
  }
  return { countries: byCountry.entries(), organisations: byOrganisation.entries() };
};

const key = (type: string, id: string | null | undefined) => (id ? `${type}:${id}` : null);

const isSigning = ({ kind, status }: Engagement): boolean =>
  kind === "signing" && (status === "held" || status === "planned");

const edgesOf = (fact: Engagement, world: World): Edge[] => {
  const self = `engagement:${fact.id}`;
  const { countries, organisations } = counterparts(fact, world);
  const inRole = (type: string, [id, roles]: [string, CountryRole[]]): Edge[] =>
    roles.flatMap((role): Edge[] => (role === "mentioned" ? [] : [[role, `${type}:${id}`, self]]));
  const explicit = new Set(fact.organisations.map(({ organisation }) => organisation));
  return [
    ...fact.participants.flatMap(({ person, organisation, country, post, side }): Edge[] => [
      ...[
        key("person", person),
        key("organisation", organisation ?? (post && world.index.post.get(post)?.organisation)),
        key("country", country),
      ].flatMap((who): Edge[] => (who ? [["participates", who, self]] : [])),
      ...(person && side ? [["acts-for", `person:${person}`, side] as const] : []),
    ]),
    ...countries.flatMap((one) => inRole("country", one)),
    ...organisations.filter(([id]) => explicit.has(id)).flatMap((one) => inRole("organisation", one)),
    ...fact.topics.map((topic): Edge => ["about", self, `topic:${topic}`]),
    // Whether it came to be signed is for the agreement to say: the graph looks when it is read.
    ...fact.agreements.map(
      (agreement): Edge => [isSigning(fact) ? "signed" : "discussed", self, `agreement:${agreement}`],
    ),
    ...(fact.partOf ? [["part-of", self, `engagement:${fact.partOf}`] as const] : []),
    ...fact.follows.map((other): Edge => ["follows", self, `engagement:${other}`]),
  ];
};

const termsOf = (fact: Engagement, world: World): Terms => {
  const terms = new Terms();
  const { countries, organisations } = counterparts(fact, world);
  for (const [country, roles] of countries) for (const role of roles) terms.addCountry(country, role);
  for (const [organisation] of organisations) terms.addOrganisation(organisation, world);
  for (const { person, post } of fact.participants) {
    terms.add("person", person).add("post", post);
    terms.addOrganisation(post && world.index.post.get(post)?.organisation, world);
  }
  const isOver = fact.status === "held" || fact.status === "cancelled";
  for (const { kind, status, places, series, partOf } of fact.claims) {
    // What was planned or postponed is neither once it is over, nor both before.
    terms.add("kind", kind).add("status", isOver && status !== "planned" && status !== "postponed" ? status : null);
    terms
      .add("place", ...places.map(({ place }) => place))
      .add("series", series?.series)
      .add("engagement", partOf);
  }
  terms.add("status", fact.status);
  // What one article calls held and the record cancelled is not held.
  if (fact.status === "held") terms.add("held", ...terms.values("country.partner"));
  return terms
    .addPresence("attendance", fact.attendance.length > 0)
    .addPresence("places", fact.places.length > 0)
    .addPresence("variants", fact.variants.length > 0)
    .addTopics(fact.topics, world)
    .add("agreement", ...fact.agreements)
    .add("engagement", ...fact.follows)
    .add("parent", fact.partOf)
    .add("follows", ...fact.follows)
    .addArticles([...fact.evidence, ...fact.attendance.flatMap(({ evidence }) => evidence)], world);
};

const documentOf = (fact: Engagement, world: World): Document => {
  const { countries, organisations } = counterparts(fact, world);
  return {
    id: fact.id,
    kind: fact.kind,
    status: fact.status,
    label: fact.label,
    summary: fact.summary,
    date: dateOf(fact.date),
    places: placesOf(fact.places, world),
    participants: fact.participants.map((one) => ({
      person: refOrNull("person", one.person, world),
      organisation: refOrNull("organisation", one.organisation, world),
      country: refOrNull("country", one.country, world),
      post: refOrNull("post", one.post, world),
      capacity: one.capacity,
      side: one.side === null ? null : refOf(one.side, world),
      role: one.role,
      named: one.named,
    })),
    countries: countries.map(([id, roles]) => ({ country: world.ref("country", id), roles })),
    organisations: organisations.map(([id, roles]) => ({ organisation: world.ref("organisation", id), roles })),
    attendance: fact.attendance.map(({ of, quantity, evidence }) => ({
      of,
      quantity: quantityOf(quantity),
      evidence: evidenceOf(evidence, world),
    })),
    invitedBy: fact.invitedBy === null ? null : refOf(fact.invitedBy, world),
    partOf: refOrNull("engagement", fact.partOf, world),
    series: fact.series && { ...world.ref("series", fact.series.series), ordinal: fact.series.ordinal },
    follows: refsOf("engagement", fact.follows, world),
    topics: refsOf("topic", fact.topics, world),
    agreements: refsOf("agreement", fact.agreements, world),
    variants: variantsOf(fact.variants, world),
    evidence: evidenceOf(fact.evidence, world),
  };
};

const findableOf = (fact: Engagement, terms: Terms, contexts: readonly Context[], world: World): Findable => ({
  names: fact.claims.flatMap(({ label }) => inBoth(label)),
  text: fact.claims.flatMap(({ summary }) => inBoth(summary)),
  extra: [
    ...inBoth(engagementKindLabels[fact.kind]),
    ...(fact.status === "held" ? [] : inBoth(engagementStatusLabels[fact.status])),
    ...fact.participants.flatMap(({ capacity, person }) => [...inBoth(capacity), ...ranksIn(contexts, person)]),
    ...wordsOfClaims(fact),
  ],
  dates: [fact.date],
  otherDates: fact.claims.map(({ date }) => date),
  mentions: mentionable(
    [
      ...fact.participants.flatMap(({ person, organisation, country, post }) => [
        key("person", person),
        key("organisation", organisation),
        key("country", country),
        key("post", post),
      ]),
      fact.invitedBy,
      ...keysOf(terms, ["country", "place", "series"]),
      ...fact.organisations.map(({ organisation }) => key("organisation", organisation)),
      ...fact.claims.flatMap(({ places }) => places.map(({ country }) => key("country", country))),
      ...fact.topics.map((topic) => key("topic", topic)),
      ...fact.agreements.map((agreement) => key("agreement", agreement)),
    ],
    world,
  ),
  shown: { text: fact.summary, names: [], date: dateOf(fact.date) },
});

export const engagement: FactBuilder<EngagementClaim> = {
  type: "engagement",
  claims: (dossier: AnyDossier & { engagements: EngagementInput[] }) =>
    new Map(dossier.engagements.map((item) => [item.id, claimOf(item, dossier)])),
  merge,
  label: ({ label }) => label,
  terms: (fact, _, world) => termsOf(fact, world),
  build: (fact, terms, contexts, world) => ({
    document: documentOf(fact, world),
    days: daysOf(
      fact.date,
      fact.claims.map(({ date }) => date),
    ),
    findable: findableOf(fact, terms, contexts, world),
    edges: edgesOf(fact, world),
    citations: citationsOf(fact.evidence, ...fact.attendance.map(({ evidence }) => evidence)),
  }),
};
