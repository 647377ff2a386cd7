import { describe, expect, it } from "vitest";
import { createApp } from "../../src/app.ts";
import { dayCode, numbersOfDay, slotBits, slotOf } from "../../src/db/fulltext/number.ts";
import type { Reference } from "../../src/record-types.ts";
import { agreement, dated, engagement, invented, personPost, statement } from "../record/dossiers.ts";
import { useWriting } from "../record/writing.ts";
import { uncached } from "../support/bindings.ts";

const writing = useWriting();

type Organisation = Reference["organisation"][number];
const bindingsOf = ({ url, authToken }: { url: string; authToken: string }) => ({
  LIBSQL_URL: url,
  LIBSQL_AUTH_TOKEN: authToken,
});

type Found = { data: { type: string; id: string }[] };

const ask = async (path: string): Promise<Found> => {
  const env = { ...bindingsOf(writing.database), ...uncached };
  const answer = await createApp().request(path, undefined, env as never);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Found;
};

const found = async (q: string): Promise<string[]> =>
  (await ask(`/v1/search?q=${encodeURIComponent(q)}&exact=true`)).data.map(({ type, id }) => `${type}:${id}`).sort();

const suggested = async (q: string): Promise<string[]> =>
  (await ask(`/v1/suggest?q=${encodeURIComponent(q)}`)).data.map(({ id }) => id);

const integrity = () => writing.database.query("insert into search (search) values ('integrity-check')");

/** Rows of the index and of its documents must be the same ones: those of the records. */
const expectWhole = async () => {
  const { query } = writing.database;
  await integrity();
  const documents = "select record as number from search_documents order by 1";
  expect(await query(documents)).toEqual(await query("select number from records order by 1"));
  const indexed = "select rowid as id from search order by 1";
  expect(await query(indexed)).toEqual(await query("select id from search_documents order by 1"));
  expect(await query("select distinct type, id from suggest_names except select type, id from records")).toEqual([]);
};

const lagoon = (more: object = {}) =>
  invented("lagoon-news", {
    article: { published: dated("2020-05-02") },
    engagements: [
      engagement({
        id: "lagoon-talks",
        label: "Lagoon talks",
        date: dated("2020-05-01"),
        participants: [
          { person: "ada", post: "nz-head", side: "country:NZ" },
          { organisation: "yard", side: "country:FJ" },
        ],
        topics: ["ships"],
        ...more,
      }),
    ],
    statements: [statement({ id: "lagoon-word", speakers: ["person:ada"], about: ["engagement:lagoon-talks"] })],
    people: [personPost("ada", "nz-head", { rank: { en: "Rear Admiral", id: "Laksamana Muda" } })],
  });

