// fastify with response schemas and prepared statements of better-sqlite3, in one process.
import Database from "better-sqlite3";
import Fastify from "fastify";
import {
  columns,
  foundSql,
  hitSchema,
  itemSql,
  listSql,
  presentHit,
  presentRow,
  rowSchema,
  searchSql,
  totalSql,
} from "./shared.mjs";

const [file, port] = process.argv.slice(2);
const db = new Database(file, { readonly: true });
const statements = [listSql, totalSql, itemSql, searchSql, foundSql].map((sql) => db.prepare(sql));
const [list, total, item, search, found] = statements;
const app = Fastify();
const envelope = (data) => ({ response: { 200: { type: "object", properties: data } } });
const page = { type: "object", properties: { limit: { type: "integer" }, total: { type: "integer" } } };

app.get(
  "/engagements",
  {
    schema: {
      querystring: { type: "object", properties: { country: { type: "string" }, limit: { type: "integer" } } },
      ...envelope({ data: { type: "array", items: rowSchema }, page }),
    },
  },
  ({ query: { country, limit } }) => ({
    data: list.all(country, limit).map(presentRow),
    page: { limit, total: total.get(country).total },
  }),
);
app.get("/engagements/:id", { schema: envelope({ data: rowSchema }) }, ({ params }, reply) => {
  const row = item.get(params.id);
  return row ? { data: presentRow(row) } : reply.code(404).send({ columns });
});
app.get("/search", { schema: envelope({ data: { type: "array", items: hitSchema }, page }) }, ({ query: { q } }) => ({
  data: search.all(`"${q}"`).map(presentHit),
  page: { limit: 20, total: found.get(`"${q}"`).total },
}));

await app.listen({ host: "127.0.0.1", port: Number(port) });
