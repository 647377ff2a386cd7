import { expect } from "vitest";
import { openDb } from "../../../src/db/client.ts";
import { writeRecord } from "../../../src/record/write.ts";
import { type Dossier, type Reference, referenceLists } from "../../../src/record-types.ts";
import { dated, invented } from "../../record/dossiers.ts";
import { startMitra, type TestMitra } from "../../support/mitra.ts";
import { projection } from "../../support/projection.ts";
import { getJson } from "../collections.ts";

/*
 * The reference lists of invented stories, and what writes them. None of these people, bodies and machines exists.
 */

export const both = (en: string, id = `${en} (id)`) => ({ en, id });

const organisation = (id: string, name: string, kind: string, country: string | null, more: object = {}) => ({
  id,
  names: both(name),
  kind,
  country,
  ...more,
});
const post = (id: string, label: string, of: string, country: string | null) => ({
  id,
  label: both(label),
  organisation: of,
  country,
});
const place = (id: string, name: string, kind: string, country: string) => ({ id, names: both(name), kind, country });
const topic = (id: string, label: string) => ({ id, label: both(label), definition: both(`All of ${label}.`) });

export const storyReference = (): Reference =>
  referenceLists.parse({
    organisation: [
      organisation("id-defence", "Defence Ministry of the Isles", "ministry", "ID"),
      organisation("id-parliament", "Assembly of the Isles", "parliament", "ID"),
      organisation("fr-defence", "Gallic Defence Ministry", "ministry", "FR"),
      organisation("jp-defence", "Nippon Defence Office", "ministry", "JP"),
      organisation("au-defence", "Austral Defence Department", "ministry", "AU"),
      organisation("tin-wings", "Tin Wings", "company", "FR"),
      organisation("broker-house", "Broker House", "company", "SG"),
      organisation("league", "League of Ten", "intergovernmental", null),
      organisation("league-office", "Office of the League", "agency", null, { parent: "league" }),
    ],
    person: [
      { id: "arif", name: "Arif Contoh", otherNames: ["Arif Conto"] },
      { id: "bella", name: "Bella Exemple" },
      { id: "chiyo", name: "Chiyo Rei" },
      { id: "dewi", name: "Dewi Misal" },
    ],
    post: [
      post("id-minister", "Minister of the Isles", "id-defence", "ID"),
      post("id-spokesman", "Spokesman of the Isles", "id-defence", "ID"),
      post("fr-minister", "Gallic minister", "fr-defence", "FR"),
      post("jp-minister", "Nippon minister", "jp-defence", "JP"),
      post("au-minister", "Austral minister", "au-defence", "AU"),
      post("league-secretary", "Secretary General of the League", "league-office", null),
    ],
    equipment: [
      { id: "heron", names: both("Heron"), kind: "fighter", maker: "tin-wings", country: "FR" },
      { id: "wren", names: both("Wren"), kind: "trainer", maker: "tin-wings", country: "FR" },
      { id: "launch-boat", names: both("Launch boat"), kind: "patrol-vessel", country: "JP" },
    ],
    place: [
      place("palm-town", "Palm Town", "city", "ID"),
      place("reef-base", "Reef Base", "base", "ID"),
      place("tower-hall", "Tower Hall", "venue", "FR"),
      place("cedar-port", "Cedar Port", "city", "JP"),
    ],
    series: [
      { id: "joint-committee", label: both("Joint Committee"), kind: "meeting", countries: ["ID", "FR"] },
      { id: "reef-games", label: both("Reef Games"), kind: "exercise", countries: ["ID"] },
    ],
    topic: [topic("fighters", "Fighters"), topic("patrols", "Patrols"), topic("borders", "Borders")],
    source: [
      { id: "daily-palm", name: "Daily Palm", kind: "outlet", country: "ID" },
      { id: "reef-agency", name: "Reef Agency", kind: "agency", country: "ID" },
      { id: "ministry-site", name: "Ministry Site", kind: "official", country: "ID" },
    ],
  });

/** Writes dossiers one lot after the other. */
export const writeLots = async (mitra: TestMitra, ...lots: readonly (readonly Dossier[])[]): Promise<void> => {
  const db = openDb(mitra.database);
  const reference = storyReference();
  for (const put of lots) {
    await writeRecord(db, { put: [...put], remove: [], reference, now: new Date("2026-11-22T08:00:00Z") }, projection);
  }
};

/** A Mitra that knows these dossiers and nothing else. */
export const startStory = async (...lots: readonly (readonly Dossier[])[]): Promise<TestMitra> => {
  const mitra = await startMitra({ seeded: false });
  await writeLots(mitra, ...lots);
  return mitra;
};

type Facts = Parameters<typeof invented>[1];

/** The dossier of an article of a day. */
export const news = (id: string, published: string | null, { article = {}, ...facts }: NonNullable<Facts>): Dossier =>
  invented(id, { article: { source: "daily-palm", published: dated(published), ...article }, ...facts });

export const said = [{ paragraph: 1 }];

/** A step in the history of an agreement. */
export const step = (status: string, edtf: string | null) => ({ status, date: dated(edtf), evidence: said });

/** What the item of a record says, in English. */
export const itemOf = async (mitra: TestMitra, path: string): Promise<Record<string, unknown>> =>
  (await getJson<{ data: Record<string, unknown> }>(mitra, path)).data;

type Group = { keys: { value: string | null }[]; count: number };

/** How many facts have which value, as `/v1/stats` counts them. */
export const statsBy = async (mitra: TestMitra, by: string, query: string): Promise<Record<string, number>> => {
  const { data } = await getJson<{ data: { groups: Group[] } }>(mitra, `/v1/stats?groupBy=${by}&${query}`);
  return Object.fromEntries(data.groups.map(({ keys, count }) => [keys[0]?.value ?? "unknown", count]));
};

type Bucket = { period: string; records: { id: string }[] };

/** The facts of each period, as `/v1/timeline` names them. */
export const periodsOf = async (mitra: TestMitra, query: string): Promise<Record<string, string[]>> => {
  const { data } = await getJson<{ data: { buckets: Bucket[] } }>(mitra, `/v1/timeline?${query}`);
  return Object.fromEntries(data.buckets.map(({ period, records }) => [period, records.map(({ id }) => id).sort()]));
};

/** A reference as answers give it. */
export const ref = (id: string) => expect.objectContaining({ id });
