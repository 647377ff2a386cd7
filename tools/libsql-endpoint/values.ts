import { Buffer } from "node:buffer";
import { ProtocolError } from "./errors.ts";

/** A value as the native driver takes and gives it: integers are bigints, numbers are always floats. */
export type NativeValue = null | bigint | number | string | Uint8Array;

const INTEGER = /^-?\d{1,19}$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * Decodes a Hrana `Value`.
 * @param value the JSON value
 * @param field where it stands in the request, for the message
 * @throws ProtocolError when it is not one of the five types, or an integer does not fit in 64 bits
 */
export function decodeValue(value: unknown, field: string): NativeValue {
  if (typeof value !== "object" || value === null || !("type" in value)) {
    throw new ProtocolError(`${field}: expected a value with a type`);
  }
  switch (value.type) {
    case "null":
      return null;
    case "integer":
      return decodeInteger("value" in value ? value.value : undefined, field);
    case "float":
      if ("value" in value && typeof value.value === "number") return value.value;
      throw new ProtocolError(`${field}.value: expected a number`);
    case "text":
      if (!("value" in value) || typeof value.value !== "string") {
        throw new ProtocolError(`${field}.value: expected a string`);
      }
      if (value.value.isWellFormed()) return value.value;
      throw new ProtocolError(`${field}.value: expected a string of whole characters`);
    case "blob":
      if ("base64" in value && typeof value.base64 === "string" && BASE64.test(value.base64)) {
        return Buffer.from(value.base64, "base64");
      }
      throw new ProtocolError(`${field}.base64: expected a string in base64`);
    default:
      throw new ProtocolError(`${field}.type: expected null, integer, float, text or blob`);
  }
}

function decodeInteger(value: unknown, field: string): bigint {
  if (typeof value === "string" && INTEGER.test(value)) {
    const integer = BigInt(value);
    if (BigInt.asIntN(64, integer) === integer) return integer;
  }
  throw new ProtocolError(`${field}.value: expected a 64-bit integer as a decimal string`);
}

/**
 * Encodes a value as the JSON text of a Hrana `Value`: integers as strings, blobs as base64 without padding.
 * An infinite float is written `1e999`, which every JSON parser with 64-bit floats reads back as infinite.
 */
export function encodeValue(value: NativeValue): string {
  switch (typeof value) {
    case "string":
      return `{"type":"text","value":${JSON.stringify(value)}}`;
    case "bigint":
      return `{"type":"integer","value":"${value}"}`;
    case "number":
      return `{"type":"float","value":${Number.isFinite(value) ? value : value > 0 ? "1e999" : "-1e999"}}`;
    default:
      return value === null ? '{"type":"null"}' : `{"type":"blob","base64":"${encodeBase64(value)}"}`;
  }
}

function encodeBase64(bytes: Uint8Array): string {
  const padded = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
  return padded.slice(0, Math.ceil((bytes.byteLength * 4) / 3));
}
