import type { z } from "zod";
import type { Written } from "../language/analyse.ts";
import type { FactType, ListedType, ReferenceType } from "../model/record-types.ts";
import type { AnyDossier, FactBuilder, ReferenceBuilder } from "./build.ts";
import { entryOf, type ReferenceIndex } from "./lists.ts";

/** How the records of every type are made, and the form of what they are made of. */
export type Builders = {
  facts: Readonly<Record<FactType, FactBuilder>>;
  references: Readonly<Record<ReferenceType, ReferenceBuilder>>;
  /** The form of a dossier: an article, and every fact that it is evidence for. */
  dossier: z.ZodType<AnyDossier>;
  /** The form of the reference lists, by the type of their records. */
  lists: z.ZodObject<Record<ListedType, z.ZodArray<z.ZodObject>>>;
};

/** The form of an entry of a reference list. */
export const entrySchema = ({ lists }: Pick<Builders, "lists">, type: ListedType): z.ZodObject =>
  lists.shape[type].element;

/** The names by which what mentions a reference record is found, those of its label first; none where there is no such record. */
export const namesOf = (
  { references }: Builders,
  index: ReferenceIndex,
  type: ReferenceType,
  id: string,
): readonly Written[] => {
  const entry = entryOf(index, type, id);
  const { names, namesInMentions = names } = references[type];
  return entry ? namesInMentions(entry) : [];
};