describe("the index follows the record", () => {
  it("so that what was signed at a place is found by it", async () => {
    const ceremony = engagement({ id: "ceremony", label: "Lagoon ceremony", kind: "signing", agreements: ["pact"] });
    const history = [{ status: "signed", date: dated("2020-05-01"), evidence: [{ paragraph: 1 }] }];
    const pact = agreement({ id: "pact", label: "Harbour pact", status: "signed", statusHistory: history });
    await writing.write([invented("news", { engagements: [ceremony], agreements: [pact, agreement({ id: "plan" })] })]);
    const { data } = await ask("/v1/search?q=signed+lagoon");
    expect(data.map(({ id }) => id).slice(0, 2)).toEqual(["ceremony", "pact"]);
    expect(data.map(({ id }) => id)).not.toContain("plan");
  });

  it("with the partners of an agreement: the states, and the country of a company where no other is one", async () => {
    const maker = { party: "organisation:yard" };
    const parties = [{ party: "country:ID" }, maker];
    const bought = agreement({ id: "bought", parties: [...parties, { party: "country:NZ" }] });
    await writing.write([invented("news", { agreements: [bought, agreement({ id: "sold", parties })] })]);
    const withFiji = await writing.database.query<{ id: string }>(
      `select r.id from search f join search_documents d on d.id = f.rowid join records r on r.number = d.record
       where f.search match '"party:fj"'`,
    );
    expect(withFiji).toEqual([{ id: "sold" }]);
  });

  it("as a dossier comes, changes and goes", async () => {
    await writing.write([lagoon()]);
    await expectWhole();
    expect(await found("lagoon")).toEqual(["article:lagoon-news", "engagement:lagoon-talks", "statement:lagoon-word"]);
    expect(await found('"lagoon talks id"')).toContain("engagement:lagoon-talks");
    await writing.write([lagoon({ label: "Atoll talks", summary: { en: "Nothing new.", id: "Tidak ada." } })]);
    await expectWhole();
    expect(await found("atoll")).toContain("engagement:lagoon-talks");
    expect(await found('"lagoon talks id"')).toEqual([]);
    await writing.write([], ["lagoon-news"]);
    await expectWhole();
    expect([...(await found("atoll")), ...(await found("yard")), ...(await suggested("yard"))]).toEqual([]);
  });

  it("as the label of what a fact names changes in another dossier", async () => {
    const about = invented("lagoon-echo", {
      statements: [statement({ id: "echo", about: ["engagement:lagoon-talks"] })],
    });
    await writing.write([lagoon(), about]);
    expect(await found("atoll")).toEqual([]);
    await writing.write([lagoon({ label: "Atoll talks" })]);
    expect(await found("atoll")).toContain("statement:echo");
    await expectWhole();
  });

  it("as a reference is given another name: what names it is found by that", async () => {
    await writing.write([lagoon()]);
    expect(await found("slipway")).toEqual([]);
    const yard = writing.reference.organisation.find(({ id }) => id === "yard");
    yard?.aliases.push("Slipway Works");
    await writing.write([]);
    await expectWhole();
    expect(await found("slipway")).toEqual(["article:lagoon-news", "engagement:lagoon-talks", "organisation:yard"]);
    expect(await suggested("slip")).toEqual(["yard"]);
    yard?.aliases.pop();
    await writing.write([]);
    expect([...(await found("slipway")), ...(await suggested("slip"))]).toEqual([]);
  });

  it("as a post is renamed: it and those who hold it are found by that", async () => {
    await writing.write([lagoon()]);
    const post = writing.reference.post.find(({ id }) => id === "nz-head");
    if (post) post.label = { en: "Harbour master", id: "Syahbandar" };
    await writing.write([]);
    await expectWhole();
    expect(await found("syahbandar")).toEqual([
      "article:lagoon-news",
      "engagement:lagoon-talks",
      "person:ada",
      "post:nz-head",
      "statement:lagoon-word",
    ]);
  });

  it("as what a post belongs to is renamed, and who says something", async () => {
    await writing.write([lagoon()]);
    const bureau = writing.reference.organisation.find(({ id }) => id === "bureau");
    const ada = writing.reference.person.find(({ id }) => id === "ada");
    bureau?.aliases.push("Slipway Works");
    ada?.otherNames.push("Quill");
    await writing.write([]);
    await expectWhole();
    expect(await found("slipway")).toContain("person:ada");
    const said =
      "select r.id from search s join search_documents d on d.id = s.rowid join records r on r.number = d.record where search match";
    expect(await writing.database.query(`${said} '"says:quill"'`)).toEqual([{ id: "lagoon-word" }]);
  });

  it("as an organisation far above another moves", async () => {
    const named = invented("yard-news", {
      engagements: [engagement({ id: "yard-talks", participants: [{ organisation: "bureau", side: "country:NZ" }] })],
    });
    writing.reference.organisation.push({
      ...structuredClone(writing.reference.organisation[0] as Organisation),
      id: "crown",
    });
    await writing.write([named]);
    const under = async () => (await ask("/v1/search?q=bureau&organisation=crown")).data.map(({ id }) => id);
    expect(await under()).toEqual([]);
    const [ministry] = writing.reference.organisation;
    if (ministry) ministry.parent = "crown";
    await writing.write([]);
    expect(await under()).toContain("bureau");
    await expectWhole();
  });

  it("and keeps no word of what has gone, nor of what is not there", async () => {
    const words = async () =>
      (await writing.database.query<{ word: string }>("select word from search_words order by 1")).map(
        ({ word }) => word,
      );
    const slips = () => writing.database.query("select * from search_slips where word = 'atoll' or key = 'atoll'");
    writing.reference.person.push({ id: "nobody", name: "Unmentioned", otherNames: [] });
    await writing.write([lagoon()]);
    const before = await words();
    expect(before).not.toContain("unmentioned");
    expect(await slips()).toEqual([]);
    await writing.write([
      lagoon({ label: "Atoll talks" }),
      invented("atoll-news", { statements: [statement({ id: "atoll" })] }),
    ]);
    expect(await words()).toContain("atoll");
    expect(await slips()).not.toEqual([]);
    await writing.write([], ["lagoon-news"]);
    // The other article still has it.
    expect(await words()).toContain("atoll");
    await writing.write([lagoon()], ["atoll-news"]);
    expect(await words()).toEqual(before);
    expect(await slips()).toEqual([]);
    expect(await writing.database.query("select * from search_words_left")).toEqual([]);
    await writing.write([], ["lagoon-news"]);
    expect(await words()).toEqual([]);
    expect(await writing.database.query("select * from term_counts where count > 0")).toEqual([]);
    expect(await writing.database.query("select * from term_pair_counts")).toEqual([]);
  });

  it("as a person is given a rank by one article and loses it with that", async () => {
    const other = invented("other-news", {
      engagements: [engagement({ id: "other-talks", participants: [{ person: "ada" }] })],
    });
    await writing.write([lagoon(), other]);
    expect(await found("laksamana")).toContain("person:ada");
    await writing.write([], ["lagoon-news"]);
    expect(await found("laksamana")).toEqual([]);
    expect(await found("ada")).toContain("person:ada");
    await expectWhole();
  });

  it("as a fact is dated anew: it stands at its day", async () => {
    const order = async () => (await ask("/v1/search?q=talks&type=engagement&sort=-date")).data.map(({ id }) => id);
    const second = invented("second", {
      engagements: [engagement({ id: "second-talks", label: "Second talks", date: dated("2021-01-01") })],
    });
    await writing.write([lagoon(), second]);
    expect(await order()).toEqual(["second-talks", "lagoon-talks"]);
    await writing.write([lagoon({ date: dated("2022-01-01") })]);
    expect(await order()).toEqual(["lagoon-talks", "second-talks"]);
    await writing.write([lagoon({ date: dated(null) })]);
    expect(await order()).toEqual(["second-talks", "lagoon-talks"]);
    await expectWhole();
  });
});

