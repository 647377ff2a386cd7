import { and, inArray, sql } from "drizzle-orm";
import { prepared } from "../../db/batch.ts";
import type { Db } from "../../db/client.ts";
import { among, ref, typedRef } from "../../db/refs.ts";
import { articleCountries, articles, articleTopics, terms } from "../../db/schema/index.ts";
import { selectStamps } from "../relations.ts";
import { grouped } from "../shapes.ts";

const told = ["engagement", "agreement", "statement", "person", "organisation"] as const;
type Told = (typeof told)[number];

const queryArticles = prepared((db, ids) => [
  db
    .select({
      id: articles.id,
      labelEn: articles.labelEn,
      labelId: articles.labelId,
      headline: articles.headline,
      language: articles.language,
      machineTranslated: articles.machineTranslated,
      source: ref("source", articles.sourceId),
      agency: ref("source", articles.agencyId),
      edtf: articles.edtf,
      start: articles.start,
      end: articles.end,
      precision: articles.precision,
      basis: articles.basis,
      text: articles.text,
      noteEn: articles.noteEn,
      noteId: articles.noteId,
      dateline: articles.dateline,
      byline: articles.byline,
      summaryEn: articles.summaryEn,
      summaryId: articles.summaryId,
      wordCount: articles.wordCount,
      textSha256: articles.textSha256,
      rightsStatus: articles.rightsStatus,
      rightsNoticeEn: articles.rightsNoticeEn,
      rightsNoticeId: articles.rightsNoticeId,
      relatedHeadlines: articles.relatedHeadlines,
    })
    .from(articles)
    .where(among(articles.id, ids)),
  db
    .select({ articleId: articleTopics.articleId, topic: ref("topic", articleTopics.topicId) })
    .from(articleTopics)
    .where(among(articleTopics.articleId, ids))
    .orderBy(articleTopics.articleId, articleTopics.topicId),
  db
    .select({
      articleId: articleCountries.articleId,
      country: ref("country", articleCountries.countryId),
      role: articleCountries.role,
    })
    .from(articleCountries)
    .where(among(articleCountries.articleId, ids))
    .orderBy(articleCountries.articleId, articleCountries.countryId, articleCountries.role),
  db
    .select({
      articleId: terms.id,
      field: sql<Told>`${terms.field}`,
      record: typedRef(terms.field, terms.value),
    })
    .from(terms)
    .where(and(sql`${terms.type} = 'article'`, among(terms.id, ids), inArray(terms.field, [...told])))
    .orderBy(terms.id, terms.field, terms.value),
  selectStamps(db, "article", ids),
]);

/** Articles with all that belongs to them: one round trip. */
export const loadArticles = async (db: Db, ids: readonly string[]) => {
  const [heads, topics, countries, facts, stamps] = await queryArticles(db, ids);
  const topicsOf = grouped(topics, (row) => row.articleId);
  const countriesOf = grouped(countries, (row) => row.articleId);
  const factsOf = grouped(facts, (row) => `${row.articleId} ${row.field}`);
  const stampsOf = grouped(stamps, (row) => row.id);
  return heads.flatMap((head) =>
    stampsOf(head.id).map((stamp) => ({
      ...head,
      topics: topicsOf(head.id).flatMap(({ topic }) => topic ?? []),
      countries: countriesOf(head.id),
      told: (type: Told) => factsOf(`${head.id} ${type}`).flatMap(({ record }) => record ?? []),
      stamp,
    })),
  );
};

export type ArticleRow = Awaited<ReturnType<typeof loadArticles>>[number];
