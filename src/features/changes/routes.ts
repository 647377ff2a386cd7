import { createRoute, type z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { sequenceKeyset } from "../../collections/change-shapes.ts";
import { columnsShown } from "../../collections/export.ts";
import { feeds, writerOf } from "../../collections/formats.ts";
import { recordsByKey } from "../../collections/include.ts";
import { chunkSize, present } from "../../collections/listing.ts";
import { selectUnheld, warningsOf } from "../../collections/warnings.ts";
import { type Chunk, sendWritten } from "../../collections/written.ts";
import type { Db } from "../../db/client.ts";
import type { Served } from "../../formats/writer.ts";
import type { AppEnv } from "../../http/app-env.ts";
import { jsonResponses } from "../../http/openapi/responses.ts";
import { cursorScope } from "../../http/request/canonical-query.ts";
import { decodeCursor, encodeCursor } from "../../http/request/cursor.ts";
import type { Format } from "../../http/request/negotiate.ts";
import { publicOrigin } from "../../http/response/links.ts";
import { invalidParameter, problemResponses } from "../../http/response/problem.ts";
import { sendList } from "../../http/response/respond.ts";
import { createRouter, news } from "../../http/router.ts";
import { loadChanges } from "./queries.ts";
import { changeSchema, changesQuery, changesSchema, presentChange } from "./schemas.ts";

type Query = z.output<typeof changesQuery>;

const isFeed = (format: Format): boolean => (feeds as readonly Format[]).includes(format);

export const changes = createRouter();

const listChanges = createRoute({
  method: "get",
  path: "/v1/changes",
  middleware: news,
  operationId: "listChanges",
  tags: ["Dataset"],
  summary: "List what changed",
  description: [
    "Every record that was created, changed, removed or merged into another, in the order in which it was done. A copy is kept by reading all pages, then asking again with `since=<dataset.version>` of the last one: nothing is left out and nothing comes twice, also while the record is being written. A poll that finds nothing is answered from memory or as a 304.",
    "A page may have fewer changes than its limit, and yet a next one: go on as long as `page.next` is not null.",
    "A record that is then asked for by itself may come from where its change has not been seen: ask again where `dataset.version` is lower than the `version` of the change, or have it sent with `expand=record`.",
  ].join("\n\n"),
  request: { query: changesQuery },
  responses: {
    ...jsonResponses({ description: "One page of changes.", schema: changesSchema, link: true }),
    ...problemResponses(),
  },
});

/** Refuses to begin after a version that has not been; which is the present one is known once the record has been read. */
const refuseFuture = (c: Context<AppEnv>, { since }: Query): void => {
  const current = c.get("version")?.version ?? 0;
  if (since && "version" in since && since.version > current) {
    throw invalidParameter(
      "since",
      `the record has no version after ${current}; it may have been restored: begin again`,
    );
  }
};

/** A page of the log as it is shown, from an entry on. */
const pageOf = async (c: Context<AppEnv>, db: Db, after: number | null) => {
  const query = c.var.query as Query;
  const { since, type, action, country, topic, expand } = query;
  const found = await loadChanges(
    db,
    { type, action, country, topic },
    {
      since,
      after,
      limit: c.var.query.limit === undefined ? chunkSize : query.limit,
      newestFirst: isFeed(c.var.format),
      besides: selectUnheld({ country, topic }),
    },
  );
  const keys = [...new Set(found.rows.map(({ type: of, id }) => `${of}:${id}`))];
  const records = expand && (await recordsByKey(c, keys, present, db));
  const { language } = c.var;
  const origin = publicOrigin(c);
  const data = found.rows.map((row) =>
    presentChange(row, { language, origin, record: records && (records[`${row.type}:${row.id}`] ?? null) }),
  );
  return { ...found, data };
};

const chunkOf = async (c: Context<AppEnv>, db: Db, after: number | null): Promise<Chunk & { last: number | null }> => {
  const { data, next } = await pageOf(c, db, after);
  const more = c.var.query.limit === undefined && next !== null ? () => chunkOf(c, c.var.reopen(), next) : null;
  return { records: data as Served[], more, last: next };
};

/** Sends changes in the format of the answer: all in a table, and the newest in a feed. */
const sendChanges = async (c: Context<AppEnv>, scope: string, after: number | null): Promise<Response> => {
  const { format } = c.var;
  if (format === "csv" && c.var.query.expand !== undefined) {
    throw invalidParameter("expand", "has no place in csv; it goes with json, ndjson, atom and jsonfeed");
  }
  const first = await chunkOf(c, c.var.db, after);
  refuseFuture(c, c.var.query as Query);
  const writer = await writerOf(format, () => columnsShown(c, changeSchema));
  const next = c.var.query.limit === undefined || first.last === null ? null : await encodeCursor(scope, [first.last]);
  return sendWritten(c, writer, first, { of: "change", next });
};

changes.openapi(listChanges, async (c) => {
  const { db, format } = c.var;
  const query = c.var.query as Query;
  // A feed begins at the other end.
  const scope = cursorScope(c, isFeed(format) ? "newest first" : "");
  const [after = null] = query.cursor === undefined ? [] : await decodeCursor(scope, query.cursor, sequenceKeyset);
  if (format !== "json") return sendChanges(c, scope, after);
  const { data, next, total, besides } = await pageOf(c, db, after);
  refuseFuture(c, query);
  return sendList(c, {
    data,
    next: next === null ? null : await encodeCursor(scope, [next]),
    total,
    warnings: await warningsOf(db, besides),
  });
});
