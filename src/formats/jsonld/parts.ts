import { pathOf, type RecordType } from "../../model/record-types.ts";
import { distinct, isoDateOf, partOf, partsOf, type Ref, refOf, refsOf, textOf } from "../read.ts";
import type { About, Served } from "../writer.ts";

export type Node = Readonly<Record<string, unknown>>;

/** A node without the members that say nothing. */
export const withoutEmpty = (node: Node): Node =>
  Object.fromEntries(
    Object.entries(node).filter(
      ([, value]) =>
        value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
    ),
  );

/** What a record is, where another one names it and says no more. */
const typeOf: Readonly<Record<RecordType, string>> = {
  article: "NewsArticle",
  engagement: "Event",
  agreement: "CreativeWork",
  statement: "Claim",
  country: "Country",
  organisation: "Organization",
  person: "Person",
  post: "Occupation",
  equipment: "ProductModel",
  place: "Place",
  series: "EventSeries",
  topic: "skos:Concept",
  source: "Organization",
};

export const refNode = ({ type, id, label }: Ref, { origin }: About): Node => ({
  "@id": `${origin}${pathOf(type, id)}`,
  "@type": typeOf[type],
  // The name of a source is in no language; so are those of people, by the context.
  [type === "topic" ? "skos:prefLabel" : "name"]: type === "source" ? { "@value": label } : label,
});

/** A member in words: under `lang=all` in both languages. */
export const wordsOf = (record: Served, member: string, { language }: About): unknown => {
  const own = textOf(record[member]);
  const other = language === "all" ? textOf(partOf(partOf(record.translations).id)[member]) : null;
  return own !== null && other !== null ? [own, { "@value": other, "@language": "id" }] : own;
};

export const propertyValue = (propertyID: unknown, value: unknown): Node => ({
  "@type": "PropertyValue",
  propertyID,
  value,
});

/** The dates of an event: as far as ISO 8601 says them, and as exactly as they are known in EDTF. */
export const eventDates = (value: unknown): Node => {
  const date = isoDateOf(value);
  return { startDate: date?.from, endDate: date?.to, "dcterms:date": textOf(partOf(value).edtf) };
};

/** The same for a work; a span is in EDTF alone. */
export const workDate = (property: string, value: unknown): Node => {
  const date = isoDateOf(value);
  return { [property]: date?.to === null ? date.from : null, "dcterms:date": textOf(partOf(value).edtf) };
};

export const placeNodes = (record: Served, about: About): readonly Node[] =>
  partsOf(record.places).map(({ place, name, country }) => {
    const [known, within] = [refOf(place), refOf(country)];
    const containedInPlace = within && refNode(within, about);
    // The name may be that of a room or a building in the place that has a record.
    if (known === null || textOf(name) === null || name === known.label)
      return withoutEmpty({ ...(known ? refNode(known, about) : { "@type": "Place", name }), containedInPlace });
    return { "@type": "Place", name, containedInPlace: withoutEmpty({ ...refNode(known, about), containedInPlace }) };
  });

/**
 * The paragraphs that a record rests on, each as a part of its article, with the hash by which to check it. Not those behind
 * variants, which say otherwise.
 */
export const evidenceNodes = (record: Served, about: About): readonly Node[] => {
  const { variants: _, ...members } = record;
  const parts = [record, ...Object.values(members).flatMap(partsOf)];
  const paragraphs = parts
    .flatMap(({ evidence }) => partsOf(evidence))
    .flatMap(({ article, paragraph, sha256 }) => {
      const source = refOf(article);
      if (source === null) return [];
      const { "@id": id } = refNode(source, about);
      return [{ "@id": `${id}#paragraph-${paragraph}`, article: { "@id": id }, paragraph, sha256 }];
    });
  return [...new Map(paragraphs.map((one) => [one["@id"], one])).values()].map(
    ({ article, paragraph, sha256, ...id }) => ({
      ...id,
      "@type": ["prov:Entity", "TextObject"],
      isPartOf: article,
      position: paragraph,
      sha256,
    }),
  );
};

/** How a record of a type is written. */
export type Build = (record: Served, tools: Tools) => Node;
/** What its builder is given of the answer. */
export type Tools = {
  about: About;
  words: (member: string) => unknown;
  ref: (value: unknown) => Node | null;
  refs: (value: unknown, ...members: readonly string[]) => readonly Node[];
  nodes: (refs: readonly Ref[]) => readonly Node[];
};

const facts = ["engagements", "agreements", "statements", "articles"] as const;

/** The facts that name a record, as far as it lists them. */
export const namedBy = (record: Served, { nodes }: Tools) =>
  nodes(distinct(facts.flatMap((member) => refsOf(record[member]))));

/** The tools for one record. */
export const toolsFor = (record: Served, about: About): Tools => {
  const nodes = (refs: readonly Ref[]) => refs.map((ref) => refNode(ref, about));
  return {
    about,
    words: (member) => wordsOf(record, member, about),
    ref: (value) => {
      const named = refOf(value);
      return named && refNode(named, about);
    },
    refs: (value, ...members) => nodes(distinct(refsOf(value, ...members))),
    nodes,
  };
};
