import type { Dossier } from "../model/dossier.ts";
import type { RecordType } from "../model/ids.ts";
import type { Context, World } from "./build.ts";
import type { Terms } from "./index/terms.ts";
import { keyOf, unkey } from "./keys.ts";
import { type Builders, type MergedFact, mergeFact } from "./projected.ts";
import type { ReferenceIndex } from "./resolve.ts";

export const articleId = ({ article }: Dossier): string => article.id;
const publishedFirst = (a: Dossier, b: Dossier): number => {
  const day = ({ article }: Dossier) => article.published.edtf ?? "9999";
  return day(a).localeCompare(day(b)) || articleId(a).localeCompare(articleId(b));
};

/** The facts that dossiers tell of, as `<type>:<id>`. */
export const factKeysIn = (dossiers: readonly Dossier[], builders: Builders): string[] =>
  [...dossiers]
    .sort(publishedFirst)
    .flatMap((dossier) =>
      builders.facts.flatMap((builder) => [...builder.tell(dossier).keys()].map((id) => keyOf(builder.type, id))),
    );

/** Every fact that dossiers tell, merged from what each of them tells of it, by `<type>:<id>`. */
export const mergeFacts = (
  dossiers: readonly Dossier[],
  builders: Builders,
  index: ReferenceIndex,
): { facts: Map<string, MergedFact>; world: (ref: World["ref"]) => World } => {
  const articles = new Map(dossiers.map((dossier) => [articleId(dossier), dossier.article]));
  const facts = new Map<string, MergedFact>();
  const tellings = new Map<string, { said: unknown; context: Context }[]>();
  const world = (ref: World["ref"]): World => ({ index, ref, article: (id) => articles.get(id) });
  const noRef: World["ref"] = (type, id) => {
    throw new RangeError(`terms look up no label: ${keyOf(type, id)}`);
  };
  for (const dossier of [...dossiers].sort(publishedFirst)) {
    const saidByType = new Map(builders.facts.map((builder) => [builder.type as RecordType, builder.tell(dossier)]));
    const known = new Map<string, Terms>();
    const context: Context = {
      dossier,
      termsOf: (type, id) => {
        const key = keyOf(type, id);
        const terms = known.get(key);
        if (terms) return terms;
        const builder = builders.facts.find((each) => each.type === type);
        const said = saidByType.get(type)?.get(id);
        if (!builder || said === undefined) return undefined;
        const made = builder.terms(said, [context], world(noRef));
        known.set(key, made);
        return made;
      },
    };
    for (const [type, facts] of saidByType) {
      for (const [id, said] of facts) {
        const key = keyOf(type, id);
        const all = tellings.get(key);
        if (all) all.push({ said, context });
        else tellings.set(key, [{ said, context }]);
      }
    }
  }
  for (const [key, all] of tellings) {
    const [type, id] = unkey(key);
    const builder = builders.facts.find((each) => each.type === type);
    const merged = builder && mergeFact(builder, id, all);
    if (merged) facts.set(key, merged);
  }
  return { facts, world };
};
