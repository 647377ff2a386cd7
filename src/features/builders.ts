import type { FactBuilder, ReferenceBuilder } from "../record/build.ts";
import { agreement } from "./agreements/build.ts";
import { article } from "./articles/build.ts";
import { country } from "./countries/build.ts";
import { engagement } from "./engagements/build.ts";
import { organisation } from "./organisations/build.ts";
import { person } from "./people/build.ts";
import { post } from "./posts/build.ts";
import { source } from "./sources/build.ts";
import { statement } from "./statements/build.ts";
import { topic } from "./topics/build.ts";

/** How the records of every type are built, named once: what {@link file://../record/write.ts} is given. */
export const builders: { facts: readonly FactBuilder[]; references: readonly ReferenceBuilder[] } = {
  facts: [engagement, agreement, statement, article],
  references: [country, organisation, person, post, topic, source],
};
