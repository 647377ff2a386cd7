import type { Db } from "../db/client.ts";
import { compare, type WriteInput } from "./compare.ts";
import { type Change, planWrite } from "./plan.ts";
import { indexReference } from "./resolve.ts";
import { statementsOf } from "./statements.ts";

export type { WriteInput } from "./compare.ts";
export type { Change } from "./plan.ts";

export type WriteResult = { version: number; changes: Change[] };

/**
 * Writes dossiers into the record in one transaction: all or nothing. The record is a projection of its dossiers, so
 * what a dossier says is merged with what the others say of the same records, and a record that no dossier speaks of
 * any more goes. Every record created, changed or removed leaves a row in the change log, and the version moves by one
 * if there is any; a write that changes nothing writes nothing.
 *
 * The dossiers must have been checked with `dossierIssues` and the reference lists with `referenceIssues`.
 *
 * @throws LibsqlError "dataset version conflict" where another writer came between; nothing is written then.
 */
export const writeRecord = async (db: Db, input: WriteInput): Promise<WriteResult> => {
  const client = db.$client;
  const { version, difference } = await compare(client, input);
  if (!difference) return { version, changes: [] };
  const index = indexReference(input.reference);
  const plan = await planWrite(client, difference, index);
  await client.batch(statementsOf(difference, plan, index, input.now), "write");
  const { rows } = await client.execute({
    sql: "select type, id, action from changes where version = ? order by sequence",
    args: [version + 1],
  });
  return { version: version + 1, changes: rows as unknown as Change[] };
};
