import { agreement } from "./features/agreements/build.ts";
import { article } from "./features/articles/build.ts";
import { country } from "./features/countries/build.ts";
import { engagement } from "./features/engagements/build.ts";
import { organisation } from "./features/organisations/build.ts";
import { person } from "./features/people/build.ts";
import { post } from "./features/posts/build.ts";
import { source } from "./features/sources/build.ts";
import { statement } from "./features/statements/build.ts";
import { topic } from "./features/topics/build.ts";
import type { FactBuilder, ReferenceBuilder } from "./record/build.ts";

/** How the records of every type are built, named once: what {@link file://./record/write.ts} is given. */
export const builders: { facts: readonly FactBuilder[]; references: readonly ReferenceBuilder[] } = {
  facts: [engagement, agreement, statement, article],
  references: [country, organisation, person, post, topic, source],
};
