import type { OpenAPIHono } from "@hono/zod-openapi";
import type { MembersOf, Relations } from "../collections/include.ts";
import type { MembersIn } from "../db/select/documents.ts";
import type { AppEnv } from "../http/app-env.ts";
import { type CollectionType, collections, collectionTypes } from "../model/record-types.ts";

/** A collection as {@link defineCollection} makes it. */
type Collection = {
  type: CollectionType;
  tag: { name: string; description: string };
  router: OpenAPIHono<AppEnv>;
  members: MembersIn;
  relations: Relations;
};

/** The collections, each loaded when it is first asked for: most of what a Worker does at its start is to make schemas. */
const load: Record<CollectionType, () => Promise<Collection>> = {
  article: async () => (await import("./articles/routes.ts")).articles,
  engagement: async () => (await import("./engagements/routes.ts")).engagements,
  agreement: async () => (await import("./agreements/routes.ts")).agreements,
  statement: async () => (await import("./statements/routes.ts")).statements,
  country: async () => (await import("./countries/routes.ts")).countries,
  organisation: async () => (await import("./organisations/routes.ts")).organisations,
  person: async () => (await import("./people/routes.ts")).people,
  post: async () => (await import("./posts/routes.ts")).posts,
  equipment: async () => (await import("./equipment/routes.ts")).equipment,
  place: async () => (await import("./places/routes.ts")).places,
  series: async () => (await import("./series/routes.ts")).series,
  topic: async () => (await import("./topics/routes.ts")).topics,
  source: async () => (await import("./sources/routes.ts")).sources,
};

const types = new Map(collectionTypes.map((type) => [collections[type] as string, type]));

/** The collection whose list or item a path is, such as `/v1/articles` or `/v1/articles/an-id`; undefined for any other. */
export const collectionAt = (path: string): CollectionType | undefined => {
  const name = /^\/v1\/([a-z]+)(?:\/[^/]+)?$/.exec(path)?.[1];
  return name === undefined ? undefined : types.get(name);
};

export const loadCollection = (type: CollectionType): Promise<Collection> => load[type]();

/** What the index adds to the records of a collection; loaded when it is wanted. */
export const membersOf: MembersOf = async (type) => (await load[type]()).members;
