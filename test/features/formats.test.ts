import { describe, expect, test } from "vitest";
import { type Format, formats } from "../../src/http/request/negotiate.ts";
import { targetOf } from "../contract/description.ts";
import { readers } from "../formats/readers.ts";
import { allowedBy, faultsAsProblem, parameterOf, routes, useMitra } from "../http/battery.ts";

/*
 * Every format besides JSON on every route that names it, by HTTP: how it is asked for, sent and confirmed, and that a program
 * which we did not write finds in it what the JSON has.
 */

const mitra = useMitra();
const get = async (target: string, headers: Record<string, string> = {}, method = "GET") => {
  const response = await mitra.current.fetch(target, { method, headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

type Route = { path: string; target: string; has: Format[] };

/** The routes that answer in JSON and otherwise, and with what they are asked: for all that they have. */
const written = routes.flatMap(([, operation]): Route[] => {
  const has = (parameterOf(operation, "format") ? allowedBy(operation, "format") : []) as Format[];
  if (has[0] !== "json" || !has.some((format) => format in readers)) return [];
  const limit = parameterOf(operation, "cursor") ? 200 : operation.path === "/v1/stats" ? 500 : undefined;
  return [{ path: operation.path, target: targetOf(operation, { lang: "en", ...(limit && { limit }) }), has }];
});

const cases = written.flatMap(({ path, target, has }) =>
  has.filter((format) => format !== "json").map((format) => ({ path, target, format })),
);

const query = (target: string, more: string) => `${target}${target.includes("?") ? "&" : "?"}${more}`;

type Dated = { date?: { start: string | null; end: string | null } };
type Counted = { count: number };
type ReadModel = { groups?: Counted[]; nodes?: unknown[]; buckets?: Counted[]; spanning?: Counted; undated?: Counted };

/** How many records, or rows, an answer in JSON has that a format can show. */
const countIn = (data: Dated | Dated[] | ReadModel, format: Format): number => {
  if (format === "ics") return [data as Dated].flat().filter(({ date }) => date?.start ?? date?.end).length;
  if (Array.isArray(data)) return data.length;
  const { groups, nodes, buckets, spanning, undated } = data as ReadModel;
  if (buckets) return [...buckets, spanning, undated].filter((one) => one?.count).length;
  return (groups ?? nodes ?? [data]).length;
};

test("the formats of the routes are those that have a reader", () => {
  expect(written.length).toBeGreaterThan(30);
  expect(new Set(cases.map(({ format }) => format))).toEqual(new Set(Object.keys(readers)));
});

describe.each(cases)("$path in $format", ({ path, target, format }) => {
  const type = formats[format];
  const contentType = type.startsWith("text/") && !path.includes("graph") ? `${type}; charset=utf-8` : type;
  const address = query(target, `format=${format}`);

  test("is opened by a reader, which finds what the JSON has", async () => {
    const { data } = JSON.parse((await get(target)).text);
    const found = await readers[format]?.((await get(address)).text);
    expect(found).toBe(countIn(data, format));
    expect(found).toBeGreaterThan(0);
  });

  test("is chosen by name or by the quality in Accept, and says of what it depends", async () => {
    const named = await get(address);
    expect([named.status, named.headers.get("Content-Type")]).toEqual([200, contentType]);
    expect(named.headers.get("Vary") ?? "").not.toMatch(/\bAccept\b(?!-)/);
    const preferred = await get(target, { Accept: `image/png, application/json;q=0.4, ${type};q=0.7` });
    expect([preferred.status, preferred.headers.get("Content-Type")]).toEqual([200, contentType]);
    expect(preferred.headers.get("Vary")).toMatch(/\bAccept\b(?!-)/);
    const second = await get(target, { Accept: `${type};q=0.4, application/json;q=0.7` });
    expect(second.headers.get("Content-Type")).toBe("application/json");
  });

  test("is confirmed by a 304 without a body, and HEAD is GET without one", async () => {
    const whole = await get(address);
    const head = await get(address, {}, "HEAD");
    expect([head.status, head.text]).toEqual([200, ""]);
    for (const name of ["ETag", "Content-Type", "Cache-Control", "Vary", "Link", "Record-Count"]) {
      expect(head.headers.get(name), name).toBe(whole.headers.get(name));
    }
    const again = await get(address, { "If-None-Match": whole.headers.get("ETag") ?? "" });
    expect([again.status, again.text, again.headers.get("ETag")]).toEqual([304, "", whole.headers.get("ETag")]);
    const other = await get(target, { "If-None-Match": whole.headers.get("ETag") ?? "" });
    expect(other.status).toBe(200);
  });
});

test.each(written)("$path refuses the formats that it has not: 406 by Accept, 400 by name", async ({ target, has }) => {
  for (const format of (Object.keys(readers) as Format[]).filter((one) => !has.includes(one))) {
    const response = await mitra.current.fetch(target, { headers: { Accept: formats[format] } });
    expect((await response.clone().text()).includes(formats.json), format).toBe(true);
    expect(await faultsAsProblem(response, 406), format).toEqual([]);
    expect(await faultsAsProblem(await mitra.current.fetch(query(target, `format=${format}`)), 400), format).toEqual(
      [],
    );
  }
});
