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

const text = (value: unknown): string => String(value ?? "");

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
