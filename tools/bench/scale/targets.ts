/** What is asked of a record, the same of every size: a name, the goal for its ratio, and some paths to take in turn. */
export type Target = { name: string; goal: number | null; paths: readonly string[] };

type List = {
  data: { id: string; label?: string; name?: string }[];
  page: { next: string | null; total: { value: number } };
};

const get = async <T>(url: string): Promise<T> => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
};

const fullest = 12;

/**
 * Items from all over a list, of pages that its sorts by label and by date begin with: the {@link fullest} of them, as an
 * item of a small record that says less is no measure for one of a large record that says more.
 */
const sample = async (base: string, collection: string): Promise<string[]> => {
  const pages = await Promise.all(
    ["label", "-label", "date", "-date"].map((sort) =>
      get<List>(`${base}/v1/${collection}?limit=12&sort=${sort}&fields=id`),
    ),
  );
  const ids = [...new Set(pages.flatMap(({ data }) => data.map(({ id }) => id)))];
  const sizes = await Promise.all(
    ids.map(async (id) => (await (await fetch(`${base}/v1/${collection}/${id}`)).arrayBuffer()).byteLength),
  );
  return ids
    .map((id, at) => ({ id, size: sizes[at] ?? 0 }))
    .sort((a, b) => b.size - a.size)
    .slice(0, fullest)
    .map(({ id }) => id);
};

/** Cursors four fifths down a list of engagements by date. */
const deepCursors = async (base: string): Promise<string[]> => {
  const first = await get<List>(`${base}/v1/engagements?limit=200&fields=id`);
  const { count } = await get<{ data: { counts: { engagements: number } } }>(`${base}/v1/meta`).then(({ data }) => ({
    count: data.counts.engagements,
  }));
  const cursors: string[] = [];
  let next = first.page.next;
  for (let seen = 200; next !== null && seen < count * 0.8; seen += 200) {
    cursors.push(next);
    next = (await get<List>(`${base}/v1/engagements?limit=200&fields=id&cursor=${next}`)).page.next;
  }
  return cursors.slice(-4);
};

/** The words of names that only one organisation or person has. */
const rareWords = async (base: string): Promise<string[]> => {
  const pages = await Promise.all([
    get<List>(`${base}/v1/organisations?limit=12&kind=company&sort=-label`),
    get<List>(`${base}/v1/people?limit=12&sort=-label`),
  ]);
  return pages.flatMap(({ data }) => data.flatMap(({ name }) => name?.split(" ")[0] ?? []));
};

/** Countries that fill a page even in a thousand dossiers, so that the pages compared are equally full; and any countries. */
const large = ["US", "AU", "JP", "CN"];
/** Such organisations: of others a thousand dossiers say a tenth of what a hundred thousand do. */
const largeOrganisations = ["id-ministry", "id-forces", "id-air-force", "id-navy"];
const countries = ["US", "AU", "JP", "FR", "TR", "DE", "BY", "BE"];
const topics = ["defence-industry", "defence-diplomacy", "military-training", "cyber-security"];

const crossed = <A, B>(a: readonly A[], b: readonly B[], make: (a: A, b: B) => string): string[] =>
  a.flatMap((one) => b.map((other) => make(one, other)));

