import { collections } from "../model/record-types.ts";
import { type Entry, entryOf, feedId, updatedOf } from "./entry.ts";
import { rights, subtitle } from "./rights.ts";
import { textLanguage } from "./told.ts";
import type { About, PageWriter } from "./writer.ts";
import { declaration, element, escapeXml } from "./xml.ts";

const text = (name: string, value: string | number) => element(name, {}, [escapeXml(value)]);

const link = (rel: string, href: string, type?: string) => element("link", { rel, href, ...(type && { type }) });

const entry = ({ id, url, title, summary, updated, published, original, categories, change }: Entry, about: About) =>
  element("entry", {}, [
    text("id", id),
    text("title", title),
    text("updated", updated),
    ...(published ? [text("published", published)] : []),
    link("alternate", url, "application/json"),
    ...(original ? [link("via", original)] : []),
    ...(change ? [element("category", { term: change.action, scheme: `${about.origin}/v1/changes` })] : []),
    ...categories.map((one) =>
      element("category", { term: one.id, scheme: `${about.origin}/v1/${collections[one.type]}`, label: one.label }),
    ),
    text("summary", summary),
  ]);

/**
 * A page of records, hits or changes as an Atom feed. Its pages are linked and have one id.
 *
 * @see RFC 4287, and RFC 5005, section 3
 */
export const writer: PageWriter = {
  page: (records, about) => {
    const entries = records.map((record) => entryOf(record, about));
    const language = textLanguage(about.language);
    return `${declaration}${element("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": language }, [
      text("id", feedId(about)),
      text("title", about.title),
      text("subtitle", subtitle[language]),
      text("updated", updatedOf(entries)),
      element("author", {}, [text("name", "Mitra"), text("uri", about.origin)]),
      element("generator", { uri: about.origin }, ["Mitra"]),
      text("rights", rights.text),
      link("license", rights.url),
      link("self", about.self, "application/atom+xml"),
      ...(about.next ? [link("next", about.next, "application/atom+xml")] : []),
      ...entries.map((one) => entry(one, about)),
    ])}\n`;
  },
};
