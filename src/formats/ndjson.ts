import type { StreamWriter } from "./writer.ts";

/**
 * Writes one record a line, as JSON.
 *
 * @see https://github.com/ndjson/ndjson-spec
 */
export const writer: StreamWriter = {
  begin: () => "",
  each: (record) => `${JSON.stringify(record)}\n`,
  end: () => "",
};
