import type { AnswerLanguage, Language } from "../model/localised.ts";
import { type CollectionType, pathOf, typeLabels } from "../model/record-types.ts";
import {
  agreementKindLabels,
  agreementStatusLabels,
  engagementKindLabels,
  engagementStatusLabels,
  equipmentKindLabels,
  organisationKindLabels,
  placeKindLabels,
  sourceKindLabels,
} from "../model/vocabulary.ts";
import { dateWords, type ServedDate } from "./date-words.ts";
import type { About, Served } from "./writer.ts";

export type Ref = { type: CollectionType; id: string; label: string };
export type Coordinates = { latitude: number; longitude: number };
export type Whereabouts = {
  place: Ref | null;
  name: string | null;
  country: Ref | null;
  /** Those of the place, where the answer was given them: see `located`. */
  coordinates?: Coordinates | null;
};

/** What feeds, calendars and maps read of a record. A member is missing where its type or its answer has none. */
export type Told = Partial<{
  kind: string;
  status: string;
  url: string;
  summary: string | null;
  paraphrase: string;
  definition: string | null;
  snippet: string | null;
  date: ServedDate | null;
  published: ServedDate | null;
  signed: ServedDate | null;
  topics: readonly Ref[];
  countries: readonly (Ref | { country: Ref })[];
  country: Ref | null;
  organisation: Ref | null;
  posts: readonly { post: Ref }[];
  places: readonly Whereabouts[];
  coordinates: Coordinates | null;
  articleUrl: string | null;
  createdVersion: number;
  updatedVersion: number;
  updatedAt: string;
}> &
  Ref;

export const told = (record: Served): Told => record as Told;

/** The language of the texts of an answer: English where it has both, as translations then stand beside it. */
export const textLanguage = (language: AnswerLanguage): Language => (language === "all" ? "en" : language);

type Labels = Readonly<Record<string, Readonly<Record<Language, string>>>>;

const kindLabels: Partial<Record<CollectionType, Labels>> = {
  engagement: engagementKindLabels,
  agreement: agreementKindLabels,
  organisation: organisationKindLabels,
  equipment: equipmentKindLabels,
  place: placeKindLabels,
  series: engagementKindLabels,
  source: sourceKindLabels,
};

const statusLabels: Labels = { ...agreementStatusLabels, ...engagementStatusLabels };

/** What kind of its type a record is, in words; null where there are no kinds of it. */
export const kindWords = ({ type, kind = "" }: Told, language: Language): string | null =>
  kindLabels[type]?.[kind]?.[language] ?? null;

/** The status of a record in words; null where it has none. */
export const statusWords = ({ status = "" }: Told, language: Language): string | null =>
  statusLabels[status]?.[language] ?? null;

/** The address of a record in this API. */
export const addressOf = ({ url, type, id }: Told, { origin }: About): string => url ?? `${origin}${pathOf(type, id)}`;

/** The countries of a record, those of its places left out. */
export const countriesOf = ({ countries, country }: Told): readonly Ref[] =>
  countries?.map((one) => ("country" in one ? one.country : one)) ?? (country ? [country] : []);

const dateOf = ({ date, published, signed }: Told): ServedDate | null => date ?? published ?? signed ?? null;

/** What a record is about, in our words; where nothing is written of it, its type, kind, post, status, date and countries. */
export const summaryOf = (record: Told, language: Language): string => {
  const written = record.summary ?? record.paraphrase ?? record.definition ?? record.snippet;
  if (written) return written;
  const date = dateOf(record);
  const countries = countriesOf(record).filter(({ id, type }) => record.type !== type || record.id !== id);
  const parts = [
    typeLabels[record.type]?.[language],
    kindWords(record, language),
    record.posts?.[0]?.post.label ?? record.organisation?.label,
    statusWords(record, language),
    date && dateWords(date, language),
    countries.map(({ label }) => label).join(", "),
  ];
  return [...new Set(parts.filter(Boolean))].join(" · ");
};
