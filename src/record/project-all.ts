import { searchDocuments, suggestNames } from "../db/schema/index.ts";
import type { Dossier } from "../model/dossier.ts";
import type { RecordType } from "../model/ids.ts";
import {
  type Contributions,
  contributionsOf,
  mergeAgreements,
  mergeEngagements,
  mergeStatements,
} from "./contributions.ts";
import { isoCountries } from "./countries.ts";
import { keyOf, type SharedFact, sharedFacts } from "./keys.ts";
import {
  projectAgreement,
  projectCountry,
  projectEngagement,
  projectOrganisation,
  projectPerson,
  projectPost,
  projectSource,
  projectStatement,
  projectTopic,
} from "./project.ts";
import type { ReferenceIndex } from "./resolve.ts";
import type { Head, Rows } from "./rows.ts";
import { agreementDocument, engagementDocument, statementDocument } from "./search-facts.ts";
import { referenceDocument, suggestionsOf } from "./search-references.ts";
import { agreementTerms, engagementTerms, statementTerms, type Terms } from "./terms.ts";

/** A dossier and what it says of each record. */
export type Stored = { dossier: Dossier; contributions: Contributions };

export const store = (dossier: Dossier): Stored => ({ dossier, contributions: contributionsOf(dossier) });

export type Projected = { head: Head; terms: Terms };

/** Merges what `sources` say of the facts in `touched`, earliest article first, and writes their rows. A fact of which none speaks is left out. */
export const projectFacts = (
  rows: Rows,
  touched: readonly [RecordType, string][],
  sources: ReadonlyMap<string, Stored>,
  index: ReferenceIndex,
): Projected[] => {
  const articles = new Map([...sources].map(([id, { contributions }]) => [id, contributions.article]));
  const published = ({ contributions: { article } }: Stored) => article.published.edtf ?? "9999";
  const inOrder = [...sources.values()].sort(
    (a, b) => published(a).localeCompare(published(b)) || a.dossier.article.id.localeCompare(b.dossier.article.id),
  );
  const speakers = new Map<string, Stored[]>();
  for (const stored of inOrder) {
    for (const type of sharedFacts) {
      for (const id of stored.contributions[type].keys()) {
        const key = keyOf(type, id);
        const known = speakers.get(key);
        if (known) known.push(stored);
        else speakers.set(key, [stored]);
      }
    }
  }
  const speaking = <K extends SharedFact>(type: K, id: string) =>
    (speakers.get(keyOf(type, id)) ?? []).map(({ contributions }) => ({
      said: contributions[type].get(id) as NonNullable<ReturnType<Contributions[K]["get"]>>,
      all: contributions,
    }));
  const heads: Projected[] = [];
  for (const [type, id] of touched) {
    if (type === "engagement") {
      const all = speaking("engagement", id);
      if (all.length === 0) continue;
      const merged = mergeEngagements(all.map(({ said }) => said));
      const head = projectEngagement(rows, merged);
      rows.add(
        searchDocuments,
        engagementDocument(
          head,
          merged,
          all.map((one) => one.all),
        ),
      );
      heads.push({ head, terms: engagementTerms(merged, index, articles) });
    } else if (type === "agreement") {
      const all = speaking("agreement", id).map(({ said }) => said);
      if (all.length === 0) continue;
      const merged = mergeAgreements(all);
      const head = projectAgreement(rows, merged);
      const terms = agreementTerms(merged, index, articles);
      rows.add(searchDocuments, agreementDocument(head, merged, terms));
      heads.push({ head, terms });
    } else {
      const all = speaking("statement", id);
      if (all.length === 0) continue;
      const merged = mergeStatements(all.map(({ said }) => said));
      const terms = statementTerms(merged, index, articles, all[0]?.all as Contributions);
      for (const { said, all: own } of all.slice(1)) {
        terms.merge(statementTerms(said, index, articles, own), ["country", "organisation"]);
      }
      const head = projectStatement(rows, merged);
      rows.add(
        searchDocuments,
        statementDocument(
          head,
          merged,
          terms,
          all.map((one) => one.all),
        ),
      );
      heads.push({ head, terms });
    }
  }
  return heads;
};

/** Writes the rows of a record that comes from the reference lists, or of a country. */
export const projectReference = (rows: Rows, type: RecordType, id: string, index: ReferenceIndex): Head => {
  const head = projectEntry(rows, type, id, index);
  if (type !== "person") rows.add(searchDocuments, referenceDocument(head, index));
  rows.add(suggestNames, ...suggestionsOf(head, index));
  return head;
};

const projectEntry = (rows: Rows, type: RecordType, id: string, index: ReferenceIndex): Head => {
  const missing = (): never => {
    throw new RangeError(`there is no ${type} "${id}"`);
  };
  switch (type) {
    case "country":
      return projectCountry(rows, isoCountries.get(id) ?? missing());
    case "organisation":
      return projectOrganisation(rows, index.organisation.get(id) ?? missing());
    case "person":
      return projectPerson(rows, index.person.get(id) ?? missing());
    case "post":
      return projectPost(rows, index.post.get(id) ?? missing());
    case "topic":
      return projectTopic(rows, index.topic.get(id) ?? missing());
    case "source":
      return projectSource(rows, index.source.get(id) ?? missing());
    default:
      return missing();
  }
};
