import { homeCountry } from "../model/ids.ts";
import type { RecordType } from "../model/record-types.ts";
import type { Built, Context, Edge, FactBuilder, Observed, ReferenceBuilder, World } from "./build.ts";
import type { Merged, Testimony } from "./choose.ts";
import { formerIdsOf } from "./former-ids.ts";
import { completionsOf, type SuggestName } from "./index/completions.ts";
import { type Indexed, type IndexedNames, indexedNames, indexRecord } from "./index/search-document.ts";
import { complete, type Terms } from "./index/terms.ts";
import { keyOf } from "./keys.ts";
import { entryOf } from "./lists.ts";
import { type DocumentRow, headOf, servedDocuments } from "./rows.ts";

/** Everything that is written of one record, and hashes of it. */
export type Projected = {
  type: RecordType;
  id: string;
  head: ReturnType<typeof headOf>;
  documents: DocumentRow[];
  terms: Terms;
  edges: readonly Edge[];
  citations: Built["citations"];
  indexed: Indexed;
  completions: readonly SuggestName[];
  formerIds: readonly string[];
  documentHash: string;
  indexHash: string;
};

/** The first half of a SHA-256 in hexadecimal digits, of the JSON of a value. */
const hashOf = async (value: unknown): Promise<string> => {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
};

const project = async (
  built: Built,
  prior: number,
  names: IndexedNames,
  completions: readonly SuggestName[],
  formerIds: readonly string[],
  namesOf: (key: string) => IndexedNames | undefined,
): Promise<Projected> => {
  const { type, id, terms, edges, citations } = built;
  const head = headOf(built);
  const documents = servedDocuments(built);
  const indexed = indexRecord(built, prior, names, namesOf);
  const [documentHash, indexHash] = await Promise.all([
    hashOf(documents.map(({ body }) => body)),
    hashOf([head, [...terms], edges, citations, indexed, completions, formerIds]),
  ]);
  return {
    type,
    id,
    head,
    documents,
    terms,
    edges,
    citations,
    indexed,
    completions,
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
export type BuiltFact = Built & { prior: number; names: IndexedNames; formerIds: readonly string[] };

export const buildFact = ({ builder, id, fact, contexts, formerIds }: MergedFact, world: World): BuiltFact => {
  const terms = builder.terms(fact, contexts, world);
  const { days = { start: null, end: null }, ...parts } = builder.build(fact, terms, contexts, world);
  const { type, prior } = builder;
  const partners = terms.values("country.partner").sort();
  const partner = partners.find((country) => country !== homeCountry) ?? partners[0];
  const day = days.start ?? days.end;
  const place = partner === undefined ? null : world.ref("country", partner).label;
  const hint = day === null ? place : { en: day, id: day };
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
    prior,
    names,
    formerIds,
  };
};

export const projectFact = (fact: BuiltFact, namesOf: (key: string) => IndexedNames | undefined): Promise<Projected> =>
  project(fact, fact.prior, fact.names, [], fact.formerIds, namesOf);

/** @throws RangeError where there is no such entry. */
export const projectReference = (
  builder: ReferenceBuilder,
  id: string,
  observed: Observed,
  world: World,
  namesOf: (key: string) => IndexedNames | undefined,
): Promise<Projected> => {
  const { type, prior } = builder;
  const entry = entryOf(world.index, type, id);
  if (entry === undefined) throw new RangeError(`there is no ${keyOf(type, id)}`);
  const { days = { start: null, end: null }, hint = null, ...parts } = builder.build(entry, observed, world);
  const built = { edges: [], citations: [], ...parts, type, id, label: builder.label(entry), hint, days };
  const names = indexedNames(built.findable.names, type === "post");
  return project(built, prior, names, completionsOf(builder, id, entry), formerIdsOf([entry]), namesOf);
};
