import { unpacked } from "../db/document/unpack.ts";
import type { RecordType } from "../model/record-types.ts";
import { keyOf } from "./keys.ts";
import type { Projected } from "./projected.ts";
import type { State } from "./reader.ts";

/** Behind all members of a document. */
export const behind = 1_000_000;

/** A member that comes out otherwise, by its place in the document. */
export type Moved = { type: RecordType; id: string; member: string; place: number };

/** The members of a document as it is kept: none where it is damaged, which writing it again is to mend. */
const membersOf = (body = ""): Record<string, unknown> => {
  try {
    return JSON.parse(`{${unpacked(body).slice(1)}}`);
  } catch {
    return {};
  }
};

/**
 * The members of changed documents that differ.
 *
 * @param was the documents as they are written, by key.
 */
export const movedIn = (
  changed: readonly Projected[],
  states: ReadonlyMap<string, State>,
  was: ReadonlyMap<string, string>,
): Moved[] =>
  changed.flatMap(({ type, id, head, document }) => {
    const key = keyOf(type, id);
    const label = states.get(key)?.label;
    const old = { label: [label?.en, label?.id], ...membersOf(was.get(key)) };
    const now: Record<string, unknown> = { label: [head.labelEn, head.labelId], ...document };
    const differs = (name: string) => JSON.stringify(old[name as "label"]) !== JSON.stringify(now[name]);
    const places = Object.keys(now).flatMap((member, place) => (differs(member) ? [{ type, id, member, place }] : []));
    const gone = Object.keys(old).filter((name) => !(name in now));
    return [...places, ...gone.map((member) => ({ type, id, member, place: behind }))];
  });
