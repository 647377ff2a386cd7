import {
  briefText,
  clip,
  countsText,
  countText,
  howManyFit,
  type Json,
  nameOf,
  recordText,
  roomOfAnswer,
} from "./text.ts";

const lines = (...parts: (string | false | undefined)[]): string => parts.filter(Boolean).join("\n");

/** What was made of the words of a search, and which filters name what there is not. */
const notesOf = ({ query, warnings = [] }: ListBody): string[] => [
  ...(query?.didYouMean ? [`Answered for "${query.didYouMean}".`] : []),
  ...(query?.relaxed ? ["No or few records have all of these words: these have some of them."] : []),
  ...(query?.dropped?.length ? [`No record has: ${query.dropped.join(", ")}.`] : []),
  ...warnings.map(({ message, nearest }) =>
    nearest.length > 0 ? `${message} Did you mean ${nearest.join(", ")}?` : message,
  ),
];

type ListBody = {
  data: Json[];
  page: { next: string | null; total: Json };
  facets?: Record<string, Json[]>;
  query?: { didYouMean: string | null; relaxed: boolean; dropped: string[] };
  warnings?: { message: string; nearest: string[] }[];
};

/** How much of the counts by one property is told, the most frequent values first. */
const roomOfCounts = 1000;

/** A page of a list or of a search. Where there is no room for all of it, it says how to be given the rest. */
export const listText = (body: Json): string => {
  const { data, page, facets = {} } = body as unknown as ListBody;
  const counted = Object.entries(facets).map(([name, counts]) =>
    clip(`By ${name}: ${countsText(counts)}`, roomOfCounts),
  );
  const texts = data.map(briefText);
  const fitting = Math.max(1, howManyFit(texts, roomOfAnswer - counted.join("\n").length));
  const shown = texts.slice(0, fitting);
  const isCut = fitting < texts.length;
  return lines(
    `${countText(page.total, "record")}${data.length > 0 ? `, ${shown.length} here` : ""}.`,
    ...notesOf(body as unknown as ListBody),
    ...counted,
    ...shown,
    isCut &&
      `Cut for its length. For the rest, ask again with limit ${fitting}, and then with the cursor of that answer.`,
    !isCut && page.next !== null && `More: ask again with cursor "${page.next}".`,
  );
};

/** A record. Where there is no room for all of it, the members that were left out are named. */
export const itemText = (body: Json): string => {
  const { heading, members } = recordText(body.data as Json);
  const fitting = howManyFit(members.map(({ text }) => text));
  const left = members.slice(fitting);
  const first = left[0];
  // A member that has no room even by itself is begun.
  const begun = fitting === 0 && first ? clip(first.text, roomOfAnswer) : false;
  return lines(
    heading,
    ...members.slice(0, fitting).map(({ text }) => text),
    begun,
    left.length > 0 &&
      `Cut for its length. Left out${begun ? " in part" : ""}: ${left.map(({ name }) => name).join(", ")}. Ask again with fields for these, or list what they name.`,
  );
};

type Related = Json & { reasons: { shared: Json | null; days: number | null }[] };

const mostReasons = 4;

/** What is near a record. */
export const relatedText = (body: Json, id: string): string => {
  const data = body.data as Related[];
  return lines(
    data.length === 0 ? `Nothing is near ${id}.` : `Nearest to ${id}, the nearest first:`,
    ...data.map((record) => {
      const reasons = record.reasons.map(({ shared, days }) => (shared ? nameOf(shared) : `${days} days apart`));
      const more = reasons.length - mostReasons;
      const told = reasons.slice(0, mostReasons).join("; ");
      return `- ${nameOf(record)}\n  shares: ${told}${more > 0 ? `; ${more} more` : ""}`;
    }),
  );
};

type Edge = { type: string; source: string; target: string; weight: number; evidence: Json[] };
type Graph = {
  nodes: (Json & { key: string })[];
  edges: Edge[];
  connection: { source: string; target: string; length: number | null };
};

/** The way from one record to another. */
export const connectionText = (body: Json): string => {
  const { nodes, edges, connection } = body.data as unknown as Graph;
  const names = new Map(nodes.map((node) => [node.key, nameOf(node)]));
  const ends = `${names.get(connection.source)} and ${names.get(connection.target)}`;
  if (connection.length === null) return `No connection was found between ${ends}.`;
  return lines(
    `${ends} are ${connection.length === 1 ? "1 step" : `${connection.length} steps`} apart.`,
    ...edges.map(({ type, source, target, weight, evidence }, at) => {
      const told = evidence.map(({ article, paragraph }) => `paragraph ${paragraph} of ${nameOf(article as Json)}`);
      return lines(
        `${at + 1}. ${names.get(source)} – ${type} – ${names.get(target)} (${weight === 1 ? "1 fact" : `${weight} facts`})`,
        told.length > 0 && `   ${told.join("; ")}`,
      );
    }),
  );
};

type Facts = { count: number; groups?: Json[]; records: Json[] };
type Timeline = {
  interval: string;
  total: Json;
  buckets: (Facts & { period: string })[];
  earlier: number;
  spanning: Facts;
  undated: Facts;
};

const periodText = (name: string, { count, groups, records }: Facts): string => {
  const more = count - records.length;
  return lines(
    `${name}: ${count}${groups ? ` (${countsText(groups)})` : ""}`,
    ...records.map((record) => `  - ${nameOf(record)}`),
    records.length > 0 && more > 0 && `  - and ${more} more`,
  );
};

/** Facts by period. Where there is no room for all periods, the last of them come. */
export const timelineText = (body: Json): string => {
  const { interval, total, buckets, earlier, spanning, undated } = body.data as unknown as Timeline;
  const periods = buckets.map((bucket) => periodText(bucket.period, bucket));
  const fitting = howManyFit(periods.toReversed());
  const left = periods.length - fitting;
  return lines(
    `${countText(total, "fact")} by ${interval}.`,
    earlier > 0 && `${earlier} before these periods.`,
    left > 0 &&
      `Cut for its length: ${left} earlier periods are left out. Ask with to before ${buckets[left]?.period}, or a lower limit.`,
    ...periods.slice(left),
    spanning.count > 0 && periodText("In no single year", spanning),
    undated.count > 0 && periodText("Date not known", undated),
  );
};
