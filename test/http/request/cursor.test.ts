import { z } from "@hono/zod-openapi";
import { expect, test } from "vitest";
import { decodeCursor, encodeCursor } from "../../../src/http/request/cursor.ts";
import { ApiError } from "../../../src/http/response/problem.ts";
import { sampleApp } from "../sample.ts";

type List = { data: { id: string }[]; page: { limit: number; next: string | null } };

const anything = z.array(z.union([z.string(), z.number(), z.null()]));

const { send, state } = sampleApp();
const read = async (query: string) => (await (await send(`/v1/things?${query}`)).json()) as List;

test("following next gives the set once, with a limit that changes and a record that comes in between", async () => {
  const seen: string[] = [];
  let query = "limit=2&kind=visit,meeting";
  for (let pages = 0; pages < 10; pages++) {
    const { data, page } = await read(query);
    seen.push(...data.map(({ id }) => id));
    if (page.next === null) break;
    query = `kind=meeting&kind=visit&limit=${(pages % 3) + 1}&lang=id&fields=id&cursor=${page.next}`;
  }
  expect(seen).toEqual(Array.from({ length: state.size }, (_, index) => `thing-${index + 1}`));
});

test("Link leads to the next page and keeps the filters", async () => {
  const response = await send("/v1/things?limit=3&country=FR,JP&q=a%26b");
  const next = /<([^>]+)>; rel="next"/.exec(response.headers.get("Link") ?? "")?.[1] ?? "";
  const url = new URL(next);
  expect([url.searchParams.get("country"), url.searchParams.get("q")]).toEqual(["FR,JP", "a&b"]);
  const page = await send(url.pathname + url.search);
  expect(((await page.json()) as List).data[0]?.id).toBe("thing-4");
  expect(page.headers.get("Link")).toContain('rel="first"');
});

test("a cursor of other filters, another sort or another path is refused", async () => {
  const { page } = await read("limit=2&country=FR");
  const refused = ["limit=2", "country=JP", "country=FR&sort=date", "country=FR&kind=visit", "country=FR&from=2021"];
  for (const query of refused) {
    const response = await send(`/v1/things?${query}&cursor=${page.next}`);
    expect([query, response.status]).toEqual([query, 400]);
  }
  expect((await send(`/v1/things?country=fr&sort=-date&cursor=${page.next}`)).status).toBe(200);
});

test("one character flipped, cut, added or moved is refused, wherever it is", async () => {
  const scope = "/v1/things\n[]";
  const cursor = await encodeCursor(scope, ["2022-03-02", 7, null, "Perancis – é"]);
  expect(cursor).toMatch(/^[\w-]{1,512}$/);
  expect(await decodeCursor(scope, cursor, anything)).toEqual(["2022-03-02", 7, null, "Perancis – é"]);
  const altered = new Set(["", "A", `${cursor}A`, `${cursor}=`, `A${cursor}`, ` ${cursor}`, cursor + cursor]);
  for (let at = 0; at < cursor.length; at++) {
    for (const character of ["A", "B", "_", "-", "z", "9", "+", "."]) {
      if (cursor[at] !== character) altered.add(cursor.slice(0, at) + character + cursor.slice(at + 1));
    }
    altered.add(cursor.slice(0, at));
    altered.add(cursor.slice(0, at) + cursor.slice(at + 1));
  }
  for (const text of altered) await expect(decodeCursor(scope, text, anything), text).rejects.toThrow(ApiError);
  await expect(decodeCursor("/v1/others\n[]", cursor, anything)).rejects.toThrow(ApiError);
});

test("the unused bits of the last character are not free", async () => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  for (const keyset of [["a"], ["ab"], ["abc"]]) {
    const cursor = await encodeCursor("s", keyset);
    const twins = [...alphabet].filter((last) => last !== cursor.at(-1)).map((last) => cursor.slice(0, -1) + last);
    for (const twin of twins) await expect(decodeCursor("s", twin, anything)).rejects.toThrow(ApiError);
  }
});

test("a keyset that does not fit into 512 characters is a fault of ours", async () => {
  await expect(encodeCursor("s", ["x".repeat(500)])).rejects.toThrow(RangeError);
});
