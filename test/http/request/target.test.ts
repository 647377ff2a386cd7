import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nowhere, readTarget } from "../../../src/http/request/target.ts";
import { startMitra, type TestMitra } from "../../support/mitra.ts";
import { rawBytes } from "../../support/raw-http.ts";
import { attackedOf, bytesOf, harmless, refused, victimOf } from "../hostile.ts";

const read = (url: string, host?: string) =>
  readTarget({ url, headers: new Headers(host === undefined ? {} : { Host: host }) });

describe("the target of a request", () => {
  test.each([
    ["http://x/v1", "http://x", "/v1", ""],
    ["http://x:80/v1/?a=b?c", "http://x", "/v1/", "?a=b?c"],
    ["https://Mitra.Example:8443/?q=//y", "https://mitra.example:8443", "/", "?q=//y"],
    ["http://127.0.0.1:8787/a//b\\c", "http://127.0.0.1:8787", "/a//b\\c", ""],
    ["http://[::1]:8787/%2e%2e/x", "http://[::1]:8787", "/%2e%2e/x", ""],
    ["http://a_b.c-d./v1#x", "http://a_b.c-d.", "/v1", ""],
  ])("%s is read once", (url, origin, path, search) => {
    expect(read(url)).toEqual({ origin, path, search });
    expect(read(url, "mitra.example")).toEqual({ origin, path, search });
  });

  test.each([
    ["http://x\\v1\\people#/v1", "x\\v1\\people#"],
    // The same text as of another request: only the header tells them apart.
    ["http://x/v1/people?/v1", "x/v1/people?"],
    ["http://x/v1/people#/v1", "x/v1/people#"],
    ["http://x", undefined],
    ["http://x*", "x"],
    ["http://u@x/v1", undefined],
    ["ftp://x/v1", undefined],
    ["", undefined],
  ])("%s of %s is none", (url, host) => expect(read(url, host)).toBe(nowhere));
});

// PUBLIC_URL is the origin of links where it is set; without it, that of the request is.
describe.each([["https://mitra.example"], [""]])(
  "an answer is given for its own address, PUBLIC_URL being %j",
  (origin) => {
    const env = { VERSION_TTL_MS: "60000", ...(origin ? { PUBLIC_URL: origin } : {}) };
    let [keeping, computing]: TestMitra[] = [];
    beforeAll(async () => {
      [keeping, computing] = await Promise.all([
        startMitra({ env: { ...env, CACHE_BYTES: "1000000" } }),
        startMitra({ env: { ...env, CACHE_BYTES: "0" } }),
      ]);
    });
    afterAll(async () => {
      await Promise.all([keeping?.close(), computing?.close()]);
    });

    const host = "mitra.example";
    const ask = (mitra: TestMitra | undefined, target: string) =>
      rawBytes(mitra?.url ?? "", bytesOf({ name: "", target, headers: [["Host", host]] }));
    const lasting = async (answer: ReturnType<typeof ask>) => {
      const { status, headers, body } = await answer;
      return {
        status,
        etag: headers.etag,
        link: headers.link,
        body: body.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ""),
      };
    };

    test.each(refused.map((make, at) => [make(at, host).name, at, make(at, host)] as const))(
      "%s",
      async (_, at, sent) => {
        for (let times = 0; times < 2; times += 1) {
          expect((await rawBytes(keeping?.url ?? "", bytesOf(sent))).status).toBe(400);
        }
        for (const path of [victimOf(at), attackedOf(at)]) {
          expect(await lasting(ask(keeping, path))).toEqual(await lasting(ask(computing, path)));
        }
      },
    );

    test.each(harmless.map((make, at) => [make(at, host).name, at + 128, make(at + 128, host)] as const))(
      "%s",
      async (_, at, sent) => {
        for (let times = 0; times < 2; times += 1) {
          const answer = await rawBytes(keeping?.url ?? "", bytesOf(sent));
          expect([answer.status, answer.body]).toEqual([200, (await ask(computing, attackedOf(at))).body]);
        }
        for (const path of [victimOf(at), attackedOf(at)]) {
          expect(await lasting(ask(keeping, path))).toEqual(await lasting(ask(computing, path)));
        }
      },
    );
  },
);
