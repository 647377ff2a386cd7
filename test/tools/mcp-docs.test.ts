import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inProject } from "../../tools/paths.ts";
import { callTool, connect } from "../features/mcp.ts";
import { useMitra } from "../http/battery.ts";

const mitra = useMitra({ env: { PUBLIC_URL: "https://mitra.example" } });

const text = readFileSync(inProject("docs/mcp.md"), "utf8");

test("docs/mcp.md shows what tools answer", async () => {
  const client = await connect(mitra.current);
  const shown = [...text.matchAll(/^`(\w+)` `(\{.*\})`\n```text\n([\s\S]*?)\n```$/gm)];
  expect(shown.length).toBeGreaterThan(1);
  for (const [, name = "", given = "", answer] of shown) {
    expect((await callTool(client, name, JSON.parse(given))).text).toBe(answer);
  }
});

test("docs/mcp.md has a row for every tool", async () => {
  const { tools } = await (await connect(mitra.current)).listTools();
  const rows = [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(rows).toEqual(tools.map(({ name }) => name));
});
