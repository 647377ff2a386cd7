import { namedFields, namingField, pairedFields, unknownField } from "../model/fields.ts";

const fields = `(${[...pairedFields, unknownField].map((field) => `'${field}'`).join(", ")})`;

const isCounted = (alias: string): string =>
  `${alias}.field in ${fields} and (${alias}.field <> '${unknownField}' or ${alias}.value in ${fields})`;

/** A period tells its year: the two are not counted against each other. */
const isTold = (period: string, year: string): string => `(${period}.field = 'period' and ${year}.field = 'year')`;

const isNamed = (naming: string, named: string): string =>
  `${naming}.field = '${namingField}' and ${named}.field in (${namedFields.map((field) => `'${field}'`).join(", ")})
    and ${naming}.type <> 'article'`;

/** The condition that two terms of one fact are a pair that `term_pair_counts` counts. */
export const areCounted = (a: string, b: string): string =>
  `(${isCounted(a)} and ${isCounted(b)} and not ${isTold(a, b)} and not ${isTold(b, a)}
    and (${a}.field <> ${b}.field or (${a}.field = '${unknownField}' and ${a}.value <> ${b}.value))
    or ${isNamed(a, b)})`;
