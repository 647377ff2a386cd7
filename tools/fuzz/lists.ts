import type { Random } from "../bench/corpus/random.ts";
import { forge, hostilePayload, mutated, payloadOf, scopeOf } from "./cursors.ts";
import { type Operation, wordsOf } from "./description.ts";
import type { Answer } from "./judge.ts";
import { type FuzzRequest, plainTarget } from "./requests.ts";
import type { Known } from "./values.ts";

/** Sends a request, has its answer judged, and gives it back. */
type Send = (request: FuzzRequest) => Promise<Answer>;

/** Tells of something that is wrong with several answers together. */
type Complain = (request: FuzzRequest, kind: string) => void;

type Page = { data: { id: string; type?: string }[]; page: { next: string | null } };

const pageOf = ({ status, body }: Answer): Page | null => (status === 200 ? (JSON.parse(body) as Page) : null);

type Pairs = readonly (readonly [string, string])[];

/** A list of an operation: what it is asked for, and what counts of it for its cursors, in the order of its schema. */
const listOf = (random: Random, operation: Operation, known: Known): { asked: Pairs; bound: Pairs } => {
  const { parameters, path } = operation;
  const sorts = wordsOf(parameters.find(({ name }) => name === "sort")?.schema ?? {}) ?? [];
  const isSearch = path === "/v1/search";
  const hasText = isSearch || random.chance(0.4);
  const sort = random.pick(hasText ? sorts : sorts.filter((one) => one !== "relevance"));
  const q = random.pick(["kerja", "indonesia", "pertahanan radar", "menteri OR minister", ...known.words]);
  const text = hasText ? ([["q", q]] as const) : [];
  const asked = [...text, ["sort", sort]] as const;
  if (!isSearch) return { asked, bound: asked };
  return { asked, bound: [...text, ["exact", "false"], ["highlight", "offsets"], ["sort", sort]] };
};

/** Follows a list for some pages: no record comes twice. */
const walk = async (operation: Operation, asked: Pairs, first: Page, send: Send, complain: Complain): Promise<void> => {
  const seen = new Set<string>();
  let page: Page | null = first;
  for (let at = 0; page && at < 5; at++) {
    const cursor: string | null = page.page.next;
    const target = plainTarget(operation.path, [
      ...asked,
      ["limit", "3"],
      ...(cursor ? [["cursor", cursor] as const] : []),
    ]);
    const request: FuzzRequest = { operation, target, headers: {}, statuses: [200] };
    for (const { type, id } of page.data) {
      if (seen.has(`${type}:${id}`)) complain(request, "a record comes twice in one list");
      seen.add(`${type}:${id}`);
    }
    if (cursor === null) return;
    page = pageOf(await send(request));
  }
};

/**
 * Asks a list for its first page, and then goes on with cursors: the one that was given, that one altered, and forged ones
 * with a right seal over a hostile payload.
 */
export const fuzzCursors = async (
  random: Random,
  operation: Operation,
  known: Known,
  send: Send,
  complain: Complain,
): Promise<void> => {
  const { asked, bound } = listOf(random, operation, known);
  const limited: Pairs = [...asked, ["limit", random.pick(["1", "2", "3"])]];
  const first: FuzzRequest = { operation, target: plainTarget(operation.path, limited), headers: {} };
  const page = pageOf(await send(first));
  const next = page?.page.next;
  if (!page || !next) return;
  await walk(operation, asked, page, send, complain);
  const ask = (cursor: string, statuses: readonly number[]) =>
    send({ operation, target: plainTarget(operation.path, [...limited, ["cursor", cursor]]), headers: {}, statuses });
  const altered = mutated(random, next);
  if (altered !== next) await ask(altered, [400]);
  const scope = scopeOf(operation.path, bound, next);
  if (scope === null) return complain(first, "no scope is known that fits the seal of its cursor");
  for (let forged = 0; forged < 4; forged++) {
    const payload = hostilePayload(random, payloadOf(next));
    if (payload.length > 0) await ask(forge(scope, payload), [200, 400]);
  }
};
