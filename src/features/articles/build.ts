import type { DocumentOf } from "../../collections/document.ts";
import type { Written } from "../../language/analyse.ts";
import type { DossierEvidence } from "../../model/dossier.ts";
import { fieldsOf, recordsOf } from "../../model/fields.ts";
import { homeCountry } from "../../model/ids.ts";
import { countryRoles } from "../../model/vocabulary.ts";
import {
  type AnyDossier,
  type Citation,
  citationsOf,
  dateOf,
  daysOf,
  type FactBuilder,
  type Findable,
  located,
  refOrNull,
  refsOf,
  type World,
} from "../../record/build.ts";
import { inBoth, inEither, mentionable } from "../../record/index/search-document.ts";
import { Terms } from "../../record/index/terms.ts";
import type { ArticleInput } from "./input.ts";
import type { articleSchema } from "./schemas.ts";

/** As much of a fact as its article shows. */
type Fact = { id: string; topics: readonly string[] };

/** A dossier with what an article shows of its facts. */
type Dossier = Omit<AnyDossier, "article" | "people"> & {
  article: ArticleInput;
  people: readonly (AnyDossier["people"][number] & { evidence: DossierEvidence[] })[];
  engagements: readonly Fact[];
  agreements: readonly Fact[];
  statements: readonly Fact[];
  organisations: readonly { organisation: string }[];
};

type Document = DocumentOf<typeof articleSchema, "counts">;

const headlineOf = ({ headline }: Dossier["article"]): string | null =>
  headline === null || typeof headline === "string" ? headline : `${headline.kicker}, ${headline.main}`;

/** The countries of an article: those of its engagements in their roles, of its agreements, and those that are spoken of. */
const addCountries = (terms: Terms, from: { engagements: Terms[]; agreements: Terms[]; statements: Terms[] }) => {
  for (const own of from.engagements) {
    for (const role of ["partner", "host", "observer"] as const) {
      for (const country of own.values(`country.${role}`)) terms.addCountry(country, role);
    }
  }
  for (const own of from.agreements) for (const country of own.values("country")) terms.addCountry(country, "partner");
  const mentioned = [
    ...from.engagements.flatMap((own) => own.values("country.mentioned")),
    ...from.statements.flatMap((own) => own.values("country")),
  ];
  for (const country of mentioned) {
    if (!terms.values("country").includes(country)) terms.addCountry(country, "mentioned");
  }
};

/** The fields in which an article has the records that its facts have; its countries have roles, and its source is its own. */
const inherited = fieldsOf.article.filter((field) => recordsOf(field) && field !== "country" && field !== "source");

/**
 * What an article is filtered by: all that its dossier says. `names` holds every record that the dossier needs, what
 * these bring along included: a reference record exists as long as an article names it.
 */
const termsOf: FactBuilder<Dossier>["terms"] = (dossier, contexts, world) => {
  const { article } = dossier;
  const own = (type: "engagement" | "agreement" | "statement", facts: readonly { id: string }[]) =>
    facts.flatMap(({ id }) => contexts[0]?.termsOf(type, id) ?? []);
  const engagements = own("engagement", dossier.engagements);
  const agreements = own("agreement", dossier.agreements);
  const statements = own("statement", dossier.statements);
  const terms = new Terms()
    .addArticles([{ article: article.id }], world)
    .addPresence("articleUrl", article.articleUrl !== null)
    .addPresence("headline", article.headline !== null);
  for (const facts of [...engagements, ...agreements, ...statements]) terms.merge(facts, inherited);
  terms
    .add("engagement", ...dossier.engagements.map(({ id }) => id))
    .add("agreement", ...dossier.agreements.map(({ id }) => id))
    .add("statement", ...dossier.statements.map(({ id }) => id));
  addCountries(terms, { engagements, agreements, statements });
  for (const { person, post } of dossier.people) {
    terms.add("person", person).add("post", post).addOrganisation(world.index.post.get(post)?.organisation, world);
  }
  for (const { organisation } of dossier.organisations) terms.addOrganisation(organisation, world);
  const home = { type: "country" as const, id: homeCountry };
  return terms.add("names", ...world.closure([...world.mentions(dossier), home]));
};

