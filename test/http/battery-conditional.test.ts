import { describe, expect, test } from "vitest";
import { targetOf } from "../contract/description.ts";
import { parameterOf, routes, testWhere, useMitra } from "./battery.ts";

const mitra = useMitra();

/** Headers that differ from one request to the next. */
const passing = new Set([
  "date",
  "x-request-id",
  "server-timing",
  "cache-status",
  "connection",
  "keep-alive",
  "transfer-encoding",
]);
const lasting = (headers: Headers) => Object.fromEntries([...headers].filter(([name]) => !passing.has(name)));

describe.each(routes)("%s", (_, operation) => {
  const target = targetOf(operation);

  test("has an entity tag, and says how long it may be kept", async () => {
    const response = await mitra.current.fetch(target);
    expect(response.headers.get("ETag")).toMatch(/^W\/"[^"]+"$/);
    expect(response.headers.get("Cache-Control")).toMatch(/^(public, max-age=\d+|no-store$)/);
    const again = await mitra.current.fetch(target);
    expect(lasting(again.headers)).toEqual(lasting(response.headers));
    expect(await again.text()).toBe(await response.text());
  });

  test("answers HEAD as GET, without the body", async () => {
    const plain = { headers: { "Accept-Encoding": "identity" } };
    const [got, head] = [
      await mitra.current.fetch(target, plain),
      await mitra.current.fetch(target, { ...plain, method: "HEAD" }),
    ];
    expect(head.status).toBe(got.status);
    expect(await head.text()).toBe("");
    const { "content-length": length, ...rest } = lasting(head.headers);
    const { "content-length": _sent, ...expected } = lasting(got.headers);
    expect(rest).toEqual(expected);
    if (length !== undefined) expect(Number(length)).toBe((await got.arrayBuffer()).byteLength);
  });

  test("confirms a current copy with 304", async () => {
    const first = await mitra.current.fetch(target);
    const tag = first.headers.get("ETag") ?? "";
    const strong = tag.replace(/^W\//, "");
    for (const field of [tag, strong, "*", `"other", ${tag}`, `${tag},"other"`, `W/"a,b" , ${strong}`]) {
      const response = await mitra.current.fetch(target, { headers: { "If-None-Match": field } });
      expect(response.status, field).toBe(304);
      expect(await response.text()).toBe("");
      for (const name of ["ETag", "Cache-Control", "Content-Language", "Vary", "Access-Control-Allow-Origin"]) {
        expect(response.headers.get(name), `${field} ${name}`).toBe(first.headers.get(name));
      }
      expect(response.headers.has("X-Request-Id")).toBe(true);
      expect(response.headers.get("Content-Type")).toBeNull();
    }
    const head = await mitra.current.fetch(target, { method: "HEAD", headers: { "If-None-Match": tag } });
    expect(head.status).toBe(304);
  });

  test("sends the whole answer where the copy is another, or the field is not well-formed", async () => {
    const tag = (await mitra.current.fetch(target)).headers.get("ETag") ?? "";
    const fields = ['"other"', 'W/"other"', tag.slice(0, -1), `${tag} ${tag}x`, "none", '""', `"x" ${tag}`];
    for (const field of fields) {
      expect((await mitra.current.fetch(target, { headers: { "If-None-Match": field } })).status, field).toBe(200);
    }
    const dated = { "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT" };
    expect((await mitra.current.fetch(target, { headers: dated })).status).toBe(200);
    const both = { ...dated, "If-None-Match": '"other"' };
    expect((await mitra.current.fetch(target, { headers: both })).status).toBe(200);
  });

  testWhere(parameterOf(operation, "lang"))(
    "has another tag for every language and every choice of fields",
    async () => {
      const join = target.includes("?") ? "&" : "?";
      const targets = ["lang=en", "lang=id", "lang=all"].map((query) => target + join + query);
      if (parameterOf(operation, "fields")) targets.push(`${target}${join}lang=en&fields=id`);
      const tags = await Promise.all(targets.map(async (one) => (await mitra.current.fetch(one)).headers.get("ETag")));
      expect(new Set(tags).size).toBe(targets.length);
      const english = await mitra.current.fetch(target, { headers: { "Accept-Language": "en" } });
      const indonesian = await mitra.current.fetch(target, {
        headers: { "Accept-Language": "id", "If-None-Match": english.headers.get("ETag") ?? "" },
      });
      expect(indonesian.status).toBe(200);
      expect(indonesian.headers.get("Content-Language")).toBe("id");
    },
  );
});
