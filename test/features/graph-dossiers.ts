import { loadSeeds } from "../../seeds/load.ts";
import { openDb } from "../../src/db/client.ts";
import { writeRecord } from "../../src/record/write.ts";
import { type Dossier, dossier } from "../../src/record-types.ts";
import { inProject } from "../../tools/paths.ts";
import type { TestMitra } from "../support/mitra.ts";
import { projection } from "../support/projection.ts";

const text = (en: string) => ({ en, id: `${en} (id)` });
const unknownDate = { edtf: null, basis: "unknown" };
const day = (edtf: string) => ({ edtf, basis: "stated" });
const evidence = [{ paragraph: 1 }];

const article = (id: string) => ({
  id,
  label: text(`The article ${id}`),
  language: "en",
  published: unknownDate,
  summary: text("Nothing of it is true."),
  wordCount: 3,
  paragraphCount: 1,
  textSha256: "0".repeat(64),
  rights: { status: "unstated" },
});

/** A dossier of its own facts, each with its first paragraph as evidence. */
export const invented = (id: string, facts: { engagements?: object[]; agreements?: object[]; statements?: object[] }) =>
  dossier.parse({ article: article(id), paragraphs: { 1: "1".repeat(64) }, ...facts });

export const engagement = (id: string, more: object = {}) => ({
  id,
  kind: "meeting",
  status: "held",
  label: text(`"${id}" <&> \\ its label`),
  summary: text("It never took place."),
  date: unknownDate,
  evidence,
  ...more,
});

export const agreement = (id: string, parties: string[], more: object = {}) => ({
  id,
  kind: "memorandum",
  label: text(`The agreement ${id}`),
  status: "proposed",
  parties: parties.map((party) => ({ party })),
  summary: text("It binds nobody."),
  evidence,
  ...more,
});

export const statement = (id: string, speaker: string, about: string[], more: object = {}) => ({
  id,
  label: text(`Words of ${id}`),
  speakers: [speaker],
  paraphrase: text(`It is said that ${id}.`),
  date: unknownDate,
  about,
  evidence,
  ...more,
});

/**
 * Two islands, of Brazil and Sweden, that nothing links; a chain of agreements from Chile by way of six others to Peru; a
 * short way and a rarer one of the same length from Norway to Finland; and more statements on Peru than a graph looks at.
 */
export const islands: Dossier[] = [
  invented("invented-islands", {
    engagements: [
      engagement("invented-brazil", { date: day("2001-01-01"), countries: [{ country: "BR", roles: ["partner"] }] }),
      engagement("invented-sweden", {
        kind: "signing",
        countries: [{ country: "SE", roles: ["host"] }],
        agreements: ["invented-swedish"],
      }),
    ],
    agreements: [
      agreement("invented-swedish", ["country:SE"], {
        status: "signed",
        relations: [{ type: "under", agreement: "invented-swedish-frame" }],
      }),
      agreement("invented-swedish-frame", ["country:SE"]),
    ],
  }),
  invented("invented-chain", {
    agreements: ["CL", "AR", "UY", "PY"]
      .flatMap((country, at, all) => {
        const next = all[at + 1];
        return next ? [agreement(`invented-chain-${at}`, [`country:${country}`, `country:${next}`])] : [];
      })
      .concat(agreement("invented-chain-end", ["country:PY", "country:PE"])),
    statements: Array.from({ length: 120 }, (_, at) =>
      statement(`invented-peru-${String(at).padStart(3, "0")}`, "country:PE", ["country:PY"], {
        date: day(`2010-01-${String((at % 28) + 1).padStart(2, "0")}`),
      }),
    ),
  }),
  invented("invented-two-ways", {
    agreements: [
      agreement("invented-common-way", ["country:NO", "country:DK"]),
      agreement("invented-common-end", ["country:DK", "country:FI"]),
      agreement("invented-rare-way", ["country:NO", "country:IS"]),
      agreement("invented-rare-end", ["country:IS", "country:FI"]),
      ...["a", "b", "c"].map((name) => agreement(`invented-danish-${name}`, ["country:DK"])),
    ],
  }),
];

/** Adds dossiers to the seeds of a Mitra under test. */
export const write = async ({ database }: TestMitra, put: readonly Dossier[]): Promise<void> => {
  const { reference } = await loadSeeds(inProject("seeds"));
  await writeRecord(
    openDb(database),
    {
      put,
      remove: [],
      reference,
      now: new Date("2026-11-22T08:00:00Z"),
    },
    projection,
  );
};

export type Ref = { id: string; type: string; label: unknown };
export type GraphBody = {
  nodes: (Ref & { key: string; facts: number; distance: number | null; translations?: { id: { label?: string } } })[];
  edges: {
    key: string;
    type: string;
    source: string;
    target: string;
    weight: number;
    facts: Ref[];
    evidence: { article: Ref; paragraph: number; basis: string }[];
    evidenceCount: number;
  }[];
  connection: { source: string; target: string; length: number | null } | null;
  truncated: { nodes: number; bounds: string[]; reason: unknown } | null;
};

export type Fault = { location: string; name: string; message: string };
export const faultsOf = async (answer: Response): Promise<Fault[]> =>
  ((await answer.json()) as { errors?: Fault[] }).errors ?? [];

/** The graph that a query is answered with. */
export const graphOf = async (mitra: TestMitra, query: string): Promise<GraphBody> => {
  const answer = await mitra.fetch(`/v1/graph?${query}`);
  if (answer.status !== 200) throw new Error(`${query}: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { data: GraphBody }).data;
};

/** The steps of the plans of what a request asks the database that read more than a range of an index. */
export const scansOf = async ({ database, fetch }: TestMitra, path: string): Promise<string[]> => {
  database.log.reset();
  await (await fetch(path)).arrayBuffer();
  const selects = database.log.statements().filter((statement) => /^\s*(select|with)/i.test(statement));
  const steps = selects.flatMap((statement) => database.explain(statement));
  // Table-valued functions, the rows of bounded queries under the names that they have there, and the one row of `dataset`.
  const bounded =
    /^SCAN (\w+ VIRTUAL TABLE|CONSTANT ROW|\(|(fact|picked|link|newest|part|cited|cite|seen|lead|candidate|valued|own|profile|dataset)$)/;
  return steps.filter((step) => step.startsWith("SCAN ") && !bounded.test(step));
};
