import ical, { type VEvent } from "node-ical";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writer } from "../../src/formats/ics.ts";
import { locate } from "../../src/formats/located.ts";
import type { About, Served } from "../../src/formats/writer.ts";
import { getJson } from "../features/collections.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { aboutOf, awkward, coordinatesOf, dates, engagement, forbidden, written } from "./support.ts";

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
});
afterAll(() => mitra.close());

const day = (date: Date | undefined) => date?.toISOString().slice(0, 10);

/** What a calendar program sees. */
const eventsOf = (records: readonly Served[], about: About = aboutOf()): VEvent[] =>
  Object.values(ical.sync.parseICS(written(writer, records, about))).filter((one) => one?.type === "VEVENT");

const eventOf = (more: Served): VEvent => {
  const [event, ...others] = eventsOf([engagement("meeting", more)]);
  if (!event || others.length > 0) throw new Error("not one event");
  return event;
};

type Component = { name: string; properties: [name: string, value: string][]; components: Component[] };

/**
 * Reads a calendar by the grammar of RFC 5545, section 3.4 to 3.6, which readers are lenient about.
 *
 * @throws SyntaxError where a line is too long, ends otherwise than by CRLF, or is none; where a component does not end, or has
 *   a property after a component in it.
 */
const readCalendar = (text: string): Component => {
  const lines = text.split("\r\n");
  if (lines.pop() !== "" || /[\r\n]/.test(lines.join(""))) throw new SyntaxError("a line that does not end by CRLF");
  const long = lines.find((line) => Buffer.byteLength(line) > 75);
  if (long) throw new SyntaxError(`a line of more than 75 octets: ${long}`);
  const open: Component[] = [{ name: "", properties: [], components: [] }];
  for (const line of lines.join("\r\n").replaceAll("\r\n ", "").split("\r\n")) {
    const [, name = "", value = ""] = /^([A-Z-]+(?:;[A-Z]+=[A-Z-]+)*):([^\p{Cc}]*)$/u.exec(line) ?? [];
    const [parent, current] = [open.at(-2), open.at(-1)];
    if (!name || !current) throw new SyntaxError(`not a content line: ${line}`);
    if (name === "BEGIN") open.push({ name: value, properties: [], components: [] });
    else if (name === "END") {
      if (current.name !== value || !parent) throw new SyntaxError(`${value} ends ${current.name}`);
      parent.components.push(current);
      open.pop();
    } else if (current.components.length > 0) throw new SyntaxError(`a property after a component: ${line}`);
    else current.properties.push([name, value]);
  }
  const [calendar, ...others] = open[0]?.components ?? [];
  if (!calendar || open.length > 1 || others.length > 0) throw new SyntaxError("not one calendar");
  return calendar;
};

const unescaped = (value: string): string => value.replace(/\\([\\;,n])/g, (_, sign) => (sign === "n" ? "\n" : sign));

const calendarOf = (records: readonly Served[], about: About = aboutOf()) =>
  readCalendar(written(writer, records, about));

const countOf = ({ components }: Component) => Object.fromEntries(components.at(-1)?.properties ?? []);

describe("the engagements of the record", () => {
  test("are events with their titles, days and places; those without a date are counted", async () => {
    type List = { data: Served[]; included: Record<string, Served> };
    for (const language of ["en", "id"] as const) {
      const path = `/v1/engagements?limit=200&include=places&lang=${language}`;
      const { data, included } = await getJson<List>(mitra, path);
      const records = data.map((record) => locate(record, coordinatesOf(included)));
      const about = aboutOf({ language, origin: mitra.url });
      const bounds = (record: Served) => record.date as { start: string | null; end: string | null };
      const dated = records.filter((record) => bounds(record).start ?? bounds(record).end);
      expect(dated.length).toBeGreaterThan(3);
      expect(dated.length).toBeLessThan(records.length);
      const events = eventsOf(records, about);
      expect(events.map(({ uid, url }) => [uid, url])).toEqual(
        dated.map(({ id, url }) => [`engagement.${id}@mitra`, url]),
      );
      for (const [index, { summary, start, dtstamp, description }] of events.entries()) {
        const record = dated[index] ?? {};
        expect(String(summary).split(" · ")[0]).toBe(record.label);
        expect(description).toContain(record.summary);
        expect(day(start)).toBe(bounds(record).start ?? bounds(record).end);
        expect(dtstamp.toISOString()).toBe(String(record.updatedAt).replace(/\.\d+/, ".000"));
      }
      expect(events.filter(({ geo }) => geo).length).toBeGreaterThan(1);
      expect(countOf(calendarOf(records, about))).toMatchObject({
        "X-MITRA-EVENTS": String(dated.length),
        "X-MITRA-UNDATED": String(records.length - dated.length),
      });
    }
  });
});

