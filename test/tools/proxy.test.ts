import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { attackedOf, bytesOf, type Hostile, harmless, refused, victimOf } from "../http/hostile.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { proxies, startProxy } from "../support/proxy.ts";
import { type RawAnswer, rawBytes } from "../support/raw-http.ts";

const host = "mitra.example.org";
const env = { PUBLIC_URL: `https://${host}`, VERSION_TTL_MS: "60000" };
const requestFor = (target: string): Hostile => ({ name: "", target, headers: [["Host", host]] });

let [keeping, computing]: TestMitra[] = [];
beforeAll(async () => {
  [keeping, computing] = await Promise.all([
    startMitra({ env: { ...env, CACHE_BYTES: "10000000" } }),
    startMitra({ env: { ...env, CACHE_BYTES: "0" } }),
  ]);
});
afterAll(async () => {
  await Promise.all([keeping?.close(), computing?.close()]);
});

const shown = ({ status, headers, body }: RawAnswer) => ({ status, etag: headers.etag, body });

describe.each(Object.entries(proxies))("behind %s as in the docs", (name, kind) => {
  test("whatever is sent, an address gives its own record", async ({ skip }) => {
    if (kind.binary === undefined) return skip(`${name} is not on this machine`);
    const [direct, computed] = [keeping?.url ?? "", computing?.url ?? ""];
    const proxy = await startProxy(kind, direct);
    // Numbers of its own for each proxy, so that no answer is kept yet.
    const first = name === "nginx" ? 0 : 128;
    try {
      for (const [row, make] of [...refused, ...harmless].entries()) {
        const at = first + row;
        const sent = make(at, host);
        const [own, victim] = [
          shown(await rawBytes(computed, bytesOf(requestFor(attackedOf(at))))),
          shown(await rawBytes(computed, bytesOf(requestFor(victimOf(at))))),
        ];
        for (let times = 0; times < 2; times += 1) {
          const answer = await rawBytes(proxy.url, bytesOf(sent));
          if (answer.status === 200) expect([sent.name, answer.body]).toEqual([sent.name, own.body]);
          else expect([sent.name, answer.status]).toEqual([sent.name, 400]);
        }
        for (const [target, right] of [
          [victimOf(at), victim],
          [attackedOf(at), own],
        ] as const) {
          expect([sent.name, shown(await rawBytes(proxy.url, bytesOf(requestFor(target))))]).toEqual([
            sent.name,
            right,
          ]);
          expect([sent.name, shown(await rawBytes(direct, bytesOf(requestFor(target))))]).toEqual([sent.name, right]);
        }
      }
    } finally {
      await proxy.close();
    }
  });
});
