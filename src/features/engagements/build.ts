import type { DocumentOf } from "../../collections/document.ts";
import { engagementKindLabels } from "../../model/vocabulary.ts";
import {
  type AnyDossier,
  citationsOf,
  dateOf,
  daysOf,
  distinct,
  type Edge,
  type Evidenced,
  evidenceOf,
  type FactBuilder,
  finest,
  firstKnown,
  located,
  mapEach,
  placeOf,
  placesOf,
  refOrNull,
  refsOf,
  sortedBy,
} from "../../record/build.ts";
import { dateWords, inBoth, mentionable, ranksIn } from "../../record/index/search-document.ts";
import { Terms } from "../../record/index/terms.ts";
import type { EngagementInput } from "./input.ts";
import type { engagementSchema } from "./schemas.ts";

type Engagement = Evidenced<EngagementInput>;
type Document = DocumentOf<typeof engagementSchema>;

/** Its words are the first article's, its date the most precise; it is held once one says so, and what is listed is united. */
const merge = (all: readonly [Engagement, ...Engagement[]]): Engagement => ({
  ...all[0],
  status: all.some((item) => item.status === "held") ? "held" : "planned",
  date: finest(mapEach(all, (item) => item.date)),
  place: firstKnown(all.map((item) => item.place)),
  places: distinct(all.flatMap((item) => item.places)),
  participants: distinct(
    all.flatMap((item) => item.participants),
    ({ person, organisation, country, post, side }) => person ?? JSON.stringify([organisation, country, post, side]),
  ),
  countries: distinct(all.flatMap((item) => item.countries)),
  topics: distinct(all.flatMap((item) => item.topics)),
  agreements: distinct(all.flatMap((item) => item.agreements)),
  evidence: all.flatMap((item) => item.evidence),
});

const key = (type: string, id: string | null | undefined) => (id ? `${type}:${id}` : null);

const edgesOf = (
  { id, kind, participants, countries, topics, agreements }: Engagement,
  postOrganisation: (post: string | null) => string | null | undefined,
): Edge[] => {
  const self = `engagement:${id}`;
  return [
    ...participants.flatMap(({ person, organisation, country, post, side }): Edge[] => [
      ...[
        key("person", person),
        key("organisation", organisation ?? postOrganisation(post)),
        key("country", country),
      ].flatMap((who): Edge[] => (who ? [["participates", who, self]] : [])),
      ...(person && side ? [["acts-for", `person:${person}`, `country:${side}`] as const] : []),
    ]),
    ...countries.flatMap(({ country, role }): Edge[] =>
      role === "mentioned" ? [] : [[role, `country:${country}`, self]],
    ),
    ...topics.map((topic): Edge => ["about", self, `topic:${topic}`]),
    ...agreements.map(
      (agreement): Edge => [
        // Whether it came to be signed is for the agreement to say: the graph looks when it is read.
        kind === "signing" ? "signed" : "discussed",
        self,
        `agreement:${agreement}`,
      ],
    ),
  ];
};

export const engagement: FactBuilder<Engagement> = {
  type: "engagement",
  prior: 50,
  claims: (dossier: AnyDossier & { engagements: EngagementInput[] }) =>
    new Map(dossier.engagements.map((item) => [item.id, located(item, dossier)])),
  merge,
  label: ({ label }) => label,
  terms: ({ kind, status, countries, places, participants, topics, agreements, evidence }, _, world) => {
    const terms = new Terms().add("kind", kind).add("status", status);
    for (const { place } of places) terms.add("place", place);
    for (const { country, role } of countries) terms.addCountry(country, role);
    for (const { person, organisation, post } of participants) {
      terms.add("person", person).add("post", post).addOrganisation(organisation, world);
      terms.addOrganisation(post && world.index.post.get(post)?.organisation, world);
    }
    return terms
      .addTopics(topics, world)
      .add("agreement", ...agreements)
      .addArticles(evidence, world);
  },
  build: (engagement, _, contexts, world) => {
    const { id, kind, status, label, summary, places, participants, countries, topics, agreements, evidence } =
      engagement;
    const date = dateOf(engagement.date);
    const document: Document = {
      id,
      kind,
      status,
      label,
      summary,
      date,
      place: placeOf(engagement.place, world),
      places: placesOf(places, world),
      participants: participants.map((one) => ({
        person: refOrNull("person", one.person, world),
        organisation: refOrNull("organisation", one.organisation, world),
        country: refOrNull("country", one.country, world),
        post: refOrNull("post", one.post, world),
        capacity: one.capacity,
        side: one.side,
        role: one.role,
        named: one.named,
      })),
      countries: sortedBy(
        countries,
        ({ country }) => country,
        ({ role }) => role,
      ).map(({ country, role }) => ({ country: world.ref("country", country), role })),
      topics: refsOf("topic", topics, world),
      agreements: refsOf("agreement", agreements, world),
      evidence: evidenceOf(evidence, world),
    };
    return {
      document,
      days: daysOf(engagement.date),
      findable: {
        names: inBoth(label),
        text: inBoth(summary),
        extra: [
          ...inBoth(engagementKindLabels[kind]),
          ...dateWords(engagement.date),
          ...inBoth(engagement.place?.name),
          ...places.flatMap(({ name }) => inBoth(name)),
          ...participants.flatMap(({ capacity, person }) => [...inBoth(capacity), ...ranksIn(contexts, person)]),
        ],
        mentions: mentionable(
          [
            ...participants.flatMap(({ person, organisation, country, post }) => [
              key("person", person),
              key("organisation", organisation),
              key("country", country),
              key("post", post),
            ]),
            ...countries.map(({ country }) => key("country", country)),
            key("country", engagement.place?.country),
            ...places.flatMap(({ place, country }) => [key("place", place), key("country", country)]),
            ...topics.map((topic) => key("topic", topic)),
            ...agreements.map((agreement) => key("agreement", agreement)),
          ],
          world,
        ),
        shown: { text: summary, names: [], date },
      },
      edges: edgesOf(engagement, (post) => post && world.index.post.get(post)?.organisation),
      citations: citationsOf(evidence),
    };
  },
};
