import { collections, nodeTypes } from "../../src/model/record-types.ts";
import type { Random } from "../bench/corpus/random.ts";
import { type Json, type Parameter, wordsOf } from "./description.ts";
import { queryText } from "./query-text.ts";
import { hostileText, longText } from "./texts.ts";

/** What a record holds, to ask for: identifiers by collection, and words of labels. */
export type Known = { ids: Readonly<Record<string, readonly string[]>>; words: readonly string[] };

/** The collection of the record that a parameter names; undefined where it names none. */
const collectionOf = (name: string): string | undefined => (collections as Readonly<Record<string, string>>)[name];

const dates: readonly string[] = [
  ..."2014 2021 2022 2025 2021-03 2022-12 2021-03-30 2022-03-02 2024-02-29 1945 2079 1899-12-31 1900-01-01 9999 9999-12-31 0000 0001-01-01".split(
    " ",
  ),
];
const wrongDates: readonly string[] =
  "2023-02-29 2021-13 2021-00 2021-06-31 21 20210101 2021-1-1 -2021 10000 XXXX-04-25 2021-03-30T00:00:00Z now".split(
    " ",
  );
const instants: readonly string[] =
  "2026-01-01 2026-11-22T08:00:00Z 1970-01-01T00:00:00Z 9999-12-31T23:59:59-23:59 0000-01-01T00:00:00+23:59 2026-11-22T08:00:00.123456789+07:00".split(
    " ",
  );

const firstExample = ({ examples }: Parameter): unknown => Object.values(examples ?? {})[0]?.value;

/** An identifier that a parameter may name: one of the record, or one of the same form that it has not. */
const identifier = (random: Random, collection: string, { ids }: Known): string => {
  const known = ids[collection] ?? [];
  if (known.length > 0 && random.chance(0.85)) return random.pick(known);
  return collection === "countries" ? random.pick(["ZW", "fr", "Id"]) : random.pick(["nobody", "a", "a-1", "0"]);
};

const textOf = (random: Random, parameter: Parameter, known: Known): string => {
  const { name } = parameter;
  const pattern = String((parameter.schema.items as Json | undefined)?.pattern ?? parameter.schema.pattern ?? "");
  const sign = pattern.startsWith("^!?") && random.chance(0.2) ? "!" : "";
  const collection = collectionOf(name);
  if (collection) return sign + identifier(random, collection, known);
  const [, words] = /^\^!\?\(\?:([\w|-]+)\)\$$/.exec(pattern) ?? [];
  if (words) return sign + random.pick(words.split("|"));
  if (pattern.startsWith("^(?:country:")) {
    const type = random.pick(nodeTypes);
    return `${type}:${identifier(random, collections[type], known)}`;
  }
  if (pattern.startsWith("^\\d{4}")) return random.pick(dates);
  if (name === "updatedSince") return random.pick(instants);
  if (name === "q") return queryText(random, known.words);
  return String([firstExample(parameter)].flat()[0] ?? "");
};

/**
 * A value that a parameter allows, as far as its schema tells.
 *
 * @param wide as many members as a list may have.
 */
export const validValue = (random: Random, parameter: Parameter, known: Known, wide = false): string[] => {
  const { type, items, minimum, maximum, maxItems } = parameter.schema as Json & {
    items?: { enum?: string[] };
    minimum?: number;
    maximum?: number;
    maxItems?: number;
  };
  const values = wordsOf(parameter.schema);
  if (type === "array") {
    const most = Math.min(maxItems ?? 50, items?.enum?.length ?? 50);
    const few = random.chance(0.8) ? random.whole(1, Math.min(3, most)) : random.whole(1, most);
    const count = wide ? most : few;
    const members = items?.enum
      ? random.some(items.enum, count)
      : Array.from({ length: count }, () => textOf(random, parameter, known));
    return random.chance(0.8) ? [members.join(",")] : members;
  }
  if (values) return [random.pick(values)];
  if (type === "integer") {
    const [least, most] = [minimum ?? 0, maximum ?? 1000];
    return [String(random.chance(0.7) ? random.whole(least, Math.min(most, least + 30)) : random.whole(least, most))];
  }
  return [textOf(random, parameter, known)];
};

/** Values at the edges of what a schema allows, and just past them. */
const boundaryValue = (random: Random, parameter: Parameter, known: Known): string[] => {
  const {
    type,
    items,
    minimum = 0,
    maximum = 1,
    maxItems = 50,
    maxLength = 100,
  } = parameter.schema as Json & {
    items?: { enum?: string[]; maxLength?: number };
    minimum?: number;
    maximum?: number;
    maxItems?: number;
    maxLength?: number;
  };
  if (type === "integer") {
    return [String(random.pick([minimum - 1, minimum, maximum, maximum + 1, 2 ** 31, 2 ** 53, 10 ** 8]))];
  }
  if (type === "array") {
    const count = random.pick([maxItems, maxItems + 1]);
    const members = items?.enum ?? Array.from({ length: count }, () => textOf(random, parameter, known));
    if (random.chance(0.3)) return [Array.from({ length: count }, (_, at) => `x${at}`).join(",")];
    return [[...members, ...(random.chance(0.3) ? members : [])].join(",")];
  }
  if (random.chance(0.5)) return [random.pick([...dates, ...wrongDates])];
  return [random.pick(["a", "é", "1"]).repeat(random.pick([maxLength - 1, maxLength, maxLength + 1]))];
};

const wrongValue = (random: Random): string =>
  random.pick([
    ..."abc 1.5 -1 1e3 0x10 +1 01 ١ [] {} null true false undefined NaN Infinity '' \"\" , ,, a,,b a, ,a * / . .. a.b A a_b a--b".split(
      " ",
    ),
    ...wrongDates,
    " 1",
    "1 ",
  ]);

/**
 * The values of one parameter, each as it is given once: mostly allowed, at times at an edge, of the wrong type, hostile,
 * repeated, empty or very long.
 */
export const anyValue = (random: Random, parameter: Parameter, known: Known): string[] => {
  const turn = random.unit();
  if (turn < 0.9) return validValue(random, parameter, known);
  if (turn < 0.93) return boundaryValue(random, parameter, known);
  if (turn < 0.945) return [wrongValue(random)];
  if (turn < 0.975) return [hostileText(random)];
  if (turn < 0.98) return [""];
  if (turn < 0.985) return [longText(random)];
  const [value = ""] = validValue(random, parameter, known);
  return random.chance(0.5) ? [value, value] : [value, hostileText(random)];
};
