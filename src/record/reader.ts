import type { Client, InStatement, Row } from "@libsql/client/web";
import { partEnd } from "../db/document/code.ts";
import { slotBits } from "../db/fulltext/number.ts";
import type { Localised } from "../model/localised.ts";
import type { RecordType } from "../model/record-types.ts";
import type { AnyDossier, Observed } from "./build.ts";
import { type Builders, entrySchema } from "./builders.ts";
import { labelNames } from "./index/names.ts";
import { inChunks, inIds, isReference, keyOf, list, sharedFacts, unkey } from "./keys.ts";
import { type AnyEntry, type Lists, mapLists } from "./lists.ts";
import type { Machine } from "./machine.ts";
import { type ObservationRow, observationOf, observedAtMost, observedOf, shownOfPost } from "./observations.ts";

/** What is written of a record: hashes, label, names, and its number in the index. */
export type State = {
  documentHash: string;
  indexHash: string;
  label: Localised;
  number: number | null;
  /** Its names as they are written, as JSON. */
  names: string;
};

/** How many dossiers, and how many documents, one answer brings: well under the size that a libSQL server gives. */
const [dossiersPerRead, documentsPerRead] = [200, 400];
const keysPerRead = 2000;
/** Of these each may bring as much as a document shows: as many as one answer holds however much the record has. */
const observedPerRead = 100;

const text = (value: unknown): string => String(value ?? "");

/** The reference lists that are written. */
export const writtenLists = async (client: Client, builders: Builders): Promise<Lists> => {
  const { rows } = await client.execute("select type, body from reference_entries order by type, id");
  return mapLists((type) => {
    const entry = entrySchema(builders, type);
    return rows.filter((row) => row.type === type).map(({ body }) => entry.parse(JSON.parse(text(body))) as AnyEntry);
  });
};

/** What articles say of reference records, and whether that is what they said before what is about to be. */
export type Observations = { of: (key: string) => Observed; addsNothing: (key: string) => boolean };

const keyOfRow = ({ type, id }: ObservationRow): string => keyOf(type, id);

const isSame = (one: Observed, other: Observed): boolean =>
  one.shown.length === other.shown.length &&
  one.shown.every((observation, at) => observation === other.shown[at]) &&
  JSON.stringify([one.posts, one.ranks]) === JSON.stringify([other.posts, other.ranks]);

/** Reads what a plan needs to know of the record as it is written. */
export class Reader {
  readonly #client: Client;
  readonly #schema: Builders["dossier"];
  readonly #machine: Machine;
  readonly #parsed = new Map<string, AnyDossier>();
  readonly #observed = new Map<string, { observed: Observed; addsNothing: boolean }>();

  constructor(client: Client, { builders, machine }: { builders: Pick<Builders, "dossier">; machine: Machine }) {
    this.#client = client;
    this.#schema = builders.dossier;
    this.#machine = machine;
  }

  async #rows(statement: InStatement): Promise<Row[]> {
    return (await this.#client.execute(statement)).rows;
  }

