import { describe, expect, test } from "vitest";
import { ifNoneMatch } from "../../../src/http/response/conditional.ts";
import { sampleApp } from "../sample.ts";

const tagOf = async (send: ReturnType<typeof sampleApp>["send"], path: string, headers: Record<string, string> = {}) =>
  (await send(path, { headers })).headers.get("ETag") ?? "";

describe("the entity tag", () => {
  const { send, state } = sampleApp();

  test.each([
    ["/v1/things", "/v1/things?limit=20"],
    ["/v1/things", "/v1/things?sort=-date"],
    ["/v1/things?country=FR,JP", "/v1/things?country=jp&country=fr"],
    ["/v1/things?kind=visit&limit=5", "/v1/things?limit=5&kind=visit,visit"],
    ["/v1/things?lang=en", "/v1/things?format=json"],
    ["/v1/things?from=2021", "/v1/things?from=2021-01-01"],
  ])("%s and %s are the same", async (a, b) => {
    expect(await tagOf(send, a)).toBe(await tagOf(send, b));
  });

  test("differs by filter, language, fields, page size and version", async () => {
    const paths = [
      "/v1/things",
      "/v1/things?country=FR",
      "/v1/things?lang=id",
      "/v1/things?lang=all",
      "/v1/things?fields=id",
      "/v1/things?limit=5",
      "/v1/things/thing-1",
      "/v1/things/thing-1?format=csv",
      "/v1/things/thing-2",
    ];
    const tags = await Promise.all(paths.map((path) => tagOf(send, path)));
    expect(new Set(tags).size).toBe(paths.length);
    for (const tag of tags) expect(tag).toMatch(/^W\/"[\x21\x23-\x7e]+"$/);
    const before = await tagOf(send, "/v1/things");
    state.version += 1;
    expect(await tagOf(send, "/v1/things")).not.toBe(before);
  });
});

describe("a current copy", () => {
  test.each([["W/"], [""]])("is confirmed before the handler runs (%s)", async (prefix) => {
    const { send, state } = sampleApp();
    const full = await send("/v1/things?lang=id");
    const opaque = full.headers.get("ETag")?.replace("W/", "");
    const handled = state.handled;
    for (const value of [`${prefix}${opaque}`, `"other", ${prefix}${opaque}`, `W/"a,b" , ${prefix}${opaque},`]) {
      const response = await send("/v1/things?lang=id", {
        headers: { "If-None-Match": value, "If-Modified-Since": "Mon, 01 Jan 1990 00:00:00 GMT" },
      });
      expect([value, response.status]).toEqual([value, 304]);
      expect(await response.text()).toBe("");
      for (const name of [
        "ETag",
        "Cache-Control",
        "Vary",
        "Content-Language",
        "Access-Control-Allow-Origin",
        "Access-Control-Expose-Headers",
      ]) {
        expect([name, response.headers.get(name)]).toEqual([name, full.headers.get(name)]);
      }
      expect(response.headers.get("X-Request-Id")).toMatch(/\S/);
    }
    expect(state.handled).toBe(handled);
  });

  test("is confirmed by * where there is something, not where there is nothing", async () => {
    const { send } = sampleApp();
    expect((await send("/v1/things/thing-1", { headers: { "If-None-Match": "*" } })).status).toBe(304);
    expect((await send("/v1/things/thing-9", { headers: { "If-None-Match": "*" } })).status).toBe(404);
  });

  test("of another version, language or record is not confirmed", async () => {
    const { send, state } = sampleApp();
    const tag = await tagOf(send, "/v1/things");
    expect((await send("/v1/things?lang=id", { headers: { "If-None-Match": tag } })).status).toBe(200);
    expect((await send("/v1/things", { headers: { "If-None-Match": tag, "Accept-Language": "id" } })).status).toBe(200);
    state.version += 1;
    expect((await send("/v1/things", { headers: { "If-None-Match": tag } })).status).toBe(200);
  });

  test("does not hide a fault of the request", async () => {
    const { send } = sampleApp();
    const tag = await tagOf(send, "/v1/things");
    expect((await send("/v1/things?limit=0", { headers: { "If-None-Match": tag } })).status).toBe(400);
    expect((await send("/v1/things", { headers: { "If-None-Match": tag, Accept: "image/png" } })).status).toBe(406);
  });

  test("is confirmed by the version of the data where no look-up is given", async () => {
    const { send } = sampleApp({ currentVersion: undefined });
    const tag = await tagOf(send, "/v1/things");
    expect((await send("/v1/things", { headers: { "If-None-Match": tag } })).status).toBe(304);
  });
});

test.each([
  [undefined, false],
  ["", false],
  ["*", true],
  ['"1"', true],
  ['W/"1"', true],
  ['"0",W/"1"', true],
  ['"2"', false],
  ["1", false],
  ['w/"1"', false],
  ['"1', false],
  ['"1" "2"', false],
  ['"1", nonsense', false],
  ['*, "1"', false],
])("If-None-Match: %s", (header, expected) => {
  expect(ifNoneMatch(header, 'W/"1"')).toBe(expected);
});
