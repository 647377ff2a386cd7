import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Db } from "../db/client.ts";
import type { Change } from "../db/schema/index.ts";
import { sql } from "../db/sql.ts";
import type { AppEnv } from "../http/app-env.ts";
import { jsonResponses } from "../http/openapi/responses.ts";
import { cursorScope } from "../http/request/canonical-query.ts";
import { canonicalId } from "../http/request/canonical-url.ts";
import { decodeCursor, encodeCursor } from "../http/request/cursor.ts";
import { cursor, format, type idParam, limit } from "../http/request/params.ts";
import { listEnvelope } from "../http/response/envelopes.ts";
import { absoluteUrl } from "../http/response/links.ts";
import { problemResponses } from "../http/response/problem.ts";
import { sendList } from "../http/response/respond.ts";
import { news } from "../http/router.ts";
import { type CollectionType, collections } from "../model/record-types.ts";
import { absent } from "./absent.ts";
import { changeShape, isEnd, membersIn, sequenceKeyset } from "./change-shapes.ts";

const recordVersion = z
  .object({
    ...changeShape,
    url: z.url().max(500).nullable().openapi({
      description: "The address under which the record is shown as it stood in that version; null where it was gone",
      example: "https://api.example.org/v1/agreements/russia-sukhoi-offset-programme?asOf=7",
    }),
  })
  .openapi("RecordVersion", { description: "A version of a record, and what changed in it." });

const historySchema = listEnvelope("RecordHistory", recordVersion);

type Row = Pick<Change, "version" | "at" | "action" | "into"> & { sequence: number; members: string };

/** The versions of a record, the newest first, one more than the limit, and how many there are: one round trip. */
const loadHistory = (db: Db, type: CollectionType, id: string, before: number | null, most: number) =>
  db.batch([
    db.all<Row>(sql`select sequence, version, at, action, "into", members from changes
      where type = ${type} and id = ${id} and sequence < ${before ?? Number.MAX_SAFE_INTEGER}
      order by sequence desc limit ${most + 1}`),
    db.all<{ count: number }>(sql`select count(*) as count from changes where type = ${type} and id = ${id}`),
  ]);

/** What of a collection its history is described by. */
type Described = {
  type: CollectionType;
  tag: { name: string };
  id: ReturnType<typeof idParam>;
  canonicalId?: ((id: string) => string | null) | undefined;
  /** What a record is called: with an article, and as part of a name. */
  noun: string;
  name: string;
};

/** The route of the versions of a record, also of one that was removed or merged into another. */
export const defineHistory = (
  router: OpenAPIHono<AppEnv>,
  { type, tag, id: identifier, canonicalId: canonical, noun, name }: Described,
): void => {
  const route = createRoute({
    method: "get",
    path: `/v1/${collections[type]}/{id}/history`,
    middleware: canonical ? [canonicalId(canonical), news] : news,
    operationId: `get${name}History`,
    tags: [tag.name],
    summary: `List the versions of ${noun}`,
    description:
      "What was done to the record, the newest first, and the address of each of its versions. Also of a record that was removed, or merged into another.",
    request: { params: z.object({ id: identifier }), query: z.strictObject({ limit, cursor, format }) },
    responses: {
      ...jsonResponses({ description: "One page of versions.", schema: historySchema, link: true }),
      ...problemResponses("not-found"),
    },
  });
  router.openapi(route, async (c) => {
    const { id } = c.req.valid("param");
    const { limit: most, cursor: given } = c.req.valid("query");
    const scope = cursorScope(c);
    const [before = null] = given === undefined ? [] : await decodeCursor(scope, given, sequenceKeyset);
    const [rows, [{ count } = { count: 0 }]] = await loadHistory(c.var.db, type, id, before, most);
    if (count === 0) return absent(c, type, id);
    const page = rows.slice(0, most);
    const last = page.at(-1);
    const item = absoluteUrl(c, `/v1/${collections[type]}/${id}`);
    return sendList(c, {
      data: page.map(({ sequence: _, members, ...change }) => ({
        ...change,
        members: membersIn(members),
        url: isEnd(change.action) ? null : `${item}?asOf=${change.version}`,
      })),
      next: rows.length > most && last ? await encodeCursor(scope, [last.sequence]) : null,
      total: { value: count, relation: "eq" },
    });
  });
};
