import { packedAlone } from "../db/document/pack.ts";
import { mentioned } from "../model/links-back.ts";
import type { RecordType } from "../model/record-types.ts";

/*
 * What of a document the items of other records tell: kept beside it, so that they are made without reading it.
 */

export type Members = Readonly<Record<string, unknown>>;

/** What a mention of the record shows besides its label, packed; null where it shows nothing more. */
export const mentionOf = (type: RecordType, document: Members): string | null => {
  const members = mentioned[type];
  return members ? packedAlone(Object.fromEntries(members.map((name) => [name, document[name] ?? null]))) : null;
};

type Reference = { id: string };
type Post = { post: Reference; rank: unknown; asOf: { start: string | null; end: string | null }; until: unknown };

/** Each post of a person as it is last known to be held. */
const postsOf = (posts: readonly Post[]): object[] => {
  const last = new Map<string, { day: string; rank: unknown; asOf: unknown; until: unknown }>();
  for (const { post, rank, asOf, until } of posts) {
    const day = asOf.start ?? asOf.end ?? "";
    if (day >= (last.get(post.id)?.day ?? "")) last.set(post.id, { day, rank, asOf, until });
  }
  return [...last].map(([post, held]) => ({ post, ...held }));
};

const parts: Partial<Record<RecordType, (document: Members) => Members>> = {
  engagement: ({ status, series }) => {
    const { id, ordinal } = (series ?? {}) as { id?: string; ordinal?: unknown };
    return { status, ...(id === undefined ? {} : { series: id, ordinal }) };
  },
  agreement: ({ relations }) => {
    const own = relations as readonly { type: string; agreement: Reference }[];
    return own.length === 0 ? {} : { relations: own.map(({ type, agreement }) => [agreement.id, type]) };
  },
  person: ({ posts }) => ({ posts: postsOf(posts as readonly Post[]) }),
  place: ({ coordinates }) => ({ coordinates }),
};

/** What else is told of the record, as JSON; null where there is nothing. */
export const toldOf = (type: RecordType, document: Members): string | null => {
  const told = parts[type]?.(document) ?? {};
  return Object.keys(told).length === 0 ? null : JSON.stringify(told);
};
