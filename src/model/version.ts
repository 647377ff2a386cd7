/**
 * A version of the record. The number alone does not tell two databases apart: `epoch` is made at random with the
 * database, and again when a backup is restored; `stamp` at random with every version.
 */
export type RecordVersion = { readonly version: number; readonly epoch: string; readonly stamp: string };

/** A text that no other version has, of whatever database. */
export const versionKey = ({ version, stamp }: RecordVersion): string => `${version}.${stamp}`;
