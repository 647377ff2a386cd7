// hono with zod-openapi on Node, over the native libsql driver, in one process.
import { serve } from "@hono/node-server";
import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import Database from "libsql";
import { columns, foundSql, itemSql, listSql, presentHit, presentRow, searchSql, totalSql } from "./shared.mjs";

const [file, port] = process.argv.slice(2);
const db = new Database(file);
const statements = [listSql, totalSql, itemSql, searchSql, foundSql].map((sql) => db.prepare(sql));
const [list, total, item, search, found] = statements;
const app = new OpenAPIHono();
const json = { 200: { description: "Found.", content: { "application/json": { schema: z.any() } } } };
const route = (path, request) => createRoute({ method: "get", path, request, responses: json });

app.openapi(
  route("/engagements", { query: z.object({ country: z.string(), limit: z.coerce.number().int() }) }),
  (c) => {
    const { country, limit } = c.req.valid("query");
    const { total: value } = total.get(country);
    return c.json({ data: list.all(country, limit).map(presentRow), page: { limit, total: value } });
  },
);
app.openapi(route("/engagements/{id}", { params: z.object({ id: z.string() }) }), (c) => {
  const row = item.get(c.req.valid("param").id);
  return row ? c.json({ data: presentRow(row) }) : c.json({ columns }, 404);
});
app.openapi(route("/search", { query: z.object({ q: z.string() }) }), (c) => {
  const word = `"${c.req.valid("query").q}"`;
  return c.json({ data: search.all(word).map(presentHit), page: { limit: 20, total: found.get(word).total } });
});

serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(port) });
