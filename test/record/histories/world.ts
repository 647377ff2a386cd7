import { loadSeeds, type Seeds } from "../../../seeds/load.ts";
import { splitRef } from "../../../src/model/ids.ts";
import type { Dossier, Reference } from "../../../src/record-types.ts";
import type { Random } from "../../../tools/bench/corpus/random.ts";
import { withJudgedSeeds } from "../../../tools/bench/search/judgements.ts";
import { inProject } from "../../../tools/paths.ts";

/*
 * Dossiers that differ from those of the seeds: none of them says anything true.
 */

/** The seeds and the invented dossiers of the judged searches. */
export const loadWorld = (): Promise<Seeds> => withJudgedSeeds(inProject("test/search"), loadSeeds);

const syllables = "ba be bo da di du ga gi ka ke ko la li lo ma mi na ni pa pe ra ri sa so ta ti tu wa ya".split(" ");

/** A word that nothing else holds, or one with a letter of it changed: what is taken for a slip of it. */
export const newWord = (random: Random, near: readonly string[]): string => {
  if (near.length === 0 || random.chance(0.5)) {
    return Array.from({ length: random.whole(2, 4) }, () => random.pick(syllables)).join("");
  }
  const word = random.pick(near);
  const at = random.whole(0, Math.max(0, word.length - 1));
  const letter = random.pick([..."abdegiklmnoprstu"]);
  return random.chance(0.5)
    ? word.slice(0, at) + letter + word.slice(at + 1)
    : word.slice(0, at) + letter + word.slice(at);
};

export const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];

