import { afterEach, beforeEach } from "vitest";
import { type WriteResult, writeRecord } from "../../src/record/write.ts";
import type { Dossier, Reference } from "../../src/record-types.ts";
import { projection } from "../support/projection.ts";
import { documentOf, expectConsistent, openRecord, type RecordDatabase } from "./database.ts";
import { inventedReference } from "./dossiers.ts";

/** What a test of the writing works on: anew for every test. */
export type Writing = {
  database: RecordDatabase;
  reference: Reference;
  /** Writes, and holds what must be true of every record. */
  write(put: Dossier[], remove?: string[]): Promise<WriteResult>;
  /** The document of a record, in both languages. */
  documentOf(type: string, id: string): Promise<Record<string, unknown> | undefined>;
};

/** Opens an empty record before each test, and closes it after. */
export const useWriting = (): Writing => {
  let clock = Date.UTC(2026, 0, 1);
  const writing = {
    write: async (put: Dossier[], remove: string[] = []) => {
      const { database, reference } = writing;
      clock += 60_000;
      const result = await writeRecord(database.db, { put, remove, reference, now: new Date(clock) }, projection);
      await expectConsistent(database);
      return result;
    },
    documentOf: (type: string, id: string) => documentOf(writing.database, type, id),
  } as Writing;
  beforeEach(async () => {
    writing.database = await openRecord();
    writing.reference = inventedReference();
  });
  afterEach(() => writing.database.close());
  return writing;
};

/** The records of a result that something was done to, as `type id`. */
export const named = ({ changes }: WriteResult, action: string): string[] =>
  changes
    .filter((change) => change.action === action)
    .map(({ type, id }) => `${type} ${id}`)
    .sort();
