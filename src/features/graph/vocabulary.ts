import { type NodeType, nodeTypes, type RecordType } from "../../model/record-types.ts";

/** The kinds of edge, each with what it runs from and to and the fact that it rests on. */
export const edgeMeanings = {
  participates:
    "person, organisation or country → engagement that it took part in, or is to; an organisation also through a post",
  partner: "country or organisation → engagement to which it is a partner",
  host: "country or organisation → engagement that it hosted",
  observer: "country or organisation → engagement that it observed",
  party: "country or organisation → agreement that binds it, would bind it, or serves it",
  signatory: "person → agreement that they signed",
  about: "engagement or agreement → topic",
  discussed: "engagement → agreement that was discussed or agreed there",
  signed: "engagement that is a signing → agreement that stands signed",
  under: "agreement → agreement under which it stands",
  implements: "agreement → agreement that it puts into practice",
  amends: "agreement → agreement that it changes",
  continues: "agreement → agreement that it carries on",
  supersedes: "agreement → agreement that it replaces",
  ratifies: "agreement, such as a law → agreement that it ratifies",
  follows: "engagement → engagement that it came after, as an article says",
  "acts-for": "person → country or organisation for which they took part in engagements",
  "holds-post-in": "person → organisation of a post that articles give them",
  "speaks-of": "speaker of a statement → what it is about, topics included",
  "part-of": "organisation or engagement → the one it is a part of; topic → the broader one",
  "co-occurs":
    "two that an engagement or agreement names, where `type` leaves out that engagement or agreement; without direction",
} as const;

export type EdgeType = keyof typeof edgeMeanings;
export const edgeTypes = Object.keys(edgeMeanings) as [EdgeType, ...EdgeType[]];

/** A record by type and id in one string, as the API and dossiers write it: `organisation:thales`. */
export type Key = `${string}:${string}`;

export const keyOf = (type: string, id: string): Key => `${type}:${id}`;
export const typeOf = (key: Key): RecordType => key.slice(0, key.indexOf(":")) as RecordType;
export const idOf = (key: Key): string => key.slice(key.indexOf(":") + 1);
export const isNodeType = (type: string): type is NodeType => (nodeTypes as readonly string[]).includes(type);

/** One edge as one fact has it. The network adds up the links between the same two nodes. */
export type Link = {
  type: EdgeType;
  source: Key;
  target: Key;
  /** The engagement, agreement, statement or article that says so; for `part-of`, the part itself. */
  fact: Key;
};
