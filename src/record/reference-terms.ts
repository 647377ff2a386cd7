import type { InStatement } from "@libsql/client/web";
import type { RecordType } from "../model/ids.ts";
import { unknownField } from "../model/term-fields.ts";
import { idsOf, inPairs, list, unkey } from "./keys.ts";

/** The values of one column, or its name among the unknown where it is null. */
const column = (field: string, name: string) => `
  select case when o.${name} is null then '${unknownField}' else '${field}' end as field, coalesce(o.${name}, '${field}') as value, o.id
  from wanted w cross join`;

/** What people, organisations, sources and topics are filtered by besides the facts that name them: field, value, id. */
const fieldsOf: Partial<Record<RecordType, string>> = {
  organisation: `${column("country", "country_id")} organisations o on o.id = w.id
    union all ${column("kind", "kind")} organisations o on o.id = w.id`,
  source: `${column("country", "country_id")} sources o on o.id = w.id
    union all ${column("kind", "kind")} sources o on o.id = w.id`,
  person: `
    select distinct 'country' as field, p.country_id as value, w.id
      from wanted w cross join person_posts h on h.person_id = w.id cross join posts p on p.id = h.post_id
    union all select '${unknownField}', 'country', w.id
      from wanted w where not exists (select 1 from person_posts h where h.person_id = w.id)`,
  topic: `
    select 'topic' as field, o.id as value, o.id from wanted w cross join topics o on o.id = w.id
    union all select 'topic', o.broader_id, o.id
      from wanted w cross join topics o on o.id = w.id where o.broader_id is not null`,
};

/**
 * Writes the terms of reference records anew, with the sort dates that they have by then; of those that are gone there
 * are none.
 *
 * @param keys `<type>:<id>` of reference records.
 */
export const indexReferences = (keys: readonly string[]): InStatement[] => [
  { sql: `delete from terms where (type, id) ${inPairs}`, args: [list(keys.map(unkey))] },
  ...Object.entries(fieldsOf).map(([type, fields]) => ({
    sql: `insert into terms (field, value, type, sort_date, id)
      with wanted(id) as (select r.id from json_each(?) k cross join records r on r.type = '${type}' and r.id = k.value)
      select f.field, f.value, '${type}', r.sort_date, f.id
      from (${fields}) f cross join records r on r.type = '${type}' and r.id = f.id`,
    args: [list(idsOf(type as RecordType, keys))],
  })),
];
