import { createRoute, z } from "@hono/zod-openapi";
import { absent } from "../../collections/absent.ts";
import { jsonResponses } from "../../http/openapi/responses.ts";
import { idParam } from "../../http/request/params.ts";
import { itemEnvelope } from "../../http/response/envelopes.ts";
import { problemResponses } from "../../http/response/problem.ts";
import { sendItem } from "../../http/response/respond.ts";
import { createRouter } from "../../http/router.ts";
import { collections } from "../../model/record-types.ts";
import { findRelated } from "./queries.ts";
import { exampleRelated, presentRelated, relatedList, relatedQuery } from "./schemas.ts";

export const related = createRouter();

const items = {
  article: { tag: "Articles", operationId: "getRelatedToArticle", example: "russia-courtesy-call" },
  engagement: { tag: "Engagements", operationId: "getRelatedToEngagement", example: "japan-courtesy-call-2022-03-02" },
  agreement: { tag: "Agreements", operationId: "getRelatedToAgreement", example: "france-thales-len-joint-venture" },
  person: { tag: "People", operationId: "getRelatedToPerson", example: "prabowo-subianto" },
  organisation: { tag: "Organisations", operationId: "getRelatedToOrganisation", example: "pt-len-industri" },
} as const;

const shares = {
  fact: "Two records are near by the parties, people, topics, agreements and engagements that both name, and by time; what the record itself names, or what names it, is left out.",
  thing:
    "Two records are near where the facts that name the one and those that name the other have things in common, and nearest where the same facts name both.",
};

for (const kind of Object.keys(items) as (keyof typeof items)[]) {
  const { tag, operationId, example } = items[kind];
  const route = createRoute({
    method: "get",
    path: `/v1/${collections[kind]}/{id}/related`,
    operationId,
    tags: [tag],
    summary: `Get what is related to ${/^[aeo]/.test(kind) ? "an" : "a"} ${kind}`,
    description: `The nearest records, each with its reasons. ${kind === "person" || kind === "organisation" ? shares.thing : shares.fact} The rarer what is shared, the more it counts. Where very many share something with the record, only those that share the rarest things are weighed.`,
    request: {
      params: z.object({ id: idParam({ description: `Identifier of the ${kind}`, examples: { one: example } }) }),
      query: relatedQuery,
    },
    responses: {
      ...jsonResponses({
        description: "The nearest records.",
        schema: itemEnvelope("RelatedRecords", relatedList, { description: "The records that are nearest to one." }),
        example: { data: [exampleRelated], dataset: { version: 7 } },
      }),
      ...problemResponses("not-found", "gone"),
    },
  });
  related.openapi(route, async (c) => {
    const { id } = c.req.valid("param");
    const { type, limit } = c.req.valid("query");
    const found = await findRelated(c.var.db, { kind, id, wanted: type ?? [kind], limit });
    if (!found) return absent(c, kind, id);
    return sendItem(c, presentRelated(found.nearest, found.labels, c.get("language")));
  });
}
