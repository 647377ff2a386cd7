import "../collections/context.ts";
import type { MembersIn, MembersOf } from "../collections/include.ts";
import { agreementMention, countedRef, engagementMention } from "../collections/links-back.ts";
import { dateSchema, evidenceSchema, placeSchema, refSchema } from "../collections/shapes.ts";
import { localisedText } from "../http/request/locale.ts";
import { agreements } from "./agreements/routes.ts";
import { articles } from "./articles/routes.ts";
import { countries } from "./countries/routes.ts";
import { engagements } from "./engagements/routes.ts";
import { graph } from "./graph/routes.ts";
import { meta } from "./meta/routes.ts";
import { organisations } from "./organisations/routes.ts";
import { people } from "./people/routes.ts";
import { related } from "./related/routes.ts";
import { search } from "./search/routes.ts";
import { sources } from "./sources/routes.ts";
import { statements } from "./statements/routes.ts";
import { stats } from "./stats/routes.ts";
import { suggest } from "./suggest/routes.ts";
import { timeline } from "./timeline/routes.ts";
import { topics } from "./topics/routes.ts";

/** All collections. */
export const collections = [
  articles,
  engagements,
  agreements,
  statements,
  countries,
  organisations,
  people,
  topics,
  sources,
];

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

/** What the index adds to the records of each collection. */
const members = new Map<string, MembersIn>(collections.map((each) => [each.type, each.members]));

export const membersOf: MembersOf = (type) => members.get(type) ?? (() => ({}));

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
