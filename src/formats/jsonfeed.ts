import { type Entry, entryOf } from "./entry.ts";
import { rights, subtitle } from "./rights.ts";
import { textLanguage } from "./told.ts";
import type { About, PageWriter } from "./writer.ts";

const item = ({ id, url, title, summary, updated, published, original, categories, change }: Entry) => ({
  id,
  url,
  ...(original && { external_url: original }),
  title,
  content_text: summary,
  ...(published && { date_published: published }),
  date_modified: updated,
  tags: [...new Set(categories.map(({ label }) => label))],
  ...(change && {
    _mitra: {
      sequence: change.sequence,
      version: change.version,
      action: change.action,
      into: change.into ?? null,
      members: change.members ?? [],
    },
  }),
});

const top = (about: About) => {
  const language = textLanguage(about.language);
  return {
    version: "https://jsonfeed.org/version/1.1",
    title: about.title,
    description: `${subtitle[language]}. ${rights.text}`,
    home_page_url: about.origin,
    feed_url: about.self,
    ...(about.next && { next_url: about.next }),
    language,
    authors: [{ name: "Mitra", url: about.origin }],
    _mitra: { about: `${about.origin}/docs`, version: about.version, license: rights.url },
  };
};

/**
 * A page of records, hits or changes as a JSON Feed. What the format has no member for stands in `_mitra`.
 *
 * @see https://www.jsonfeed.org/version/1.1/
 */
export const writer: PageWriter = {
  page: (records, about) =>
    `${JSON.stringify({ ...top(about), items: records.map((record) => item(entryOf(record, about))) })}\n`,
};
