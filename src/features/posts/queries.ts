import type { LinksBack } from "../../collections/links-back.ts";
import { linkCap } from "../../collections/mentions.ts";
import { labelIn } from "../../db/select/refs.ts";
import { sql } from "../../db/sql.ts";
import type { Language } from "../../model/localised.ts";

/** The people who hold or held a post, each as they are last known to, the latest first and the undated last. */
export const holdersOf = (post: string, language: Language): LinksBack => ({
  rows: sql`
    with held as materialized (
      select t.id, h.value as body,
        coalesce(h.value ->> '$.asOf.start', h.value ->> '$.asOf.end', '') as day, h.key as place
      from terms t cross join documents d on d.type = 'person' and d.id = t.id and d.language = ${language}
          and d.detail = (select w.detail from documents w
            where w.type = d.type and w.id = d.id and w.language = d.language order by w.detail desc limit 1)
        cross join json_each(d.body, '$.posts') h
      where t.field = 'post' and t.value = ${post} and t.type = 'person' and h.value ->> '$.post.id' = ${post}),
    latest as (
      select id, body, day from (
        select id, body, day, row_number() over (partition by id order by day desc, place desc) as turn from held)
      where turn = 1 order by day desc, id limit ${linkCap})
    select json_object('person', json_object('type', r.type, 'id', r.id, 'label', ${labelIn(language)}),
        'rank', l.body -> '$.rank', 'asOf', l.body -> '$.asOf', 'until', l.body -> '$.until') as value
      from latest l cross join records r on r.type = 'person' and r.id = l.id order by l.day desc, l.id`,
});
