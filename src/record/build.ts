import type { Written } from "../language/analyse.ts";
import { boundsOf } from "../model/date.ts";
import type { DossierDate, DossierEvidence, DossierPlace, DossierQuantity } from "../model/dossier.ts";
import type { Fault } from "../model/faults.ts";
import { splitRef } from "../model/ids.ts";
import type { Localised } from "../model/localised.ts";
import type { Mention } from "../model/members.ts";
import type { FactType, RecordType, ReferenceType } from "../model/record-types.ts";
import type { RecordDate, SearchShown } from "../model/search-shown.ts";
import type { ArticleRelation, EvidenceBasis } from "../model/vocabulary.ts";
import type { Merged, Testimony, Variant } from "./choose.ts";
import type { Evidence, Evidenced } from "./evidence.ts";
import type { Terms } from "./index/terms.ts";
import type { AnyEntry, ReferenceIndex } from "./lists.ts";

/** A record as documents name it. */
export type Ref = { type: RecordType; id: string; label: Localised };

/** As much of a dossier as several builders look at; each knows its own lists besides. */
export type AnyDossier = {
  article: {
    id: string;
    language: string;
    source: string | null;
    agency: string | null;
    published: DossierDate;
    relations: readonly { type: ArticleRelation; article: string | null }[];
  };
  /** The hash of each paragraph that is cited, by its number. */
  paragraphs: Readonly<Record<string, string>>;
  /** The posts that the article gives people. */
  people: readonly { person: string; post: string; rank: Localised | null }[];
};

/** What builders look up. */
export type World = {
  index: ReferenceIndex;
  /** @throws RangeError where there is no such record. */
  ref: (type: RecordType, id: string) => Ref;
  /** The names of a reference record; none where there is no such record. */
  names: (type: ReferenceType, id: string) => readonly Written[];
  article: (id: string) => AnyDossier["article"] | undefined;
  /** Every reference that a dossier makes, in the order of its schema. */
  mentions: (dossier: AnyDossier) => readonly Mention[];
  /** References and, transitively, those of the entries that they mean, as `<type>:<id>`. */
  closure: (mentions: Iterable<{ type: RecordType; id: string }>) => ReadonlySet<string>;
};

/** The terms of a fact by the claim of one dossier; undefined where it makes none. */
type TermsIn = (type: FactType, id: string) => Terms | undefined;

/** The dossier that makes a claim, and what else it says. */
export type Context = { dossier: AnyDossier; termsOf: TermsIn };

/** An edge of the graph: `[type, source, target]`, both ends as `<type>:<id>`. */
export type Edge = readonly [type: string, source: string, target: string];
/** A paragraph that proves something; of an article, for whom: `<type>:<id>`. */
export type Citation = readonly [article: string, paragraph: number, basis: EvidenceBasis, subject?: string];

/** What a record is found by, in words. */
export type Findable = {
  names: readonly Written[];
  text?: readonly Written[];
  /** What is neither a name nor running text: places, kinds, ranks. */
  extra?: readonly Written[];
  /** When it was, as each article says. */
  dates?: readonly (DossierDate | null | undefined)[];
  /** When what it tells of was. */
  otherDates?: readonly (DossierDate | null | undefined)[];
  /** What its completions find it by besides, as a whole. */
  codes?: readonly string[];
  /** References to records whose names count as its own, as `<type>:<id>`. */
  mentions?: readonly string[];
  /** Filter tokens, `<field>:<value>`, besides those of its terms. */
  keys?: readonly string[];
  /** Of a person, until when they are known to have held a post: a day, or empty. */
  heldUntil?: string;
  /** What a hit shows: running text in both languages, names besides the label, the date. */
  shown: SearchShown<Localised>;
};

type Bounds = { start: string | null; end: string | null };

/**
 * The first and the last day of a record; null where unbounded or not known. Where articles differ, `hull` reaches over
 * all that they say.
 */
export type Days = Bounds & { hull?: Bounds };

