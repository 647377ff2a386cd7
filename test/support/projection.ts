import type { FactBuilder, ReferenceBuilder } from "../../src/record/build.ts";
import type { Projection } from "../../src/record/write.ts";
import { builders } from "../../src/record-types.ts";
import { machine } from "../../tools/machine.ts";

/** How the tests that write by themselves have records made. */
export const projection: Projection = { builders, machine, version: "test" };

type Mends = {
  facts?: (builder: FactBuilder) => FactBuilder;
  references?: (builder: ReferenceBuilder) => ReferenceBuilder;
};

const mapEach = <T extends string, B>(all: Readonly<Record<T, B>>, map: (builder: B) => B): Record<T, B> =>
  Object.fromEntries(Object.entries<B>(all).map(([type, builder]) => [type, map(builder)])) as Record<T, B>;

/** The projection of code in which some rules have changed. */
export const mended = (version: string, { facts, references }: Mends): Projection => ({
  version,
  machine,
  builders: {
    ...builders,
    facts: facts ? mapEach(builders.facts, facts) : builders.facts,
    references: references ? mapEach(builders.references, references) : builders.references,
  },
});

/** Code that tells more of every engagement in its summary, and finds topics by another word. */
export const telling: Projection = {
  dossiersPerBatch: 4,
  ...mended("telling", {
    facts: (builder) =>
      builder.type === "engagement"
        ? {
            ...builder,
            build: (...given) => {
              const parts = builder.build(...given);
              return { ...parts, document: { ...parts.document, summary: { en: "Told anew.", id: "Ditulis ulang." } } };
            },
          }
        : builder,
    references: (builder) =>
      builder.type === "topic"
        ? { ...builder, names: (entry) => [...builder.names(entry), ["renamed subject", "en"] as const] }
        : builder,
  }),
};
