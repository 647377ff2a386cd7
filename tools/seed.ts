import { SeedError } from "../seeds/load.ts";
import { type SeedOptions, seed } from "../seeds/seed.ts";
import type { WriteResult } from "../src/record/write.ts";
import { withDatabase } from "./database.ts";
import { currentProjection } from "./projection.ts";
import { Refusal, reasonOf, runProgram } from "./refusal.ts";
import { readSettings } from "./settings.ts";

/** Brings the record to what the seeds say, made as the code of now makes records: see {@link seed}. */
export const seedRecord = async (options: Omit<SeedOptions, "projection">): Promise<WriteResult> =>
  seed({ ...options, projection: await currentProjection() });

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** What was written though no record has changed. */
const besides = ({ dossiers, removed, entries, entriesRemoved }: NonNullable<WriteResult["written"]>): string =>
  [
    dossiers > 0 ? `${counted(dossiers, "dossier")} written anew` : "",
    removed > 0 ? `${counted(removed, "dossier")} removed` : "",
    entries > 0 ? `${counted(entries, "reference entry", "reference entries")} added or changed` : "",
    entriesRemoved > 0 ? `${counted(entriesRemoved, "reference entry", "reference entries")} removed` : "",
  ]
    .filter((part) => part !== "")
    .join(", ");

/** What a seeding has done to the record, in one line. */
export const whatChanged = ({ version, changes, written }: WriteResult): string => {
  if (changes.length === 0 && !written) return `nothing has changed: the record stands at version ${version}`;
  const done = (["created", "changed", "removed"] as const).flatMap((action) => {
    const count = changes.filter((change) => change.action === action).length;
    return count > 0 ? [`${counted(count, "record")} ${action}`] : [];
  });
  const what = done.length > 0 || !written ? done.join(", ") : `no record changed, but ${besides(written)}`;
  return `the record is at version ${version} now: ${what}`;
};

const main = async (): Promise<number | undefined> => {
  const warn = (line: string) => console.error(`warning: ${line}`);
  try {
    const result = await withDatabase(readSettings(process.env), (database) => seedRecord({ ...database, warn }));
    console.log(whatChanged(result));
    return undefined;
  } catch (error) {
    const reason = reasonOf(error);
    if (/no such table/.test(reason)) throw new Refusal("the database has no tables yet: run npm run db:migrate first");
    if (/dataset version conflict/.test(reason))
      throw new Refusal(
        "another program wrote into the record meanwhile; nothing was written: run npm run db:seed again",
      );
    if (!(error instanceof SeedError)) throw error;
    console.error(error.message);
    return 1;
  }
};

if (import.meta.main) await runProgram(main);
