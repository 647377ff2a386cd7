import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { TestMitra } from "../support/mitra.ts";

/** The reference client, connected to the `/mcp` of a Mitra. */
export const connect = async (mitra: TestMitra): Promise<Client> => {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(new StreamableHTTPClientTransport(new URL("/mcp", mitra.url)));
  return client;
};

export type Called = { text: string; isError: boolean };

/** Calls a tool; its answer is one text. */
export const callTool = async (client: Client, name: string, given: object = {}): Promise<Called> => {
  const { content, isError } = await client.callTool({ name, arguments: { ...given } });
  const [{ text } = { text: "" }, ...others] = content as { text: string }[];
  if (others.length > 0) throw new Error(`${name} answers with more than one text`);
  return { text, isError: isError === true };
};
