import type { Language } from "../model/localised.ts";
import { dateWords, isExact, type ServedDate } from "./date-words.ts";
import { rights, subtitle } from "./rights.ts";
import {
  addressOf,
  kindWords,
  statusWords,
  summaryOf,
  type Told,
  textLanguage,
  told,
  type Whereabouts,
} from "./told.ts";
import type { About, Served, StreamWriter } from "./writer.ts";

const octets = (character: string): number => {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
};

/** A content line, folded so that none has more than 75 octets, never inside a character (RFC 5545, section 3.1). */
const folded = (line: string): string => {
  let [text, width, from, at] = ["", 0, 0, 0];
  for (const character of line) {
    const more = octets(character);
    if (width + more > 75) {
      text += `${line.slice(from, at)}\r\n `;
      [width, from] = [1, at];
    }
    width += more;
    at += character.length;
  }
  return `${text}${line.slice(from)}\r\n`;
};

/** A text without control characters, of which a content line holds tabs only. */
const plain = (text: string): string => text.toWellFormed().replace(/[^\P{Cc}\t]/gu, "");

/** A value of type TEXT (section 3.3.11). */
const escaped = (text: string): string => plain(text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n"));

const text = (name: string, value: string): string => folded(`${name}:${escaped(value)}`);
/** A property whose value has no escapes: an address, a number, a time. */
const bare = (name: string, value: string | number): string =>
  folded(`${name}:${plain(String(value)).replace(/\s/g, "")}`);

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const compact = (day: string): string => day.replaceAll("-", "");
/** A time of RFC 3339 in UTC as a DATE-TIME. */
const instant = (time: string): string => time.replace(/\.\d+/, "").replace(/[-:]/g, "");

/**
 * The days that an event stands on: all days of a date that is known to the day. A date that is known less well stands on the
 * first day that it can be (the last one, where only that is known), and its event says so in its title: one that lay over a
 * whole month or year would stand on each day of a calendar that it is mostly not true of, and cover what is.
 *
 * @returns null where nothing bounds it.
 */
const daysOf = (date: ServedDate): { first: string; last: string } | null => {
  const first = date.start ?? date.end;
  return first === null ? null : { first, last: isExact(date) ? (date.end ?? first) : first };
};

/** RFC 5545 has no word for what is postponed: its day is open again. */
const statuses: Readonly<Record<string, string>> = {
  planned: "TENTATIVE",
  held: "CONFIRMED",
  postponed: "TENTATIVE",
  cancelled: "CANCELLED",
};

const whereWords = ({ name, place, country }: Whereabouts): string =>
  [...new Set([name ?? place?.label, country?.label])].filter(Boolean).join(", ");

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const descriptionOf = (record: Told, imprecise: string | null, language: Language): string =>
  [
    imprecise && `${capital(imprecise)}.`,
    summaryOf(record, language),
    [kindWords(record, language), statusWords(record, language)].filter(Boolean).join(" · "),
    record.date?.note,
  ]
    .filter(Boolean)
    .join("\n");

/** How many engagements have been left out of each answer under way, as they have no date. */
const undated = new WeakMap<About, number>();

const event = (record: Told, date: ServedDate, days: { first: string; last: string }, about: About): string => {
  const language = textLanguage(about.language);
  const imprecise = isExact(date) ? null : dateWords(date, language);
  const where = (record.places ?? []).map(whereWords).filter(Boolean);
  const [point, ...others] = (record.places ?? []).map(({ coordinates }) => coordinates);
  const changed = instant(record.updatedAt ?? "1970-01-01T00:00:00Z");
  const categories = [kindWords(record, language), ...(record.topics ?? []).map(({ label }) => label)];
  return [
    "BEGIN:VEVENT\r\n",
    text("UID", `${record.type}.${record.id}@mitra`),
    bare("DTSTAMP", changed),
    bare("LAST-MODIFIED", changed),
    bare("SEQUENCE", (record.updatedVersion ?? 0) - (record.createdVersion ?? 0)),
    bare("DTSTART;VALUE=DATE", compact(days.first)),
    bare("DTEND;VALUE=DATE", compact(dayAfter(days.last))),
    text("SUMMARY", imprecise ? `${record.label} · ${imprecise}` : record.label),
    text("DESCRIPTION", descriptionOf(record, imprecise, language)),
    ...(where.length > 0 ? [text("LOCATION", where.join("; "))] : []),
    ...(point && others.length === 0 ? [bare("GEO", `${point.latitude};${point.longitude}`)] : []),
    bare("URL", addressOf(record, about)),
    folded(`CATEGORIES:${categories.flatMap((one) => (one ? [escaped(one)] : [])).join(",")}`),
    bare("STATUS", statuses[record.status ?? ""] ?? "CONFIRMED"),
    "CLASS:PUBLIC\r\n",
    "TRANSP:TRANSPARENT\r\n",
    ...(imprecise && date.edtf ? [text("X-MITRA-EDTF", date.edtf)] : []),
    "END:VEVENT\r\n",
  ].join("");
};

const words: Readonly<Record<Language, { about: string; leftOut: string }>> = {
  en: {
    about:
      "Dates that are not known to the day say so; engagements without a date are left out and counted at the end.",
    leftOut: "Engagements without a date, left out",
  },
  id: {
    about:
      "Tanggal yang tidak diketahui harinya diberi keterangan; kegiatan tanpa tanggal tidak dimuat dan dihitung di akhir.",
    leftOut: "Kegiatan tanpa tanggal, tidak dimuat",
  },
};

/**
 * Engagements as all-day events of a calendar; those without a date are left out. How many there are of both stands at the
 * end, in a component of our own: properties of the calendar would have to stand before its events, and what reads a calendar
 * ignores a component that it does not know (RFC 5545, section 3.6). So is a calendar never without a component.
 *
 * One answer is written with one `about`, as they are counted by it.
 *
 * @see RFC 5545, and RFC 7986 for NAME, DESCRIPTION and SOURCE
 */
export const writer: StreamWriter = {
  begin: (about) => {
    const language = textLanguage(about.language);
    const description = `${subtitle[language]}. ${words[language].about} ${rights.text}`;
    return [
      "BEGIN:VCALENDAR\r\n",
      "VERSION:2.0\r\n",
      `PRODID:-//Mitra//Mitra//${language.toUpperCase()}\r\n`,
      "CALSCALE:GREGORIAN\r\n",
      text("NAME", about.title),
      text("X-WR-CALNAME", about.title),
      text("DESCRIPTION", description),
      text("X-WR-CALDESC", description),
      bare("SOURCE;VALUE=URI", about.self),
    ].join("");
  },
  each: (record: Served, about: About) => {
    const { date } = told(record);
    const days = date && daysOf(date);
    if (date && days) return event(told(record), date, days, about);
    undated.set(about, (undated.get(about) ?? 0) + 1);
    return "";
  },
  end: (about, count) => {
    const leftOut = undated.get(about) ?? 0;
    undated.delete(about);
    return [
      "BEGIN:X-MITRA-COUNT\r\n",
      bare("X-MITRA-VERSION", about.version),
      bare("X-MITRA-EVENTS", count - leftOut),
      bare("X-MITRA-UNDATED", leftOut),
      text("COMMENT", `${words[textLanguage(about.language)].leftOut}: ${leftOut}`),
      "END:X-MITRA-COUNT\r\n",
      "END:VCALENDAR\r\n",
    ].join("");
  },
};
