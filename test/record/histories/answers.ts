import { createApp } from "../../../src/app.ts";
import { uncached } from "../../support/bindings.ts";
import type { RecordDatabase } from "../database.ts";

/** What an answer says, but for what tells the history of the record: versions and times. */
const content = (body: string): string =>
  body
    .replaceAll(/"(?:version|createdVersion|updatedVersion)":\d+/g, "")
    .replaceAll(/"updatedAt":"[^"]*"/g, "")
    .replaceAll(/version \d+ of/g, "");

type Answer = { status: number; body: string; next: string | null };
export type Asker = (target: string) => Promise<Answer>;

/** Asks a database through the app, without a cache. */
export const askerOf = ({ url, authToken }: RecordDatabase, send: typeof fetch = fetch): Asker => {
  const app = createApp({ log: () => {}, fetch: send });
  const env = { LIBSQL_URL: url, LIBSQL_AUTH_TOKEN: authToken, ...uncached };
  return async (target) => {
    const answer = await app.request(target, undefined, env as never);
    const body = await answer.text();
    if (answer.status >= 500) throw new Error(`${target} answered ${answer.status}: ${body}`);
    if (answer.status !== 200) return { status: answer.status, body: "", next: null };
    const { page } = JSON.parse(body) as { page?: { next: string | null } };
    return { status: 200, body: content(body), next: page?.next ?? null };
  };
};

/** What two askers are told differently, each as its target and the two bodies; of lists the first pages. */
export const differences = async (
  [askOne, askOther]: readonly [Asker, Asker],
  targets: readonly string[],
  pages: number,
): Promise<{ target: string; bodies: [string, string] }[]> => {
  const found: { target: string; bodies: [string, string] }[] = [];
  for (const first of targets) {
    let target = first;
    for (let page = 0; page < pages; page++) {
      const [a, b] = await Promise.all([askOne(target), askOther(target)]);
      if (a.status !== b.status || a.body !== b.body) {
        found.push({ target, bodies: [`${a.status} ${a.body}`, `${b.status} ${b.body}`] });
        break;
      }
      if (a.next === null) break;
      target = `${first}${first.includes("?") ? "&" : "?"}cursor=${a.next}`;
    }
  }
  return found;
};
