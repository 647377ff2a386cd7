import type { Row } from "@libsql/client/web";
import type { Localised } from "../model/localised.ts";
import type { ReferenceType } from "../model/record-types.ts";
import { type AnyDossier, type Observed, sortedBy } from "./build.ts";
import type { Builders } from "./builders.ts";

/** What an article says of a person or an organisation: a row of `observations`. */
export type ObservationRow = {
  type: ReferenceType;
  id: string;
  articleId: string;
  ordinal: number;
  postId: string | null;
  day: string | null;
  body: unknown;
};

/** How many observations a document shows at most: posts of a person, articles that name an organisation. */
export const observedAtMost = { person: 50, organisation: 100 } as const;

/** Of what articles say of one post, held in one rank, so much of the earliest and of the latest is shown: what lies between adds no day. */
export const shownOfPost = { earliest: 3, latest: 2 } as const;

const text = (value: unknown): string => String(value ?? "");

/** What observations are sorted by: their article, and the place in it. */
const byArticle = [
  ({ articleId }: ObservationRow) => articleId,
  ({ ordinal }: ObservationRow) => String(ordinal).padStart(6, "0"),
] as const;

/** In time, those without a day last; among equals by article and place in it. */
const inTime = (observations: readonly ObservationRow[]): ObservationRow[] =>
  sortedBy(observations, ({ day }) => day ?? "9999", ...byArticle);

const heldPost = ({ body }: ObservationRow) => body as { rank?: Localised | null; until?: unknown };

/** What is shown of one post: that it was left, the earliest observation, the latest, the second, and so on. */
const shownOf = (observations: readonly ObservationRow[]): ObservationRow[] => {
  const left = observations.find((one) => Boolean(heldPost(one).until));
  const others = observations.filter((one) => one !== left);
  const undated = others.filter(({ day }) => day === null);
  const dated = others.filter(({ day }) => day !== null);
  const { earliest, latest } = shownOfPost;
  const isFew = dated.length < earliest + latest;
  const first = isFew ? [...dated, ...undated].slice(0, earliest + latest) : dated.slice(0, earliest);
  const last = isFew ? [] : dated.slice(-latest).reverse();
  return [...(left ? [left] : []), ...first.flatMap((one, at) => [one, ...last.slice(at, at + 1)])];
};

/** What is shown of a person, what tells most first: of each post and rank one observation before any has another. */
export const shownOfPerson = (observations: readonly ObservationRow[]): ObservationRow[] => {
  const postAndRank = (one: ObservationRow) => JSON.stringify([one.postId, heldPost(one).rank]);
  const ranked = [...Map.groupBy(inTime(observations), postAndRank).values()].flatMap((alike) =>
    shownOf(alike).map((observation, at) => ({ observation, at })),
  );
  return ranked
    .sort((a, b) => a.at - b.at)
    .slice(0, observedAtMost.person)
    .map(({ observation }) => observation);
};

/** What is shown of an organisation: the first articles that name it, by their ids. */
export const shownOfOrganisation = (observations: readonly ObservationRow[]): ObservationRow[] =>
  sortedBy(observations, ...byArticle).slice(0, observedAtMost.organisation);

/** What a dossier says of people and organisations. */
export const observationsIn = (dossier: AnyDossier, { references }: Builders): ObservationRow[] =>
  Object.values(references).flatMap(({ type, observe }) => {
    const ordinals = new Map<string, number>();
    return (observe?.(dossier) ?? []).map(({ id, post = null, day = null, body }) => {
      const ordinal = ordinals.get(id) ?? 0;
      ordinals.set(id, ordinal + 1);
      return { type, id, articleId: dossier.article.id, ordinal, postId: post, day, body };
    });
  });

/** A row of `observations` as it is read. */
export const observationOf = ({ type, id, article_id, ordinal, post_id, day, body }: Row): ObservationRow => ({
  type: text(type) as ObservationRow["type"],
  id: text(id),
  articleId: text(article_id),
  ordinal: Number(ordinal),
  postId: post_id === null ? null : text(post_id),
  day: day === null ? null : text(day),
  body: JSON.parse(text(body)),
});

/** Each post once, with the first and the latest day. */
export const postsIn = (observed: Observed["posts"]): Observed["posts"] =>
  sortedBy([...Map.groupBy(observed, ({ post }) => post)], ([post]) => post).map(([post, all]) => ({
    post,
    since: all.map(({ since }) => since).sort()[0] ?? "",
    until:
      all
        .map(({ until }) => until)
        .sort()
        .at(-1) ?? "",
  }));

export const ranksIn = (ranks: readonly Localised[]): Localised[] => [
  ...new Map(ranks.map((rank) => [`${rank.en}\n${rank.id}`, rank])).values(),
];
