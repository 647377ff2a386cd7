import type { Localised } from "../model/localised.ts";
import { evidenceBases } from "../model/vocabulary.ts";
import type { Evidence } from "./evidence.ts";

/*
 * When articles differ: the one rule by which the claims about a fact are merged, field by field.
 */

/** What an article has in the rule. */
export type Standing = {
  article: string;
  /** The last day it may have been published on; empty where that is not known. */
  published: string;
  /** The moment of that day, where its time is printed, in UTC; empty where it is not. */
  publishedAt?: string;
  /** 0: a party's own release; 1: a report; 2: a copy or translation of another article. */
  authority: 0 | 1 | 2;
  /** The articles that it corrects. */
  corrects?: readonly string[];
};

/** A claim, which is what one dossier says of a fact, and what its article has in the rule. */
export type Testimony<Claim> = { claim: Claim; standing: Standing };

/** A value that was not chosen, as texts show it. */
export type Variant = { field: string; value: Localised; evidence: Evidence[] };

/** A fact as its claims make it: the chosen values, what was not chosen, and its claims. */
export type Merged<Claim> = Claim & { variants: Variant[]; claims: readonly Claim[] };

/** How values of a field are compared and shown. */
export type FieldKind<T> = {
  show: (value: T) => Localised;
  /** Values of the same key say the same; what is shown, where it is not given. */
  key?: (value: T) => string;
  /** How precise a value is, 0 the most. */
  precision?: (value: T) => number;
  /** The basis of a value, where it has one of its own beside that of its evidence. */
  basis?: (value: T) => string;
};

type Candidate<T> = { value: T; evidence: readonly Evidence[]; standing: Standing; isPassed: boolean };

const bases: readonly string[] = evidenceBases;
const rankOf = (basis: string): number => (bases.includes(basis) ? bases.indexOf(basis) : bases.length);

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/**
 * Orders candidates, the one to choose first: what is corrected comes after its correction; stated before attributed before
 * inferred; a party's own release before a report, a report before a copy; then the more precise; then the later
 * published, and what was published at once by the article's id.
 */
const byRule = <T>({ precision = () => 0, basis }: FieldKind<T>, candidates: readonly Candidate<T>[]) => {
  const corrected = new Set(candidates.flatMap(({ standing }) => standing.corrects ?? []));
  const isCorrected = ({ standing }: Candidate<T>) => Number(corrected.has(standing.article));
  return (a: Candidate<T>, b: Candidate<T>): number => {
    const basisOf = ({ value, evidence }: Candidate<T>) =>
      Math.max(basis ? rankOf(basis(value)) : 0, Math.min(...evidence.map((item) => rankOf(item.basis))));
    return (
      Number(a.isPassed) - Number(b.isPassed) ||
      isCorrected(a) - isCorrected(b) ||
      basisOf(a) - basisOf(b) ||
      a.standing.authority - b.standing.authority ||
      precision(a.value) - precision(b.value) ||
      compareText(b.standing.published, a.standing.published) ||
      compareText(b.standing.publishedAt ?? "", a.standing.publishedAt ?? "") ||
      compareText(a.standing.article, b.standing.article)
    );
  };
};

/** Merges the claims about one fact. */
export class Choice<Claim extends { evidence: readonly Evidence[] }> {
  readonly #testimonies: readonly Testimony<Claim>[];
  readonly #variants: Variant[] = [];
  readonly #isPassed: (testimony: Testimony<Claim>) => boolean;

  /** @param isPassed whether the course of things has passed a claim: it is followed where no other one tells. */
  constructor(
    testimonies: readonly Testimony<Claim>[],
    isPassed: (testimony: Testimony<Claim>) => boolean = () => false,
  ) {
    this.#testimonies = testimonies;
    this.#isPassed = isPassed;
  }

  /**
   * The value of a field by the rule; what differs from it becomes a variant.
   *
   * @param read what a claim says; null where it says nothing.
   * @param evidenceOf where a claim says so; its own evidence, where it is not given.
   * @returns null where no claim says anything.
   */
  choose<T>(
    field: string,
    kind: FieldKind<T>,
    read: (claim: Claim) => T | null,
    evidenceOf: (claim: Claim) => readonly Evidence[] = ({ evidence }) => evidence,
  ): T | null {
    const candidates = this.#testimonies.flatMap((testimony): Candidate<T>[] => {
      const { claim, standing } = testimony;
      const value = read(claim);
      if (value === null) return [];
      return [{ value, evidence: evidenceOf(claim), standing, isPassed: this.#isPassed(testimony) }];
    });
    const keyOf = kind.key ?? ((value: T) => JSON.stringify(kind.show(value)));
    const [chosen, ...others] = candidates.toSorted(byRule(kind, candidates));
    if (!chosen) return null;
    const differing = others.filter(({ value }) => keyOf(value) !== keyOf(chosen.value));
    for (const [, same] of Map.groupBy(differing, ({ value }) => keyOf(value))) {
      const [first] = same;
      if (!first) continue;
      const evidence = same.flatMap((one) => one.evidence);
      this.#variants.push({ field, value: kind.show(first.value), evidence });
    }
    return chosen.value;
  }

  /** The same of a field that every claim has. */
  require<T>(field: string, kind: FieldKind<T>, read: (claim: Claim) => T): T {
    const chosen = this.choose(field, kind, read);
    if (chosen === null) throw new RangeError(`no claim has ${field}`);
    return chosen;
  }

  /** The list of each claim. */
  lists<T>(listOf: (claim: Claim) => readonly T[]): (readonly T[])[] {
    return this.#testimonies.map(({ claim }) => listOf(claim));
  }

  /** Everything that any claim lists, each once by a key. */
  unite<T>(listOf: (claim: Claim) => T | readonly T[], key: (item: T) => string = JSON.stringify): T[] {
    const united = new Map<string, T>();
    for (const item of this.#testimonies.flatMap(({ claim }) => listOf(claim)) as T[]) {
      if (!united.has(key(item))) united.set(key(item), item);
    }
    return [...united.values()];
  }

  /** Items of a list with the evidence that any claim has for the same by a key. */
  withEvidence<T extends { evidence: readonly Evidence[] }>(
    items: readonly T[],
    listOf: (claim: Claim) => T | readonly T[],
    key: (item: T) => string,
  ): (T & { evidence: Evidence[] })[] {
    const all = this.#testimonies.flatMap(({ claim }) => listOf(claim)) as T[];
    return items.map((item) => {
      const same = all.filter((other) => key(other) === key(item));
      return { ...item, evidence: same.flatMap(({ evidence }) => evidence) };
    });
  }

  /** What the earliest article says. */
  get first(): Claim {
    const [first] = this.#testimonies;
    if (!first) throw new RangeError("there is no claim");
    return first.claim;
  }

  get evidence(): Evidence[] {
    return this.#testimonies.flatMap(({ claim }) => claim.evidence);
  }

  /** What was not chosen so far, and all claims. */
  get rest(): { variants: Variant[]; claims: readonly Claim[] } {
    return { variants: this.#variants, claims: this.#testimonies.map(({ claim }) => claim) };
  }
}