/** Of an article each post that it gives a person is an edge of the graph. */
const edgesOf = ({ people }: Dossier, { index }: World) =>
  people.flatMap(({ person, post }) => {
    const organisation = index.post.get(post)?.organisation;
    return organisation ? [["holds-post-in", `person:${person}`, `organisation:${organisation}`] as const] : [];
  });

/** What it cites for the posts that it gives a person. */
const citationsFor = (dossier: Dossier) =>
  [...Map.groupBy(dossier.people, ({ person }) => person)].flatMap(([person, held]) =>
    citationsOf(...held.map((post) => located(post, dossier).evidence)).map(
      ([article, paragraph, basis]): Citation => [article, paragraph, basis, `person:${person}`],
    ),
  );

const refsIn = (terms: Terms, type: "engagement" | "agreement" | "statement", world: World) =>
  refsOf(type, terms.values(type), world);

const documentOf = (dossier: Dossier, terms: Terms, world: World): Document => {
  const { article } = dossier;
  const facts = [...dossier.engagements, ...dossier.agreements, ...dossier.statements];
  const topics = facts.flatMap(({ topics }) => topics);
  return {
    id: article.id,
    label: article.label,
    headline: headlineOf(article),
    articleUrl: article.articleUrl,
    language: article.language,
    machineTranslated: article.machineTranslated,
    source: refOrNull("source", article.source, world),
    agency: refOrNull("source", article.agency, world),
    published: dateOf(article.published),
    dateline: article.dateline,
    byline: article.byline,
    summary: article.summary,
    wordCount: article.wordCount,
    paragraphCount: article.paragraphCount,
    textSha256: article.textSha256,
    rights: article.rights,
    relations: article.relations.map(({ type, article: other, url, note }) => ({
      type,
      article: refOrNull("article", other, world),
      url,
      note,
    })),
    references: article.references,
    topics: refsOf("topic", topics, world),
    countries: refsOf("country", terms.values("country"), world).map((country) => ({
      country,
      roles: countryRoles.filter((role) => terms.values(`country.${role}`).includes(country.id)),
    })),
    engagements: refsIn(terms, "engagement", world),
    agreements: refsIn(terms, "agreement", world),
    statements: refsIn(terms, "statement", world),
    counts: {
      engagements: terms.values("engagement").length,
      agreements: terms.values("agreement").length,
      statements: terms.values("statement").length,
      people: terms.values("person").length,
      organisations: terms.values("organisation").length,
    },
  };
};

const bylineRoles = { reporter: { en: "Reporter", id: "Pewarta" }, editor: { en: "Editor", id: "Penyunting" } };

const findableOf = (dossier: Dossier, world: World): Findable => {
  const { label, headline, language, summary, published, dateline, byline, references } = dossier.article;
  const headlines = typeof headline === "string" ? [headline] : headline ? [headline.kicker, headline.main] : [];
  const shown = headlineOf(dossier.article);
  return {
    names: [...inBoth(label), ...headlines.map((line): Written => [line, language])],
    text: inBoth(summary),
    extra: [
      ...inEither([...(dateline ? [dateline] : []), ...byline.map(({ name }) => name)]),
      ...byline.flatMap(({ role }) => (role === "initials" ? [] : inBoth(bylineRoles[role]))),
      ...dossier.people.flatMap(({ rank }) => inBoth(rank)),
      ...references.flatMap(({ label }) => inBoth(label)),
    ],
    dates: [published],
    mentions: mentionable(
      world.mentions(dossier).map(({ type, id }) => `${type}:${id}`),
      world,
    ),
    shown: { text: summary, names: shown ? [shown] : [], date: dateOf(published) },
  };
};

export const article: FactBuilder<Dossier> = {
  type: "article",
  claims: (dossier: Dossier) => new Map([[dossier.article.id, dossier]]),
  merge: ([{ claim }]) => ({ ...claim, variants: [], claims: [claim] }),
  label: ({ article: { label } }) => label,
  terms: termsOf,
  build: (dossier, terms, _, world) => ({
    document: documentOf(dossier, terms, world),
    days: daysOf(dossier.article.published),
    findable: findableOf(dossier, world),
    edges: edgesOf(dossier, world),
    citations: citationsFor(dossier),
  }),
};
