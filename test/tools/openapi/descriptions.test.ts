import { expect, test } from "vitest";
import { parse } from "yaml";
import { descriptions } from "../../../tools/openapi/descriptions.ts";

const texts = descriptions({ server: "https://api.example.org" });
const document = JSON.parse(texts["openapi.json"]) as { servers: { url: string }[] };

test.each(["1.1", "1.2"] as const)("the YAML says to a reader of YAML %s what the JSON says", (version) => {
  expect(parse(texts["openapi.yaml"], { version })).toEqual(document);
});

test("all of them name the server", () => {
  expect(document.servers.map(({ url }) => url)).toEqual(["https://api.example.org"]);
  expect(JSON.parse(texts["openapi-3.0.json"])).toMatchObject({ openapi: "3.0.3", servers: document.servers });
});

test("without a server they name the address that they are read from", () => {
  expect(JSON.parse(descriptions()["openapi.json"])).toMatchObject({ servers: [{ url: "/" }] });
});