describe("the number of a document", () => {
  // The hashes of these three are the same.
  const [first, second, third] = ["basadaditiri", "nibakomapagi", "soragiborama"] as const;
  const dossierOf = (id: string) =>
    invented(`news-of-${id}`, { engagements: [engagement({ id, label: `Regatta ${id}`, date: dated("2020-05-01") })] });
  const slot = slotOf(dayCode("2020-05-01"), "engagement", first);
  const numbers = () =>
    writing.database.query(
      "select d.id, r.id as name from search_documents d join records r on r.number = d.record where r.type = 'engagement' order by d.id",
    );
  const expectPlaces = async (...ids: string[]) => {
    await expectWhole();
    expect(await numbers()).toEqual(ids.map((name, at) => ({ id: slot + at, name })));
    expect((await found("regatta")).filter((key) => key.startsWith("e"))).toEqual(ids.map((id) => `engagement:${id}`));
  };

  it.each([
    [first, second, third],
    [first, third, second],
    [second, first, third],
    [second, third, first],
    [third, first, second],
    [third, second, first],
  ])("of %s, %s and %s is the same, in whichever order they come and go", async (...order) => {
    for (const id of order) await writing.write([dossierOf(id)]);
    await expectPlaces(first, second, third);
    await writing.write([], [`news-of-${order[0]}`]);
    await expectPlaces(...[first, second, third].filter((id) => id !== order[0]));
    await writing.write([dossierOf(order[0])], [`news-of-${order[1]}`]);
    await expectPlaces(...[first, second, third].filter((id) => id !== order[1]));
    await writing.write([], [`news-of-${order[0]}`]);
    await expectPlaces(order[2]);
  });

  it("is safe to count with, whatever the day", () => {
    for (const day of [dayCode("1900-01-01"), dayCode(""), dayCode("", false)]) {
      const { first: least, last } = numbersOfDay(day);
      const number = slotOf(day, "engagement", first);
      expect(Number.isSafeInteger(last)).toBe(true);
      expect(number).toBeGreaterThanOrEqual(least);
      expect(number + 2 ** slotBits - 1).toBeLessThanOrEqual(last);
    }
  });
});

