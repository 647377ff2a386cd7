import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Parameter, targetOf } from "../contract/description.ts";
import { allowedBy, faultsAsProblem, lists, namedBy, paged, parameterOf, routes, useMitra } from "./battery.ts";
import { problemOf } from "./sample.ts";

const mitra = useMitra();

/** Adds a raw piece of query to a target. */
const withQuery = (target: string, piece: string): string => `${target}${target.includes("?") ? "&" : "?"}${piece}`;

/** Values that a parameter of this name must refuse. */
const refused: Record<string, readonly string[]> = {
  limit: ["-1", "1.5", "abc", "0x10", "1e1", "%2020", "Infinity", "", "١", "20,30", "99999999999999999999"],
  sort: ["size", "", "DATE", "date,label", "%20date", "--date"],
  fields: ["nothing", "id,nothing", "", "ID", "id,,label", "id;label"],
  include: ["nothing", "", "topics,nothing", "evidence.article"],
  facets: ["nothing", "", "country,nothing"],
  lang: ["fr", "EN", "", "en,id", "*"],
  format: ["xml", "JSON", "", "json,csv"],
  from: [
    "yesterday",
    "2021-02-30",
    "2021-13",
    "",
    "2021-1-1",
    "XXXX-04-25",
    "20210101",
    "2021-01-01T00:00:00Z",
    "-2021",
  ],
  to: ["tomorrow", "2021-04-31", "21", "2021-00", "2021-06-00"],
  updatedSince: ["2026-02-30", "2026-11-22T25:00:00Z", "2026-11-22T08:00:00", "now", "", "1700000000"],
  country: ["FRA", "F", "", "1A", "FR,", "FR;JP", "F%20"],
  topic: ["Offset", "-offset", "off set", "", "a--b", "x".repeat(97)],
  person: ["Prabowo", "", "prabowo_subianto"],
  organisation: ["TNI", ""],
  article: ["../etc", "", "a.b"],
  agreement: ["A", ""],
  engagement: ["1 2", ""],
  source: ["Antara", ""],
  kind: ["party", "", "MEETING"],
  status: ["unknown", "", "signed,unknown"],
  role: ["guest", ""],
  language: ["fr", "", "EN"],
  cursor: ["", "a.b", "x".repeat(513), "%3D%3D"],
};

const refusedBy = ({ name, schema: { minimum, maximum } }: Parameter): readonly string[] => [
  ...(typeof minimum === "number" ? [String(minimum - 1)] : []),
  ...(typeof maximum === "number" ? [String(maximum + 1)] : []),
  ...(refused[name] ?? []),
];

describe.each(routes)("%s", (_, operation) => {
  const target = targetOf(operation);
  const own = operation.parameters.filter((parameter) => parameter.in === "query");
  const listed = own.filter(({ schema, name }) => schema.type === "array" && name !== "cursor");
  const single = own.filter(({ schema }) => schema.type !== "array");

  /** Sends one request of which every one of these parameters must be named as faulty. */
  const expectFaults = async (pieces: readonly (readonly [name: string, piece: string])[]) => {
    const query = pieces.map(([, piece]) => piece).join("&");
    const response = await mitra.current.fetch(withQuery(target, query));
    expect(await namedBy(response), query).toEqual(expect.arrayContaining(pieces.map(([name]) => `query ${name}`)));
    expect(await faultsAsProblem(response, 400)).toEqual([]);
  };

  test("refuses unknown parameters and names the nearest", async () => {
    const misspelt = own
      .filter(({ name }) => name.length > 4)
      .map(({ name }) => [name, name.slice(0, 2) + name.slice(3)]);
    // An answer names twenty of them at most.
    for (const some of [misspelt.slice(0, 20), misspelt.slice(20)].filter(({ length }) => length > 0)) {
      const query = some.map(([, wrong]) => `${wrong}=1`).join("&");
      const { errors = [] } = await problemOf(await mitra.current.fetch(withQuery(target, query)));
      for (const [name, wrong] of some) {
        const message = errors.find((error) => error.name === wrong)?.message;
        expect(message).toContain(`did you mean ${name}?`);
      }
    }
    const strange = ["limit[]", "Limit", "", "__proto__", "utm_source"];
    await expectFaults(strange.map((name) => [name, `${name}=1`] as const));
  });

  test("refuses values that are not allowed, and names every parameter in one answer", async () => {
    const most = Math.max(0, ...own.map((parameter) => refusedBy(parameter).length));
    for (let round = 0; round < most; round++) {
      const wrong = own.flatMap((parameter) => {
        const value = refusedBy(parameter)[round];
        return value === undefined ? [] : [[parameter.name, `${parameter.name}=${value}`] as const];
      });
      await expectFaults([...wrong, ["nope", "nope=1"]]);
    }
  });

  test("refuses control characters and broken Unicode in every parameter", async () => {
    for (const bad of own.length === 0 ? [] : ["%00", "a%0Ab", "%7F", "%EF%BF%BF", "a%1Fb", "%C2%85"]) {
      await expectFaults(own.map(({ name }) => [name, `${name}=${bad}`] as const));
    }
    for (const broken of ["x=%", "x=%ZZ", "x=%ED%A0%80", "x=%FF"]) {
      expect((await mitra.current.raw(withQuery(target, broken))).status, broken).toBe(400);
    }
  });

  test("refuses a single-valued parameter that is given twice, and takes a list so", async () => {
    const twice = ({ name, examples }: Parameter) => {
      const [{ value } = { value: "" }] = Object.values(examples ?? {});
      const pair = `${name}=${encodeURIComponent([value].flat().join(","))}`;
      return [name, `${pair}&${pair}`] as const;
    };
    if (single.length > 0) await expectFaults(single.map(twice));
    const repeated = listed.map((parameter) => twice(parameter)[1]).join("&");
    expect((await mitra.current.fetch(withQuery(target, repeated))).status, repeated).toBe(200);
  });
});

