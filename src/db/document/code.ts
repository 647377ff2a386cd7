import type { RecordType } from "../../model/record-types.ts";

/*
 * How documents are kept: as JSON in which control characters of U+0080 to U+009F, which no text of the record may hold,
 * stand for what repeats. A document is read from left to right, and comes out as the JSON of an answer without being
 * parsed. What a code means is never changed, as databases hold it: new ones may be added.
 */

/** In a string: a text in English, the same in Indonesian, and its end. */
export const [english, indonesian, end] = ["\x80", "\x81", "\x82"] as const;

/** A reference: the letter of its type, its id, {@link label}, its label, {@link end}; or its text in both languages. */
export const [reference, label] = ["\x83", "\x84"] as const;

/** One of the references before it, by its number from {@link first} on: of those outside of parts, of those inside. */
export const [again, againInside] = ["\x85", "\x86"] as const;

/**
 * Where stands what only the whole document shows, which is kept apart; there, the end of each, as well as of the document
 * before it.
 */
export const [part, partEnd] = ["\x87", "\x88"] as const;

/** A date that begins and ends on the day of its name, up to {@link end}. */
export const day = "\x89";

/** The number of the first reference, and how many can be named again. */
export const [first, most] = [0x30, 0x40] as const;

/** Letters of types, in an order that new ones are added to. */
const letters = "abcdefghijklm";
const lettered: readonly RecordType[] = [
  "article",
  "engagement",
  "agreement",
  "statement",
  "country",
  "organisation",
  "person",
  "post",
  "equipment",
  "place",
  "series",
  "topic",
  "source",
];
export const letterOf = (type: string): string => letters.charAt(lettered.indexOf(type as RecordType));
export const typeOf = (letter: string): RecordType | undefined => lettered[letters.indexOf(letter)];

/**
 * What the other codes stand for, from {@link firstPhrase} on: what saves the most in the records that we have. Each has a
 * quotation mark that is none of a text, so that it is found in no text.
 */
export const phrases: readonly string[] = [
  ',"time":null,"precision":"day","basis":"stated","text":"',
  ',"time":null,"precision":"day","basis":"inferred","text":null,"note":null}',
  ',"basis":"stated","attributedTo":null,"sha256":"',
  ',"basis":"attributed","attributedTo":null,"sha256":"',
  ',"basis":"inferred","attributedTo":null,"sha256":"',
  ',"note":null}',
  ',"evidence":[{"article":',
  ',"organisation":null,"country":null,"post":',
  ',"paragraph":',
  ',"capacity":null,"side":',
  '{"country":',
  ',"roles":["partner',
  '],"post":null,"capacity":null,"paraphrase":"',
  '","named":true},{"person":',
  ',"evidenceCount":',
  '],"countries":[',
  ',"articleUrl":null,"language":"id","machineTranslated":false,"source":',
  ',"rank":null,"asOf":',
  '],"organisations":[],"attendance":[],"invitedBy":null,"partOf":null,"series":null,"follows":[],"topics":[',
  '","notice":null},"relations":[],"references":[],"topics":[',
  '],"values":[],"identifiers":[],"relations":[],"topics":[',
];
export const firstPhrase = 0x8a;
