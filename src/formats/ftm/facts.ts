import type { FactType } from "../../model/record-types.ts";
import { distinct, partsOf, type Ref, refOf, refsOf, textOf } from "../read.ts";
import type { Served } from "../writer.ts";
import {
  codesOf,
  dateNotes,
  dateOf,
  datesOf,
  type Entity,
  entity,
  idOf,
  idsOf,
  isActor,
  isInvolved,
  labelsOf,
  link,
  provenance,
  whereabouts,
  wordsOf,
} from "./entity.ts";

/** The entities of a record: itself first, then what links it to others. */
export type Entities = (record: Served, self: Ref) => readonly Entity[];

/** Links of no kind of their own, from a record to those that a member names. */
export const unknownLinks = (self: Ref, role: string, refs: readonly Ref[]): readonly Entity[] =>
  distinct(refs).map((ref) => link(self, "UnknownLink", { subject: idOf(self), object: idOf(ref), role }));

/** The codes of FollowTheMoney for languages, which are those of ISO 639-3. */
const languages: Readonly<Record<string, string>> = { en: "eng", id: "ind" };

/** Somebody who acts for a country or an organisation. */
const representation = (self: Ref, agent: Ref | null, client: Ref | null, role: unknown, date: unknown) =>
  agent && client && isActor(client) && idOf(agent) !== idOf(client)
    ? [link(self, "Representation", { agent: idOf(agent), client: idOf(client), role, ...datesOf(date) })]
    : [];

const article: Entities = (record, self) => [
  entity(idOf(self), "Article", {
    ...provenance(record),
    title: [record.headline, ...wordsOf(record, "label")],
    summary: wordsOf(record, "summary"),
    author: partsOf(record.byline).map(({ name }) => name),
    publisher: [refOf(record.source)?.label, refOf(record.agency)?.label],
    publisherUrl: record.articleUrl,
    publishedAt: dateOf(record.published),
    language: languages[String(record.language)],
    country: codesOf(refsOf(record.countries, "country")),
    keywords: labelsOf(refsOf(record.topics)),
    notes: dateNotes(record.published),
  }),
  ...distinct([...refsOf(record.engagements), ...refsOf(record.agreements), ...refsOf(record.statements)]).map((ref) =>
    link(self, "Documentation", { document: idOf(self), entity: idOf(ref), role: "evidence" }),
  ),
];

const engagement: Entities = (record, self) => {
  const participants = partsOf(record.participants).map((one) => ({
    isOrganiser: one.role === "organiser" || one.role === "host",
    actor: refOf(one.person) ?? refOf(one.organisation) ?? refOf(one.country),
    side: refOf(one.side),
    role: textOf(one.capacity) ?? refOf(one.post)?.label ?? one.role,
  }));
  const inRoles = (list: unknown, member: string) =>
    refsOf(
      partsOf(list).filter(({ roles }) => isInvolved(roles)),
      member,
    );
  const actors = participants.flatMap(({ actor }) => actor ?? []);
  return [
    entity(idOf(self), "Event", {
      ...provenance(record),
      ...datesOf(record.date),
      ...whereabouts(record),
      name: wordsOf(record, "label"),
      summary: wordsOf(record, "summary"),
      country: codesOf(refsOf(record.countries, "country")),
      involved: idsOf([
        ...actors,
        ...inRoles(record.countries, "country"),
        ...inRoles(record.organisations, "organisation"),
      ]),
      organizer: idsOf(participants.flatMap(({ isOrganiser, actor }) => (isOrganiser && actor ? actor : []))),
      keywords: [record.kind, record.status, ...labelsOf(refsOf(record.topics))],
      notes: [record.status !== "held" && `Status: ${record.status}`, ...dateNotes(record.date)],
    }),
    ...participants.flatMap(({ actor, side, role }) => representation(self, actor, side, role, record.date)),
    ...unknownLinks(self, "agreement", refsOf(record.agreements)),
    ...unknownLinks(self, "part of", refsOf([record.partOf])),
    ...unknownLinks(self, "series", refsOf([record.series])),
    ...unknownLinks(self, "after", refsOf(record.follows)),
  ];
};

const agreement: Entities = (record, self) => {
  const isContract = record.kind === "contract";
  const total = partsOf(record.values).find(({ of, amount }) => of === "total" && typeof amount === "number");
  const money = { amount: total?.amount, currency: total?.currency };
  const parties = partsOf(record.parties).flatMap(({ party, role }) => {
    const ref = refOf(party);
    return ref ? [{ ref, role }] : [];
  });
  const partiesAs = (...roles: readonly unknown[]) =>
    idsOf(parties.filter(({ role }) => roles.includes(role)).map(({ ref }) => ref));
  const titles = [record.officialTitle, ...wordsOf(record, "label")];
  return [
    entity(idOf(self), isContract ? "Contract" : "Project", {
      ...provenance(record),
      ...money,
      name: titles,
      summary: wordsOf(record, "summary"),
      status: record.status,
      country: codesOf(refsOf(record.countries)),
      keywords: [record.kind, ...labelsOf(refsOf(record.topics))],
      notes: [
        ...partsOf(record.identifiers).map(({ scheme, value }) => `Number (${scheme}): ${value}`),
        ...dateNotes(record.signed),
      ],
      addressEntity: idsOf(refsOf(record.places, "place")),
      ...(isContract
        ? { title: titles, contractDate: dateOf(record.signed), authority: partiesAs("buyer", "recipient", "end-user") }
        : datesOf(record.signed)),
    }),
    ...parties.map(({ ref, role }) =>
      !isContract
        ? link(self, "ProjectParticipant", { participant: idOf(ref), project: idOf(self), role })
        : role === "supplier"
          ? link(self, "ContractAward", { supplier: idOf(ref), contract: idOf(self), role, ...money })
          : link(self, "UnknownLink", { subject: idOf(ref), object: idOf(self), role }),
    ),
    ...partsOf(record.signatories).flatMap(({ person, side }) =>
      representation(self, refOf(person), refOf(side), "signatory", record.signed),
    ),
    ...unknownLinks(self, "equipment", refsOf(record.equipment, "equipment")),
    ...partsOf(record.relations).flatMap(({ type, agreement: other }) =>
      unknownLinks(self, String(type), refsOf([other])),
    ),
  ];
};

const statement: Entities = (record, self) => {
  const speakers = refsOf(record.speakers);
  return [
    entity(idOf(self), "Event", {
      ...provenance(record),
      ...datesOf(record.date),
      ...whereabouts(record),
      name: wordsOf(record, "label"),
      summary: wordsOf(record, "paraphrase"),
      country: codesOf(refsOf(record.countries)),
      involved: idsOf(speakers.filter(isActor)),
      keywords: ["statement", record.medium, ...labelsOf(refsOf(record.topics))],
      notes: dateNotes(record.date),
    }),
    ...unknownLinks(self, "about", refsOf(record.about)),
  ];
};

export const facts: Readonly<Record<FactType, Entities>> = { article, engagement, agreement, statement };
