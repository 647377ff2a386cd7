import { z } from "zod";
import { membersIn, type Path } from "./members.ts";

/** The members of reference entries by which a record is known: a text, or one in both languages. */
const ownNames = z.registry<{ isName: true }>();

/** Says of a schema that its texts are names of the record. */
export const ownName = <S extends z.ZodType>(schema: S): S => {
  ownNames.add(schema, { isName: true });
  return schema;
};

/** Every name that an entry of a reference list gives its record, and where. */
export const namesIn = (schema: z.ZodType, entry: unknown): { path: Path; name: string }[] =>
  membersIn(ownNames, schema, entry).flatMap(({ path, value }) => {
    if (typeof value === "string") return [{ path, name: value }];
    return Object.entries(Object(value)).flatMap(([language, name]) =>
      typeof name === "string" ? [{ path: [...path, language], name }] : [],
    );
  });
