import { createRoute } from "@hono/zod-openapi";
import { sequenceKeyset } from "../../collections/change-shapes.ts";
import { recordsByKey } from "../../collections/include.ts";
import { present } from "../../collections/listing.ts";
import { selectUnheld, warningsOf } from "../../collections/warnings.ts";
import { jsonResponses } from "../../http/openapi/responses.ts";
import { cursorScope } from "../../http/request/canonical-query.ts";
import { decodeCursor, encodeCursor } from "../../http/request/cursor.ts";
import { publicOrigin } from "../../http/response/links.ts";
import { invalidParameter, problemResponses } from "../../http/response/problem.ts";
import { sendList } from "../../http/response/respond.ts";
import { createRouter, type QueryOf } from "../../http/router.ts";
import { loadChanges } from "./queries.ts";
import { changesQuery, changesSchema, presentChange } from "./schemas.ts";

export const changes = createRouter();

const listChanges = createRoute({
  method: "get",
  path: "/v1/changes",
  operationId: "listChanges",
  tags: ["Dataset"],
  summary: "List what changed",
  description: [
    "Every record that was created, changed, removed or merged into another, in the order in which it was done. A copy is kept by reading all pages, then asking again with `since=<dataset.version>` of the last one: nothing is left out and nothing comes twice, also while the record is being written. A poll that finds nothing is answered from memory or as a 304.",
    "A page may have fewer changes than its limit, and yet a next one: go on as long as `page.next` is not null.",
  ].join("\n\n"),
  request: { query: changesQuery },
  responses: {
    ...jsonResponses({ description: "One page of changes.", schema: changesSchema, link: true }),
    ...problemResponses(),
  },
});

changes.openapi(listChanges, async (c) => {
  const { db, language } = c.var;
  const query = c.var.query as QueryOf<typeof listChanges>;
  const { since, limit, type, action, country, topic, expand } = query;
  const scope = cursorScope(c);
  const [after = null] = query.cursor === undefined ? [] : await decodeCursor(scope, query.cursor, sequenceKeyset);
  const besides = selectUnheld({ country, topic });
  const found = await loadChanges(db, { type, action, country, topic }, { since, after, limit, besides });
  const present_ = c.get("version")?.version ?? 0;
  if (since && "version" in since && since.version > present_) {
    throw invalidParameter(
      "since",
      `the record has no version after ${present_}; it may have been restored: begin again`,
    );
  }
  const keys = [...new Set(found.rows.map(({ type, id }) => `${type}:${id}`))];
  const records = expand && (await recordsByKey(c, keys, present));
  const origin = publicOrigin(c);
  return sendList(c, {
    data: found.rows.map((row) =>
      presentChange(row, { language, origin, record: records && (records[`${row.type}:${row.id}`] ?? null) }),
    ),
    next: found.next === null ? null : await encodeCursor(scope, [found.next]),
    total: found.total,
    warnings: await warningsOf(db, found.besides),
  });
});
