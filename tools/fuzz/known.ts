import type { Client } from "./client.ts";
import type { Operation } from "./description.ts";
import type { Known } from "./values.ts";

type Row = { id: string; label?: string; name?: string };

/** Asks a server what its record holds: up to 200 identifiers of each collection, and the words of their labels. */
export const learn = async (client: Client, operations: readonly Operation[]): Promise<Known> => {
  const lists = operations.filter(({ path }) => /^\/v1\/[a-z]+$/.test(path));
  const ids: Record<string, string[]> = {};
  const words = new Set<string>();
  for (const { path, parameters } of lists) {
    if (!parameters.some(({ name }) => name === "cursor") || path === "/v1/search") continue;
    const { status, body } = await client.get(`${path}?limit=200`);
    if (status !== 200) throw new Error(`${path} answers ${status}`);
    const { data } = JSON.parse(body) as { data: Row[] };
    ids[path.slice("/v1/".length)] = data.map(({ id }) => id);
    for (const { label, name } of data) {
      for (const word of (label ?? name ?? "").split(/[^\p{L}\p{N}]+/u)) if (word.length > 1) words.add(word);
    }
  }
  return { ids, words: [...words] };
};
