import type { DocumentOf } from "../../collections/document.ts";
import { exactText } from "../../language/analyse.ts";
import { splitRef } from "../../model/ids.ts";
import type { RecordType } from "../../model/record-types.ts";
import { mediumLabels } from "../../model/vocabulary.ts";
import {
  type AnyDossier,
  type Context,
  citationsOf,
  dateOf,
  daysOf,
  evidenceOf,
  type FactBuilder,
  type Findable,
  placesOf,
  refOf,
  refOrNull,
  refsOf,
  variantsOf,
  type World,
} from "../../record/build.ts";
import { inBoth, mentionable, ranksIn, wordsOfClaims } from "../../record/index/search-document.ts";
import { keysOf, Terms } from "../../record/index/terms.ts";
import type { StatementInput } from "./input.ts";
import { claimOf, merge, type Statement, type StatementClaim } from "./merge.ts";
import type { statementSchema } from "./schemas.ts";

type Document = DocumentOf<typeof statementSchema>;

/** The countries that a record brings into a statement of it: those of an engagement that take part, those of an agreement. */
const countriesOf = (type: RecordType, id: string, contexts: readonly Context[]): string[] => {
  if (type !== "engagement" && type !== "agreement") return [];
  const fields = type === "agreement" ? ["country"] : ["country.partner", "country.host", "country.observer"];
  return contexts.flatMap(({ termsOf }) => fields.flatMap((field) => termsOf(type, id)?.values(field) ?? []));
};

/** The posts that the articles of a statement give its speakers. */
const postsOf = ({ speakers }: Statement, contexts: readonly Context[]): string[] =>
  contexts.flatMap(({ dossier }) =>
    dossier.people.flatMap(({ person, post }) => (speakers.includes(`person:${person}`) ? [post] : [])),
  );

const termsOf = (fact: Statement, contexts: readonly Context[], world: World): Terms => {
  const { speakers, about, topics, evidence, claims } = fact;
  const terms = new Terms();
  for (const speaker of speakers) terms.addNamed(speaker, world);
  for (const held of [...postsOf(fact, contexts), ...claims.map(({ post }) => post)]) terms.addPost(held, world);
  // Who speaks, and for whom, before what it is about is named as well.
  terms.add("speaker", ...keysOf(terms, ["person", "organisation"]));
  for (const ref of about) {
    const { type, id } = splitRef(ref);
    terms.addNamed(ref, world).add("country", ...countriesOf(type, id, contexts));
  }
  for (const { medium, places } of claims) {
    terms.add("kind", fact.medium === "unspecified" || medium !== "unspecified" ? medium : null);
    terms.add("place", ...places.map(({ place }) => place));
  }
  terms
    .addPresence("places", fact.places.length > 0)
    .addPresence("speakers", speakers.length > 0)
    .addPresence("variants", fact.variants.length > 0);
  return terms.addTopics(topics, world).addArticles(evidence, world);
};

/** The words of the names of who speaks, by which a search for what somebody says goes. */
const speakerKeys = (speakers: readonly string[], world: World): string[] =>
  speakers.flatMap((speaker) => {
    const { type, id } = splitRef(speaker);
    const names = type === "person" ? world.names("person", id) : [];
    return names.flatMap(([name]) => exactText(name).split(" ")).map((word) => `says:${word}`);
  });

const isPerson = (ref: string): boolean => ref.startsWith("person:");

const documentOf = (fact: Statement, terms: Terms, world: World): Document => ({
  id: fact.id,
  label: fact.label,
  speakers: fact.speakers.map((speaker) => refOf(speaker, world)),
  post: refOrNull("post", fact.post, world),
  capacity: fact.capacity,
  paraphrase: fact.paraphrase,
  medium: fact.medium,
  date: dateOf(fact.date),
  places: placesOf(fact.places, world),
  about: fact.about.map((subject) => refOf(subject, world)),
  topics: refsOf("topic", fact.topics, world),
  countries: refsOf("country", terms.values("country"), world),
  variants: variantsOf(fact.variants, world),
  evidence: evidenceOf(fact.evidence, world),
});

/** What a statement speaks of, as `<type>:<id>`. */
const subjectsOf = ({ about, topics }: Statement): string[] => [...about, ...topics.map((topic) => `topic:${topic}`)];

const findableOf = (fact: Statement, terms: Terms, contexts: readonly Context[], world: World): Findable => {
  const { speakers, medium, paraphrase, claims } = fact;
  const people = speakers.filter(isPerson).map((speaker) => splitRef(speaker).id);
  return {
    names: claims.flatMap(({ label }) => inBoth(label)),
    text: claims.flatMap((claim) => inBoth(claim.paraphrase)),
    extra: [
      ...inBoth(mediumLabels[medium]),
      ...claims.flatMap(({ capacity }) => inBoth(capacity)),
      ...people.flatMap((person) => ranksIn(contexts, person)),
      ...wordsOfClaims(fact),
    ],
    dates: [fact.date],
    otherDates: claims.map(({ date }) => date),
    mentions: mentionable([...speakers, ...subjectsOf(fact), ...keysOf(terms, ["post", "country", "place"])], world),
    keys: [...speakerKeys(speakers, world), ...terms.values("country").map((country) => `about:${country}`)],
    shown: { text: paraphrase, names: [], date: dateOf(fact.date) },
  };
};

export const statement: FactBuilder<StatementClaim> = {
  type: "statement",
  claims: (dossier: AnyDossier & { statements: StatementInput[] }) =>
    new Map(dossier.statements.map((item) => [item.id, claimOf(item, dossier)])),
  merge,
  label: ({ label }) => label,
  terms: termsOf,
  build: (fact, terms, contexts, world) => ({
    document: documentOf(fact, terms, world),
    days: daysOf(
      fact.date,
      fact.claims.map(({ date }) => date),
    ),
    findable: findableOf(fact, terms, contexts, world),
    edges: fact.speakers.flatMap((speaker) =>
      subjectsOf(fact).map((subject) => ["speaks-of", speaker, subject] as const),
    ),
    citations: citationsOf(fact.evidence),
  }),
};
