import { z } from "@hono/zod-openapi";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { selectNewest } from "../db/list.ts";
import { ref } from "../db/refs.ts";
import { agreements, engagements, records, terms } from "../db/schema/index.ts";
import type { AnswerLanguage } from "../http/locale.ts";
import { orNull } from "../http/or-null.ts";
import { type CollectionType, homeCountry } from "../model/ids.ts";
import { isPaired } from "../model/term-fields.ts";
import { agreementKinds, agreementStatuses, engagementKinds, engagementStatuses } from "../model/vocabulary.ts";
import { dateSchema, presentDate, presentRef, refSchema } from "./shapes.ts";

/** What the item of a country, a person, an organisation or a topic tells of the facts that name it. */

/** How many of each an item lists at most; the lists with the item as their filter give all of them. */
export const occurrenceCap = 50;

/** A list of what an item tells of the facts that name it. */
export const occurrences = <T extends z.ZodType>(of: T, description: string) =>
  z.array(of).max(occurrenceCap).openapi({ description });

/** Facts of one type that name a record, the latest first. */
const naming = (type: "engagement" | "agreement", field: CollectionType, id: string) =>
  and(eq(terms.field, field), eq(terms.value, id), eq(terms.type, type));

const date = <T extends typeof engagements | typeof agreements>(table: T) => ({
  edtf: table.edtf,
  start: table.start,
  end: table.end,
  precision: table.precision,
  basis: table.basis,
  text: table.text,
  noteEn: table.noteEn,
  noteId: table.noteId,
});

/** Engagements that name a record, the latest first and the undated last. */
export const selectEngagements = (db: Db, field: CollectionType, id: string) =>
  db
    .select({
      record: ref("engagement", engagements.id),
      kind: engagements.kind,
      status: engagements.status,
      ...date(engagements),
    })
    .from(terms)
    .innerJoin(engagements, eq(engagements.id, terms.id))
    .where(naming("engagement", field, id))
    .orderBy(desc(terms.sortDate), asc(terms.id))
    .limit(occurrenceCap);

/**
 * The first or the latest engagement held with a country (hosted by it, for the home country). What has no date comes
 * last for the latest, and not at all for the first.
 */
export const selectHeldEngagement = (db: Db, country: string, which: "first" | "latest") =>
  db
    .select({
      record: ref("engagement", engagements.id),
      kind: engagements.kind,
      status: engagements.status,
      ...date(engagements),
    })
    .from(terms)
    .innerJoin(engagements, eq(engagements.id, terms.id))
    .where(
      and(
        eq(terms.field, country === homeCountry ? "country.host" : "country.partner"),
        eq(terms.value, country),
        eq(terms.type, "engagement"),
        eq(engagements.status, "held"),
        which === "first" ? sql`${terms.sortDate} > ''` : undefined,
      ),
    )
    .orderBy(which === "first" ? asc(terms.sortDate) : desc(terms.sortDate), asc(terms.id))
    .limit(1);

/**
 * Agreements that name a record, the highest rung of the ladder first. Each rung is walked by date, and the walks end as
 * soon as there are enough.
 */
export const selectAgreements = (db: Db, field: CollectionType, id: string) => {
  const rungs = agreementStatuses.map((status, rung) => sql`when ${status} then ${rung}`);
  const walks = agreementStatuses.toReversed().map((status) => {
    const terms = [[{ field, value: id }], [{ field: "status", value: status }]];
    return selectNewest({ type: "agreement", terms, conditions: [] }, occurrenceCap);
  });
  return db
    .select({
      record: ref("agreement", agreements.id),
      kind: agreements.kind,
      status: agreements.status,
      hasSigned: agreements.hasSigned,
      ...date(agreements),
    })
    .from(sql`(select id from (${sql.join(walks, sql` union all `)}) limit ${occurrenceCap}) n`)
    .crossJoin(agreements)
    .crossJoin(records)
    .where(and(sql`${agreements.id} = n.id`, eq(records.type, "agreement"), eq(records.id, agreements.id)))
    .orderBy(
      desc(sql`case ${agreements.status} ${sql.join(rungs, sql` `)} end`),
      desc(records.sortDate),
      asc(records.id),
    );
};

