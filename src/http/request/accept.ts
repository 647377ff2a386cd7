/** A member of an Accept field, in lower case, and how much it is liked: from 0, not at all, to 1. */
export type Preference = { value: string; weight: number };

const weightIn = (parameters: string): number => {
  const text = /;\s*q\s*=\s*([^;\s]*)/.exec(parameters)?.[1] ?? "";
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(text) ? Number(text) : 1;
};

/**
 * The members of Accept, Accept-Language or Accept-Encoding. A weight that is absent or not well-formed counts as 1; no
 * more than 2,000 characters are read.
 *
 * @see RFC 9110, sections 12.4.2 and 12.5
 */
export const preferencesIn = (header: string): Preference[] =>
  header
    .slice(0, 2000)
    .toLowerCase()
    .split(",")
    .map((member) => {
      const semicolon = member.indexOf(";");
      return semicolon < 0
        ? { value: member.trim(), weight: 1 }
        : { value: member.slice(0, semicolon).trim(), weight: weightIn(member.slice(semicolon)) };
    });
