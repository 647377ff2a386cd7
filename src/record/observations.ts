import type { Row } from "@libsql/client/web";
import { remembering } from "../language/remembered.ts";
import type { Localised } from "../model/localised.ts";
import type { RecordType, ReferenceType } from "../model/record-types.ts";
import { type AnyDossier, type Observed, sortedBy } from "./build.ts";
import type { Builders } from "./builders.ts";

/** What an article says of a person or an organisation: a row of `observations`. */
export type ObservationRow = {
  type: ReferenceType;
  id: string;
  /** What it shares with those of which a few are shown; see {@link alikeOf}. */
  alike: string;
  /** Empty where none is known. */
  day: string;
  articleId: string;
  ordinal: number;
  body: unknown;
};

/** How many observations a document shows at most: posts of a person, articles that name an organisation. */
export const observedAtMost = { person: 50, organisation: 100 } as const;

/** Of what articles say of one post, held in one rank, so much of the earliest and of the latest is shown: what lies between adds no day. */
export const shownOfPost = { earliest: 3, latest: 2 } as const;

/** What observations of a person have in common of which a few are shown: the post, the rank, and whether it was left. */
type HeldPost = readonly [post: string, rank: Localised | null, isLeft: boolean];

export const alikeOf = (...held: HeldPost): string => JSON.stringify(held);
const readAlike = remembering((alike): HeldPost => JSON.parse(alike));

const text = (value: unknown): string => String(value ?? "");

/** What observations are sorted by: their article, and the place in it. */
const byArticle = [
  ({ articleId }: ObservationRow) => articleId,
  ({ ordinal }: ObservationRow) => String(ordinal).padStart(6, "0"),
] as const;

/** In time, those without a day last; among equals by article and place in it. */
const inTime = (observations: readonly ObservationRow[]): ObservationRow[] =>
  sortedBy(observations, ({ day }) => day || "9999", ...byArticle);

const heldPost = ({ alike }: ObservationRow): HeldPost => readAlike(alike);

/** What is shown of one post: that it was left, the earliest observation, the latest, the second, and so on. */
const shownOf = (observations: readonly ObservationRow[]): ObservationRow[] => {
  const left = observations.find((one) => heldPost(one)[2]);
  const others = observations.filter((one) => one !== left);
  const undated = others.filter(({ day }) => day === "");
  const dated = others.filter(({ day }) => day !== "");
  const { earliest, latest } = shownOfPost;
  const isFew = dated.length < earliest + latest;
  const first = isFew ? [...dated, ...undated].slice(0, earliest + latest) : dated.slice(0, earliest);
  const last = isFew ? [] : dated.slice(-latest).reverse();
  return [...(left ? [left] : []), ...first.flatMap((one, at) => [one, ...last.slice(at, at + 1)])];
};

/** What is shown of a person, what tells most first: of each post and rank one observation before any has another. */
const shownOfPerson = (observations: readonly ObservationRow[]): ObservationRow[] => {
  const postAndRank = ({ alike }: ObservationRow) => alike.slice(0, alike.lastIndexOf(","));
  const ranked = [...Map.groupBy(inTime(observations), postAndRank).values()].flatMap((alike) =>
    shownOf(alike).map((observation, at) => ({ observation, at })),
  );
  return ranked
    .sort((a, b) => a.at - b.at)
    .slice(0, observedAtMost.person)
    .map(({ observation }) => observation);
};

/** What is shown of an organisation: the first articles that name it, by their ids. */
const shownOfOrganisation = (observations: readonly ObservationRow[]): ObservationRow[] =>
  sortedBy(observations, ...byArticle).slice(0, observedAtMost.organisation);

/** What a dossier says of people and organisations. */
export const observationsIn = (dossier: AnyDossier, { references }: Builders): ObservationRow[] =>
  Object.values(references).flatMap(({ type, observe }) => {
    const ordinals = new Map<string, number>();
    return (observe?.(dossier) ?? []).map(({ id, alike = "", day, body }) => {
      const ordinal = ordinals.get(id) ?? 0;
      ordinals.set(id, ordinal + 1);
      return { type, id, alike, day: day ?? "", articleId: dossier.article.id, ordinal, body };
    });
  });

/** A row of `observations` as it is read; few of those that are chosen from are asked for what they say. */
export const observationOf = ({ type, id, alike, day, article_id, ordinal, body }: Row): ObservationRow => ({
  type: text(type) as ObservationRow["type"],
  id: text(id),
  alike: text(alike),
  day: text(day),
  articleId: text(article_id),
  ordinal: Number(ordinal),
  get body() {
    return JSON.parse(text(body));
  },
});

/** What is shown of a person, and the posts and ranks given: of all that is alike the first and the last are among what is known. */
const observedOfPerson = (known: readonly ObservationRow[]): Observed => {
  const posts = Map.groupBy(known, (one) => heldPost(one)[0]);
  const ranks = known.flatMap((one) => heldPost(one)[1] ?? []);
  return {
    shown: shownOfPerson(known),
    posts: sortedBy([...posts], ([post]) => post).map(([post, observations]) => {
      const days = observations.map(({ day }) => day).sort();
      return { post, since: days[0] ?? "", until: days.at(-1) ?? "" };
    }),
    ranks: [...new Map(ranks.map((rank) => [`${rank.en}\n${rank.id}`, rank])).values()],
  };
};

/** What observations of one record come to. */
export const observedOf = (type: RecordType, known: readonly ObservationRow[]): Observed =>
  type === "person" ? observedOfPerson(known) : { shown: shownOfOrganisation(known), posts: [], ranks: [] };