export const shuffled = <T>(random: Random, items: readonly T[]): T[] =>
  items
    .map((item) => [random.unit(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);

const part = <T>(random: Random, items: readonly T[], share: number): T[] => items.filter(() => random.chance(share));

type Localised = { en: string; id: string };

/** A text with another word in it. */
const reworded = (random: Random, { en, id }: Localised): Localised => {
  const word = newWord(random, wordsOf(en));
  const insert = (text: string) => {
    const words = text.split(" ");
    words.splice(random.whole(0, Math.min(words.length, 12)), random.whole(0, 1), word);
    return words.join(" ").slice(0, 150);
  };
  return { en: insert(en), id: insert(id) };
};

const date = (random: Random): Dossier["article"]["published"] => {
  const [year, month, day] = [random.whole(2013, 2025), random.whole(1, 12), random.whole(1, 28)].map((n) =>
    String(n).padStart(2, "0"),
  );
  const edtf = random.pick([`${year}-${month}-${day}`, `${year}-${month}`, `${year}`, null]);
  return { edtf, time: null, basis: edtf === null ? "unknown" : "stated", text: null, note: null };
};

const rank = (random: Random): Localised => {
  const word = newWord(random, ["marsekal", "kolonel", "laksamana"]);
  return { en: `Chief ${word}`, id: `Kepala ${word}` };
};

/** What may be different about a dossier; its id and those of its facts stay. */
export const varied = (random: Random, dossier: Dossier, reference: Reference): Dossier => {
  const next = structuredClone(dossier);
  const topic = () => random.some(reference.topic, random.whole(0, 3)).map(({ id }) => id);
  if (random.chance(0.5)) next.article.published = date(random);
  if (random.chance(0.5)) next.article.label = reworded(random, next.article.label);
  if (random.chance(0.3)) next.article.language = random.pick(["en", "id"] as const);
  if (random.chance(0.3)) next.article.source = random.pick(reference.source).id;
  if (random.chance(0.5)) {
    next.engagements = part(random, next.engagements, 0.8);
    next.agreements = part(random, next.agreements, 0.8);
    next.statements = part(random, next.statements, 0.8);
    next.organisations = part(random, next.organisations, 0.7);
  }
  for (const fact of shuffled(random, next.engagements)) {
    if (random.chance(0.4)) fact.label = reworded(random, fact.label);
    if (random.chance(0.4)) fact.date = date(random);
    if (random.chance(0.4)) fact.topics = topic();
    if (random.chance(0.3)) fact.status = random.pick(["planned", "held"] as const);
    if (random.chance(0.3)) fact.participants = shuffled(random, part(random, fact.participants, 0.7));
    if (random.chance(0.3)) fact.countries = shuffled(random, part(random, fact.countries, 0.7));
    fact.evidence = shuffled(random, fact.evidence);
  }
  for (const fact of next.agreements) {
    if (random.chance(0.4)) fact.label = reworded(random, fact.label);
    if (random.chance(0.4)) fact.topics = topic();
    if (random.chance(0.3)) fact.parties = shuffled(random, fact.parties);
    if (random.chance(0.3)) [fact.status, fact.signed] = ["signed", date(random)];
    if (random.chance(0.2)) fact.relations = [];
    if (random.chance(0.2)) fact.statusHistory = shuffled(random, fact.statusHistory);
  }
  for (const fact of next.statements) {
    if (random.chance(0.3)) fact.paraphrase = reworded(random, fact.paraphrase);
    if (random.chance(0.3)) fact.date = date(random);
    if (random.chance(0.2)) fact.about = shuffled(random, fact.about);
    if (random.chance(0.2)) fact.speakers = [`person:${random.pick(reference.person).id}`];
  }
  next.people = shuffled(random, part(random, next.people, 0.8)).map((post) => ({
    ...post,
    ...(random.chance(0.3) ? { rank: rank(random) } : {}),
    ...(random.chance(0.3) ? { post: random.pick(reference.post).id } : {}),
    ...(random.chance(0.2) ? { person: random.pick(reference.person).id } : {}),
    ...(random.chance(0.3) ? { asOf: date(random) } : {}),
  }));
  return next;
};

/** Another article that tells of the same facts in its own way. */
export const echoed = (random: Random, dossier: Dossier, reference: Reference, id: string): Dossier => {
  const echo = varied(random, dossier, reference);
  // As often as not on the same day, so that only the id tells which comes first.
  if (random.chance(0.5)) echo.article.published = structuredClone(dossier.article.published);
  return { ...echo, article: { ...echo.article, id } };
};

/** An article that tells of other facts. */
export const foreign = (random: Random, dossier: Dossier, reference: Reference, suffix: string): Dossier => {
  const other = varied(random, dossier, reference);
  const renamed = (id: string) => `${id}-${suffix}`.slice(0, 96);
  const own = new Set([...dossier.engagements, ...dossier.agreements, ...dossier.statements].map(({ id }) => id));
  const moved = (ref: string) => {
    const { type, id } = splitRef(ref);
    return own.has(id) ? `${type}:${renamed(id)}` : ref;
  };
  return {
    ...other,
    article: { ...other.article, id: renamed(other.article.id), label: reworded(random, other.article.label) },
    engagements: other.engagements.map((fact) => ({
      ...fact,
      id: renamed(fact.id),
      label: reworded(random, fact.label),
      agreements: fact.agreements.map((id) => (own.has(id) ? renamed(id) : id)),
    })),
    agreements: other.agreements.map((fact) => ({
      ...fact,
      id: renamed(fact.id),
      relations: fact.relations.map(({ type, agreement }) => ({
        type,
        agreement: own.has(agreement) ? renamed(agreement) : agreement,
      })),
    })),
    statements: other.statements.map((fact) => ({ ...fact, id: renamed(fact.id), about: fact.about.map(moved) })),
  };
};

/** The dossiers without what names a fact that none of them tells of. */
export const settled = (dossiers: readonly Dossier[]): Dossier[] => {
  const told = {
    engagement: new Set(dossiers.flatMap((one) => one.engagements.map(({ id }) => id))),
    agreement: new Set(dossiers.flatMap((one) => one.agreements.map(({ id }) => id))),
  };
  const isTold = (ref: string) => {
    const { type, id } = splitRef(ref);
    return type === "engagement" || type === "agreement" ? told[type].has(id) : true;
  };
  const articles = new Set(dossiers.map(({ article }) => article.id));
  return dossiers.map((one) => ({
    ...one,
    article: {
      ...one.article,
      relations: one.article.relations.map((relation) => ({
        ...relation,
        article: relation.article !== null && articles.has(relation.article) ? relation.article : null,
      })),
    },
    engagements: one.engagements.map((fact) => ({
      ...fact,
      agreements: fact.agreements.filter((id) => told.agreement.has(id)),
      partOf: fact.partOf !== null && told.engagement.has(fact.partOf) ? fact.partOf : null,
      follows: fact.follows.filter((id) => told.engagement.has(id)),
      distinctFrom: fact.distinctFrom.filter((id) => told.engagement.has(id)),
    })),
    agreements: one.agreements.map((fact) => ({
      ...fact,
      distinctFrom: fact.distinctFrom.filter((id) => told.agreement.has(id)),
      relations: fact.relations.filter(({ agreement }) => told.agreement.has(agreement)),
    })),
    statements: one.statements.map((fact) => ({ ...fact, about: fact.about.filter(isTold) })),
  }));
};
