import { describe, expect, test } from "vitest";
import { readEnv } from "../../src/env.ts";
import { partSize } from "../../src/features/discovery/queries.ts";
import { collections } from "../../src/model/record-types.ts";
import { securityExpiry } from "../../tools/build/security.ts";
import { readSettings } from "../../tools/settings.ts";
import { useMitra } from "../http/battery.ts";
import { type Element, readXml } from "./graph-xml.ts";

const publicUrl = "https://api.mitra.test";
const contact = "mailto:corrections@mitra.test";
const mitra = useMitra({
  env: { PUBLIC_URL: publicUrl, CONTACT: "corrections@mitra.test", CACHE_BYTES: "33554432", VERSION_TTL_MS: "0" },
});
const unnamed = useMitra();

const textOf = async (path: string): Promise<string> => (await mitra.current.fetch(path)).text();
const pathOf = (url: string): string => {
  expect(url.startsWith(`${publicUrl}/`), url).toBe(true);
  return url.slice(publicUrl.length);
};
const statusOf = async (path: string): Promise<number> => (await mitra.current.fetch(path, { method: "HEAD" })).status;
const browser = { Accept: "text/html,*/*;q=0.8" };

describe("the sitemap", () => {
  const child = (element: Element | undefined, name: string): string =>
    element?.children.find((one) => one.name === name)?.text ?? "";
  const entriesOf = async (path: string, root: string): Promise<Element[]> => {
    const document = readXml(await textOf(path));
    expect([document.name, document.attributes.xmlns]).toEqual([root, "http://www.sitemaps.org/schemas/sitemap/0.9"]);
    return document.children;
  };
  const partsOf = async (): Promise<string[]> =>
    (await entriesOf("/sitemap.xml", "sitemapindex")).map((entry) => pathOf(child(entry, "loc")));

  test("is where robots.txt says, and has every record with when it last changed", async () => {
    const [, named = ""] = /^Sitemap: (\S+)$/m.exec(await textOf("/robots.txt")) ?? [];
    expect(pathOf(named)).toBe("/sitemap.xml");
    const found = new Map<string, string>();
    for (const part of await partsOf()) {
      for (const entry of await entriesOf(part, "urlset")) {
        const url = child(entry, "loc");
        expect(found.has(url), url).toBe(false);
        found.set(url, child(entry, "lastmod"));
      }
    }
    const records = new Map<string, string>();
    for (const name of Object.values(collections)) {
      let path: string | undefined = `/v1/${name}?limit=200&fields=url,updatedAt`;
      while (path) {
        const answer = await mitra.current.fetch(path);
        const { data } = (await answer.json()) as { data: { url: string; updatedAt: string }[] };
        for (const { url, updatedAt } of data) records.set(url, updatedAt);
        const next: string | undefined = /<([^>]+)>; rel="next"/.exec(answer.headers.get("Link") ?? "")?.[1];
        path = next && pathOf(next);
      }
    }
    expect(records.size).toBeGreaterThan(100);
    for (const [url, updatedAt] of records) expect(found.get(url), url).toBe(updatedAt);
    const pages = [...found.keys()].filter((url) => !records.has(url));
    expect(pages).toContain(`${publicUrl}/docs`);
    for (const url of pages) expect(await statusOf(pathOf(url)), url).toBe(200);
  });

  test.each(["articles-2", "pages-1", "articles-0", "nothing-1", "articles", ""])("has no part %j", async (part) => {
    expect([400, 404]).toContain(await statusOf(`/sitemap.xml?part=${part}`));
  });

  test("goes on in another part where one is full, and is another after every write", async () => {
    const before = await mitra.current.fetch("/sitemap.xml");
    const more = partSize + 1;
    const { rows } = await mitra.current.database.client.execute("select name from pragma_table_info('records')");
    const columns = rows
      .map(({ name }) => (name === "id" ? "'invented-' || value" : name === "number" ? "null" : `r."${name}"`))
      .join(", ");
    await mitra.current.database.client.batch(
      [
        `insert into records select ${columns} from records r, json_each((select json_group_array(n) from
          (with recursive s(n) as (select 1 union all select n + 1 from s where n < ${more}) select n from s)))
          where r.type = 'topic' and r.id = (select min(id) from records where type = 'topic')`,
        "update dataset set version = version + 1, stamp = 'invented'",
      ],
      "write",
    );
    const parts = (await partsOf()).filter((part) => part.includes("topics"));
    expect(parts).toEqual(["/sitemap.xml?part=topics-1", "/sitemap.xml?part=topics-2"]);
    const urls = [];
    for (const part of parts) {
      const entries = await entriesOf(part, "urlset");
      expect(entries.length).toBeLessThanOrEqual(partSize);
      urls.push(...entries.map((entry) => child(entry, "loc")));
    }
    expect(new Set(urls).size).toBe(urls.length);
    expect(urls.filter((url) => url.includes("invented-"))).toHaveLength(more);
    expect((await mitra.current.fetch("/sitemap.xml")).headers.get("ETag")).not.toBe(before.headers.get("ETag"));
  });
});

