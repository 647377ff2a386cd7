import { loadSeeds } from "../../seeds/load.ts";
import { openDb } from "../../src/db/client.ts";
import { writeRecord } from "../../src/record/write.ts";
import { type Dossier, dossier } from "../../src/record-types.ts";
import { inProject } from "../../tools/paths.ts";
import type { TestMitra } from "../support/mitra.ts";
import { projection } from "../support/projection.ts";

const text = (en: string) => ({ en, id: `${en} (id)` });
const evidence = [{ paragraph: 1 }];

/** Engagements with dates of every precision: id → EDTF. */
const dates: Record<string, string | null> = {
  "invented-in-2019": "2019",
  "invented-two-quarters": "2019-03/2019-04",
  "invented-two-months": "2019-05/2019-06",
  "invented-in-may": "2019-05",
  "invented-three-days": "2019-05-07/2019-05-09",
  "invented-day": "2019-05-20",
  "invented-decade": "201X",
  "invented-new-year": "2018-12-30/2019-01-02",
  "invented-until": "../2019-06-30",
  "invented-no-year": "XXXX-04-25",
  "invented-no-date": null,
};

const dated = (edtf: string | null) => ({ edtf, basis: edtf === null ? "unknown" : "stated" });

/** A dossier whose engagements have dates of every precision, and neither countries nor topics. */
export const inventedDossier = (): Dossier =>
  dossier.parse({
    article: {
      id: "invented-dates",
      label: text("Invented meetings"),
      language: "en",
      published: dated("2019-07"),
      summary: text("Meetings that never were."),
      wordCount: 3,
      paragraphCount: 1,
      textSha256: "0".repeat(64),
      rights: { status: "unstated" },
    },
    paragraphs: { 1: "1".repeat(64) },
    engagements: Object.entries(dates).map(([id, edtf]) => ({
      id,
      kind: "meeting",
      status: "held",
      label: text(id),
      summary: text(`An invented meeting, ${id}.`),
      date: dated(edtf),
      evidence,
    })),
  });

/** Adds the invented dossier to the seeds of a Mitra under test. */
export const writeInvented = async ({ database }: TestMitra): Promise<void> => {
  const { reference } = await loadSeeds(inProject("seeds"));
  await writeRecord(
    openDb(database),
    {
      put: [inventedDossier()],
      remove: [],
      reference,
      now: new Date("2026-11-22T08:00:00Z"),
    },
    projection,
  );
};
