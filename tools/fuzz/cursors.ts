import { createHash } from "node:crypto";
import type { Random } from "../bench/corpus/random.ts";
import { hostileText } from "./texts.ts";

const sealBytes = 12;

/** A cursor over any payload, sealed as the Worker seals its own: the checksum has no key. */
export const forge = (scope: string, payload: Buffer | string): string => {
  const bytes = Buffer.from(payload);
  const seal = createHash("sha256").update(`${scope}\n`).update(bytes).digest().subarray(0, sealBytes);
  return Buffer.concat([seal, bytes]).toString("base64url");
};

/** What a cursor of the Worker holds, as JSON. */
export const payloadOf = (cursor: string): string => Buffer.from(cursor, "base64url").subarray(sealBytes).toString();

/**
 * What a list binds its cursors to, found by a genuine one: the path and the query in its canonical form.
 *
 * @param query the parameters of the list, the defaults of those that count included.
 * @returns null where no scope fits, so that no cursor can be forged.
 */
export const scopeOf = (
  path: string,
  query: readonly (readonly [string, unknown])[],
  cursor: string,
): string | null => {
  const base = `${path}\n${JSON.stringify(query.toSorted(([a], [b]) => (a < b ? -1 : 1)))}`;
  const scopes = [base, `${base}\n`, `${base}\nen`];
  return scopes.find((scope) => forge(scope, payloadOf(cursor)) === cursor) ?? null;
};

/** Parts that a keyset may hold in place of its own, as JSON. */
const parts: readonly string[] = [
  ...'null true false {} [] [[]] {"a":1} "" "a" "FR" "-" "0" "-1" "1e3" "01" "9007199254740993" "__proto__"'.split(" "),
  ..."0 -0 1 -1 1.5 -1000000 1e400 -1e400 1e308 5e-324 9007199254740991 9007199254740992 -9007199254740993 1e21 2147483648".split(
    " ",
  ),
  ...'"2021-03-30" "2021-13-45" "9999-99-99" "2021-02-30" "20210101" "-000001-01-01" "+275760-09-14" "2021" "T"'.split(
    " ",
  ),
  ...String.raw`"\u0000" "\ud800" "\udfff" "a\ud83d" "\uffff" "\u0061"`.split(" "),
  `"${"x".repeat(300)}"`,
  `"${"9".repeat(300)}"`,
  "9".repeat(320),
  `${"[".repeat(100)}${"]".repeat(100)}`,
];

const wholes: readonly (string | Buffer)[] = [
  ...'[] {} null true 0 "" "a" 1e400 [null] [[]] [[],[]] [{},{}] [1e400,"a"] ["a",1e400] [-0,"a"] [,] [1,] ["a" NaN undefined'.split(
    " ",
  ),
  "",
  " ",
  ' ["2021-03-30","a"]',
  '["2021-03-30", "a"]',
  '["2021-03-30","a"]\n',
  '\ufeff["2021-03-30","a"]',
  '{"0":"2021-03-30","1":"a","length":2}',
  Buffer.from([0]),
  Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x2c, 0x22, 0x61, 0x22, 0x5d]),
  Buffer.from([0x5b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x2c, 0x31, 0x5d]),
];

/** A payload that nobody was given: a genuine one with parts changed, added or left out, or no keyset at all. */
export const hostilePayload = (random: Random, genuine: string): string | Buffer => {
  if (random.chance(0.25)) return random.pick(wholes);
  const keyset = (JSON.parse(genuine) as unknown[]).map((part) => JSON.stringify(part));
  const part = () => (random.chance(0.85) ? random.pick(parts) : JSON.stringify(hostileText(random)));
  for (let changes = random.whole(1, 2); changes > 0; changes--) {
    keyset.splice(random.whole(0, keyset.length), random.chance(0.8) ? 1 : 0, ...(random.chance(0.85) ? [part()] : []));
  }
  return `[${keyset.join(",")}]`;
};

/** A cursor that is no longer the one that was given. */
export const mutated = (random: Random, cursor: string): string => {
  const at = random.whole(0, cursor.length - 1);
  const other = random.pick([..."AZaz09-_"].filter((character) => character !== cursor[at]));
  return random.pick([
    cursor.slice(0, at) + other + cursor.slice(at + 1),
    cursor.slice(0, at) + cursor.slice(at + 1),
    cursor.slice(0, at) + other + cursor.slice(at),
    cursor.slice(0, at),
    cursor + cursor,
  ]);
};
