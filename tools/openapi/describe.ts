import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../../src/http/app-env.ts";
import { about } from "./about.ts";
import { buildDocument, type Json } from "./document.ts";
import taken from "./examples.json" with { type: "json" };

/** Examples of answers: operationId → media type → what it answered. */
export type TakenExamples = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

type Content = Record<string, { schema: Json; examples?: Json }>;
type Operation = Json & { operationId: string; responses: Record<string, { content?: Content }> };

const exemplify = (operation: Operation, examples: TakenExamples): Operation => {
  const ok = operation.responses[200];
  const own = examples[operation.operationId];
  if (!ok?.content || !own) return operation;
  const content = Object.fromEntries(
    Object.entries(ok.content).map(([mediaType, media]) => [
      mediaType,
      media.examples || !(mediaType in own) ? media : { ...media, examples: { example: { value: own[mediaType] } } },
    ]),
  );
  return { ...operation, responses: { ...operation.responses, 200: { ...ok, content } } };
};

/**
 * The OpenAPI 3.1 document of the finished app. A 200 without an example of its own is given what the seeded record
 * answered, as examples.ts has taken it down.
 */
export const describeApi = (app: OpenAPIHono<AppEnv>, examples: TakenExamples = taken): Json => {
  const document = buildDocument(app, about);
  const items = Object.entries(document.paths as Record<string, Record<string, Operation>>);
  const paths = items.map(([path, item]) => [
    path,
    Object.fromEntries(Object.entries(item).map(([method, operation]) => [method, exemplify(operation, examples)])),
  ]);
  return { ...document, paths: Object.fromEntries(paths) };
};
