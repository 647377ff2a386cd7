import { createRoute, z } from "@hono/zod-openapi";
import { unpacked } from "../db/document/unpack.ts";
import { opened, recordJson, type StoredRecord, selectItem } from "../db/select/documents.ts";
import { jsonResponses } from "../http/openapi/responses.ts";
import { canonicalId } from "../http/request/canonical-url.ts";
import { idParam, withDateOrder } from "../http/request/params.ts";
import { itemEnvelope, listEnvelope } from "../http/response/envelopes.ts";
import { publicOrigin } from "../http/response/links.ts";
import { problemResponses } from "../http/response/problem.ts";
import { createRouter } from "../http/router.ts";
import { languagesOf } from "../model/localised.ts";
import { type CollectionType, collections } from "../model/record-types.ts";
import type { TextMatch } from "../search/text-match.ts";
import { absent } from "./absent.ts";
import { withoutSearch } from "./as-of.ts";
import { sendPageWritten, sendRecordWritten } from "./export.ts";
import { planFacets } from "./facets.ts";
import { type Filters, type FilterValues, joinFilters } from "./filters.ts";
import { itemFormats, listFormats, offering } from "./formats.ts";
import { defineHistory } from "./history.ts";
import type { Relations } from "./include.ts";
import { type LinksBack, linksBackOf, membersOf } from "./links-back.ts";
import { findPage, sendPage, sendRecord } from "./listing.ts";
import { findingText, withText } from "./matching.ts";
import { type OwnValues, ownFilters, withOwn } from "./presence.ts";
import { selectUnheld, warningsOf } from "./warnings.ts";

/** What makes a collection: how its records are found, and what is served of them. */
export type CollectionSpec<Query extends z.ZodType> = {
  type: CollectionType;
  /** The group that its operations stand in. */
  tag: { name: string; description: string };
  /** One or two sentences for the OpenAPI document. */
  description: { list: string; item: string };
  /** The shape of a record, listed and on its own. */
  schema: z.ZodObject;
  query: Query;
  itemQuery: z.ZodType;
  /** What `include=` can name. */
  relations: Relations;
  id?: ReturnType<typeof idParam>;
  /** The one form of an identifier, where there are other spellings; null for what is none. */
  canonicalId?: (id: string) => string | null;
  example: string;
  filters: (query: z.output<Query>) => Filters;
};

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
/** What cannot be counted has none. */
const withArticle = (noun: string) => (noun === "equipment" ? noun : `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`);

/** The list and the item route of a collection, and what the index adds to its records wherever they are shown in full. */
export const defineCollection = <Query extends z.ZodType>(spec: CollectionSpec<Query>) => {
  const { type, tag, description, example, relations } = spec;
  const [members, linksBack] = [membersOf(type), linksBackOf(type)];
  const collection = collections[type];
  const name = capitalised(type);
  const router = createRouter();

  type Values = FilterValues & OwnValues & z.output<Query>;
  const filters = (query: Values) => joinFilters(spec.filters(query), ownFilters(type, query));

  const id = spec.id ?? idParam({ description: `Identifier of the ${type}`, examples: { one: example } });

  const list = createRoute({
    method: "get",
    path: `/v1/${collection}`,
    operationId: `list${capitalised(collection)}`,
    tags: [tag.name],
    summary: `List ${collection}`,
    description: description.list,
    request: {
      query: withoutSearch(
        withDateOrder(offering(withOwn(type, example, spec.query as unknown as z.ZodObject), listFormats(type))),
      ),
    },
    responses: {
      ...jsonResponses({
        description: `One page of ${collection}, or all of them.`,
        schema: listEnvelope(`${name}List`, spec.schema, {
          facets: true,
          includes: "include" in (spec.query as unknown as z.ZodObject).shape,
        }),
        link: true,
      }),
      ...problemResponses(),
    },
  });
  router.openapi(list, async (c) => {
    const query = c.get("query") as Values;
    const language = c.get("language");
    const find = async (text?: TextMatch) => {
      const facets = planFacets(type, query, (others) => withText(type, filters(others), text));
      const besides = [...facets.statements, ...selectUnheld(query, type)];
      const page = await findPage(c, type, { members, relations }, filters(query), besides, text);
      return { facets, page };
    };
    const { facets, page } = await findingText(c, find);
    if (c.get("format") !== "json") return sendPageWritten(c, spec, page);
    const counted = page.besides.slice(0, facets.statements.length);
    const unheld = page.besides.slice(facets.statements.length).flat();
    const warnings = await warningsOf(c.get("db"), unheld);
    return sendPage(c, relations, page, facets.read(counted, language), warnings);
  });

  const item = createRoute({
    method: "get",
    path: `/v1/${collection}/{id}`,
    ...(spec.canonicalId ? { middleware: canonicalId(spec.canonicalId) } : {}),
    operationId: `get${name}`,
    tags: [tag.name],
    summary: `Get ${withArticle(type)}`,
    description: description.item,
    request: {
      params: z.object({ id }),
      query: offering(spec.itemQuery as z.ZodObject, itemFormats(type)),
    },
    responses: {
      ...jsonResponses({
        description: `The ${type}.`,
        schema: itemEnvelope(`${name}Item`, spec.schema, {
          includes: "include" in (spec.itemQuery as unknown as z.ZodObject).shape,
        }),
        link: true,
      }),
      ...problemResponses("not-found", "gone"),
    },
  });
  router.openapi(item, async (c) => {
    const { id } = c.req.valid("param") as { id: string };
    const [db, language] = [c.get("db"), c.get("language")];
    const links = languagesOf(language).map((each) => Object.entries<LinksBack>(linksBack(id, each)));
    const [[record], ...linked] = await db.batch([
      db.one<StoredRecord>(selectItem(id, { type, language, members })),
      ...links.flat().map(([, { rows }]) => db.all<{ value: string }>(rows)),
    ]);
    if (!record) return absent(c, type, id);
    const more = languagesOf(language).map((each, at) =>
      unpacked(linksJson(links[at] ?? [], linked.slice(at * (links[0]?.length ?? 0))), each),
    );
    const whole = recordJson(opened(record, language), publicOrigin(c), more);
    return c.get("format") === "json" ? sendRecord(c, relations, whole) : sendRecordWritten(c, spec, whole);
  });

  defineHistory(router, { type, tag, id, canonicalId: spec.canonicalId, noun: withArticle(type), name });

  return { type, tag, router, members, relations };
};

/** Links back as a JSON object. */
const linksJson = (
  links: readonly (readonly [string, LinksBack])[],
  linked: readonly { value: string }[][],
): string => {
  const pairs = links.map(([name, { one }], at) => {
    const values = (linked[at] ?? []).map(({ value }) => value);
    return `${JSON.stringify(name)}:${one ? (values[0] ?? "null") : `[${values.join(",")}]`}`;
  });
  return `{${pairs.join(",")}}`;
};
