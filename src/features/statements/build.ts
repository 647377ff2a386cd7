import type { DocumentOf } from "../../collections/document.ts";
import { exactText } from "../../language/analyse.ts";
import { homeCountry, splitRef } from "../../model/ids.ts";
import type { Localised } from "../../model/localised.ts";
import type { RecordType } from "../../model/record-types.ts";
import { beginningOf } from "../../model/text.ts";
import { mediumLabels } from "../../model/vocabulary.ts";
import {
  type AnyDossier,
  type Context,
  citationsOf,
  dateOf,
  daysOf,
  distinct,
  type Evidenced,
  evidenceOf,
  type FactBuilder,
  finest,
  located,
  mapEach,
  refOf,
  refsOf,
  type World,
} from "../../record/build.ts";
import { dateWords, inBoth, mentionable, ranksIn } from "../../record/index/search-document.ts";
import { Terms } from "../../record/index/terms.ts";
import type { StatementInput } from "./input.ts";
import type { statementSchema } from "./schemas.ts";

type Statement = Evidenced<StatementInput>;
type Document = DocumentOf<typeof statementSchema>;

const longestLabel = 100;

/** Shortens a text at a word's end. */
const shorten = (text: string): string => {
  if (text.length <= longestLabel) return text;
  const cut = text.lastIndexOf(" ", longestLabel - 1);
  const beginning = beginningOf(text, cut > longestLabel / 2 ? cut : longestLabel - 1);
  return `${beginning.replace(/[\s,;:.–-]+$/, "")}…`;
};

/** A statement has no title: it is called by the beginning of its paraphrase. */
const labelOf = ({ paraphrase }: Statement): Localised => ({ en: shorten(paraphrase.en), id: shorten(paraphrase.id) });

/** The words that are the first article's; its subjects, topics and evidence are united. */
const merge = (all: readonly [Statement, ...Statement[]]): Statement => ({
  ...all[0],
  date: finest(mapEach(all, (item) => item.date)),
  about: distinct(all.flatMap((item) => item.about)),
  topics: distinct(all.flatMap((item) => item.topics)),
  evidence: all.flatMap((item) => item.evidence),
});

/** The countries that a record brings into a statement of it: partners of an engagement, those that an agreement binds. */
const countriesOf = (type: RecordType, id: string, contexts: readonly Context[], world: World): string[] => {
  const field = type === "engagement" ? "country.partner" : "country";
  const own = type === "organisation" ? [world.index.organisation.get(id)?.country ?? homeCountry] : [];
  const spokenOf =
    type === "engagement" || type === "agreement"
      ? contexts.flatMap(({ termsOf }) => termsOf(type, id)?.values(field) ?? [])
      : [];
  return [...own, ...spokenOf].filter((country) => country !== homeCountry);
};

/** The words of the names of who speaks, by which a search for what somebody says goes. */
const speakerKeys = (speaker: string | null, world: World): string[] => {
  const names = speaker?.startsWith("person:") ? world.names("person", speaker.slice("person:".length)) : [];
  const words = names.flatMap(([name]) => exactText(name).split(" "));
  return words.map((word) => `says:${word}`);
};

/** The posts that the articles give who speaks. */
const postsOf = (speaker: string | null, contexts: readonly Context[]): string[] => {
  const person = speaker?.replace(/^person:/, "");
  return contexts.flatMap(({ dossier }) =>
    dossier.people.flatMap((held) => (held.person === person ? [held.post] : [])),
  );
};

export const statement: FactBuilder<Statement> = {
  type: "statement",
  prior: 35,
  claims: (dossier: AnyDossier & { statements: StatementInput[] }) =>
    new Map(dossier.statements.map((item) => [item.id, located(item, dossier)])),
  merge,
  label: labelOf,
  terms: ({ medium, speaker, about, topics, evidence }, contexts, world) => {
    const terms = new Terms().add("kind", medium).add("post", ...postsOf(speaker, contexts));
    for (const ref of [speaker, ...about]) {
      if (ref === null) continue;
      const { type, id } = splitRef(ref);
      terms.add(type, id).add("country", ...countriesOf(type, id, contexts, world));
      if (type === "organisation") terms.addOrganisation(id, world);
      if (type === "post") terms.addOrganisation(world.index.post.get(id)?.organisation, world);
    }
    return terms.addTopics(topics, world).addArticles(evidence, world);
  },
  build: (statement, terms, contexts, world) => {
    const { id, speaker, capacity, paraphrase, medium, about, topics, evidence } = statement;
    const date = dateOf(statement.date);
    const document: Document = {
      id,
      speaker: speaker === null ? null : refOf(speaker, world),
      capacity,
      paraphrase,
      medium,
      date,
      about: about.map((subject) => refOf(subject, world)),
      topics: refsOf("topic", topics, world),
      evidence: evidenceOf(evidence, world),
    };
    const person = speaker?.replace(/^person:/, "");
    return {
      document,
      days: daysOf(statement.date),
      findable: {
        names: [],
        text: inBoth(paraphrase),
        extra: [
          ...inBoth(mediumLabels[medium]),
          ...inBoth(capacity),
          ...ranksIn(contexts, person),
          ...dateWords(statement.date),
        ],
        mentions: mentionable(
          [
            speaker,
            ...postsOf(speaker, contexts).map((post) => `post:${post}`),
            ...about,
            ...terms.values("country").map((country) => `country:${country}`),
            ...topics.map((topic) => `topic:${topic}`),
          ],
          world,
        ),
        keys: speakerKeys(speaker, world),
        shown: { text: paraphrase, names: [], date },
      },
      edges:
        speaker === null
          ? []
          : [...about, ...topics.map((topic) => `topic:${topic}`)].map((of) => ["speaks-of", speaker, of] as const),
      citations: citationsOf(evidence),
    };
  },
};
