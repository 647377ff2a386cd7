import { serverPlaceholder } from "../../src/features/docs/assets.ts";

/** Until when a build of this day may say whom to write to: ten to eleven months, as more than a year is too long. */
export const securityExpiry = (now: Date): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 11, 1)).toISOString();

/** `security.txt` (RFC 9116) but for the address of the operator, which the server adds. */
export const securityText = (now: Date): string =>
  [
    `Contact: ${serverPlaceholder}/#contact`,
    `Expires: ${securityExpiry(now)}`,
    "Preferred-Languages: en, id",
    `Canonical: ${serverPlaceholder}/.well-known/security.txt`,
    `Policy: ${serverPlaceholder}/#contact`,
    "",
  ].join("\n");