describe("the catalogue of APIs", () => {
  const path = "/.well-known/api-catalog";

  test("is a link set whose every link opens what it says", async () => {
    const answer = await mitra.current.fetch(path);
    expect(answer.headers.get("Content-Type")).toBe(
      'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
    );
    const { linkset } = (await answer.json()) as {
      linkset: ({ anchor: string } & Record<string, { href: string; type?: string }[]>)[];
    };
    const targets = linkset.flatMap(({ anchor: _, ...relations }) => Object.values(relations).flat());
    expect(targets.length).toBeGreaterThan(5);
    for (const { href, type } of targets) {
      const opened = await mitra.current.fetch(pathOf(href), { headers: { Accept: type ?? "*/*" } });
      expect([opened.status, href]).toEqual([200, href]);
      if (type) expect(opened.headers.get("Content-Type")?.split(";")[0], href).toBe(type);
    }
    const [catalog, api] = linkset;
    expect(catalog?.item?.map(({ href }) => href)).toEqual([api?.anchor]);
  });

  test("is linked from the home page and by itself, from memory too, whatever that has learnt first", async () => {
    for (const [target, type] of [
      ["/", "text/plain"],
      ["/", "text/html"],
      [path, "application/linkset+json"],
    ]) {
      // Nobody has asked just so before: the first answer, from which the others are remembered, is a 304.
      const headers = { Accept: `${type};q=0.31` };
      const first = await mitra.current.raw(target ?? "", { headers: { ...headers, "If-None-Match": "*" } });
      expect([first.status, first.headers.link]).toEqual([304, undefined]);
      for (const method of ["GET", "HEAD"]) {
        const answer = await mitra.current.raw(target ?? "", { method, headers });
        expect(answer.headers["cache-status"]).toBe("mitra; hit");
        expect(answer.headers.link, `${method} ${target}`).toContain(`<${publicUrl}${path}>; rel="api-catalog"`);
      }
    }
  });
});

