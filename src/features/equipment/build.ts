import type { DocumentOf } from "../../collections/document.ts";
import { equipmentKindLabels } from "../../model/vocabulary.ts";
import { type ReferenceBuilder, refOrNull } from "../../record/build.ts";
import { inBoth, inEither } from "../../record/index/search-document.ts";
import { Terms } from "../../record/index/terms.ts";
import type { EquipmentEntry } from "./input.ts";
import type { equipmentSchema } from "./schemas.ts";

export const equipment: ReferenceBuilder<EquipmentEntry> = {
  type: "equipment",
  completionRank: 2,
  label: ({ names }) => names,
  names: ({ names, aliases }) => [...inBoth(names), ...inEither(aliases)],
  build: (entry, _, world) => {
    const { id, names, aliases, kind, maker, country } = entry;
    const document: DocumentOf<typeof equipmentSchema> = {
      id,
      name: names,
      names,
      aliases,
      kind,
      maker: refOrNull("organisation", maker, world),
      country: refOrNull("country", country, world),
    };
    return {
      document,
      hint: document.maker?.label ?? document.country?.label ?? null,
      terms: new Terms().addOrUnknown("country", country).add("kind", kind),
      findable: {
        names: equipment.names(entry),
        extra: inBoth(equipmentKindLabels[kind]),
        mentions: [...(maker ? [`organisation:${maker}`] : []), ...(country ? [`country:${country}`] : [])],
        keys: [`equipment:${id}`, ...(maker ? [`organisation:${maker}`] : [])],
        shown: { text: null, names: aliases, date: null },
      },
    };
  },
};
