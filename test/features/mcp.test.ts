import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { beforeAll, describe, expect, test } from "vitest";
import { collections } from "../../src/model/record-types.ts";
import { useMitra } from "../http/battery.ts";
import { callTool, connect } from "./mcp.ts";

const mitra = useMitra();
let client: Client;
beforeAll(async () => {
  client = await connect(mitra.current);
});

describe("the reference client", () => {
  test("is told who answers, what it can do, and how to go about it", () => {
    expect(client.getServerVersion()).toMatchObject({ name: "mitra", title: "Mitra" });
    expect(client.getServerCapabilities()).toEqual({ tools: {}, resources: {} });
    expect(client.getInstructions()).toMatch(/<type>:<id>/);
  });

  test("finds six tools, which only read", async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["search", "list", "get", "timeline", "connection", "related"]);
    for (const { annotations, inputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
      expect(inputSchema).toMatchObject({ type: "object", additionalProperties: false });
    }
  });

  test("pages through a list by the cursors that answers give", async () => {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const { text } = await callTool(client, "list", { type: "agreement", limit: 5, cursor });
      expect(text).toMatch(/^17 records/);
      found.push(...[...text.matchAll(/^- .*\((agreement:[a-z0-9-]+)\)$/gm)].map(([, id]) => id ?? ""));
      cursor = /^More: ask again with cursor "([^"]+)"\.$/m.exec(text)?.[1];
    } while (cursor !== undefined);
    expect(new Set(found).size).toBe(17);
    expect(found).toHaveLength(17);
  });

  test("may name a record with its type in a filter, and a country in any spelling", async () => {
    const [bare, typed] = [["JP"], ["country:JP"]];
    const answers = [bare, typed].map((country) => callTool(client, "list", { type: "agreement", country }));
    const [one, other] = await Promise.all(answers);
    expect(one).toEqual(other);
    expect((await callTool(client, "get", { id: "country:jpn" })).text).toMatch(/^Japan \(country:JP\)\n/);
  });

  test.each<[string, object, RegExp]>([
    ["list", { type: "people" }, /type: .*"person"/],
    ["list", { type: "person", facets: ["status"] }, /facets: unknown; allowed are type, country/],
    ["list", { type: "person", status: ["signed"] }, /status: unknown parameter; allowed are/],
    [
      "list",
      { type: "agreement", country: ["Japan"] },
      /^The request is not valid:\n- country: "JAPAN" is not an ISO 3166-1 alpha-2 code/,
    ],
    ["list", { type: "agreement", cursor: "x" }, /cursor/],
    ["list", { type: "agreement", from: "2022", to: "2021" }, /from must not be after to/],
    ["search", { q: "x", limit: 51 }, /limit: .*50/],
    ["search", {}, /q: /],
    ["get", { id: "japan" }, /id: must be <type>:<id>/],
    ["get", { id: "agreement:nope" }, /There is no agreement "nope"/],
    ["get", { id: "country:JP", fields: ["status"] }, /fields: .*is not one of/],
    ["related", { id: "country:JP" }, /id: must be <type>:<id> with a type of article, engagement/],
    ["connection", { from: "person:nobody", to: "country:JP" }, /there is no person "nobody"/],
  ])("is told what %s takes when it calls it with %j", async (name, given, said) => {
    const { text, isError } = await callTool(client, name, given);
    expect(isError).toBe(true);
    expect(text).toMatch(said);
  });

  test("is told of a filter that names nothing, and of words that no record has", async () => {
    const { text } = await callTool(client, "list", { type: "engagement", person: ["prabowo"] });
    expect(text).toMatch(/^0 records\.\nThere is no person "prabowo"\. Did you mean prabowo-subianto\?/);
    expect((await callTool(client, "search", { q: "zzzz" })).text).toContain("No record has: zzzz.");
  });

  test("is refused a tool, a method and parameters that there are not", async () => {
    await expect(callTool(client, "delete")).rejects.toMatchObject({ code: -32_602 });
    await expect(client.listPrompts()).rejects.toThrow();
    await expect(client.ping()).resolves.toEqual({});
  });
});

describe("resources", () => {
  test("are the collections, with a template for the records of each", async () => {
    const names = Object.values(collections);
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toEqual(names.map((name) => `mitra://${name}`));
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual(
      names.map((name) => `mitra://${name}/{id}`),
    );
    for (const { uri } of resources) {
      const { contents } = await client.readResource({ uri });
      expect(contents).toMatchObject([{ uri, mimeType: "text/plain", text: expect.stringMatching(/^\d+ records?, /) }]);
    }
  });

  test("are read by either address, as get gives them", async () => {
    const { text } = await callTool(client, "get", { id: "person:prabowo-subianto" });
    for (const uri of ["mitra://people/prabowo-subianto", `${mitra.current.url}/v1/people/prabowo-subianto`]) {
      expect((await client.readResource({ uri })).contents).toEqual([{ uri, mimeType: "text/plain", text }]);
    }
  });

  test.each(["mitra://people/nobody", "mitra://nothing", "mitra://people/../x", "https://other.test/v1/people/x", "x"])(
    "are not found at %s",
    async (uri) => {
      await expect(client.readResource({ uri })).rejects.toMatchObject({ code: -32_002 });
    },
  );
});
