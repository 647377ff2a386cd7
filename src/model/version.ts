/**
 * A version of the record. The number alone does not tell two databases apart: `epoch` is made at random with the
 * database, and again when a backup is restored; `stamp` at random with every version.
 */
export type RecordVersion = { readonly version: number; readonly epoch: string; readonly stamp: string };

/** A text that no other version has, of whatever database. */
export const versionKey = ({ version, stamp }: RecordVersion): string => `${version}.${stamp}`;

/** A version by its number, or the one that was current at a moment (RFC 3339, UTC, with milliseconds). */
export type Moment = { readonly version: number } | { readonly at: string };

/** A version that an answer shows in place of the present: its number, when it was written, and its stamp. */
export type PastVersion = { readonly version: number; readonly at: string; readonly stamp: string };