describe("the days of an event", () => {
  const table: [name: keyof typeof dates, start: string, end: string, title: string][] = [
    ["day", "2021-03-05", "2021-03-06", "Meeting in Tokyo"],
    ["days", "2024-02-27", "2024-03-02", "Meeting in Tokyo"],
    ["month", "2021-03-01", "2021-03-02", "Meeting in Tokyo · some time in March 2021"],
    ["year", "2021-01-01", "2021-01-02", "Meeting in Tokyo · some time in 2021"],
    ["decade", "2010-01-01", "2010-01-02", "Meeting in Tokyo · some time from 2010 to 2019"],
    ["between", "2021-03-05", "2021-03-06", "Meeting in Tokyo · some time from 5 March 2021 to 31 May 2021"],
    ["until", "2021-03-30", "2021-03-31", "Meeting in Tokyo · on or before 30 March 2021"],
    ["from", "2021-03-30", "2021-03-31", "Meeting in Tokyo · on or after 30 March 2021"],
  ];

  test.each(table)(
    "are those of its date, or the first that it can be, and then it says so: %s",
    (name, start, end, title) => {
      const event = eventOf({ date: dates[name] });
      expect([day(event.start), day(event.end), event.datetype, event.summary]).toEqual([start, end, "date", title]);
      const { edtf } = dates[name];
      const isVague = title.includes("·");
      const own = calendarOf([engagement("meeting", { date: dates[name] })]).components[0]?.properties ?? [];
      expect(own.filter(([property]) => property === "X-MITRA-EDTF")).toEqual(isVague ? [["X-MITRA-EDTF", edtf]] : []);
      expect(String(event.description).split("\n")[0]).toMatch(isVague ? /^(Some time|On or) / : /^The ministers met/);
    },
  );

  test.each(["dayOfNoYear", "none"] as const)("are none where nothing bounds its date: %s", (name) => {
    expect(eventsOf([engagement("meeting", { date: dates[name] }), engagement("two")])).toHaveLength(1);
    expect(countOf(calendarOf([engagement("meeting", { date: dates[name] })]))).toEqual({
      "X-MITRA-VERSION": "7",
      "X-MITRA-EVENTS": "0",
      "X-MITRA-UNDATED": "1",
      COMMENT: "Engagements without a date\\, left out: 1",
    });
  });
});

