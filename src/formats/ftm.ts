import type { RecordType } from "../model/record-types.ts";
import { united } from "./ftm/entity.ts";
import { facts } from "./ftm/facts.ts";
import { references } from "./ftm/references.ts";
import { textOf } from "./read.ts";
import type { Writer } from "./writer.ts";

const builders = { ...facts, ...references };

/**
 * Entities of FollowTheMoney, one a line: what the record is, then what links it to others. Countries are values of
 * properties, and entities too, where they act.
 *
 * @see https://followthemoney.tech/explorer/
 */
export const writer: Writer = {
  begin: () => "",
  each: (record, about) => {
    const type = about.of as RecordType;
    const self = { type, id: String(record.id), label: textOf(record.label) ?? String(record.id) };
    return united(builders[type](record, self))
      .map((one) => `${JSON.stringify(one)}\n`)
      .join("");
  },
  end: () => "",
};
