import { z } from "@hono/zod-openapi";
import { selectNewest } from "../db/select/list.ts";
import { labelIn } from "../db/select/refs.ts";
import { type SQL, sql } from "../db/sql.ts";
import { orNull } from "../http/openapi/nullable.ts";
import { isPaired } from "../model/fields.ts";
import type { Language } from "../model/localised.ts";
import type { CollectionType } from "../model/record-types.ts";
import { agreementKinds, agreementStatuses, engagementKinds, engagementStatuses } from "../model/vocabulary.ts";
import { dateSchema, refShape } from "./shapes.ts";

/** What the item of a country, a person, an organisation or a topic tells of the records that name it, from the index. */

/** A member of an item: rows of one column `value`, each JSON; `one` where it is the first of them, or null. */
export type LinksBack = { rows: SQL; one?: true };

/** How many of each an item lists at most; the lists with the item as their filter give all of them. */
export const linkCap = 50;

/** The description of a member that items have, and lists do not. */
export const onItems = (description: string): string => `On items: ${description}`;

/** A list of what an item tells of the facts that name it. */
export const linkList = <T extends z.ZodType>(of: T, description: string) =>
  z
    .array(of)
    .max(linkCap)
    .optional()
    .openapi({ description: onItems(description) });

/** An engagement or agreement in brief, of `documents d`. */
export const mention = (type: "engagement" | "agreement"): SQL => sql`json_object('type', ${type}, 'id', d.id,
  'label', d.body -> '$.label', 'kind', d.body ->> '$.kind', 'status', d.body ->> '$.status',
  ${type === "engagement" ? sql`'date', d.body -> '$.date'` : sql`'signed', d.body -> '$.signed'`})`;

export const document = (type: string, language: Language): SQL =>
  sql`d.type = ${type} and d.language = ${language} and d.detail = 0`;

/** Engagements that name a record, the latest first and the undated last. */
export const engagementsOf = (field: CollectionType, id: string, language: Language): LinksBack => ({
  rows: sql`select ${mention("engagement")} as value from (select id, sort_date from terms
      where field = ${field} and value = ${id} and type = 'engagement' order by sort_date desc, id limit ${linkCap}) t
    cross join documents d on ${document("engagement", language)} and d.id = t.id order by t.sort_date desc, t.id`,
});

/**
 * The first or the latest engagement held with a country. What has no date comes last in both.
 */
export const heldEngagement = (country: string, which: "first" | "latest", language: Language): LinksBack => {
  const field = "country.partner";
  const held = (condition: SQL, order: SQL) => sql`select * from (select t.id, t.sort_date from terms t
    where t.field = ${field} and t.value = ${country} and t.type = 'engagement' and ${condition}
      and exists (select 1 from terms h where h.type = t.type and h.id = t.id and h.field = 'status' and h.value = 'held')
    order by ${order} limit 1)`;
  const dated = held(sql`t.sort_date > ''`, which === "first" ? sql`t.sort_date, t.id` : sql`t.sort_date desc, t.id`);
  return {
    one: true,
    rows: sql`select ${mention("engagement")} as value
      from (${dated} union all ${held(sql`t.sort_date = ''`, sql`t.id`)}) t
      cross join documents d on ${document("engagement", language)} and d.id = t.id order by t.sort_date desc limit 1`,
  };
};

/**
 * Agreements that name a record, the highest rung of the ladder first. Each rung is walked by date, and the walks end as
 * soon as there are enough.
 */
export const agreementsOf = (field: CollectionType, id: string, language: Language): LinksBack => {
  const walks = agreementStatuses.toReversed().map((status, place) => {
    const terms = [[{ field, value: id }], [{ field: "status", value: status }]];
    return sql`select id, ${place} as place from (${selectNewest({ type: "agreement", terms, conditions: [] }, linkCap)})`;
  });
  return {
    rows: sql`select ${mention("agreement")} as value
      from (select id, place from (${sql.join(walks, sql` union all `)}) limit ${linkCap}) n
        cross join records r on r.type = 'agreement' and r.id = n.id
        cross join documents d on ${document("agreement", language)} and d.id = n.id
      order by n.place, r.sort_date desc, r.id`,
  };
};

/** How many of its latest facts of each type the companions of a person or an organisation come from. */
const companionCap = 200;

