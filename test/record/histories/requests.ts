import { factFields, fieldsOf } from "../../../src/model/fields.ts";
import { collections, collectionTypes, nodeTypes, type RecordType } from "../../../src/model/record-types.ts";
import type { Random } from "../../../tools/bench/corpus/random.ts";
import type { Judgement } from "../../../tools/bench/search/judgements.ts";
import type { RecordDatabase } from "../database.ts";
import { newWord, shuffled } from "./world.ts";

export type Requests = { lists: string[]; others: string[]; searches: string[] };

const target = (path: string, query: Record<string, string | number> = {}): string => {
  const parameters = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return [`/v1/${path}`, parameters.join("&")].filter(Boolean).join("?");
};

/** A text that somebody may look for: a word as it stands, with a slip in it or begun, or a few. */
const sought = (random: Random, words: readonly string[]): string => {
  const word = () => random.pick(words);
  const slip = () => newWord(random, [word()]);
  return random.pick([
    word,
    slip,
    slip,
    () => word().slice(0, random.whole(3, 6)),
    () => `${word().slice(0, random.whole(3, 5))}*`,
    () => `${word()} ${word()}`,
    () => `${word()} ${slip()} ${word()}`,
    () => `${word()} OR ${slip()}`,
    () => `"${word()} ${word()}"`,
    () => word() + word(),
  ])();
};

/**
 * What a database is asked: every list in several orders with filters and facets, records, read models, completions and
 * searches.
 *
 * @param share of all that there is to ask, from 0 to 1.
 * @param strays words that the database need not hold.
 */
export const requestsTo = async (
  database: RecordDatabase,
  random: Random,
  judgements: readonly Judgement[],
  { share, searches, strays }: { share: number; searches: number; strays: readonly string[] },
): Promise<Requests> => {
  const records = await database.query<{ type: RecordType; id: string }>("select type, id from records order by 1, 2");
  const idsOf = Object.groupBy(records, ({ type }) => type);
  const idOf = (type: RecordType) => random.pick(idsOf[type] ?? [{ type, id: "none" }]).id;
  const held = (await database.query<{ word: string }>("select word from search_words order by 1")).map(
    ({ word }) => word,
  );
  const words = [...held, ...random.some(strays, held.length)];
  const some = <T>(items: readonly T[]): T[] =>
    shuffled(random, items).slice(0, Math.max(1, Math.ceil(items.length * share)));

  const lists = collectionTypes.flatMap((type) => {
    const path = collections[type];
    const facets = fieldsOf[type].join();
    const filters = [
      ["country", idOf("country")],
      ["country", `${idOf("country")},${idOf("country")}`],
      ["topic", idOf("topic")],
      ["organisation", idOf("organisation")],
      ["person", idOf("person")],
      ["source", idOf("source")],
      ["post", idOf("post")],
      ["place", idOf("place")],
      ["series", idOf("series")],
      ["equipment", idOf("equipment")],
      ["article", idOf("article")],
      ["from", "2018"],
      ["to", "2020-06-15"],
    ] as const;
    return [
      target(path, { facets, limit: 200 }),
      ...some(["-date", "date", "label", "-label"]).map((sort) => target(path, { sort, limit: random.whole(7, 40) })),
      ...some(["label", "-label"]).map((sort) => target(path, { sort, lang: "id", limit: 30 })),
      ...some(filters).map(([name, value]) =>
        target(path, { [name]: value, facets, limit: 20, sort: random.pick(["-date", "date", "label"]) }),
      ),
      ...some([1, 2, 3]).map(() =>
        target(path, {
          q: sought(random, words),
          facets,
          limit: 8,
          sort: random.pick(["relevance", "-date", "date", "label"]),
        }),
      ),
    ];
  });

  const node = () => {
    const type = random.pick(nodeTypes);
    return `${type}:${idOf(type)}`;
  };
  const dimensions = ["type", ...factFields];
  const others = [
    target("meta"),
    ...some(records).map(({ type, id }) => target(`${collections[type]}/${id}`)),
    ...some(
      records.filter(({ type }) => ["article", "engagement", "agreement", "person", "organisation"].includes(type)),
    ).map(({ type, id }) =>
      target(`${collections[type as keyof typeof collections]}/${id}/related`, {
        limit: 20,
        ...(random.chance(0.5) ? {} : { type: "article,engagement,agreement,statement,person,organisation" }),
      }),
    ),
    ...some(
      ["year", "quarter", "month"].flatMap((interval) =>
        ["", "type", "country", "topic", "status"].map((by) => [interval, by] as const),
      ),
    ).map(([interval, by]) => target("timeline", { interval, ...(by ? { by } : {}), limit: 5 })),
    ...some(dimensions.flatMap((one) => dimensions.map((two) => [one, two]))).map(([one = "", two = ""]) =>
      target("stats", { groupBy: one === two ? one : `${one},${two}`, limit: random.pick([5, 100, 500]) }),
    ),
    ...some(Array.from({ length: 40 })).map(() =>
      target("graph", {
        ...(random.chance(0.2) ? {} : { focus: node() }),
        depth: random.whole(1, 3),
        limit: random.pick([10, 100, 500]),
        ...(random.chance(0.3) ? { type: "country,organisation,person" } : {}),
      }),
    ),
    ...some(Array.from({ length: 30 })).map(() => target("graph", { from: node(), to: node() })),
    ...some(Array.from({ length: 250 })).map(() => {
      const word = random.pick([random.pick(words), newWord(random, [random.pick(words)])]);
      const typed = random.chance(0.2) ? `${random.pick(words)} ${word}` : word;
      return target("suggest", {
        q: typed.slice(0, random.whole(1, 12)),
        limit: 10,
        ...(random.chance(0.2) ? { country: idOf("country") } : {}),
      });
    }),
  ];

  const judged = random.some(judgements, Math.ceil(searches / 3)).map(({ q, params }) => ({ q, ...params }));
  const made = Array.from({ length: searches - judged.length }, () => ({
    q: sought(random, words),
    ...(random.chance(0.2) ? { sort: random.pick(["date", "-date"]) } : {}),
    ...(random.chance(0.2) ? { country: idOf("country") } : {}),
    ...(random.chance(0.3) ? { facets: "type,country,topic,year,kind,status,source" } : {}),
  }));
  return {
    lists,
    others,
    searches: [...judged, ...made].map((query) => target("search", { limit: random.pick([5, 20, 100]), ...query })),
  };
};
