import { document, type LinksBack, mention } from "../../collections/links-back.ts";
import { linkCap } from "../../collections/mentions.ts";
import { type SQL, sql } from "../../db/sql.ts";
import type { Language } from "../../model/localised.ts";

const ordinalIn = (series: string): SQL =>
  sql`case when d.body ->> '$.series.id' = ${series} then d.body ->> '$.series.ordinal' end`;

/**
 * The latest engagements of a series, by ordinal, then by date. What has no ordinal comes last; so does what the record has
 * in another series, and an article in this one.
 */
export const engagementsInSeries = (series: string, language: Language): LinksBack => ({
  rows: sql`select json_set(${mention("engagement")}, '$.ordinal', ${ordinalIn(series)}) as value
    from (select id, sort_date from terms where field = 'series' and value = ${series} and type = 'engagement'
      order by sort_date desc, id limit ${linkCap}) t
    cross join documents d on ${document("engagement", language)} and d.id = t.id
    order by ${ordinalIn(series)} is null, ${ordinalIn(series)}, t.sort_date = '', t.sort_date, t.id`,
});