/** Everything that the bench asks of one record. */
export const findTargets = async (base: string): Promise<Target[]> => {
  const [articles, engagements, agreements, statements, people, organisations, cursors, rare] = await Promise.all([
    sample(base, "articles"),
    sample(base, "engagements"),
    sample(base, "agreements"),
    sample(base, "statements"),
    sample(base, "people"),
    sample(base, "organisations"),
    deepCursors(base),
    rareWords(base),
  ]);
  const items = (collection: string, ids: readonly string[]) => ids.map((id) => `/v1/${collection}/${id}`);
  const by = (query: string) => countries.map((country) => `/v1/engagements?${query}&country=${country}`);
  return [
    { name: "item: article", goal: 1.5, paths: items("articles", articles) },
    { name: "item: engagement", goal: 1.5, paths: items("engagements", engagements) },
    { name: "item: agreement", goal: 1.5, paths: items("agreements", agreements) },
    { name: "item: statement", goal: 1.5, paths: items("statements", statements) },
    { name: "item: person", goal: 1.5, paths: items("people", people) },
    { name: "item: organisation", goal: 1.5, paths: items("organisations", largeOrganisations) },
    { name: "item: country", goal: 1.5, paths: items("countries", large) },
    { name: "item: topic", goal: 1.5, paths: items("topics", topics.slice(0, 2)) },
    { name: "list", goal: 1.5, paths: ["/v1/engagements", "/v1/articles", "/v1/agreements", "/v1/statements"] },
    { name: "list: one filter", goal: 1.5, paths: by("") },
    {
      name: "list: two filters",
      goal: 1.5,
      paths: crossed(
        large,
        ["kind=meeting", "status=held", "language=id"],
        (country, other) => `/v1/engagements?country=${country}&${other}`,
      ),
    },
    {
      name: "list: either of two",
      goal: 1.5,
      paths: crossed(
        large,
        ["FR", "IN"],
        (country, or) => `/v1/engagements?country=${country},${or}&kind=meeting,visit`,
      ),
    },
    {
      name: "list: from and to",
      goal: 1.5,
      paths: ["2010", "2015", "2018", "2021", "2024"].map((year) => `/v1/engagements?from=${year}&to=${year}-06`),
    },
    {
      name: "list: country, from",
      goal: 1.5,
      paths: crossed(
        countries,
        ["2012", "2019", "2026"],
        (country, from) => `/v1/engagements?country=${country}&from=${from}`,
      ),
    },
    { name: "list: by label", goal: 1.5, paths: by("sort=label") },
    {
      name: "list: by label, two filters",
      goal: 1.5,
      paths: crossed(
        large,
        ["kind=meeting", "status=held"],
        (country, other) => `/v1/engagements?sort=label&country=${country}&${other}`,
      ),
    },
    {
      name: "list: people of a country",
      goal: 1.5,
      paths: ["/v1/people?country=ID", "/v1/people?country=ID&sort=label"],
    },
    {
      name: "list: organisations on a topic",
      goal: 1.5,
      paths: topics.map((topic) => `/v1/organisations?topic=${topic}`),
    },
    { name: "deep page", goal: 1.5, paths: cursors.map((cursor) => `/v1/engagements?cursor=${cursor}`) },
    { name: "search: rare", goal: 4, paths: rare.map((word) => `/v1/search?q=${encodeURIComponent(word)}`) },
    {
      name: "search: common",
      goal: 4,
      paths: ["radar", "kerja sama", "pertemuan", "helicopter"].map((q) => `/v1/search?q=${encodeURIComponent(q)}`),
    },
    {
      name: "search: two words",
      goal: 4,
      paths: ["patrol boats", "radar Jepang", "simulator Jerman", "submarine Turkey"].map(
        (q) => `/v1/search?q=${encodeURIComponent(q)}`,
      ),
    },
    {
      name: "search: a sentence",
      goal: 4,
      paths: [
        "kerja sama pertahanan Indonesia Jepang menteri kunjungan latihan militer industri radar kapal",
        "signed agreement Japan 2019 radar",
        "minister of defence meets ambassador of France on patrol boats and simulators in Jakarta",
      ].map((q) => `/v1/search?q=${encodeURIComponent(q)}`),
    },
    {
      name: "search: phrases",
      goal: 4,
      paths: ['"kerja sama" "defence industry" training meeting', '"patrol boats" Japan'].map(
        (q) => `/v1/search?q=${encodeURIComponent(q)}`,
      ),
    },
    {
      name: "search: with facets",
      goal: 4,
      paths: ["radar", "simulators"].map((q) => `/v1/search?q=${q}&facets=type,country,topic`),
    },
    { name: "search: prefix", goal: 4, paths: ["perta*", "ra*", "helic*", "me*"].map((q) => `/v1/search?q=${q}`) },
    { name: "search: slips", goal: 4, paths: ["helikoptr", "pertahnan", "simulatr"].map((q) => `/v1/search?q=${q}`) },
    {
      name: "search: bounded",
      goal: 4,
      paths: ["radar&from=2019&to=2020", "radar&country=FR", "patrol&type=agreement&sort=date", "-radar patrol"].map(
        (q) => `/v1/search?q=${q}`,
      ),
    },
    { name: "list: q, by label", goal: 4, paths: ["radar", "patrol"].map((q) => `/v1/engagements?q=${q}&sort=label`) },
    { name: "list: q", goal: 4, paths: ["radar", "patrol", "simulators"].map((q) => `/v1/engagements?q=${q}`) },
    {
      name: "facets",
      goal: 4,
      paths: [
        "/v1/engagements?facets=country,topic,year,kind,status",
        "/v1/agreements?facets=country,topic,year,kind,status",
      ],
    },
    { name: "facets: one filter", goal: 4, paths: by("facets=country,topic,year,kind,status") },
    {
      name: "facets: two filters",
      goal: 4,
      paths: crossed(
        countries,
        topics,
        (country, topic) => `/v1/engagements?facets=country,topic,year,kind&country=${country}&topic=${topic}`,
      ),
    },
    { name: "facets: of people", goal: 4, paths: by("facets=person,organisation") },
    { name: "suggest", goal: 2, paths: ["kem", "min", "ra", "jep", "wid", "aero"].map((q) => `/v1/suggest?q=${q}`) },
    {
      name: "graph, depth 2",
      goal: 3,
      paths: [
        ...countries.map((country) => `country:${country}`),
        ...organisations.slice(0, 6).map((id) => `organisation:${id}`),
      ].map((focus) => `/v1/graph?focus=${focus}&depth=2`),
    },
    { name: "related", goal: 3, paths: engagements.slice(0, 10).map((id) => `/v1/engagements/${id}/related`) },
    {
      name: "timeline",
      goal: null,
      paths: ["year", "quarter", "month"].map((interval) => `/v1/timeline?interval=${interval}`),
    },
    {
      name: "timeline: country, split",
      goal: null,
      paths: countries.map((country) => `/v1/timeline?interval=quarter&by=topic&country=${country}`),
    },
    {
      name: "stats: two",
      goal: null,
      paths: ["country,year", "country,topic", "status,type"].map((by) => `/v1/stats?groupBy=${by}`),
    },
    {
      name: "stats: filtered",
      goal: null,
      paths: crossed(
        countries,
        topics,
        (country, topic) => `/v1/stats?groupBy=person&country=${country}&topic=${topic}`,
      ),
    },
  ];
};
