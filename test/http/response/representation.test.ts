import { describe, expect, test } from "vitest";
import { preferredLanguage } from "../../../src/http/request/locale.ts";
import { negotiate } from "../../../src/http/request/negotiate.ts";
import { preferredCoding } from "../../../src/http/response/compression.ts";
import { ApiError } from "../../../src/http/response/problem.ts";
import { problemOf, sampleApp } from "../sample.ts";

const { send } = sampleApp();

describe("Accept", () => {
  test.each([
    [undefined, "json"],
    ["", "json"],
    ["*/*", "json"],
    ["application/*", "json"],
    ["text/*", "csv"],
    ["text/csv", "csv"],
    ["TEXT/CSV; charset=utf-8", "csv"],
    ["text/csv;q=0.5, application/json;q=0.4", "csv"],
    ["text/csv;q=0.5, application/json;q=0.5", "json"],
    ["text/csv, */*;q=0.1", "csv"],
    ["application/json;q=0, */*", "csv"],
    ["application/json;q=0.1, application/*;q=0.9, text/csv;q=0.5", "csv"],
    ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "json"],
    ["nonsense", "json"],
    ["application/json;q=nonsense", "json"],
    ["*/csv, text/csv", "csv"],
  ])("%s", (accept, format) => {
    expect(negotiate(accept, ["json", "csv"])).toBe(format);
  });

  test.each([
    ["image/png"],
    ["application/json;q=0"],
    ["*/*;q=0"],
    ["application/json;q=0, text/csv;q=0.0"],
    ["text/html"],
  ])("%s leaves nothing", (accept) => {
    expect(() => negotiate(accept, ["json", "csv"])).toThrow(ApiError);
  });

  test("nothing left is a 406 that lists what there is", async () => {
    const response = await send("/v1/things/thing-1", { headers: { Accept: "image/png" } });
    expect(response.status).toBe(406);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    expect(response.headers.get("Vary")).toContain("Accept");
    expect((await problemOf(response)).detail).toBe(
      "This resource is available as application/json (?format=json), text/csv (?format=csv).",
    );
  });

  test("?format= beats the header", async () => {
    const response = await send("/v1/things/thing-1?format=json", { headers: { Accept: "image/png" } });
    expect(response.status).toBe(200);
    expect(response.headers.get("Vary")).toBe("Accept-Language, Accept-Encoding");
  });

  test("problems are sent whatever it says", async () => {
    for (const path of ["/nothing", "/v1/things?limit=0"]) {
      const response = await send(path, { headers: { Accept: "image/png" } });
      expect(response.headers.get("Content-Type")).toBe("application/problem+json");
      expect(response.status).not.toBe(406);
    }
  });
});

describe("language", () => {
  test.each([
    [undefined, "en"],
    ["", "en"],
    ["id", "id"],
    ["id-ID", "id"],
    ["in-ID", "id"],
    ["ID;q=0.9, en;q=0.8", "id"],
    ["id;q=0.5, en;q=0.8", "en"],
    ["fr, id;q=0.1", "id"],
    ["fr", "en"],
    ["*", "en"],
    ["en;q=0, *", "id"],
    ["en;q=0.1, *;q=0.5", "id"],
    ["en;q=0", "en"],
    [";;,,q=", "en"],
  ])("Accept-Language: %s", (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });

  test.each([
    ["/v1/things?limit=1", { "Accept-Language": "id" }, "id", "Benda 1", true],
    ["/v1/things?limit=1&lang=en", { "Accept-Language": "id" }, "en", "Thing 1", false],
    ["/v1/things?limit=1&lang=all", {}, "en, id", "Thing 1", false],
    ["/v1/things?limit=1", {}, "en", "Thing 1", true],
  ])("%s %o", async (path, headers, contentLanguage, label, varies) => {
    const response = await send(path, { headers: headers as Record<string, string> });
    expect(response.headers.get("Content-Language")).toBe(contentLanguage);
    expect(response.headers.get("Vary")?.includes("Accept-Language")).toBe(varies);
    expect(((await response.json()) as { data: { label: unknown }[] }).data[0]?.label).toEqual(label);
  });

  test("under lang=all what is in English has beside it what reads otherwise in Indonesian", async () => {
    const body = (await (await send("/v1/things?limit=1&lang=all&fields=label")).json()) as { data: unknown[] };
    expect(body.data).toEqual([{ id: "thing-1", label: "Thing 1", translations: { id: { label: "Benda 1" } } }]);
  });

  test("problems are in English for everybody, and say so", async () => {
    const response = await send("/v1/things/thing-9", { headers: { "Accept-Language": "id" } });
    expect(response.headers.get("Content-Language")).toBe("en");
    expect(response.headers.get("Vary")).toBe("Accept");
  });
});

describe("compression", () => {
  test.each([
    [undefined, undefined],
    ["gzip", "gzip"],
    ["gzip, deflate, br", "gzip"],
    ["gzip;q=0.5, br", "br"],
    ["br;q=0.5, gzip;q=0.8", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["gzip;q=0", undefined],
    ["*", "gzip"],
    ["identity", undefined],
    ["zstd", undefined],
  ])("Accept-Encoding: %s", (header, coding) => {
    expect(preferredCoding(header)).toBe(coding);
  });

  test("is named in Vary", async () => {
    expect((await send("/v1/things")).headers.get("Vary")).toBe("Accept, Accept-Language, Accept-Encoding");
  });
});
