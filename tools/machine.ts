import { hash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Machine } from "../src/record/machine.ts";

/** What Node brings along for writing the record. */
export const machine: Machine = {
  sha256: (text) => hash("sha256", text),
  deflated: (text) => deflateRawSync(text).toString("hex"),
  inflated: (bytes) => inflateRawSync(bytes).toString(),
};
