import { boundsOf } from "../model/date.ts";
import { isFact } from "../model/record-types.ts";
import type { AnyDossier, Context, World } from "./build.ts";
import { type Builders, namesOf } from "./builders.ts";
import type { Standing } from "./choose.ts";
import type { Terms } from "./index/terms.ts";
import { keyOf, unkey } from "./keys.ts";
import type { ReferenceIndex } from "./lists.ts";
import { type DossierClaim, type MergedFact, mergeFact } from "./projected.ts";
import { closureOf, mentionsOf } from "./resolve.ts";

export const articleId = ({ article }: AnyDossier): string => article.id;
const publishedFirst = (a: AnyDossier, b: AnyDossier): number => {
  const day = ({ article }: AnyDossier) => article.published.edtf ?? "9999";
  return day(a).localeCompare(day(b)) || articleId(a).localeCompare(articleId(b));
};

/** The facts that dossiers make claims about, as `<type>:<id>`. */
export const factKeysIn = (dossiers: readonly AnyDossier[], builders: Builders): string[] =>
  [...dossiers]
    .sort(publishedFirst)
    .flatMap((dossier) =>
      Object.values(builders.facts).flatMap((builder) =>
        [...builder.claims(dossier).keys()].map((id) => keyOf(builder.type, id)),
      ),
    );

/** What the article of a dossier has in the rule by which claims are merged. */
const standingOf = ({ article }: AnyDossier, index: ReferenceIndex): Standing => {
  const isCopy = article.relations.some(({ type }) => type === "copy-of" || type === "translation-of");
  const isRelease = article.source !== null && index.source.get(article.source)?.kind === "official";
  const { edtf, time } = article.published;
  const { start, end } = boundsOf(edtf);
  return {
    article: article.id,
    published: end ?? start ?? "",
    publishedAt: time === null ? "" : new Date(`${edtf}T${time}`).toISOString(),
    authority: isCopy ? 2 : isRelease ? 0 : 1,
    corrects: article.relations.flatMap(({ type, article: other }) => (type === "corrects" && other ? [other] : [])),
  };
};

/** Every fact that dossiers make claims about, merged from them, by `<type>:<id>`. */
export const mergeFacts = (
  dossiers: readonly AnyDossier[],
  builders: Builders,
  index: ReferenceIndex,
): { facts: Map<string, MergedFact>; world: (ref: World["ref"]) => World } => {
  const articles = new Map(dossiers.map((dossier) => [articleId(dossier), dossier.article]));
  const facts = new Map<string, MergedFact>();
  const claimsOf = new Map<string, DossierClaim[]>();
  const world = (ref: World["ref"]): World => ({
    index,
    ref,
    names: (type, id) => namesOf(builders, index, type, id),
    article: (id) => articles.get(id),
    mentions: (dossier) => mentionsOf(builders, dossier),
    closure: (mentions) => closureOf(builders, mentions, index),
  });
  const noRef: World["ref"] = (type, id) => {
    throw new RangeError(`terms look up no label: ${keyOf(type, id)}`);
  };
  for (const dossier of [...dossiers].sort(publishedFirst)) {
    const standing = standingOf(dossier, index);
    const claimsByType = new Map(
      Object.values(builders.facts).map((builder) => [builder.type, builder.claims(dossier)]),
    );
    const known = new Map<string, Terms>();
    const context: Context = {
      dossier,
      termsOf: (type, id) => {
        const key = keyOf(type, id);
        const terms = known.get(key);
        if (terms) return terms;
        const claim = claimsByType.get(type)?.get(id);
        if (claim === undefined) return undefined;
        const builder = builders.facts[type];
        const made = builder.terms(builder.merge([{ claim, standing }], world(noRef)), [context], world(noRef));
        known.set(key, made);
        return made;
      },
    };
    for (const [type, ofType] of claimsByType) {
      for (const [id, claim] of ofType) {
        const key = keyOf(type, id);
        const all = claimsOf.get(key);
        if (all) all.push({ claim, standing, context });
        else claimsOf.set(key, [{ claim, standing, context }]);
      }
    }
  }
  for (const [key, all] of claimsOf) {
    const [type, id] = unkey(key);
    const merged = isFact(type) ? mergeFact(builders.facts[type], id, all, world(noRef)) : null;
    if (merged) facts.set(key, merged);
  }
  return { facts, world };
};
