import type { ReferenceType } from "../../model/record-types.ts";
import { distinct, partOf, refsOf, textOf, textsOf } from "../read.ts";
import { type Build, namedBy, propertyValue, wordsOf } from "./parts.ts";

const organisationTypes: Readonly<Record<string, string>> = {
  ministry: "GovernmentOrganization",
  directorate: "GovernmentOrganization",
  "armed-forces": "GovernmentOrganization",
  "military-unit": "GovernmentOrganization",
  base: "GovernmentOrganization",
  parliament: "GovernmentOrganization",
  agency: "GovernmentOrganization",
  mission: "GovernmentOrganization",
  education: "EducationalOrganization",
  company: "Corporation",
  "state-owned-enterprise": "Corporation",
  "non-governmental": "NGO",
};

export const references: Readonly<Record<ReferenceType, Build>> = {
  country: (record, tools) => ({
    "@type": "Country",
    name: tools.words("label"),
    identifier: [
      propertyValue("ISO 3166-1 alpha-2", record.id),
      ...(textOf(record.alpha3) ? [propertyValue("ISO 3166-1 alpha-3", record.alpha3)] : []),
      ...(textOf(record.numeric) ? [propertyValue("ISO 3166-1 numeric", record.numeric)] : []),
    ],
    sameAs: [
      `https://www.iso.org/obp/ui/#iso:code:3166:${record.id}`,
      ...(textOf(record.alpha3) ? [`http://publications.europa.eu/resource/authority/country/${record.alpha3}`] : []),
    ],
    subjectOf: namedBy(record, tools),
  }),
  organisation: (record, tools) => ({
    "@type": organisationTypes[String(record.kind)] ?? "Organization",
    additionalType: record.kind,
    name: tools.words("label"),
    alternateName: textsOf(record.aliases).map((alias) => ({ "@value": alias })),
    parentOrganization: tools.ref(record.parent),
    subOrganization: tools.refs(record.parts),
    areaServed: tools.ref(record.country),
    subjectOf: namedBy(record, tools),
  }),
  person: (record, tools) => ({
    "@type": "Person",
    name: record.name,
    alternateName: textsOf(record.otherNames),
    hasOccupation: tools.refs(record.posts, "post"),
    "org:holds": tools.nodes(distinct(refsOf(record.posts, "post"))).map((post) => ({ "@id": post["@id"] })),
    affiliation: tools.nodes(distinct(refsOf(record.posts, "organisation"))),
    subjectOf: namedBy(record, tools),
  }),
  post: (record, tools) => ({
    "@type": ["Occupation", "org:Post"],
    name: tools.words("label"),
    alternateName: textsOf(record.aliases).map((alias) => ({ "@value": alias })),
    occupationLocation: tools.ref(record.country),
    "org:postIn": tools.ref(record.organisation),
    "org:heldBy": tools.nodes(distinct(refsOf(record.holders, "person"))),
    subjectOf: namedBy(record, tools),
  }),
  equipment: (record, tools) => ({
    "@type": "ProductModel",
    name: tools.words("label"),
    alternateName: textsOf(record.aliases).map((alias) => ({ "@value": alias })),
    category: record.kind,
    manufacturer: tools.ref(record.maker),
    countryOfOrigin: tools.ref(record.country),
    subjectOf: namedBy(record, tools),
  }),
  place: (record, tools) => {
    const { latitude, longitude } = partOf(record.coordinates);
    return {
      "@type": record.kind === "city" ? "City" : "Place",
      additionalType: record.kind,
      name: tools.words("label"),
      alternateName: textsOf(record.aliases).map((alias) => ({ "@value": alias })),
      containedInPlace: tools.ref(record.country),
      geo: typeof latitude === "number" ? { "@type": "GeoCoordinates", latitude, longitude } : null,
      event: tools.refs(record.engagements),
    };
  },
  series: (record, tools) => ({
    "@type": "EventSeries",
    additionalType: record.kind,
    name: tools.words("label"),
    alternateName: textsOf(record.aliases).map((alias) => ({ "@value": alias })),
    about: tools.refs(record.countries),
    subEvent: tools.refs(record.engagements),
  }),
  topic: (record, { words, ref, refs, about }) => {
    const scheme = { "@id": `${about.origin}/v1/topics`, "@type": "skos:ConceptScheme" };
    const labels: readonly unknown[] = [wordsOf(record, "label", about)].flat();
    const taken = labels.map((label) => (typeof label === "string" ? label : partOf(label)["@value"]));
    const alternatives = Object.entries(partOf(record.altLabels)).flatMap(([language, list]) =>
      textsOf(list)
        .filter((label) => !taken.includes(label))
        .map((label) => ({ "@value": label, "@language": language })),
    );
    return {
      "@type": ["skos:Concept", "DefinedTerm"],
      name: words("label"),
      "skos:prefLabel": words("label"),
      "skos:altLabel": alternatives,
      "skos:definition": words("definition"),
      "skos:broader": ref(record.broader),
      "skos:narrower": refs(record.narrower),
      "skos:inScheme": scheme,
      "skos:topConceptOf": record.broader === null ? { "@id": scheme["@id"] } : null,
    };
  },
  source: (record, { ref }) => ({
    "@type": record.kind === "official" ? "Organization" : "NewsMediaOrganization",
    name: { "@value": record.name ?? record.label },
    alternateName: textsOf(record.aliases).map((alias) => ({ "@value": alias })),
    url: textOf(record.domain) && `https://${record.domain}/`,
    areaServed: ref(record.country),
  }),
};
