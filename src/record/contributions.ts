import { boundsOf } from "../model/date.ts";
import type {
  Dossier,
  DossierAgreement,
  DossierArticle,
  DossierDate,
  DossierEngagement,
  DossierEvidence,
  DossierPersonPost,
  DossierStatement,
} from "../model/dossier.ts";
import { agreementStatuses, datePrecisions } from "../model/vocabulary.ts";

/** Evidence with the article and the hash that its dossier knows. */
export type Evidence = DossierEvidence & { article: string; sha256: string };

type Evidenced<T extends { evidence: DossierEvidence[] }> = Omit<T, "evidence"> & { evidence: Evidence[] };

export type Engagement = Evidenced<DossierEngagement>;
export type Statement = Evidenced<DossierStatement>;
export type PersonPost = Evidenced<DossierPersonPost>;
export type StatusStep = Evidenced<DossierAgreement["statusHistory"][number]>;
export type Agreement = Omit<Evidenced<DossierAgreement>, "statusHistory"> & { statusHistory: StatusStep[] };
export type Article = DossierArticle;

/** What one dossier says of the world, by type and id of the record that it says it of. */
export type Contributions = {
  article: Article;
  engagement: Map<string, Engagement>;
  agreement: Map<string, Agreement>;
  statement: Map<string, Statement>;
  person: Map<string, PersonPost[]>;
  organisation: Map<string, Evidence[]>;
};

const collect = <T>(into: Map<string, T[]>, key: string, items: readonly T[]) =>
  into.set(key, [...(into.get(key) ?? []), ...items]);

/** Takes a dossier apart into what it contributes to each record. */
export const contributionsOf = (dossier: Dossier): Contributions => {
  const located = <T extends { evidence: DossierEvidence[] }>(fact: T): Evidenced<T> => ({
    ...fact,
    evidence: fact.evidence.map((item) => ({
      ...item,
      article: dossier.article.id,
      sha256: dossier.paragraphs[item.paragraph] ?? "",
    })),
  });
  const person = new Map<string, PersonPost[]>();
  for (const post of dossier.people) collect(person, post.person, [located(post)]);
  const organisation = new Map<string, Evidence[]>();
  for (const entry of dossier.organisations) collect(organisation, entry.organisation, located(entry).evidence);
  return {
    article: dossier.article,
    engagement: new Map(dossier.engagements.map((item) => [item.id, located(item)])),
    agreement: new Map(
      dossier.agreements.map((item) => [
        item.id,
        { ...located(item), statusHistory: item.statusHistory.map((step) => located(step)) },
      ]),
    ),
    statement: new Map(dossier.statements.map((item) => [item.id, located(item)])),
    person,
    organisation,
  };
};

const distinct = <T>(items: readonly T[], key: (item: T) => string = JSON.stringify): T[] =>
  [...new Map(items.map((item) => [key(item), item] as const).reverse()).values()].reverse();

const finest = <D extends DossierDate | null>(dates: readonly D[]): D => {
  const rank = (date: D) =>
    date === null ? datePrecisions.length : datePrecisions.indexOf(boundsOf(date.edtf).precision);
  return dates.reduce((best, date) => (rank(date) < rank(best) ? date : best));
};

const first = <T>(items: readonly T[]): T => {
  const [head] = items;
  if (head === undefined) throw new RangeError("a record without a contribution");
  return head;
};

const firstKnown = <T>(items: readonly (T | null)[]): T | null => items.find((item) => item !== null) ?? null;

/**
 * Makes one engagement of what several dossiers say of it, earliest article first: its words are the first article's,
 * its date the most precise, it is held once one says so, and everything listed is united.
 */
export const mergeEngagements = (all: readonly Engagement[]): Engagement => ({
  ...first(all),
  status: all.some((item) => item.status === "held") ? "held" : "planned",
  date: finest(all.map((item) => item.date)),
  place: firstKnown(all.map((item) => item.place)),
  participants: distinct(
    all.flatMap((item) => item.participants),
    ({ person, organisation, country, post, side }) => person ?? JSON.stringify([organisation, country, post, side]),
  ),
  countries: distinct(all.flatMap((item) => item.countries)),
  topics: distinct(all.flatMap((item) => item.topics)),
  agreements: distinct(all.flatMap((item) => item.agreements)),
  evidence: all.flatMap((item) => item.evidence),
});

/** The same for an agreement; its status is the highest rung of the ladder that any article supports. */
export const mergeAgreements = (all: readonly Agreement[]): Agreement => {
  const rung = (item: Agreement) => agreementStatuses.indexOf(item.status);
  const steps = new Map<string, StatusStep>();
  for (const step of all.flatMap((item) => item.statusHistory)) {
    const key = `${step.status} ${step.date.edtf}`;
    const known = steps.get(key);
    steps.set(key, known ? { ...known, evidence: [...known.evidence, ...step.evidence] } : step);
  }
  return {
    ...first(all),
    officialTitle: firstKnown(all.map((item) => item.officialTitle)),
    status: all.reduce((highest, item) => (rung(item) > rung(highest) ? item : highest)).status,
    statusHistory: [...steps.values()],
    signed: finest(all.map((item) => item.signed)),
    place: firstKnown(all.map((item) => item.place)),
    parties: distinct(all.flatMap((item) => item.parties)),
    topics: distinct(all.flatMap((item) => item.topics)),
    umbrella: firstKnown(all.map((item) => item.umbrella)),
    evidence: all.flatMap((item) => item.evidence),
  };
};

/** The same for a statement: what is united is its subjects, topics and evidence. */
export const mergeStatements = (all: readonly Statement[]): Statement => ({
  ...first(all),
  date: finest(all.map((item) => item.date)),
  about: distinct(all.flatMap((item) => item.about)),
  topics: distinct(all.flatMap((item) => item.topics)),
  evidence: all.flatMap((item) => item.evidence),
});
