import { spawnSync } from "node:child_process";
import type { About, Served, Writer } from "../../src/formats/writer.ts";

export const aboutOf = (more: Partial<About> = {}): About => ({
  of: "engagement",
  title: "Mitra: engagements",
  origin: "https://api.example.org",
  self: "https://api.example.org/v1/engagements?country=JP&limit=20&cursor=abc",
  next: "https://api.example.org/v1/engagements?country=JP&limit=20&cursor=def",
  language: "en",
  version: 7,
  ...more,
});

/** A whole answer in a format. */
export const written = (writer: Writer, records: readonly Served[], about: About): string =>
  "page" in writer
    ? writer.page(records, about)
    : [
        writer.begin(about),
        ...records.map((record, index) => writer.each(record, about, index)),
        writer.end(about, records.length),
      ].join("");

/** Whether there is a Python to read with. */
export const hasPython = spawnSync("python3", ["--version"]).status === 0;

/** Runs a program of Python on a text, and gives the JSON that it prints. */
export const python = (program: string, input: string): unknown => {
  const { status, stdout, stderr } = spawnSync("python3", ["-X", "utf8", "-c", program], { input, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
};

/** What no format may take for its own signs: markup, separators, escapes, letters of many bytes, both directions. */
export const awkward = `<b>&amp;</b> "a", 'b'; c\\n d\\ ]]> ${"防衛".repeat(20)} 👩‍👩‍👧‍👦 e\u0301 مرحبا \u200fעברית %0A |`;

/** The same with what a text of the record cannot hold, and would be removed. */
export const forbidden = `\u0000a\u0007b\u000bc\u001fd`;

const ref = (type: string, id: string, label: string) => ({ type, id, label });

export const dates = {
  day: { edtf: "2021-03-05", start: "2021-03-05", end: "2021-03-05", precision: "day" },
  days: { edtf: "2024-02-27/2024-03-01", start: "2024-02-27", end: "2024-03-01", precision: "day" },
  month: { edtf: "2021-03", start: "2021-03-01", end: "2021-03-31", precision: "month" },
  year: { edtf: "2021", start: "2021-01-01", end: "2021-12-31", precision: "year" },
  decade: { edtf: "201X", start: "2010-01-01", end: "2019-12-31", precision: "partial" },
  between: { edtf: "2021-03-05/2021-05", start: "2021-03-05", end: "2021-05-31", precision: "month" },
  until: { edtf: "../2021-03-30", start: null, end: "2021-03-30", precision: "day" },
  from: { edtf: "2021-03-30/..", start: "2021-03-30", end: null, precision: "day" },
  dayOfNoYear: { edtf: "XXXX-04-25", start: null, end: null, precision: "partial" },
  none: { edtf: null, start: null, end: null, precision: "unknown" },
};

/** An engagement as it is served. */
export const engagement = (id: string, more: Served = {}): Served => ({
  type: "engagement",
  id,
  label: "Meeting in Tokyo",
  url: `https://api.example.org/v1/engagements/${id}`,
  kind: "meeting",
  status: "held",
  summary: "The ministers met.",
  date: { ...dates.day, time: null, note: null },
  places: [
    {
      place: ref("place", "tokyo", "Tokyo"),
      name: "Ministry of Defence, Tokyo",
      country: ref("country", "JP", "Japan"),
    },
  ],
  countries: [
    { country: ref("country", "ID", "Indonesia"), roles: ["partner"] },
    { country: ref("country", "JP", "Japan"), roles: ["partner", "host"] },
  ],
  topics: [ref("topic", "exercises", "Exercises"), ref("topic", "industry", "Industry")],
  createdVersion: 2,
  updatedVersion: 6,
  updatedAt: "2026-11-19T10:11:12.345Z",
  ...more,
});

/** Changes as `/v1/changes` serves them. */
export const changes: Served[] = [
  ["created", null, []],
  ["changed", null, ["status", "summary"]],
  ["merged", "other", []],
  ["removed", null, []],
].map(([action, into, members], index) => ({
  sequence: 40 + index,
  version: 6 + index,
  at: `2026-11-2${index}T08:00:00.000Z`,
  type: "engagement",
  id: "meeting",
  label: "Meeting in Tokyo",
  url: "https://api.example.org/v1/engagements/meeting",
  action,
  into,
  members,
}));

/** The coordinates of the places among the records that `include=places` brings, by identifier. */
export const coordinatesOf = (included: Readonly<Record<string, Served>>): Map<string, unknown> =>
  new Map(Object.values(included).map(({ id, coordinates }) => [String(id), coordinates]));
