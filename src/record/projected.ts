import { daysInWords } from "../language/days.ts";
import { homeCountry } from "../model/ids.ts";
import { priors } from "../model/ranking.ts";
import type { RecordType } from "../model/record-types.ts";
import type { Built, Context, Edge, FactBuilder, Observed, ReferenceBuilder, World } from "./build.ts";
import type { Merged, Testimony } from "./choose.ts";
import { formerIdsOf } from "./former-ids.ts";
import { type Completion, completionOf } from "./index/completions.ts";
import { type IndexedNames, indexedNames } from "./index/names.ts";
import { type Indexed, indexRecord } from "./index/search-document.ts";
import { complete, type Terms } from "./index/terms.ts";
import { keyOf } from "./keys.ts";
import { entryOf } from "./lists.ts";
import type { Machine } from "./machine.ts";
import { type DocumentRow, documentRow, headOf, servedDocument } from "./rows.ts";
import type { Members } from "./told.ts";

/** Everything that is written of one record, and hashes of it. */
export type Projected = {
  type: RecordType;
  id: string;
  head: ReturnType<typeof headOf>;
  /** What is served of it, and the row that keeps it. */
  document: Members;
  row: DocumentRow;
  terms: Terms;
  edges: readonly Edge[];
  citations: Built["citations"];
  indexed: Indexed;
  completion: Completion | null;
  formerIds: readonly string[];
  documentHash: string;
  indexHash: string;
};

/** Half of a SHA-256, in hexadecimal digits. */
const hashLength = 32;

const project = (
  built: Built,
  names: IndexedNames,
  completion: Completion | null,
  formerIds: readonly string[],
  namesOf: (key: string) => IndexedNames | undefined,
  sha256: Machine["sha256"],
): Projected => {
  const { type, id, terms, edges, citations } = built;
  const head = headOf(built);
  const document = servedDocument(built);
  const indexed = indexRecord(built, priors[type], names, namesOf);
  const documentHash = sha256(JSON.stringify([type, id, built.label, document, built.listed ?? {}])).slice(
    0,
    hashLength,
  );
  const indexHash = sha256(JSON.stringify([head, [...terms], edges, citations, indexed, completion, formerIds])).slice(
    0,
    hashLength,
  );
  return {
    type,
    id,
    head,
    document,
    row: documentRow(built, document),
    terms,
    edges,
    citations,
    indexed,
    completion,
    formerIds,
    documentHash,
    indexHash,
  };
};

/** A claim about a fact, with the dossier that makes it. */
export type DossierClaim = Testimony<unknown> & { context: Context };

/** A fact with its claims merged. */
export type MergedFact = {
  builder: FactBuilder;
  id: string;
  fact: Merged<unknown>;
  contexts: readonly Context[];
  formerIds: readonly string[];
};

/** Merges the claims about a fact, that of the earliest article first; null where there is none. */
export const mergeFact = (
  builder: FactBuilder,
  id: string,
  claims: readonly DossierClaim[],
  world: World,
): MergedFact | null => {
  const [first, ...others] = claims;
  if (first === undefined) return null;
  return {
    builder,
    id,
    fact: builder.merge([first, ...others], world),
    contexts: claims.map(({ context }) => context),
    formerIds: formerIdsOf(claims.map(({ claim }) => claim)),
  };
};

/** @property names the names by which mentions of it are found. */
export type BuiltFact = Built & { names: IndexedNames; formerIds: readonly string[] };

export const buildFact = ({ builder, id, fact, contexts, formerIds }: MergedFact, world: World): BuiltFact => {
  const terms = builder.terms(fact, contexts, world);
  const { days = { start: null, end: null }, ...parts } = builder.build(fact, terms, contexts, world);
  const { type } = builder;
  const partners = terms.values("country.partner").sort();
  const partner = partners.find((country) => country !== homeCountry) ?? partners[0];
  const place = partner === undefined ? null : world.ref("country", partner).label;
  const hint = daysInWords(days) ?? place;
  const label = builder.label(fact);
  const names = indexedNames(parts.findable.names, false);
  return {
    edges: [],
    citations: [],
    ...parts,
    type,
    id,
    label,
    hint,
    days,
    terms: complete(terms, days),
    names,
    formerIds,
  };
};

export const projectFact = (
  fact: BuiltFact,
  namesOf: (key: string) => IndexedNames | undefined,
  sha256: Machine["sha256"],
): Projected => project(fact, fact.names, null, fact.formerIds, namesOf, sha256);

/** @throws RangeError where there is no such entry. */
export const projectReference = (
  builder: ReferenceBuilder,
  id: string,
  observed: Observed,
  world: World,
  namesOf: (key: string) => IndexedNames | undefined,
  sha256: Machine["sha256"],
): Projected => {
  const { type, completionRank } = builder;
  const entry = entryOf(world.index, type, id);
  if (entry === undefined) throw new RangeError(`there is no ${keyOf(type, id)}`);
  const { days = { start: null, end: null }, hint = null, ...parts } = builder.build(entry, observed, world);
  const built = { edges: [], citations: [], ...parts, type, id, label: builder.label(entry), hint, days };
  const names = indexedNames(built.findable.names, type === "post");
  return project(
    built,
    names,
    completionOf(built, builder.names(entry), completionRank),
    formerIdsOf([entry]),
    namesOf,
    sha256,
  );
};
