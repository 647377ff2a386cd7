import { createApp } from "../../src/app.ts";
import { openDb } from "../../src/db/client.ts";
import { type CollectionType, collections, collectionTypes, isEvidenced } from "../../src/model/record-types.ts";
import { describeApi } from "../openapi/describe.ts";
import { Refusal } from "../refusal.ts";
import type { Database } from "../settings.ts";
import { type Described, dataPackage, type Field, fieldsOf, type Publication } from "./datapackage.ts";
import { writeMeasured } from "./files.ts";
import { type DumpedFile, type Manifest, manifestName } from "./manifest.ts";
import { dumpedTables, linesOfTable } from "./tables.ts";

/** The record was written to while it was being dumped. */
export class Moved extends Error {
  override name = "Moved";
}

const mediaTypes = { ndjson: "application/x-ndjson", csv: "text/csv" } as const;

/** What is asked of each collection: whole records in both languages, and a table in English. */
const targetOf = (type: CollectionType, format: keyof typeof mediaTypes): string => {
  const wanted = { ndjson: `lang=all${isEvidenced(type) ? "&include=evidence" : ""}`, csv: "lang=en" };
  return `/v1/${collections[type]}?format=${format}&${wanted[format]}`;
};

type State = Pick<Manifest, "version" | "epoch" | "stamp" | "writtenAt" | "projection">;
type Client = ReturnType<typeof openDb>["$client"];

/** @throws Refusal where the database holds no record. */
const stateOf = async (client: Client): Promise<State> => {
  const { rows } = await client.execute("select version, epoch, stamp, updated_at, projection from dataset");
  const [row] = rows;
  if (!row || Number(row.version) < 1) throw new Refusal("the database holds no record yet: run npm run db:seed first");
  const [epoch, stamp, writtenAt, projection] = [row.epoch, row.stamp, row.updated_at, row.projection].map(String);
  return {
    version: Number(row.version),
    epoch: epoch ?? "",
    stamp: stamp ?? "",
    writtenAt: writtenAt ?? "",
    projection: projection ?? "",
  };
};

async function* chunksOf(body: ReadableStream<Uint8Array> | string): AsyncGenerator<Uint8Array> {
  if (typeof body === "string") yield new TextEncoder().encode(body);
  else yield* body;
}

/** Takes down the first line of a text that goes by. */
async function* takingHead(
  chunks: AsyncIterable<Uint8Array>,
  took: (line: string) => void,
): AsyncGenerator<Uint8Array> {
  let head: string | null = "";
  for await (const chunk of chunks) {
    if (head !== null) {
      head += new TextDecoder().decode(chunk);
      const end = head.indexOf("\r\n");
      if (end >= 0) {
        took(head.slice(0, end));
        head = null;
      }
    }
    yield chunk;
  }
}

/** Writes files into a folder, and keeps what the manifest says of them. */
class Files {
  readonly listed: DumpedFile[] = [];
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param about `rows` where the file has no line for each. */
  async write(
    path: string,
    mediaType: string,
    body: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | string,
    about: Partial<DumpedFile> = {},
  ): Promise<number> {
    const { file, content } = await writeMeasured(
      this.#folder,
      path,
      body instanceof ReadableStream || typeof body === "string" ? chunksOf(body) : body,
    );
    const measure = ({ bytes, sha256 }: typeof file) => ({ bytes, sha256 });
    this.listed.push({
      path,
      mediaType,
      ...measure(file),
      ...(path.endsWith(".gz") ? { content: measure(content), rows: content.lines } : {}),
      ...about,
    });
    return content.lines;
  }
}

type Options = { folder: string; origin: string; now: Date };

/**
 * Writes a dump of one version of the record into a folder, which is empty.
 *
 * @param options `origin` is where addresses in records lead to.
 * @throws Moved where the record is written to meanwhile.
 */
export const writeDump = async (database: Database, { folder, origin, now }: Options): Promise<Manifest> => {
  const { $client: client } = openDb(database);
  const lines: string[] = [];
  const app = createApp({ log: (line) => void lines.push(line) });
  // No other request is kept waiting, and nothing is asked for twice.
  const bindings = {
    LIBSQL_URL: database.url,
    ...(database.authToken ? { LIBSQL_AUTH_TOKEN: database.authToken } : {}),
    CACHE_BYTES: "0",
    VERSION_TTL_MS: "0",
    DB_DEADLINE_MS: "59000",
    REQUEST_DEADLINE_MS: "60000",
  };
  const files = new Files(folder);
  const state = await stateOf(client);

  /** Does a part of the work. What fails because the record has moved is not a fault. */
  const ofOneVersion = async <T>(work: () => Promise<T>): Promise<T> => {
    const failed = await work().then(
      (result) => ({ result }),
      (error: unknown) => ({ error }),
    );
    const { version, stamp } = await stateOf(client);
    if (stamp !== state.stamp)
      throw new Moved(`the record moved from version ${state.version} to ${version} while it was being dumped`);
    if ("error" in failed) throw failed.error;
    return failed.result;
  };
  const get = async (target: string): Promise<Response> => {
    const answer = await app.fetch(new Request(new URL(target, origin)), bindings);
    if (answer.status !== 200) throw new Error(`${target} answered ${answer.status}: ${lines.at(-1)}`);
    return answer;
  };
  const records = async (type: CollectionType): Promise<{ path: string; head: string[] }> => {
    const name = collections[type];
    const [ndjson, csv] = [`collections/${name}.ndjson.gz`, `collections/${name}.csv.gz`];
    const rows = await ofOneVersion(async () =>
      files.write(ndjson, mediaTypes.ndjson, (await get(targetOf(type, "ndjson"))).body ?? ""),
    );
    let head: string[] = [];
    await ofOneVersion(async () => {
      const body = chunksOf((await get(targetOf(type, "csv"))).body ?? "");
      const took = (line: string) => {
        head = line.split(",");
      };
      await files.write(csv, mediaTypes.csv, takingHead(body, took), { rows });
    });
    return { path: csv, head };
  };

  try {
    const document = describeApi(app) as unknown as Described & {
      info: { title: string; summary: string; version: string };
    };
    const { info } = document;
    const tables = new Map<string, Field[]>();
    for (const type of collectionTypes) {
      const { path, head } = await records(type);
      tables.set(path, fieldsOf(document, collections[type], head));
    }
    for (const table of dumpedTables) {
      await ofOneVersion(() =>
        files.write(`database/${table.name}.ndjson.gz`, mediaTypes.ndjson, linesOfTable(client, table), {
          table: table.name,
          columns: [...table.columns],
        }),
      );
    }
    const meta = (await (await get("/v1/meta")).json()) as { data: Pick<Manifest, "license" | "attribution"> };
    const publications = (await (await get("/v1/sources?format=ndjson&fields=label,domain")).text())
      .split("\n")
      .flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Publication]));
    const manifest: Manifest = {
      format: "mitra-dump",
      formatVersion: 1,
      apiVersion: info.version,
      license: meta.data.license,
      attribution: meta.data.attribution,
      schema: "openapi.json",
      ...state,
      dumpedAt: now.toISOString(),
      files: files.listed,
    };
    const about = dataPackage(manifest, tables, { title: `${info.title}: ${info.summary}`, publications });
    await files.write(manifest.schema, "application/json", `${JSON.stringify(document)}\n`);
    await files.write("datapackage.json", "application/json", `${JSON.stringify(about, null, 2)}\n`);
    await ofOneVersion(() => writeMeasured(folder, manifestName, chunksOf(`${JSON.stringify(manifest, null, 2)}\n`)));
    return manifest;
  } finally {
    client.close();
  }
};
