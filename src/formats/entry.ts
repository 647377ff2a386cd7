import type { Language } from "../model/localised.ts";
import { isExact, type ServedDate } from "./date-words.ts";
import { addressOf, countriesOf, type Ref, summaryOf, type Told, textLanguage, told } from "./told.ts";
import type { About, Served } from "./writer.ts";

/** What `/v1/changes` tells besides what its records are. */
type Change = {
  sequence: number;
  version: number;
  at: string;
  action: keyof typeof actions;
  into?: string | null;
  members?: readonly string[];
  record?: Served;
};

/** A record, a hit or a change as feeds have it. Times are those of RFC 3339. */
export type Entry = {
  /** Never another one for the same thing: the address of a record, of a change with its number after `#`. */
  id: string;
  url: string;
  title: string;
  summary: string;
  updated: string;
  /** When an article was published, where the day is known. */
  published: string | null;
  /** Where the article itself stands. */
  original: string | null;
  categories: readonly Ref[];
  change: Change | null;
};

const actions = {
  created: { en: "Created", id: "Dibuat" },
  changed: { en: "Changed", id: "Diubah" },
  removed: { en: "Removed", id: "Dihapus" },
  merged: { en: "Merged", id: "Digabungkan" },
} as const;

const words = {
  into: { en: "into", id: "ke dalam" },
  version: { en: "in version", id: "pada versi" },
} as const;

/** When there is nothing that says when. */
const never = "1970-01-01T00:00:00Z";

const publishedOf = (date: ServedDate | null | undefined): string | null =>
  date && isExact(date) && date.start === date.end ? `${date.start}T${timeOf(date)}` : null;

const timeOf = ({ time }: ServedDate): string => time?.replace(/^(\d\d:\d\d)(?=[Z+-])/, "$1:00") ?? "00:00:00Z";

const changeSummary = ({ action, into, version, members = [], record }: Change, language: Language): string => {
  const where = into ? ` ${words.into[language]} ${into}` : "";
  const which = members.length > 0 ? `: ${members.join(", ")}` : "";
  const said = `${actions[action][language]}${where} ${words.version[language]} ${version}${which}.`;
  return record ? `${said} ${summaryOf(told(record), language)}` : said;
};

const entryOfRecord = (record: Told, about: About): Entry => {
  const url = addressOf(record, about);
  return {
    id: url,
    url,
    title: record.label,
    summary: summaryOf(record, textLanguage(about.language)),
    updated: record.updatedAt ?? never,
    published: publishedOf(record.published),
    original: record.articleUrl ?? null,
    categories: [...(record.topics ?? []), ...countriesOf(record)],
    change: null,
  };
};

const entryOfChange = (change: Told & Change, about: About): Entry => {
  const language = textLanguage(about.language);
  const shown = entryOfRecord(change.record ? told(change.record) : change, about);
  return {
    ...shown,
    id: `${shown.url}#${change.sequence}`,
    title: `${actions[change.action][language]}: ${change.label}`,
    summary: changeSummary(change, language),
    updated: change.at,
    published: change.at,
    change,
  };
};

/** A record of a collection, a hit of the search or a change as an entry of a feed. */
export const entryOf = (record: Served, about: About): Entry =>
  about.of === "change" ? entryOfChange(record as Told & Change, about) : entryOfRecord(told(record), about);

/** When a feed was updated last: with the latest of its entries. */
export const updatedOf = (entries: readonly Entry[]): string =>
  entries
    .map(({ updated }) => updated)
    .sort()
    .at(-1) ?? never;

/** The id of a feed: the same for all its pages (RFC 5005, section 3). */
export const feedId = ({ self }: About): string => {
  const url = new URL(self);
  for (const name of ["cursor", "limit"]) url.searchParams.delete(name);
  return url.href;
};
