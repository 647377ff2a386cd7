import { document, type LinksBack, mention } from "../../collections/links-back.ts";
import { linkCap } from "../../collections/mentions.ts";
import { sql } from "../../db/sql.ts";
import type { Language } from "../../model/localised.ts";

/** The latest engagements of a series, by ordinal, then by date; what has none comes last. */
export const engagementsInSeries = (series: string, language: Language): LinksBack => ({
  rows: sql`select json_set(${mention("engagement")}, '$.ordinal', d.body ->> '$.series.ordinal') as value
    from (select id, sort_date from terms where field = 'series' and value = ${series} and type = 'engagement'
      order by sort_date desc, id limit ${linkCap}) t
    cross join documents d on ${document("engagement", language)} and d.id = t.id
    order by d.body ->> '$.series.ordinal' is null, d.body ->> '$.series.ordinal', t.sort_date = '', t.sort_date, t.id`,
});
