import { type RecordVersion, versionKey } from "../../model/version.ts";
import { release } from "../response/conditional.ts";
import { type Answer, encode } from "./store.ts";

/** How long a data centre may keep an answer; its version is in its address, so that it is never wrong, only unused. */
const keepFor = 86_400;

/**
 * The cache of a Cloudflare data centre, shared by its isolates. An answer's address there holds its version and a hash
 * of its representation; the representation itself travels with it and is compared, as a hash can collide. A cache that
 * fails is one that has nothing.
 */
export class EdgeCache {
  readonly #cache: Cache;

  constructor(cache: Cache) {
    this.#cache = cache;
  }

  async match(key: string, version: RecordVersion): Promise<Answer | undefined> {
    try {
      const found = await this.#cache.match(await addressOf(key, version));
      if (!found) return undefined;
      const kept = (await found.json()) as Omit<Answer, "body"> & { body: string };
      return kept.key === key && kept.version !== null && versionKey(kept.version) === versionKey(version)
        ? { ...kept, body: encode(kept.body) }
        : undefined;
    } catch {
      return undefined;
    }
  }

  async put(answer: Answer & { version: RecordVersion }): Promise<void> {
    const body = JSON.stringify({ ...answer, body: new TextDecoder().decode(answer.body) });
    const headers = { "Content-Type": "application/json", "Cache-Control": `public, max-age=${keepFor}` };
    const address = await addressOf(answer.key, answer.version);
    await this.#cache.put(address, new Response(body, { headers })).catch(() => undefined);
  }
}

const addressOf = async (key: string, version: RecordVersion): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key)));
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `https://answers.mitra.invalid/${release}/${versionKey(version)}/${hex}`;
};
