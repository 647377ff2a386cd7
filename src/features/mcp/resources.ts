import { type CollectionType, collections, collectionTypes, pathOf, recordTypes } from "../../model/record-types.ts";
import { itemText, listText } from "./answers.ts";
import type { Ask } from "./ask.ts";

const scheme = "mitra://";
const mimeType = "text/plain";

const typesOf = new Map<string, CollectionType>(collectionTypes.map((type) => [collections[type], type]));

/** The collections, each a resource: the first page of its list. */
export const resources = collectionTypes.map((type) => ({
  uri: `${scheme}${collections[type]}`,
  name: collections[type],
  title: `${recordTypes[type].label.en}: the list`,
  description: `The first records of /v1/${collections[type]}; the tool list has filters and further pages.`,
  mimeType,
}));

/** The records of each collection. */
export const resourceTemplates = collectionTypes.map((type) => ({
  uriTemplate: `${scheme}${collections[type]}/{id}`,
  name: type,
  title: recordTypes[type].label.en,
  description: `One ${type} with its evidence: what the tool get gives for ${type}:{id}.`,
  mimeType,
}));

/**
 * Reads a resource: `mitra://people/prabowo-subianto`, its address in the API, or a collection.
 *
 * @returns undefined for an address that is none of ours.
 * @throws Refused where there is no such record.
 */
export const readResource = async (ask: Ask, uri: string, origin: string) => {
  const inApi = `${origin}/v1/`;
  const place = uri.startsWith(inApi)
    ? uri.slice(inApi.length)
    : uri.startsWith(scheme)
      ? uri.slice(scheme.length)
      : "";
  const [, collection = "", id] = /^([a-z]+)(?:\/([A-Za-z0-9-]+))?$/.exec(place) ?? [];
  const type = typesOf.get(collection);
  if (type === undefined) return undefined;
  const text =
    id === undefined ? listText(await ask(`/v1/${collection}`)) : itemText(await ask(pathOf(type, id) ?? ""));
  return { contents: [{ uri, mimeType, text }] };
};