/** What a record comes out as. */
export type Built = {
  type: RecordType;
  id: string;
  label: Localised;
  days: Days;
  hint: Localised | null;
  /** What is served of it, texts in both languages, without what is known of every record; lists leave its evidence out. */
  document: object;
  /** Which items of a member lists show, where that is not all of them. */
  listed?: Readonly<Record<string, readonly boolean[]>>;
  terms: Terms;
  findable: Findable;
  edges: readonly Edge[];
  citations: readonly Citation[];
};

/** What a builder makes of a record, whose type, id and label are known. */
export type Parts = Omit<Built, "type" | "id" | "label" | "days" | "hint" | "edges" | "citations"> &
  Partial<Pick<Built, "days" | "hint" | "edges" | "citations">>;

/** How the facts of one type are built from claims: what each dossier says of them. */
export interface FactBuilder<Claim = unknown> {
  readonly type: FactType;
  /** The claims of a dossier about facts of this type, by id. */
  claims(dossier: AnyDossier): ReadonlyMap<string, Claim>;
  /** What its claims come to; that of the earliest article comes first. The labels of records are not known yet. */
  merge(testimonies: readonly [Testimony<Claim>, ...Testimony<Claim>[]], world: World): Merged<Claim>;
  label(fact: Merged<Claim>): Localised;
  /** What it is filtered by. */
  terms(fact: Merged<Claim>, contexts: readonly Context[], world: World): Terms;
  build(fact: Merged<Claim>, terms: Terms, contexts: readonly Context[], world: World): Omit<Parts, "terms">;
}

/** What an article says of a reference record besides the facts: of a person a post, of an organisation that it is named. */
export type Observation = { articleId: string; ordinal: number; body: unknown };

/**
 * An observation as its dossier makes it: of whom; of a post what those have in common of which a few are shown, and the
 * first day on which it is known to be held.
 */
export type Observing = { id: string; alike?: string; day?: string | null; body: unknown };

/** What articles say of a reference record. */
export type Observed = {
  /** Those that its document shows, what tells most first. */
  shown: readonly Observation[];
  /** The posts that any article gives, with the first and the latest day known; empty where none is. */
  posts: readonly { post: string; since: string; until: string }[];
  /** The ranks that any article gives. */
  ranks: readonly Localised[];
};

