import { z } from "@hono/zod-openapi";
import { presentRef, refSchema, refShape } from "../../collections/shapes.ts";
import { orNull } from "../../http/openapi/nullable.ts";
import { textSchema } from "../../http/request/locale.ts";
import { inAnswer, translatedShape } from "../../http/response/translations.ts";
import type { AnswerLanguage } from "../../model/localised.ts";
import { evidenceBases } from "../../model/vocabulary.ts";
import { longestConnection } from "./connection.ts";
import { type Described, samplesPerEdge } from "./describe.ts";
import { edgesPerNode, type Found } from "./neighbourhood.ts";
import { boundLabels, bounds } from "./pool.ts";
import { maxNodes } from "./query.ts";
import { edgeMeanings, edgeTypes } from "./vocabulary.ts";

const key = (description: string, example: string) => z.string().max(120).openapi({ description, example });
const count = (description: string, example: number) =>
  z.int().min(0).max(1_000_000_000).openapi({ description, example });

const nodeSchema = z
  .object({
    ...refShape,
    key: key("Type and id in one, by which edges name it", "organisation:thales"),
    facts: count("How many engagements, agreements and statements of the whole record name it", 4),
    distance: z.int().min(0).max(10).nullable().openapi({
      description: "Edges between it and the nearest `focus`, or `from`; null where neither was given",
      example: 1,
    }),
    ...translatedShape,
  })
  .openapi("GraphNode", {
    description: "A record in the network.",
    example: { type: "organisation", id: "thales", label: "Thales", key: "organisation:thales", facts: 4, distance: 1 },
  });

const locatorSchema = z
  .object({
    article: refSchema.openapi({ description: "The article that says so" }),
    paragraph: z.int().min(1).max(2000).openapi({ description: "Number of the paragraph in it", example: 7 }),
    basis: z.enum(evidenceBases).openapi({ description: "How the fact stands there", example: "stated" }),
  })
  .openapi("EvidenceLocator", {
    description: "Where evidence stands; the fact itself tells more of it.",
    example: {
      article: { type: "article", id: "france-two-plus-two-paris", label: "A two-plus-two meeting in Paris" },
      paragraph: 7,
      basis: "stated",
    },
  });

const edgeSchema = z
  .object({
    key: z.string().max(260).openapi({
      description: "Type and ends in one",
      example: "party:organisation:thales>agreement:france-thales-len-joint-venture",
    }),
    type: z.enum(edgeTypes).openapi({
      description: Object.entries(edgeMeanings)
        .map(([type, meaning]) => `${type}: ${meaning}`)
        .join("; "),
      example: "party",
    }),
    source: key("Key of the node it runs from", "organisation:thales"),
    target: key("Key of the node it runs to", "agreement:france-thales-len-joint-venture"),
    weight: z.int().min(1).max(1_000_000).openapi({ description: "How many facts say so", example: 1 }),
    facts: z.array(refSchema).max(samplesPerEdge).openapi({
      description: "The newest of these facts; for part-of, the part itself, as the reference lists have it",
    }),
    evidence: z.array(locatorSchema).max(samplesPerEdge).openapi({ description: "Some of their evidence" }),
    evidenceCount: count("How many paragraphs are evidence of these facts, all of them", 2),
    ...translatedShape,
  })
  .openapi("GraphEdge", { description: "What one record has to do with another, by how many facts, and which." });

export const graphSchema = z
  .object({
    nodes: z.array(nodeSchema).max(maxNodes).openapi({
      description: "The records: the nearest and most strongly linked first; of a connection, in the order of the way",
    }),
    edges: z
      .array(edgeSchema)
      .max(maxNodes * edgesPerNode)
      .openapi({
        description: "What links them: the heaviest first; of a connection, in the order of the way",
      }),
    connection: z
      .object({
        source: key("The first end", "organisation:thales"),
        target: key("The other end", "country:RU"),
        length: z
          .int()
          .min(0)
          .max(longestConnection)
          .nullable()
          .openapi({
            description: `Edges between the two; null where no way of at most ${longestConnection} was found`,
            example: 4,
          }),
      })
      .nullable()
      .openapi({ description: "Where `from` and `to` were asked for: how far apart they are; otherwise null" }),
    truncated: orNull(
      z
        .object({
          nodes: count("How many nodes were found but left out", 12),
          bounds: z
            .array(z.enum(bounds))
            .max(bounds.length)
            .openapi({
              description: "Which bounds were met",
              example: ["nodes"],
            }),
          reason: textSchema.openapi({ description: "The same in words", example: boundLabels.nodes.en }),
          ...translatedShape,
        })
        .openapi("GraphTruncation", { description: "Why this is not all that the record has." }),
    ).openapi({ description: "Which bounds on work or size were met; null where the graph is whole" }),
  })
  .openapi("Graph", { description: "Records and what they have to do with each other." });

export type Graph = z.input<typeof graphSchema>;

export const presentGraph = (
  { nodes, edges }: Described,
  { left, bounds: met }: Pick<Found, "left" | "bounds">,
  connection: Graph["connection"],
  lang: AnswerLanguage,
): Graph => ({
  nodes: nodes.map((node) =>
    inAnswer(lang, (each) => ({
      ...presentRef(node, each),
      key: node.key,
      facts: node.facts,
      distance: node.distance,
    })),
  ),
  edges: edges.map((edge) =>
    inAnswer(lang, (each) => ({
      key: `${edge.type}:${edge.source}>${edge.target}`,
      type: edge.type,
      source: edge.source,
      target: edge.target,
      weight: edge.facts.length,
      facts: edge.shownFacts.map((fact) => presentRef(fact, each)),
      evidence: edge.evidence.map(({ article, paragraph, basis }) => ({
        article: presentRef(article, each),
        paragraph,
        basis,
      })),
      evidenceCount: edge.evidenceCount,
    })),
  ),
  connection,
  truncated:
    met.length === 0
      ? null
      : inAnswer(lang, (each) => ({
          nodes: left,
          bounds: [...met],
          reason: met.map((bound) => boundLabels[bound][each]).join(" "),
        })),
});

const article = {
  type: "article",
  id: "france-two-plus-two-paris",
  label: "Indonesia and France hold a two-plus-two meeting in Paris",
} as const;
const agreement = {
  type: "agreement",
  id: "france-thales-len-joint-venture",
  label: "Thales–PT Len Industri joint venture and joint manufacturing",
} as const;

/** A small graph, for the description of the API. */
export const exampleGraph: Graph = {
  nodes: [
    { type: "organisation", id: "thales", label: "Thales", key: "organisation:thales", facts: 4, distance: 0 },
    { ...agreement, key: "agreement:france-thales-len-joint-venture", facts: 2, distance: 1 },
  ],
  edges: [
    {
      key: "party:organisation:thales>agreement:france-thales-len-joint-venture",
      type: "party",
      source: "organisation:thales",
      target: "agreement:france-thales-len-joint-venture",
      weight: 1,
      facts: [agreement],
      evidence: [{ article, paragraph: 7, basis: "attributed" }],
      evidenceCount: 4,
    },
  ],
  connection: null,
  truncated: { nodes: 3, bounds: ["nodes"], reason: boundLabels.nodes.en },
};