describe("an event", () => {
  test("says where, what, how certain, and of which version it is", () => {
    const geo = { latitude: -6.21, longitude: 106.85 };
    const event = eventOf({
      ...locate(engagement("meeting"), new Map([["tokyo", geo]])),
      date: { ...dates.day, note: "The year is inferred." },
    });
    expect(event).toMatchObject({
      uid: "engagement.meeting@mitra",
      location: "Ministry of Defence, Tokyo, Japan",
      geo: { lat: -6.21, lon: 106.85 },
      url: "https://api.example.org/v1/engagements/meeting",
      categories: ["Meeting", "Exercises", "Industry"],
      description: "The ministers met.\nMeeting · Held\nThe year is inferred.",
      class: "PUBLIC",
      transparency: "TRANSPARENT",
      sequence: 4,
    });
    expect(event.lastmodified?.toISOString()).toBe("2026-11-19T10:11:12.000Z");
  });

  test("has no point where its places are several or not certain", () => {
    const [place] = engagement("meeting").places as Served[];
    const point = { latitude: 1, longitude: 2 };
    expect(eventOf({ places: [{ ...place, coordinates: null }] }).geo).toBeUndefined();
    const two = eventOf({
      places: [
        { ...place, coordinates: point },
        { place: null, name: null, country: null },
      ],
    });
    expect([two.geo, two.location]).toEqual([undefined, "Ministry of Defence, Tokyo, Japan"]);
    expect(eventOf({ places: [] }).location).toBeUndefined();
  });

  test.each([
    ["planned", "TENTATIVE"],
    ["held", "CONFIRMED"],
    ["postponed", "TENTATIVE"],
    ["cancelled", "CANCELLED"],
  ])("of an engagement that is %s is %s", (status, expected) => {
    expect(eventOf({ status }).status).toBe(expected);
  });

  test("keeps every sign of a text, and leaves out control characters", () => {
    // node-ical takes an escaped backslash before an n for a line break.
    const readable = awkward.replace("\\n", "");
    const topics = [{ type: "topic", id: "a", label: "Arms, ships; more" }];
    const event = eventOf({ label: readable, summary: `${readable}\n\n${readable}`, topics });
    expect([event.summary, event.categories]).toEqual([readable, ["Meeting", "Arms, ships; more"]]);
    expect(event.description).toBe(`${readable}\n\n${readable}\nMeeting · Held`);
    const [own] = calendarOf([engagement("one", { label: awkward })]).components;
    expect(unescaped(Object.fromEntries(own?.properties ?? []).SUMMARY ?? "")).toBe(awkward);
    expect(eventOf({ label: forbidden }).summary).toBe("abcd");
    const injected = calendarOf([
      engagement("a", { url: "https://x.example/a\r\nATTACH:evil", label: "a\r\nEND:VEVENT" }),
    ]);
    expect(injected.components.map(({ name }) => name)).toEqual(["VEVENT", "X-MITRA-COUNT"]);
    expect(injected.components[0]?.properties.map(([name]) => name)).not.toContain("ATTACH");
  });
});

describe("a calendar", () => {
  test("is folded at 75 octets and never inside a character", () => {
    for (let length = 0; length < 80; length += 1) {
      const label = `${"a".repeat(length)}${"防é👩‍👩‍👧‍👦".repeat(12)}`;
      const calendar = calendarOf([engagement("one", { label })]);
      expect(Object.fromEntries(calendar.components[0]?.properties ?? []).SUMMARY).toBe(label);
    }
  });

  test("is by the grammar with any number of events, none too, and says what it is before the first", () => {
    const records = ["one", "two", "three"].map((id) => engagement(id));
    for (const count of [0, 1, 3]) {
      const { name, properties, components } = calendarOf(records.slice(0, count));
      expect(name).toBe("VCALENDAR");
      expect(Object.fromEntries(properties)).toMatchObject({
        VERSION: "2.0",
        NAME: "Mitra: engagements",
        "X-WR-CALNAME": "Mitra: engagements",
        "SOURCE;VALUE=URI": aboutOf().self,
      });
      expect(components.map((one) => one.name)).toEqual([...Array(count).fill("VEVENT"), "X-MITRA-COUNT"]);
      expect(eventsOf(records.slice(0, count))).toHaveLength(count);
    }
  });

  test("counts what it leaves out by itself, also while another one is written, and whatever is written first", () => {
    const [a, b] = [aboutOf(), aboutOf()];
    const none = engagement("none", { date: dates.none });
    for (const about of [a, b, a]) writer.each(none, about, 0);
    for (const about of [a, b]) writer.begin(about);
    expect([writer.end(a, 2), writer.end(b, 1)].map((end) => /X-MITRA-UNDATED:(\d+)/.exec(end)?.[1])).toEqual([
      "2",
      "1",
    ]);
  });
});