  /** Rows of a statement with the chunks of a list as its first parameter. */
  async #inChunks(
    keys: readonly string[],
    sql: string,
    { more = [], perRead = keysPerRead }: { more?: readonly string[]; perRead?: number } = {},
  ): Promise<Row[]> {
    const rows: Row[] = [];
    for (const chunk of inChunks([...new Set(keys)], perRead)) {
      for (const row of await this.#rows({ sql, args: [list(chunk.map(unkey)), ...more] })) rows.push(row);
    }
    return rows;
  }

  async dossiers(ids: readonly string[]): Promise<AnyDossier[]> {
    const missing = ids.filter((id) => !this.#parsed.has(id));
    for (const chunk of inChunks(missing, dossiersPerRead)) {
      for (const { id, body } of await this.#rows({
        sql: `select id, body from dossiers where id ${inIds}`,
        args: [list(chunk)],
      })) {
        this.#parsed.set(text(id), this.#schema.parse(JSON.parse(this.#machine.inflated(body as ArrayBuffer))));
      }
    }
    return ids.flatMap((id) => this.#parsed.get(id) ?? []);
  }

  /** What dossiers said when they were written: facts, whom they observed, and every reference record that they needed. */
  async claimedBy(articles: readonly string[]) {
    const fields = [...sharedFacts, "names"].map((field) => `'${field}'`).join(", ");
    const rows = await this.#rows({
      sql: `select distinct field, value from terms where type = 'article' and id ${inIds} and field in (${fields})`,
      args: [list(articles)],
    });
    const observed = await this.#rows({
      sql: `select distinct type, id from observations where article_id ${inIds}`,
      args: [list(articles)],
    });
    const named = rows.flatMap(({ field, value }) => (field === "names" ? [text(value)] : []));
    return {
      facts: rows.flatMap(({ field, value }) =>
        field === "names" ? [] : [keyOf(text(field) as RecordType, text(value))],
      ),
      observed: new Set(observed.map(({ type, id }) => keyOf(text(type) as RecordType, text(id)))),
      references: named.filter((key) => isReference(unkey(key)[0])),
    };
  }

  async #dossiersWhere(sql: string, keys: readonly string[], except: readonly string[]): Promise<AnyDossier[]> {
    const rows = await this.#inChunks(keys, sql, { more: [list(except)] });
    return this.dossiers([...new Set(rows.map(({ id }) => text(id)))].sort());
  }

  /** The dossiers that make claims about facts, but for some. */
  dossiersOf(facts: readonly string[], except: readonly string[]): Promise<AnyDossier[]> {
    return this.#dossiersWhere(
      `select distinct t.value as id from json_each(?) k
        cross join terms t on t.type = k.value ->> 0 and t.id = k.value ->> 1 and t.field = 'article' where t.value not ${inIds}`,
      facts,
      except,
    );
  }

  /** Ids of the dossiers that name records or what stands under them, but for some. */
  async namingIds(keys: readonly string[], except: readonly string[]): Promise<string[]> {
    const rows = await this.#inChunks(
      keys,
      `select distinct t.id from json_each(?) k cross join terms t on t.field = 'names'
        and t.value = (k.value ->> 0) || ':' || (k.value ->> 1) and t.type = 'article' where t.id not ${inIds}`,
      { more: [list(except)] },
    );
    return [...new Set(rows.map(({ id }) => text(id)))].sort();
  }

  async dossiersNaming(keys: readonly string[], except: readonly string[]): Promise<AnyDossier[]> {
    return this.dossiers(await this.namingIds(keys, except));
  }

  /** Of some reference records those that dossiers name, but for some dossiers. */
  async namedElsewhere(keys: readonly string[], except: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.#inChunks(
      keys,
      `select (k.value ->> 0) || ':' || (k.value ->> 1) as key from json_each(?) k where exists
        (select 1 from terms t where t.field = 'names' and t.value = (k.value ->> 0) || ':' || (k.value ->> 1)
          and t.type = 'article' and t.id not ${inIds})`,
      { more: [list(except)] },
    );
    return new Set(rows.map(({ key }) => text(key)));
  }

  async states(keys: readonly string[]): Promise<ReadonlyMap<string, State>> {
    const rows = await this.#inChunks(
      keys,
      `select r.type, r.id, r.document_hash, r.index_hash, r.label_en, r.label_id, d.id as number, d.names
        from json_each(?) k cross join records r on r.type = k.value ->> 0 and r.id = k.value ->> 1
        left join search_documents d on d.record = r.number`,
    );
    return new Map(
      rows.map((row) => {
        const label = { en: text(row.label_en), id: text(row.label_id) };
        const state = {
          documentHash: text(row.document_hash),
          indexHash: text(row.index_hash),
          label,
          number: row.number === null ? null : Number(row.number),
          names: row.names === null ? labelNames(label) : text(row.names),
        };
        return [keyOf(text(row.type) as RecordType, text(row.id)), state];
      }),
    );
  }

  /** The documents of records, as they are kept. */
  async documents(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const bodies = new Map<string, string>();
    for (const chunk of inChunks(keys, documentsPerRead)) {
      const rows = await this.#rows({
        sql: `select d.type, d.id, d.body || ?2 || d.parts as body from json_each(?1) k cross join documents d on d.type = k.value ->> 0 and d.id = k.value ->> 1`,
        args: [list(chunk.map(unkey)), partEnd],
      });
      for (const { type, id, body } of rows) bodies.set(keyOf(text(type) as RecordType, text(id)), text(body));
    }
    return bodies;
  }

  /** The records that have a number in a slot. */
  async numberedIn(slots: readonly number[]): Promise<{ key: string; number: number }[]> {
    const found: { key: string; number: number }[] = [];
    for (const chunk of inChunks(slots, keysPerRead)) {
      const rows = await this.#rows({
        sql: `select r.type, r.id, d.id as number from json_each(?) k
          cross join search_documents d on d.id between k.value and k.value + ${2 ** slotBits - 1}
          cross join records r on r.number = d.record`,
        args: [list(chunk)],
      });
      found.push(
        ...rows.map(({ type, id, number }) => ({
          key: keyOf(text(type) as RecordType, text(id)),
          number: Number(number),
        })),
      );
    }
    return found;
  }

  /**
   * What articles say of reference records: what is written, but for some articles, and what is about to be. Each is read
   * once: a plan that is made again for more takes the same of what is written.
   *
   * @param written articles whose observations are not to be read.
   * @param next those that take their place.
   */
  async observed(
    keys: readonly string[],
    written: readonly string[],
    next: readonly ObservationRow[],
  ): Promise<Observations> {
    const unread = keys.filter((key) => !this.#observed.has(key));
    const read = (type: RecordType, sql: string) =>
      this.#inChunks(
        unread.filter((key) => unkey(key)[0] === type),
        sql,
        { more: [list(written)], perRead: observedPerRead },
      );
    const some = (of: string, where: string, order: string, most: number) =>
      `select * from (select b.alike, b.day, b.article_id, b.ordinal from observations b where ${of} and ${where}
        and b.article_id not in (select value from json_each(?2)) order by ${order} limit ${most})`;
    // Each looked up by its key: an `in` would go through all that are alike.
    const each = (type: string, id: string, found: readonly string[]) =>
      `json_each((select json_group_array(json_array(alike, day, article_id, ordinal)) from (${found.join(" union ")}))) n
        cross join observations o on o.type = '${type}' and o.id = ${id} and o.alike = n.value ->> 0 and o.day = n.value ->> 1
          and o.article_id = n.value ->> 2 and o.ordinal = n.value ->> 3`;
    const ofOrganisation = "b.type = 'organisation' and b.id = k.value ->> 1 and b.alike = ''";
    const named = some(ofOrganisation, "b.day = ''", "b.article_id, b.ordinal", observedAtMost.organisation);
    const naming = await read(
      "organisation",
      `select o.* from json_each(?1) k cross join ${each("organisation", "k.value ->> 1", [named])}`,
    );
    const { earliest, latest } = shownOfPost;
    const ofPerson = "b.type = 'person' and b.id = g.id and b.alike = g.alike";
    const held = await read(
      "person",
      `with recursive g (id, alike) as (
        select k.value ->> 1, (select min(b.alike) from observations b where b.type = 'person' and b.id = k.value ->> 1)
          from json_each(?1) k
        union all select g.id, (select min(b.alike) from observations b
          where b.type = 'person' and b.id = g.id and b.alike > g.alike) from g where g.alike is not null)
        select o.* from g cross join ${each("person", "g.id", [
          some(ofPerson, "b.day > ''", "b.day, b.article_id, b.ordinal", earliest + latest),
          some(ofPerson, "b.day > ''", "b.day desc, b.article_id desc, b.ordinal desc", latest),
          some(ofPerson, "b.day = ''", "b.article_id, b.ordinal", earliest + latest),
        ])}`,
    );
    const known = Map.groupBy([...naming, ...held].map(observationOf), keyOfRow);
    const added = Map.groupBy(next, keyOfRow);
    for (const key of unread) {
      const [type] = unkey(key);
      const before = known.get(key) ?? [];
      const more = added.get(key);
      const observed = observedOf(type, more ? [...before, ...more] : before);
      const addsNothing = more === undefined || isSame(observed, observedOf(type, before));
      this.#observed.set(key, { observed, addsNothing });
    }
    return {
      of: (key) => this.#observed.get(key)?.observed ?? { shown: [], posts: [], ranks: [] },
      addsNothing: (key) => this.#observed.get(key)?.addsNothing ?? true,
    };
  }
}
