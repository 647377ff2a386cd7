import { type Answer, encode } from "./answer-store.ts";

/** How long a data centre may keep an answer; its version is in its address, so that it is never wrong, only unused. */
const keepFor = 86_400;

/**
 * The cache of a Cloudflare data centre, shared by its isolates. An answer's address there holds its version and a hash
 * of its representation; the representation itself travels with it and is compared, as a hash can collide.
 */
export class EdgeCache {
  readonly #cache: Cache;

  constructor(cache: Cache) {
    this.#cache = cache;
  }

  async match(key: string, version: number): Promise<Answer | undefined> {
    const found = await this.#cache.match(await addressOf(key, version));
    if (!found) return undefined;
    const kept = (await found.json()) as Omit<Answer, "body"> & { body: string };
    return kept.key === key && kept.version === version ? { ...kept, body: encode(kept.body) } : undefined;
  }

  async put(answer: Answer): Promise<void> {
    const body = JSON.stringify({ ...answer, body: new TextDecoder().decode(answer.body) });
    const headers = { "Content-Type": "application/json", "Cache-Control": `public, max-age=${keepFor}` };
    await this.#cache.put(await addressOf(answer.key, answer.version), new Response(body, { headers }));
  }
}

const addressOf = async (key: string, version: number): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key)));
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `https://answers.mitra.invalid/${version}/${hex}`;
};
