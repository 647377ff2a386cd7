import type { DocumentOf } from "../../collections/document.ts";
import { yearsOf } from "../../language/days.ts";
import { boundsOf } from "../../model/date.ts";
import type { Localised } from "../../model/localised.ts";
import {
  type AnyDossier,
  dateOf,
  evidenceOf,
  located,
  type Observed,
  type Observing,
  type ReferenceBuilder,
  refOrNull,
  sortedBy,
  type World,
} from "../../record/build.ts";
import type { Evidenced } from "../../record/evidence.ts";
import { inBoth, inEither } from "../../record/index/search-document.ts";
import { Terms } from "../../record/index/terms.ts";
import { alikeOf } from "../../record/observations.ts";
import type { HeldPost, PersonEntry } from "./input.ts";
import type { personSchema } from "./schemas.ts";

type Document = DocumentOf<typeof personSchema>;

/** How many posts a list shows of a person at most. */
const listedPosts = 10;

const mostYears = 100;

/** The posts in time, and which of them lists show: those that tell most. */
const postsOf = ({ shown }: Observed, world: World) => {
  const held = shown.map(({ articleId, ordinal, body }, at) => {
    const { post, rank, asOf, until, evidence } = body as Evidenced<HeldPost>;
    const entry = world.index.post.get(post);
    const date = dateOf(asOf);
    return {
      isListed: at < listedPosts,
      articleId,
      ordinal: String(ordinal).padStart(6, "0"),
      day: date.start ?? date.end ?? "9999",
      shown: {
        post: world.ref("post", post),
        organisation: refOrNull("organisation", entry?.organisation ?? null, world),
        country: refOrNull("country", entry?.country ?? null, world),
        rank,
        asOf: date,
        until: until && dateOf(until),
        evidence: evidenceOf(evidence, world),
      },
    };
  });
  const inTime = sortedBy(
    held,
    ({ day }) => day,
    ({ articleId }) => articleId,
    ({ ordinal }) => ordinal,
  );
  return { posts: inTime.map(({ shown }) => shown), areListed: inTime.map(({ isListed }) => isListed) };
};

/** What the posts of a person are called, the earliest first; null where there are none. */
const titlesOf = ({ posts }: Observed, { ref }: World): Localised | null => {
  if (posts.length === 0) return null;
  const inTime = sortedBy(
    posts,
    ({ since }) => since,
    ({ post }) => post,
  );
  const titles = (language: keyof Localised) =>
    [...new Set(inTime.map(({ post }) => ref("post", post).label[language]))].join("; ");
  return { en: titles("en"), id: titles("id") };
};

/** The post that is known to have been held last. */
const latestOf = ({ posts }: Observed): Observed["posts"][number] | undefined =>
  sortedBy(
    posts,
    ({ until }) => until,
    ({ post }) => post,
  ).at(-1);

/** What the latest post is called, and the years in which it is known to have been held. */
const latestPost = (observed: Observed, { ref }: World): Localised | null => {
  const latest = latestOf(observed);
  if (latest === undefined) return null;
  const { label } = ref("post", latest.post);
  const years = yearsOf(latest.since, latest.until);
  return years === null ? label : { en: `${label.en}, ${years}`, id: `${label.id}, ${years}` };
};

/** The years from the first to the last in which they are known to have held each post, as filter tokens. */
const yearsHeld = ({ shown }: Observed): string[] => {
  const held = shown.map(({ body }) => body as HeldPost);
  return [...Map.groupBy(held, ({ post }) => post).values()].flatMap((some) => {
    const days = some.flatMap(({ asOf, until }) =>
      [asOf, until].map((date) => boundsOf(date?.edtf ?? null).start ?? ""),
    );
    const years = days.filter(Boolean).map((day) => Number(day.slice(0, 4)));
    const first = Math.min(...years);
    const count = years.length === 0 ? 0 : Math.min(Math.max(...years) - first + 1, mostYears);
    return Array.from({ length: count }, (_, index) => `held:${first + index}`);
  });
};

const observe = (dossier: Omit<AnyDossier, "people"> & { people: HeldPost[] }): Observing[] =>
  dossier.people.map((held) => ({
    id: held.person,
    alike: alikeOf(held.post, held.rank, held.until !== null),
    day: boundsOf(held.asOf.edtf).start,
    body: located(held, dossier),
  }));

export const person: ReferenceBuilder<PersonEntry> = {
  type: "person",
  completionRank: 1,
  observe,
  label: ({ name }) => ({ en: name, id: name }),
  names: ({ name, otherNames }) => inEither([name, ...otherNames]),
  build: (entry, observed, world) => {
    const { id, name, otherNames } = entry;
    const { posts: held, areListed } = postsOf(observed, world);
    const document: Document = { id, name, otherNames, posts: held };
    const posts = observed.posts.flatMap(({ post }) => world.index.post.get(post) ?? []);
    const countries = posts.flatMap(({ country }) => country ?? []);
    const organisations = posts.flatMap(({ organisation }) => organisation ?? []);
    const terms = new Terms();
    if (countries.length === 0) terms.addOrUnknown("country", null);
    return {
      document,
      listed: { posts: areListed },
      hint: latestPost(observed, world),
      terms: terms.add("country", ...countries).add("post", ...observed.posts.map(({ post }) => post)),
      findable: {
        names: person.names(entry),
        extra: sortedBy(
          observed.ranks,
          ({ en }) => en,
          (rank) => rank.id,
        ).flatMap(inBoth),
        mentions: [
          ...observed.posts.map(({ post }) => `post:${post}`),
          ...countries.map((country) => `country:${country}`),
          ...organisations.map((organisation) => `organisation:${organisation}`),
        ],
        keys: [
          `person:${id}`,
          ...organisations.map((organisation) => `organisation:${organisation}`),
          ...yearsHeld(observed),
        ],
        heldUntil: latestOf(observed)?.until ?? "",
        shown: { text: titlesOf(observed, world), names: otherNames, date: null },
      },
    };
  },
};
