// What the hand-written servers have in common: the SQL of the three questions, and how a row is shown.
export const columns =
  "id, kind, status, label, summary, date_edtf, date_start, date_end, date_precision, date_basis, date_text, place_name, place_country, place_label";

const ofCountry = "id in (select engagement from engagement_countries where country = ?)";
export const listSql = `select ${columns} from engagements where ${ofCountry} order by date_start desc, id limit ?`;
export const totalSql = "select count(*) as total from engagement_countries where country = ?";
export const itemSql = `select ${columns} from engagements where id = ?`;
// As Mitra answers a search: the best twenty, what was found marked in the label and in a passage, and how many there are.
const marked = (call) => `${call}, '<mark>', '</mark>'`;
export const searchSql = `select ${columns.replace(/\b(label|summary)\b/g, "e.$1")},
    ${marked("highlight(engagements_text, 0")}) as marked_label, ${marked("snippet(engagements_text, 1")}, '…', 32) as passage
  from engagements_text t cross join engagements e on e.rowid = t.rowid where engagements_text match ? order by rank limit 20`;
export const foundSql = "select count(*) as total from engagements_text where engagements_text match ?";

export const presentRow = (row) => ({
  id: row.id,
  kind: row.kind,
  status: row.status,
  label: row.label,
  summary: row.summary,
  date: {
    edtf: row.date_edtf,
    start: row.date_start,
    end: row.date_end,
    precision: row.date_precision,
    basis: row.date_basis,
    text: row.date_text,
  },
  places:
    row.place_name === null
      ? []
      : [{ name: row.place_name, country: { id: row.place_country, type: "country", label: row.place_label } }],
});

export const presentHit = (row) => ({ ...presentRow(row), marked: { label: row.marked_label, passage: row.passage } });

const text = { type: ["string", "null"] };
const object = (properties) => ({ type: "object", properties });
const texts = (...names) => object(Object.fromEntries(names.map((name) => [name, text])));
export const rowSchema = object({
  ...texts("id", "kind", "status", "label", "summary").properties,
  date: texts("edtf", "start", "end", "precision", "basis", "text"),
  places: { type: "array", items: object({ name: text, country: texts("id", "type", "label") }) },
});
export const hitSchema = object({ ...rowSchema.properties, marked: texts("label", "passage") });