/** Of how many of its latest facts of each type the companions of a person or an organisation are told. */
const companionCap = 200;

const sharedFacts = ["engagement", "agreement", "statement"] as const;

/**
 * The records of one type that stand in the same facts as a record, by how many facts: of countries and topics by counts
 * that are kept, of others among the latest {@link companionCap} facts of each type.
 */
export const selectCompanions = (db: Db, field: CollectionType, id: string, wanted: CollectionType) => {
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
  return db
    .select({ record: ref(wanted, sql`c.value`), count: sql<number>`c.count` })
    .from(sql`(select value, count from (${counts}) order by count desc, value limit ${occurrenceCap}) c`)
    .orderBy(desc(sql`c.count`), asc(sql`c.value`));
};

const dateExample = {
  edtf: "2015-03-23",
  start: "2015-03-23",
  end: "2015-03-23",
  precision: "day" as const,
  basis: "stated" as const,
  text: "23 Maret 2015",
  note: null,
};

export const engagementMention = refSchema
  .extend({
    kind: z.enum(engagementKinds).openapi({ description: "What kind of engagement", example: "courtesy-call" }),
    status: z.enum(engagementStatuses).openapi({ description: "Whether it took place", example: "held" }),
    date: dateSchema.openapi({ description: "When it was, or is to be" }),
  })
  .openapi("EngagementMention", {
    description: "An engagement in brief.",
    example: {
      id: "japan-signing-2015-03-23",
      type: "engagement",
      label: "Signing of the defence memorandum with Japan in Tokyo",
      kind: "signing",
      status: "held",
      date: dateExample,
    },
  });

export const agreementMention = refSchema
  .extend({
    kind: z.enum(agreementKinds).openapi({ description: "What kind", example: "memorandum" }),
    status: z.enum(agreementStatuses).openapi({ description: "Its rung of the ladder", example: "signed" }),
    signed: orNull(dateSchema).openapi({ description: "When it was signed, if known" }),
  })
  .openapi("AgreementMention", {
    description: "An agreement or undertaking in brief.",
    example: {
      id: "japan-defence-memorandum-2015",
      type: "agreement",
      label: "Memorandum with Japan on defence cooperation and exchanges (2015)",
      kind: "memorandum",
      status: "signed",
      signed: dateExample,
    },
  });

export const countedRef = refSchema
  .extend({
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
    example: { id: "FR", type: "country", label: "France", count: 3 },
  });

type Rows<Q extends (...args: never[]) => PromiseLike<unknown[]>> = Awaited<ReturnType<Q>>;

export const presentEngagementMentions = (rows: Rows<typeof selectEngagements>, lang: AnswerLanguage) =>
  rows.flatMap((row): z.input<typeof engagementMention>[] =>
    row.record
      ? [{ ...presentRef(row.record, lang), kind: row.kind, status: row.status, date: presentDate(row, lang) }]
      : [],
  );

export const presentAgreementMentions = (rows: Rows<typeof selectAgreements>, lang: AnswerLanguage) =>
  rows.flatMap((row): z.input<typeof agreementMention>[] =>
    row.record
      ? [
          {
            ...presentRef(row.record, lang),
            kind: row.kind,
            status: row.status,
            signed: row.hasSigned ? presentDate(row, lang) : null,
          },
        ]
      : [],
  );

export const presentCompanions = (rows: Rows<typeof selectCompanions>, lang: AnswerLanguage) =>
  rows.flatMap((row): z.input<typeof countedRef>[] =>
    row.record ? [{ ...presentRef(row.record, lang), count: row.count }] : [],
  );
