import type { DocumentOf } from "../../collections/document.ts";
import type { Written } from "../../language/analyse.ts";
import type { ReferenceBuilder } from "../../record/build.ts";
import { refOrNull } from "../../record/build.ts";
import { inBoth } from "../../record/index/search-document.ts";
import { Terms } from "../../record/index/terms.ts";
import type { TopicEntry } from "./input.ts";
import type { topicSchema } from "./schemas.ts";

export const topic: ReferenceBuilder<TopicEntry> = {
  type: "topic",
  completionRank: 2,
  faults: ({ broader }, index) =>
    broader && index.topic.get(broader)?.broader
      ? [{ path: ["broader"], message: `"${broader}" is itself narrower (allowed: two levels)` }]
      : [],
  label: ({ label }) => label,
  names: ({ label, altLabels: { en, id } }) => [
    ...inBoth(label),
    ...en.map((name): Written => [name, "en"]),
    ...id.map((name): Written => [name, "id"]),
  ],
  build: (entry, _, world) => {
    const { id, label, altLabels, definition, broader } = entry;
    const document: DocumentOf<typeof topicSchema> = {
      id,
      label,
      altLabels,
      definition,
      broader: refOrNull("topic", broader, world),
    };
    return {
      document,
      hint: document.broader?.label ?? null,
      terms: new Terms().add("topic", id, broader).add("parent", broader),
      findable: {
        names: topic.names(entry),
        text: inBoth(definition),
        mentions: broader ? [`topic:${broader}`] : [],
        shown: { text: definition, names: [...altLabels.en, ...altLabels.id], date: null },
      },
      edges: broader ? [["part-of", `topic:${id}`, `topic:${broader}`]] : [],
    };
  },
};
