import { asc, eq, sql } from "drizzle-orm";
import { listOf, prepared } from "../../db/batch.ts";
import type { Db } from "../../db/client.ts";
import { among, ref } from "../../db/refs.ts";
import { people, personPosts, posts } from "../../db/schema/index.ts";
import { occurrenceCap, selectCompanions, selectEngagements } from "../occurrences.ts";
import { selectCounts, selectEvidence, selectStamps } from "../relations.ts";
import { grouped } from "../shapes.ts";

/** @param postCap how many observations of posts are shown of a person at most. */
const queryPeople = (postCap: number) =>
  prepared((db, ids) => [
    db
      .select({ id: people.id, name: people.name, otherNames: people.otherNames })
      .from(people)
      .where(among(people.id, ids)),
    db
      .select({
        personId: personPosts.personId,
        articleId: personPosts.articleId,
        ordinal: personPosts.ordinal,
        post: ref("post", personPosts.postId),
        organisation: ref("organisation", posts.organisationId),
        country: ref("country", posts.countryId),
        rankEn: personPosts.rankEn,
        rankId: personPosts.rankId,
        edtf: personPosts.edtf,
        start: personPosts.start,
        end: personPosts.end,
        precision: personPosts.precision,
        basis: personPosts.basis,
        text: personPosts.text,
        noteEn: personPosts.noteEn,
        noteId: personPosts.noteId,
      })
      .from(personPosts)
      .innerJoin(posts, eq(posts.id, personPosts.postId))
      .where(
        sql`${personPosts}.rowid in (select p.rowid from json_each(${listOf(ids)}) wanted cross join person_posts p
          on p.rowid in (select b.rowid from person_posts b where b.person_id = wanted.value order by b.article_id, b.ordinal limit ${postCap}))`,
      )
      .orderBy(
        asc(sql`coalesce(${personPosts.start}, ${personPosts.end}, '9999')`),
        asc(personPosts.articleId),
        asc(personPosts.ordinal),
      ),
    selectEvidence(
      db,
      "person",
      ids,
      sql`b.article_id in (select p.article_id from person_posts p where p.person_id = b.subject_id
        order by p.article_id, p.ordinal limit ${postCap})`,
    ),
    selectCounts(db, ["person"], ids),
    selectStamps(db, "person", ids),
  ]);

const queryListed = queryPeople(10);
const queryAlone = queryPeople(occurrenceCap);

/** People with the posts that articles give them, over time: one round trip. */
export const loadPeople = async (db: Db, ids: readonly string[], query = queryListed) => {
  const [heads, held, evidence, counts, stamps] = await query(db, ids);
  const heldBy = grouped(held, (row) => row.personId);
  const evidenceOf = grouped(evidence, (row) => `${row.subjectId} ${row.articleId} ${row.part}`);
  const stampsOf = grouped(stamps, (row) => row.id);
  return heads.flatMap((head) =>
    stampsOf(head.id).map((stamp) => ({
      ...head,
      posts: heldBy(head.id).map((post) => ({
        ...post,
        evidence: evidenceOf(`${head.id} ${post.articleId} post:${post.ordinal}`),
      })),
      counts,
      stamp,
    })),
  );
};

/** A person with the engagements they took part in and the topics they stand for: two round trips at once. */
export const loadPerson = async (db: Db, id: string) => {
  const [rows, [engagements, topics]] = await Promise.all([
    loadPeople(db, [id], queryAlone),
    db.batch([selectEngagements(db, "person", id), selectCompanions(db, "person", id, "topic")]),
  ]);
  return rows.map((row) => ({ ...row, engagements, topics }));
};

export type PersonRow = Awaited<ReturnType<typeof loadPeople>>[number];
export type PersonItemRow = Awaited<ReturnType<typeof loadPerson>>[number];