describe("security.txt", () => {
  const path = "/.well-known/security.txt";
  const fieldsOf = (text: string): [string, string][] =>
    text
      .trim()
      .split("\n")
      .map((line) => /^([A-Z][a-z-]+(?:-[A-Z][a-z]+)*): (\S.*)$/.exec(line)?.slice(1) as [string, string]);

  test("says whom to write to, where it stands, and until when that holds", async () => {
    const fields = fieldsOf(await textOf(path));
    const all = (name: string) => fields.filter(([field]) => field === name).map(([, value]) => value);
    expect(all("Contact")).toEqual([contact, `${publicUrl}/#contact`]);
    expect(all("Canonical")).toEqual([publicUrl + path]);
    expect(all("Policy")).toEqual([`${publicUrl}/#contact`]);
    const [expires = "", ...others] = all("Expires");
    expect(others).toEqual([]);
    const days = (Date.parse(expires) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(300);
    expect(days).toBeLessThan(365);
  });

  test("names the origin of the request where none is configured, and nobody where nobody is", async () => {
    const { body } = await unnamed.current.raw(path, { headers: { Host: "here.test:81" } });
    expect(fieldsOf(body).filter(([name]) => name === "Contact")).toEqual([
      ["Contact", "http://here.test:81/#contact"],
    ]);
    expect(body).toContain(`Canonical: http://here.test:81${path}`);
  });

  test.each([
    ["2026-11-27", "2027-10-01"],
    ["2026-01-31T23:59:59Z", "2026-12-01"],
    ["2028-02-29", "2029-01-01"],
  ])("of a build of %s holds until %s", (day, until) => {
    expect(securityExpiry(new Date(day))).toBe(`${until}T00:00:00.000Z`);
  });
});

describe("where to write to", () => {
  test("is on the home page, in the card and in the description", async () => {
    const page = await (await mitra.current.fetch("/", { headers: browser })).text();
    expect(page).toContain(`id="contact"`);
    expect(page).toContain(`<a href="${contact}">corrections@mitra.test</a>`);
    expect(await textOf("/")).toContain("Write to corrections@mitra.test");
    const unsaid = await (await unnamed.current.fetch("/", { headers: browser })).text();
    expect(unsaid).toContain("has not said where to write to");
    for (const [server, url] of [
      [mitra, `${publicUrl}/#contact`],
      [unnamed, "/#contact"],
    ] as const) {
      const { info } = (await (await server.current.fetch("/openapi.json")).json()) as { info: { contact: object } };
      expect(info.contact).toMatchObject({ url });
    }
  });

  test("is an e-mail address or an https address", () => {
    const of = (CONTACT: string) => readEnv({ LIBSQL_URL: "http://127.0.0.1", CONTACT }).CONTACT;
    expect(of("a@b.example")).toBe("mailto:a@b.example");
    expect(of('https://b.example/x"><b>')).toBe("https://b.example/x%22%3E%3Cb%3E");
    for (const wrong of ["", "http://b.example", "javascript:alert(1)", "a@b.example\nExpires: x", "somebody"])
      expect(() => of(wrong), wrong).toThrow("CONTACT");
    expect(readSettings({ CONTACT: "a@b.example" }).passedOn).toEqual({ CONTACT: "a@b.example" });
    expect(() => readSettings({ CONTACT: "somebody" })).toThrow("CONTACT");
  });
});

test("the icon is one, whole", async () => {
  const answer = await mitra.current.fetch("/favicon.ico");
  expect(answer.headers.get("Content-Type")).toBe("image/vnd.microsoft.icon");
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect([bytes.readUInt16LE(0), bytes.readUInt16LE(2), bytes.readUInt16LE(4)]).toEqual([0, 1, 1]);
  expect(bytes.readUInt32LE(14) + bytes.readUInt32LE(18)).toBe(bytes.length);
  expect(bytes.subarray(22, 30).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
});

test.each(["/", "/docs", "/problems", "/problems/not-found"])(
  "%s tells what it is to whoever shows a link to it",
  async (path) => {
    const page = await (await mitra.current.fetch(path, { headers: browser })).text();
    const said = Object.fromEntries(
      [...page.matchAll(/<meta property="og:(\w+)" content="([^"]*)">/g)].map(([, name, value]) => [name, value]),
    );
    expect(said).toEqual({
      type: "website",
      site_name: "Mitra",
      title: /<title>([^<]+)<\/title>/.exec(page)?.[1],
      description: /<meta name="description" content="([^"]+)">/.exec(page)?.[1],
      url: publicUrl + path,
    });
  },
);