describe("a cursor", () => {
  const many = (from: number, count: number) =>
    invented(`many-${from}`, {
      engagements: Array.from({ length: count }, (_, at) =>
        engagement({
          id: `talks-${from + at}`,
          label: "Lagoon talks",
          date: dated(at % 3 === 0 ? null : at % 3 === 1 ? "2020-05-01" : "2021"),
        }),
      ),
    });

  it.each(["relevance", "-date", "date"])("by %s gives each hit once, also as others come in between", async (sort) => {
    await writing.write([many(100, 40)]);
    const seen: string[] = [];
    let next: string | null = "";
    for (let page = 0; next !== null; page++) {
      const cursor: string = next === "" ? "" : `&cursor=${next}`;
      const answer = (await ask(
        `/v1/search?q=lagoon&type=engagement&sort=${sort}&limit=${7 + (page % 3)}${cursor}`,
      )) as Found & {
        page: { next: string | null };
      };
      seen.push(...answer.data.map(({ id }) => id));
      next = answer.page.next;
      if (page === 1) await writing.write([many(200, 5), many(50, 5)]);
    }
    expect(new Set(seen).size).toBe(seen.length);
    const first = Array.from({ length: 40 }, (_, at) => `talks-${100 + at}`);
    expect(first.filter((id) => !seen.includes(id))).toEqual([]);
  });

  it("goes through the days in order, ties by id, undated last", async () => {
    await writing.write([many(100, 30)]);
    const hits = (await ask("/v1/search?q=lagoon&type=engagement&sort=-date&limit=200")).data.map(({ id }) =>
      Number(id.slice(6)),
    );
    const rank = (id: number) => [2, 1, 0].indexOf((id - 100) % 3);
    expect(hits).toEqual([...hits].sort((a, b) => rank(a) - rank(b) || (String(a) < String(b) ? -1 : 1)));
    expect(hits).toHaveLength(30);
  });
});

type Stmt = { sql?: string; sql_id?: number; args?: { type: string; value?: string }[] };
type Pipeline = { requests: { sql_id?: number; sql?: string; batch?: { steps: { stmt: Stmt }[] } }[] };

describe("plans", () => {
  it("of searches and suggestions scan no table", async () => {
    await writing.write([lagoon()]);
    const asked = new Map<string, NonNullable<Stmt["args"]>>();
    const app = createApp({
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const { requests } = (await request.clone().json()) as Pipeline;
        const stored = new Map(requests.map(({ sql_id, sql }) => [sql_id, sql]));
        for (const { stmt } of requests.flatMap(({ batch }) => batch?.steps ?? [])) {
          asked.set(stmt.sql ?? stored.get(stmt.sql_id) ?? "", stmt.args ?? []);
        }
        return fetch(request);
      },
    });
    const env = { ...bindingsOf(writing.database), ...uncached };
    for (const path of [
      "search?q=lagoon+talks&country=NZ&from=2020&facets=type,country,topic,year,kind,status",
      "search?q=lagoon&sort=-date",
      "search?q=lagoom+rudder",
      "suggest?q=lag",
      "suggest?q=lagoon+talk&country=NZ",
      "suggest?q=yarrd",
      "engagements?q=lagoon&sort=relevance&country=NZ",
      "people?q=ada",
    ]) {
      expect((await app.request(`/v1/${path}`, undefined, env as never)).status).toBe(200);
    }
    const tables = await writing.database.query<{ name: string }>(
      "select name from sqlite_master where type = 'table' and sql not like 'create virtual%' and name <> 'dataset'",
    );
    const names = tables.map(({ name }) => name).join("|");
    const scans: string[] = [];
    for (const [sql, args] of asked) {
      if (!/^\s*(select|with)/i.test(sql)) continue;
      const { rows } = await writing.database.db.$client.execute({
        sql: `explain query plan ${sql}`,
        args: args.map(({ type, value }) => (type === "integer" ? Number(value) : (value ?? null))),
      });
      for (const { detail } of rows) {
        const scanned = /^SCAN (\w+)(?!.*VIRTUAL TABLE)/.exec(String(detail))?.[1];
        if (scanned && new RegExp(`\\b(${names})"? (as )?"?${scanned}\\b|^(${names})$`).test(sql)) {
          scans.push(`${String(detail)} in ${sql.replace(/\s+/g, " ").slice(0, 120)}`);
        }
      }
    }
    expect(asked.size).toBeGreaterThan(20);
    expect(scans).toEqual([]);
  });
});