const sharedFacts = ["engagement", "agreement", "statement"] as const;

/**
 * The records of one type that stand in the same facts as a record, by how many facts: of countries and topics by counts
 * that are kept, of others among the latest {@link companionCap} facts of each type.
 */
export const companionsOf = (
  field: CollectionType,
  id: string,
  wanted: CollectionType,
  language: Language,
): LinksBack => {
  const latest = sharedFacts.map(
    (type) => sql`select * from (select type, id from terms where field = ${field} and value = ${id} and type = ${type}
      order by sort_date desc, id limit ${companionCap})`,
  );
  const counts =
    isPaired(field) && isPaired(wanted)
      ? sql`select other_value as value, sum(count) as count from term_pair_counts
          where type in ${sharedFacts} and field = ${field} and other_field = ${wanted} and value = ${id} group by other_value`
      : sql`select o.value, count(*) as count from (${sql.join(latest, sql` union all `)}) t
          cross join terms o on o.type = t.type and o.id = t.id and o.field = ${wanted} group by o.value`;
  return {
    rows: sql`select json_object('type', r.type, 'id', r.id, 'label', ${labelIn(language)}, 'count', c.count) as value
      from (select value, count from (${counts}) order by count desc, value limit ${linkCap}) c
        cross join records r on r.type = ${wanted} and r.id = c.value order by c.count desc, c.value`,
  };
};

const parts = (type: "organisation" | "topic", of: SQL, language: Language): SQL =>
  sql`select json_object('type', part.type, 'id', part.id, 'label', ${labelIn(language, "part")}) as value
    from (select id from terms where field = 'parent' and value = ${of} and type = ${type} order by id limit 200) t
      cross join records part on part.type = ${type} and part.id = t.id order by part.id`;

/** The records of a type that stand directly under one. */
export const partsOf = (type: "organisation" | "topic", id: string, language: Language): LinksBack => ({
  rows: parts(type, sql`${id}`, language),
});

/** The same as a member of `records r` wherever it is shown. */
export const partsMember = (type: "organisation" | "topic", language: Language): SQL =>
  sql`(select json_group_array(json(value)) from (${parts(type, sql`r.id`, language)}))`;

const dateExample = {
  edtf: "2015-03-23",
  start: "2015-03-23",
  end: "2015-03-23",
  time: null,
  precision: "day" as const,
  basis: "stated" as const,
  text: "23 Maret 2015",
  note: null,
};

export const engagementMention = z
  .object({
    ...refShape,
    kind: z.enum(engagementKinds).openapi({ description: "What kind of engagement", example: "courtesy-call" }),
    status: z.enum(engagementStatuses).openapi({ description: "Whether it took place", example: "held" }),
    date: dateSchema.openapi({ description: "When it was, or is to be" }),
  })
  .openapi("EngagementMention", {
    description: "An engagement in brief.",
    example: {
      type: "engagement",
      id: "japan-signing-2015-03-23",
      label: "Signing of the defence memorandum with Japan in Tokyo",
      kind: "signing",
      status: "held",
      date: dateExample,
    },
  });

export const agreementMention = z
  .object({
    ...refShape,
    kind: z.enum(agreementKinds).openapi({ description: "What kind", example: "memorandum" }),
    status: z.enum(agreementStatuses).openapi({ description: "Its rung of the ladder", example: "signed" }),
    signed: orNull(dateSchema).openapi({ description: "When it was signed, if known" }),
  })
  .openapi("AgreementMention", {
    description: "An agreement or undertaking in brief.",
    example: {
      type: "agreement",
      id: "japan-defence-memorandum-2015",
      label: "Memorandum with Japan on defence cooperation and exchanges (2015)",
      kind: "memorandum",
      status: "signed",
      signed: dateExample,
    },
  });

export const countedRef = z
  .object({
    ...refShape,
    count: z
      .int()
      .min(1)
      .max(1_000_000_000)
      .openapi({
        description: `In how many facts; of a person or an organisation, among the latest ${companionCap} of each type of fact`,
        example: 3,
      }),
  })
  .openapi("CountedRef", {
    description: "A record that stands in the same facts, and in how many.",
    example: { type: "country", id: "FR", label: "France", count: 3 },
  });