/** How records of one reference list, or countries, are built. */
export interface ReferenceBuilder<Entry = unknown> {
  readonly type: ReferenceType;
  /** The member of entries within whose values a name should be of one record only; over all entries where there is none. */
  readonly namesWithin?: "country";
  /** Its rank among completions of the same beginning, 0 first; none where it is not completed. */
  readonly completionRank?: number;
  label(entry: Entry): Localised;
  /** All its names, those of the label first. */
  names(entry: Entry): readonly Written[];
  /** Those of its names by which what mentions it is found; all of them where this is not said. */
  namesInMentions?(entry: Entry): readonly Written[];
  build(entry: Entry, observed: Observed, world: World): Parts;
  /** What is wrong with an entry beside the others, however sound their form. */
  faults?(entry: AnyEntry, index: ReferenceIndex): Fault[];
  /** What a dossier says of such records. */
  observe?(dossier: AnyDossier): Observing[];
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Sorts texts, or things by a text of theirs, by code units: the order of SQLite. */
export const sortedBy = <T>(items: readonly T[], ...keys: readonly ((item: T) => string)[]): T[] =>
  items.toSorted((a, b) => keys.reduce((order, key) => order || compare(key(a), key(b)), 0));

/** A date as it is served. */
export const dateOf = (date: DossierDate | null): RecordDate => {
  const { start, end, precision } = boundsOf(date?.edtf ?? null);
  return {
    edtf: date?.edtf ?? null,
    start,
    end,
    time: date?.time ?? null,
    precision: date?.time ? "minute" : precision,
    basis: date?.basis ?? "unknown",
    text: date?.text ?? null,
    note: date?.note ?? null,
  };
};

/**
 * The first and the last day of a date.
 *
 * @param others what other articles say: a record is found by these days as well.
 */
export const daysOf = (date: DossierDate | null, others: readonly (DossierDate | null)[] = []): Days => {
  const { start, end } = boundsOf(date?.edtf ?? null);
  const more = others.flatMap((other) => (other?.edtf ? [boundsOf(other.edtf)] : []));
  const hull = {
    start: [start, ...more.map((one) => one.start)].reduce((a, b) => (a === null || b === null ? null : a < b ? a : b)),
    end: [end, ...more.map((one) => one.end)].reduce((a, b) => (a === null || b === null ? null : a > b ? a : b)),
  };
  return { start, end, ...(hull.start === start && hull.end === end ? {} : { hull }) };
};

/** A reference of several types, `<type>:<id>`, as documents show it. */
export const refOf = (ref: string, world: World): Ref => {
  const { type, id } = splitRef(ref);
  return world.ref(type, id);
};

export const refOrNull = (type: RecordType, id: string | null, { ref }: World): Ref | null =>
  id === null ? null : ref(type, id);

/** References of one type, by id. */
export const refsOf = (type: RecordType, ids: readonly string[], { ref }: World): Ref[] =>
  sortedBy([...new Set(ids)], (id) => id).map((id) => ref(type, id));

/** How much evidence a document shows of one fact at most; the articles tell the rest. */
const evidenceCap = 100;

/** Evidence as it is served, by article. */
export const evidenceOf = (evidence: readonly Evidence[], world: World) =>
  sortedBy(evidence, ({ article }) => article)
    .slice(0, evidenceCap)
    .map(({ article, paragraph, basis, attributedTo, sha256, note }) => ({
      article: world.ref("article", article),
      paragraph,
      basis,
      attributedTo: attributedTo === null ? null : refOf(attributedTo, world),
      sha256,
      note,
    }));

/** How many citations of one fact are kept at most. */
const citationCap = 1000;

/** The paragraphs that parts of a fact rest on, each once: part by part, then by article and paragraph. */
export const citationsOf = (...parts: readonly (readonly Evidence[])[]): Citation[] => {
  const cited = new Set<string>();
  return parts.flatMap((evidence) => {
    const fresh = evidence.filter(({ article, paragraph }) => {
      const key = `${article} ${paragraph}`;
      return cited.has(key) || cited.size >= citationCap ? false : cited.add(key);
    });
    const inOrder = fresh.toSorted((a, b) => compare(a.article, b.article) || a.paragraph - b.paragraph);
    return inOrder.map(({ article, paragraph, basis }): Citation => [article, paragraph, basis]);
  });
};

/** Where something happened, as it is served; a place of the list brings its name and country. */
export const placesOf = (places: readonly DossierPlace[], world: World) =>
  places.map(({ place, name, country }) => {
    const ref = refOrNull("place", place, world);
    const within = country ?? (place === null ? null : (world.index.place.get(place)?.country ?? null));
    return { place: ref, name: name ?? ref?.label ?? null, country: refOrNull("country", within, world) };
  });

/** A quantity as it is served. */
export const quantityOf = ({ value, least, most, unit, text }: DossierQuantity) => ({ value, least, most, unit, text });

/** What was not chosen where articles differ, as it is served. */
export const variantsOf = (variants: readonly Variant[], world: World) =>
  variants.map(({ field, value, evidence }) => ({ field, value, evidence: evidenceOf(evidence, world) }));

/** Evidence with the article and the hashes of its dossier. */
export const located = <T extends { evidence: DossierEvidence[] }>(fact: T, dossier: AnyDossier): Evidenced<T> => ({
  ...fact,
  evidence: fact.evidence.map((item) => ({
    ...item,
    article: dossier.article.id,
    sha256: dossier.paragraphs[item.paragraph] ?? "",
  })),
});
