import type { AnswerLanguage } from "../model/localised.ts";
import type { RecordType } from "../model/record-types.ts";
import { facts } from "./jsonld/facts.ts";
import { evidenceNodes, type Node, toolsFor, withoutEmpty } from "./jsonld/parts.ts";
import { references } from "./jsonld/references.ts";
import { textOf } from "./read.ts";
import type { About, Served, Writer } from "./writer.ts";

const iri = { "@type": "@id" };
const date = { "@type": "Date" };
const code = { "@language": null };
/** Names of people and of media are in no language. */
const named = (type: string) => ({ "@id": `https://schema.org/${type}`, "@context": { "@language": null } });

/**
 * The context of every answer, whole, so that a processor needs no network. What has no prefix is schema.org's.
 *
 * @see https://www.w3.org/TR/json-ld11/#the-context
 */
const contextIn = (language: AnswerLanguage) => ({
  "@version": 1.1,
  "@vocab": "https://schema.org/",
  "@language": language === "all" ? "en" : language,
  skos: "http://www.w3.org/2004/02/skos/core#",
  prov: "http://www.w3.org/ns/prov#",
  org: "http://www.w3.org/ns/org#",
  hydra: "http://www.w3.org/ns/hydra/core#",
  dcterms: "http://purl.org/dc/terms/",
  "dcterms:date": { "@type": "http://id.loc.gov/datatypes/edtf/EDTF" },
  "hydra:next": iri,
  url: iri,
  license: iri,
  sameAs: iri,
  eventStatus: iri,
  dateCreated: date,
  dateModified: date,
  datePublished: date,
  startDate: date,
  endDate: date,
  additionalType: code,
  category: code,
  creativeWorkStatus: code,
  dateline: code,
  inLanguage: code,
  propertyID: code,
  sha256: code,
  value: code,
  version: code,
  Person: named("Person"),
  NewsMediaOrganization: named("NewsMediaOrganization"),
});

/** Of the facts that we write, not of the articles that they are taken from. */
const license = "https://creativecommons.org/licenses/by/4.0/";

const builders = { ...facts, ...references };

const nodeOf = (record: Served, about: About): Node => ({
  "@id": record.url,
  ...builders[about.of as RecordType](record, toolsFor(record, about)),
  "prov:wasDerivedFrom": evidenceNodes(record, about),
});

const text = (node: Node, { language }: About): string =>
  `${JSON.stringify({ "@context": contextIn(language), ...withoutEmpty(node) })}\n`;

/**
 * JSON-LD: schema.org, with SKOS for topics, PROV for evidence and W3C's org for posts. A page is a DataFeed, its records
 * under `item`. An item is the record itself; what we say of it, with licence and version, stands under `subjectOf`.
 */
export const writer: Writer = {
  page: (records, about) =>
    text(
      {
        "@id": about.self,
        "@type": "DataFeed",
        name: about.title,
        license,
        version: String(about.version),
        "hydra:next": about.next,
        dataFeedElement: records.map((record) =>
          withoutEmpty({
            "@type": "DataFeedItem",
            dateModified: textOf(record.updatedAt),
            item: withoutEmpty(nodeOf(record, about)),
          }),
        ),
      },
      about,
    ),
  item: (record, about) => {
    const { subjectOf, ...node } = nodeOf(record, about);
    const described = {
      "@id": about.self,
      "@type": "Dataset",
      name: about.title,
      license,
      version: String(about.version),
    };
    const ours = withoutEmpty({ ...described, dateModified: textOf(record.updatedAt) });
    return text({ ...node, subjectOf: [ours, ...(Array.isArray(subjectOf) ? subjectOf : [])] }, about);
  },
};
