import { invalidParameter } from "./problem.ts";

/** The values of the sort columns of the last record of a page. */
export type Keyset = readonly (string | number | null)[];

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

const isKeyset = (value: unknown): value is Keyset =>
  Array.isArray(value) && value.every((part) => part === null || typeof part === "string" || typeof part === "number");

const foreign = () =>
  invalidParameter(
    "cursor",
    "was altered, or belongs to another list, other filters or another sort; pass page.next on unchanged, or leave it out to begin again",
  );

/**
 * Reads a cursor made for the same scope.
 *
 * @throws ApiError `invalid-request` naming `cursor`: one that was altered in any character, or made for another scope.
 */
export const decodeCursor = async (scope: string, text: string): Promise<Keyset> => {
  const bytes = text.length <= maxLength ? fromBase64Url(text) : null;
  if (bytes === null || bytes.length <= checksumBytes) throw foreign();
  const payload = bytes.subarray(checksumBytes);
  const expected = await checksum(scope, payload);
  if (!expected.every((byte, index) => byte === bytes[index])) throw foreign();
  try {
    const keyset: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(payload));
    if (isKeyset(keyset)) return keyset;
  } catch {
    // Falls through: a checksum that was forged over something else.
  }
  throw foreign();
};
