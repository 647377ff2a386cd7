import { Random } from "../corpus/random.ts";

/** One request, and the statuses that are right for it. */
type Ask = { method: string; path: string; headers: string[]; fine: readonly number[] };

/** What is asked of a Mitra: paths of which much is asked again and again, and some that are new each time. */
export type Traffic = { paths: readonly string[]; next(tagOf: (path: string) => string | undefined): Ask };

type List = { data: { id: string }[] };

const ids = async (url: string, collection: string): Promise<string[]> => {
  const answer = await fetch(`${url}/v1/${collection}?limit=40&fields=id`);
  return ((await answer.json()) as List).data.map(({ id }) => id);
};

const collections = ["engagements", "agreements", "articles", "statements", "people", "organisations", "topics"];

/** Mixed traffic as readers make it: items, filtered lists, searches, conditional requests, some nonsense. */
export const makeTraffic = async (url: string, word: string, seed = 1): Promise<Traffic> => {
  const random = new Random(seed);
  const items = await Promise.all(
    collections.map(async (name) => (await ids(url, name)).map((id) => `/v1/${name}/${id}`)),
  );
  const countries = ["US", "AU", "JP", "FR", "TR", "DE"];
  const lists = countries.flatMap((country) =>
    ["engagements", "agreements", "statements"].map((name) => `/v1/${name}?country=${country}&limit=20`),
  );
  const searches = [`/v1/search?q=${word}`, `/v1/search?q=${word}&lang=id`, "/v1/suggest?q=min", "/v1/meta"];
  const paths = [...items.flat(), ...lists, ...lists.map((path) => `${path}&lang=id`), ...searches];
  const answered = [200, 304];
  return {
    paths,
    next: (tagOf) => {
      const ask = (path: string, headers: string[] = [], method = "GET", fine: readonly number[] = answered): Ask => ({
        method,
        path,
        headers,
        fine,
      });
      const path = random.pick(paths);
      const chance = random.whole(1, 100);
      if (chance <= 20) {
        const tag = tagOf(path);
        return ask(path, tag ? [`If-None-Match: ${tag}`] : []);
      }
      if (chance <= 25) return ask(path, [], "HEAD");
      if (chance <= 30) return ask(`/v1/engagements?limit=${random.whole(1, 20)}&from=${random.whole(1990, 2026)}`);
      if (chance <= 32) return ask("/v1/engagements/none-such", [], "GET", [404]);
      if (chance <= 34) return ask("/v1/engagements?limit=0", [], "GET", [400]);
      return ask(path);
    },
  };
};
