import type { ReferenceType } from "../../model/record-types.ts";
import { partOf, partsOf, refOf, refsOf, textOf, textsOf } from "../read.ts";
import { codesOf, datesOf, entity, idOf, idsOf, link, provenance, wordsOf } from "./entity.ts";
import { type Entities, unknownLinks } from "./facts.ts";

/** The schema of an organisation by its kind, and the topics of FollowTheMoney that it has by that alone. */
const organisations: Readonly<Record<string, readonly [schema: string, ...topics: string[]]>> = {
  ministry: ["PublicBody", "gov"],
  directorate: ["PublicBody", "gov"],
  "armed-forces": ["PublicBody", "mil"],
  "military-unit": ["PublicBody", "mil"],
  base: ["PublicBody", "mil"],
  ship: ["Organization"],
  parliament: ["PublicBody", "gov.legislative"],
  agency: ["PublicBody", "gov"],
  mission: ["PublicBody", "gov"],
  company: ["Company"],
  "state-owned-enterprise": ["Company", "gov.soe"],
  intergovernmental: ["Organization", "gov.igo"],
};

const country: Entities = (record, self) => [
  // A state as one that acts, as in agreements; its code is a value of every other entity.
  entity(idOf(self), "PublicBody", {
    ...provenance(record),
    name: wordsOf(record, "label"),
    country: codesOf([self]),
    topics: "gov.national",
  }),
];

const organisation: Entities = (record, self) => {
  const [schema, ...topics] = organisations[String(record.kind)] ?? ["Organization"];
  const names = partOf(record.names);
  return [
    entity(idOf(self), schema, {
      ...provenance(record),
      name: [record.label, names.en, names.id],
      alias: textsOf(record.aliases),
      weakAlias: textsOf(record.misprints),
      classification: record.kind,
      country: codesOf(refsOf([record.country])),
      parent: idsOf(refsOf([record.parent])),
      topics,
    }),
  ];
};

const person: Entities = (record, self) => {
  const posts = partsOf(record.posts);
  return [
    entity(idOf(self), "Person", {
      ...provenance(record),
      proof: posts.flatMap(({ evidence }) => idsOf(refsOf(evidence, "article"))),
      name: record.name ?? record.label,
      alias: textsOf(record.otherNames),
      position: posts.map(({ post }) => refOf(post)?.label),
      country: codesOf(refsOf(posts, "country")),
    }),
    ...posts.flatMap(({ post, organisation: at, rank, asOf, until, evidence }) => {
      const [held, employer] = [refOf(post), refOf(at)];
      const dates = { ...datesOf(asOf), endDate: textOf(partOf(until).end) };
      const told = { ...dates, description: rank, proof: idsOf(refsOf(evidence, "article")) };
      if (held) return link(self, "Occupancy", { holder: idOf(self), post: idOf(held), ...told });
      return employer ? link(self, "Employment", { employee: idOf(self), employer: idOf(employer), ...told }) : [];
    }),
  ];
};

const post: Entities = (record, self) => [
  entity(idOf(self), "Position", {
    ...provenance(record),
    name: wordsOf(record, "label"),
    alias: textsOf(record.aliases),
    organization: idsOf(refsOf([record.organisation])),
    country: codesOf(refsOf([record.country])),
  }),
];

const equipment: Entities = (record, self) => {
  const names = partOf(record.names);
  return [
    entity(idOf(self), "Asset", {
      ...provenance(record),
      name: [record.label, names.en, names.id],
      alias: textsOf(record.aliases),
      keywords: record.kind,
      country: codesOf(refsOf([record.country])),
    }),
    ...unknownLinks(self, "maker", refsOf([record.maker])),
  ];
};

const place: Entities = (record, self) => {
  const { latitude, longitude } = partOf(record.coordinates);
  return [
    entity(idOf(self), "Address", {
      ...provenance(record),
      name: wordsOf(record, "label"),
      alias: textsOf(record.aliases),
      full: [textOf(record.label), refOf(record.country)?.label].filter(Boolean).join(", "),
      city: record.kind === "city" ? record.label : null,
      region: record.kind === "region" ? record.label : null,
      country: codesOf(refsOf([record.country])),
      latitude,
      longitude,
    }),
  ];
};

const series: Entities = (record, self) => [
  entity(idOf(self), "Event", {
    ...provenance(record),
    name: wordsOf(record, "label"),
    alias: textsOf(record.aliases),
    keywords: ["series", record.kind],
    country: codesOf(refsOf(record.countries)),
    involved: idsOf(refsOf(record.countries)),
  }),
];

const topic: Entities = (record, self) => [
  entity(idOf(self), "Note", {
    ...provenance(record),
    name: wordsOf(record, "label"),
    alias: Object.values(partOf(record.altLabels)).flatMap(textsOf),
    description: wordsOf(record, "definition"),
    keywords: "topic",
  }),
  ...unknownLinks(self, "broader", refsOf([record.broader])),
];

const source: Entities = (record, self) => [
  entity(idOf(self), "Organization", {
    ...provenance(record),
    name: record.name ?? record.label,
    alias: textsOf(record.aliases),
    classification: record.kind,
    country: codesOf(refsOf([record.country])),
    website: textOf(record.domain) && `https://${record.domain}/`,
  }),
];

export const references: Readonly<Record<ReferenceType, Entities>> = {
  country,
  organisation,
  person,
  post,
  equipment,
  place,
  series,
  topic,
  source,
};
