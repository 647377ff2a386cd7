import "../collections/context.ts";
import { agreementMention, countedRef, engagementMention, statementMention } from "../collections/mentions.ts";
import { dateSchema, evidenceSchema, refSchema } from "../collections/shapes.ts";
import { translationsSchema } from "../http/response/translations.ts";
import { collectionTypes } from "../model/record-types.ts";
import { changes } from "./changes/routes.ts";
import { loadCollection } from "./collections.ts";
import { graph } from "./graph/routes.ts";
import { meta } from "./meta/routes.ts";
import { related } from "./related/routes.ts";
import { search } from "./search/routes.ts";
import { stats } from "./stats/routes.ts";
import { suggest } from "./suggest/routes.ts";
import { timeline } from "./timeline/routes.ts";

/** All collections, loaded. */
export const collections = await Promise.all(collectionTypes.map(loadCollection));

/** The routers of everything under `/v1`. */
export const dataRouters = [
  meta,
  changes,
  search,
  suggest,
  timeline,
  stats,
  graph,
  // The API description has the operations in this order: lists, records, what is related to them.
  ...collections.map(({ router }) => router),
  related,
];

/** Schemas that the OpenAPI document describes by themselves, not by the first place that uses them. */
export const components = {
  Ref: refSchema,
  RecordDate: dateSchema,
  Evidence: evidenceSchema,
  EngagementMention: engagementMention,
  AgreementMention: agreementMention,
  StatementMention: statementMention,
  CountedRef: countedRef,
  Translations: translationsSchema,
} as const;
