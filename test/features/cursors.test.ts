import { describe, expect, test } from "vitest";
import { forge, payloadOf, scopeOf } from "../../tools/fuzz/cursors.ts";
import { lists, useMitra } from "../http/battery.ts";
import { problemOf } from "../http/sample.ts";

const mitra = useMitra();

type Asked = readonly (readonly [name: string, value: string])[];

/** Orders of lists, each by the values of its cursors that are right, and those that are not. */
const id = {
  right: ['"a"', '"a-1"', '"FR"', `"${"a".repeat(96)}"`],
  wrong: ['""', '"fr-"', '"A"', '"FRA"', '"a b"', "1", "null", String.raw`"\u0000"`, `"${"a".repeat(97)}"`],
};
const day = {
  right: ['""', '"2021-03-30"', '"0001-01-01"', '"9999-12-31"'],
  wrong: ['"2021"', '"2021-13-01"', '"2021-02-29"', '"20210101"', '"-000001-01-01"', '" "', "2021", "null", "1e400"],
};
const label = {
  right: ['""', '"kunjungan kehormatan"', '"日本"'],
  wrong: [
    '"Kunjungan"',
    '"a  b"',
    '" a"',
    String.raw`"a\ud83d"`,
    String.raw`"\udc00"`,
    `"${"x".repeat(401)}"`,
    "0",
    "{}",
  ],
};
const version = {
  right: ["0", "1", "2147483647"],
  wrong: ['"1"', "1.5", "-1", "-0", "2147483648", "1e400", "-1e400", "9007199254740993", "1.0", "1e0", "null", "[1]"],
};
const score = {
  right: ["0", "598", "-1000000"],
  wrong: ['"598"', "1.5", "-0", "1e400", "9007199254740993", "1e21", "true", "null", "[]"],
};
const number = {
  right: ["0", "9007199254740991"],
  wrong: ['"1"', "-1", "0.5", "9007199254740992", "1e400", "null", "{}"],
};
const digits = {
  right: ['"0"', '"9007199254740991"'],
  wrong: ["1", '""', '"01"', '"-1"', '"1e3"', '"0x10"', '"9007199254740992"', `"${"9".repeat(300)}"`, '"1.5"'],
};
const type = { right: ['"person"', '"statement"'], wrong: ['"office"', '"persona"', '""', "1", "null"] };

const orders = {
  date: [day, id],
  label: [label, id],
  updated: [version, id],
  relevance: [score, digits],
} as const;
const searched = { relevance: [score, number], date: [day, id, type] } as const;

type Part = { right: readonly string[]; wrong: readonly string[] };

/** Payloads with one part that is right or wrong, the others right; and, of the wrong ones, other shapes. */
const payloadsOf = (parts: readonly Part[], which: keyof Part): string[] => {
  const first = parts.map(({ right }) => right[0] ?? "");
  const shapes =
    which === "right"
      ? []
      : [
          ...["[]", "{}", "null", "1", '"a"', "[[]]", "", "[", '[1e400,"a"]', '{"length":2}'],
          `[${first.slice(1).join(",")}]`,
          `[${[...first, '"a"'].join(",")}]`,
          `[${first.join(", ")}]`,
          ` [${first.join(",")}]`,
          `\ufeff[${first.join(",")}]`,
          `[[${first.join(",")}]]`,
        ];
  return [
    ...parts.flatMap((part, at) => part[which].map((value) => `[${first.with(at, value).join(",")}]`)),
    ...shapes,
  ];
};

/** What a cursor of this list is bound to, by one that it has given. */
const scopeFor = async (path: string, asked: Asked, bound: Asked): Promise<string> => {
  const query = new URLSearchParams([...asked.map(([name, value]) => [name, value]), ["limit", "1"]]);
  const { page } = (await (await mitra.current.fetch(`${path}?${query}`)).json()) as { page: { next: string } };
  const scope = scopeOf(path, bound, page.next);
  if (scope === null) throw new Error(`the seal of ${page.next} is not known, which holds ${payloadOf(page.next)}`);
  return scope;
};

const ask = (path: string, asked: Asked, cursor: string): Promise<Response> =>
  mitra.current.fetch(
    `${path}?${new URLSearchParams([...asked.map(([name, value]) => [name, value]), ["cursor", cursor]])}`,
  );

const expectChecked = async (path: string, asked: Asked, bound: Asked, parts: readonly Part[]) => {
  const scope = await scopeFor(path, asked, bound);
  for (const payload of payloadsOf(parts, "right")) {
    const cursor = forge(scope, payload);
    if (cursor.length > 512) continue;
    expect([payload, (await ask(path, asked, cursor)).status]).toEqual([payload, 200]);
  }
  for (const payload of payloadsOf(parts, "wrong")) {
    const response = await ask(path, asked, forge(scope, payload));
    expect([payload, response.status]).toEqual([payload, 400]);
    expect(
      (await problemOf(response)).errors?.map(({ name }) => name),
      payload,
    ).toEqual(["cursor"]);
  }
};

describe("a cursor with a right seal is checked like any input", () => {
  const collections = lists.filter(([, { path }]) => path !== "/v1/search").map(([, { path }]) => path);

  // Facts and reference records are found by different ways.
  test.each(["/v1/engagements", "/v1/people"])("%s", async (path) => {
    for (const [by, parts] of Object.entries(orders)) {
      const text: Asked = by === "relevance" ? [["q", "indonesia"]] : [];
      for (const sort of by === "relevance" ? [by] : [by, `-${by}`]) {
        const asked: Asked = [...text, ["sort", sort]];
        await expectChecked(path, asked, asked, parts);
      }
    }
  });

  test.each(collections)("%s, under its order by default", async (path) => {
    await expectChecked(path, [], [["sort", "-date"]], orders.date);
  });

  test.each(["relevance", "date", "-date"] as const)("a search by %s", async (sort) => {
    const asked: Asked = [
      ["q", "indonesia"],
      ["sort", sort],
    ];
    const bound: Asked = [
      ["q", "indonesia"],
      ["exact", "false"],
      ["highlight", "offsets"],
      ["sort", sort],
    ];
    await expectChecked("/v1/search", asked, bound, searched[sort === "relevance" ? sort : "date"]);
  });

  test("the bytes are text, and no longer than a cursor is", async () => {
    const scope = await scopeFor("/v1/people", [], [["sort", "-date"]]);
    const bytes = [[0], [0x5b, 0x22, 0xff, 0x22, 0x5d], [0x5b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x5d]];
    for (const payload of bytes) {
      expect((await ask("/v1/people", [], forge(scope, Buffer.from(payload)))).status).toBe(400);
    }
    expect((await ask("/v1/people", [], forge(scope, `["",${JSON.stringify("a".repeat(400))}]`))).status).toBe(400);
  });
});
