import type { z } from "zod";
import { namings, splitRef } from "./ids.ts";
import { membersIn, type Path } from "./members.ts";
import type { RecordType } from "./record-types.ts";

/** A record that a dossier or an entry names, and where. */
export type Mention = { path: Path; type: RecordType; id: string };

/** Every reference that a value makes in the fields of a schema that name records; what is ill-formed names nothing. */
export const referencesIn = (schema: z.ZodType, value: unknown): Mention[] =>
  membersIn(namings, schema, value).flatMap(({ path, schema: field, meta, value: ref }) => {
    if (typeof ref !== "string" || !field.safeParse(ref).success) return [];
    const [type = "article"] = meta.types;
    return [{ path, ...(meta.typed ? splitRef(ref) : { type, id: ref }) }];
  });
