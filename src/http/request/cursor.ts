import type { z } from "@hono/zod-openapi";
import { invalidParameter } from "../response/problem.ts";

/** The values of the sort columns of the last record of a page. */
type Keyset = readonly (string | number | null)[];

const checksumBytes = 12;
const maxLength = 512;

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const fromBase64Url = (text: string): Uint8Array | null => {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
    // The last character of base64 may carry bits that decode to nothing: only one spelling is ours.
    return toBase64Url(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
};

const checksum = async (scope: string, payload: Uint8Array): Promise<Uint8Array> => {
  const prefix = new TextEncoder().encode(`${scope}\n`);
  const message = new Uint8Array(prefix.length + payload.length);
  message.set(prefix);
  message.set(payload, prefix.length);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", message)).subarray(0, checksumBytes);
};

/**
 * Makes the cursor of the page after the record with this keyset.
 *
 * @param scope what the cursor is bound to: see {@link file://./canonical-query.ts}, cursorScope.
 * @returns base64url, at most 512 characters.
 * @throws RangeError where the keyset is too long for that.
 */
export const encodeCursor = async (scope: string, keyset: Keyset): Promise<string> => {
  const payload = new TextEncoder().encode(JSON.stringify(keyset));
  const cursor = toBase64Url(new Uint8Array([...(await checksum(scope, payload)), ...payload]));
  if (cursor.length > maxLength) throw new RangeError(`a cursor of ${cursor.length} characters`);
  return cursor;
};

const foreign = () =>
  invalidParameter(
    "cursor",
    "was altered, or belongs to another list, other filters or another sort; pass page.next on unchanged, or leave it out to begin again",
  );

/** The value that a payload holds; undefined where it is not JSON, or not as we write it: `1e400`, `-0`, blanks. */
const parsePayload = (payload: Uint8Array): unknown => {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(payload);
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Reads a cursor made for the same scope. Its checksum is no signature, as anybody can make one: what it holds is checked
 * like any other input.
 *
 * @param keyset what such a cursor holds: a tuple that bounds every part of it.
 * @throws ApiError `invalid-request` naming `cursor`: one that was altered in any character, or made for another scope, or
 *   not by us.
 */
export const decodeCursor = async <K extends Keyset>(scope: string, text: string, keyset: z.ZodType<K>): Promise<K> => {
  const bytes = text.length <= maxLength ? fromBase64Url(text) : null;
  if (bytes === null || bytes.length <= checksumBytes) throw foreign();
  const payload = bytes.subarray(checksumBytes);
  const expected = await checksum(scope, payload);
  if (!expected.every((byte, index) => byte === bytes[index])) throw foreign();
  const { data, success } = keyset.safeParse(parsePayload(payload));
  if (!success) throw foreign();
  return data;
};
