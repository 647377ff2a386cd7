import "./context.ts";
import { localisedText } from "../http/locale.ts";
import { agreements } from "./agreements/routes.ts";
import { articles } from "./articles/routes.ts";
import { countries } from "./countries/routes.ts";
import { engagements } from "./engagements/routes.ts";
import type { Expanders } from "./expand.ts";
import { graph } from "./graph/routes.ts";
import { meta } from "./meta/routes.ts";
import { agreementMention, countedRef, engagementMention } from "./occurrences.ts";
import { organisations } from "./organisations/routes.ts";
import { people } from "./people/routes.ts";
import { related } from "./related/routes.ts";
import { search } from "./search/routes.ts";
import { dateSchema, evidenceSchema, placeSchema, refSchema } from "./shapes.ts";
import { sources } from "./sources/routes.ts";
import { statements } from "./statements/routes.ts";
import { stats } from "./stats/routes.ts";
import { suggest } from "./suggest/routes.ts";
import { timeline } from "./timeline/routes.ts";
import { topics } from "./topics/routes.ts";

const collections = [articles, engagements, agreements, statements, countries, organisations, people, topics, sources];

/** The routers of everything under `/v1`. */
export const dataRouters = [
  meta,
  search,
  suggest,
  timeline,
  stats,
  graph,
  related,
  ...collections.map(({ router }) => router),
];

/** How each collection shows its records in full to the others. */
export const expanders: Expanders = {
  article: articles.expander,
  engagement: engagements.expander,
  agreement: agreements.expander,
  statement: statements.expander,
  country: countries.expander,
  organisation: organisations.expander,
  person: people.expander,
  topic: topics.expander,
  source: sources.expander,
};

/** Schemas that the OpenAPI document describes by themselves, not by the first place that uses them. */
export const components = {
  LocalisedText: localisedText,
  Ref: refSchema,
  Date: dateSchema,
  Evidence: evidenceSchema,
  Place: placeSchema,
  EngagementMention: engagementMention,
  AgreementMention: agreementMention,
  CountedRef: countedRef,
} as const;