describe.each(paged)("%s", (_, operation) => {
  const target = targetOf(operation);

  test("takes limits of one to two hundred", async () => {
    expect(parameterOf(operation, "limit")?.schema).toMatchObject({ minimum: 1, maximum: 200, default: 20 });
    for (const limit of [1, 200])
      expect((await mitra.current.fetch(withQuery(target, `limit=${limit}`))).status).toBe(200);
  });

  test("never fails on our side, whatever it is asked", async () => {
    const names = operation.parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
    const value = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.constantFrom("FR", "2021", "date", "1", "'", '"', "%", "*", "a AND"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...names, "x"), value), { maxLength: 4 }), async (pairs) => {
        const query = pairs.map(([name, text]) => `${name}=${encodeURIComponent(text.toWellFormed())}`).join("&");
        expect([200, 400, 414]).toContain((await mitra.current.fetch(withQuery(target, query))).status);
      }),
      { numRuns: 15, seed: 9 },
    );
  });
});

describe.each(lists)("%s", (_, operation) => {
  const target = targetOf(operation);
  const { path } = operation;

  test("refuses from after to", async () => {
    for (const query of ["from=2022-03-02&to=2022-03-01", "from=2022&to=2021-12", "to=2021&from=2021-12-31&to=2021"]) {
      const response = await mitra.current.fetch(withQuery(target, query));
      expect(await faultsAsProblem(response.clone(), 400)).toEqual([]);
      expect((await namedBy(response)).join()).toMatch(/query (from|to)/);
    }
    expect((await mitra.current.fetch(withQuery(target, "from=2021&to=2021"))).status).toBe(200);
  });

  test("refuses a cursor that was altered, or that belongs to other filters, another sort or another list", async () => {
    const { page } = (await (await mitra.current.fetch(withQuery(target, "limit=1"))).json()) as {
      page: { next: string };
    };
    const { next } = page;
    expect(next).toMatch(/^[\w-]{1,512}$/);
    expect((await mitra.current.fetch(withQuery(target, `limit=2&cursor=${next}`))).status).toBe(200);

    const flipped = Array.from({ length: 12 }, (_, index) => {
      const at = Math.floor((index * next.length) / 12);
      return next.slice(0, at) + (next[at] === "A" ? "B" : "A") + next.slice(at + 1);
    });
    const altered = [
      "abc",
      ...flipped,
      next.slice(0, -1),
      next.slice(1),
      `${next}A`,
      `A${next}`,
      next.repeat(2),
      next.toLowerCase(),
    ];
    const otherSort = allowedBy(operation, "sort").filter((sort) => sort !== "relevance")[1];
    const foreign = [`country=FR&cursor=${next}`, `sort=${otherSort}&cursor=${next}`, `from=2020&cursor=${next}`];
    for (const query of [...altered.filter((one) => one !== next).map((one) => `cursor=${one}`), ...foreign]) {
      const response = await mitra.current.fetch(withQuery(target, `limit=1&${query}`));
      expect(await namedBy(response), query).toEqual(["query cursor"]);
      expect(await faultsAsProblem(response, 400)).toEqual([]);
    }
    for (const [, other] of lists.filter(([, one]) => one.path !== path)) {
      expect((await mitra.current.fetch(`${other.path}?cursor=${next}`)).status, other.path).toBe(400);
    }
  });
});

test("the battery runs over all lists", () => {
  expect(lists.length).toBeGreaterThanOrEqual(9);
  expect(paged.length).toBeGreaterThan(lists.length);
});
