import { type Random, weighted } from "../bench/corpus/random.ts";
import type { Operation, Parameter } from "./description.ts";
import { encoded, hostileText, longText } from "./texts.ts";
import { anyValue, type Known, validValue } from "./values.ts";

/** A request for an operation of the document, and the statuses that are right for it where they are known. */
export type FuzzRequest = {
  operation: Operation;
  target: string;
  headers: Record<string, string>;
  statuses?: readonly number[];
};

type Pairs = readonly (readonly [name: string, value: string])[];

const withQuery = (path: string, pairs: readonly string[]): string =>
  pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;

/** The target of a request whose values need no more than encoding. */
export const plainTarget = (path: string, pairs: Pairs): string =>
  withQuery(
    path,
    pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`),
  );

/** A segment of a path: an identifier, mostly one of the record, at times none at all. */
const segment = (random: Random, operation: Operation, parameter: Parameter, known: Known): string => {
  const [, , collection = ""] = operation.path.split("/");
  const ids = known.ids[collection] ?? [];
  const turn = random.unit();
  if (turn < 0.7 && ids.length > 0) return random.pick(ids);
  const value =
    turn < 0.85
      ? (validValue(random, parameter, known)[0] ?? "")
      : (turn < 0.97 ? hostileText(random) : longText(random)).toWellFormed();
  // A segment of dots or of nothing is another path.
  return /^\.*$/.test(value) ? "x" : value;
};

const headersOf = (random: Random): Record<string, string> => {
  const accept = [
    "*/*",
    "application/json",
    "application/*;q=0",
    "text/html, */*;q=0.1",
    "image/png",
    ";q=",
    "a/b;q=2",
  ];
  return {
    ...(random.chance(0.05) ? { Accept: random.pick(accept) } : {}),
    ...(random.chance(0.05) ? { "Accept-Language": random.pick(["id", "fr, id;q=0.5", "*", "en;q=x", "-"]) } : {}),
  };
};

/** How a parameter is named, once in a while not as it is. */
const nameOf = (random: Random, { name }: Parameter): string =>
  random.chance(0.004) ? random.pick([`${name}[]`, name.toUpperCase(), "__proto__", "constructor", "", "x"]) : name;

const isText = ({ name }: Parameter): boolean => name === "q";

/** The parameters that a request gives: what is required, and any of the others. */
const choose = (random: Random, { parameters }: Operation, all: boolean, withText: boolean): Parameter[] => {
  const inQuery = parameters.filter((parameter) => parameter.in === "query");
  const must = inQuery.filter((one) => (one.required && random.chance(0.98)) || (withText && isText(one)));
  const others = inQuery.filter((one) => !one.required && !must.includes(one));
  return [...must, ...random.some(others, all ? others.length : random.whole(0, 5))];
};

/** A request with any of the parameters of an operation, at any values; once in a while with all, and at their widest. */
const anyRequest = (random: Random, operation: Operation, known: Known, withText: boolean): FuzzRequest => {
  const path = operation.parameters
    .filter((parameter) => parameter.in === "path")
    .reduce(
      (made, parameter) =>
        made.replace(`{${parameter.name}}`, () => encoded(random, segment(random, operation, parameter, known))),
      operation.path,
    );
  const wide = random.chance(0.01);
  const pairs = choose(random, operation, wide || random.chance(0.01), withText).flatMap((parameter) =>
    (wide ? validValue(random, parameter, known, true) : anyValue(random, parameter, known)).map(
      (value) => `${nameOf(random, parameter)}=${encoded(random, value)}`,
    ),
  );
  return { operation, target: withQuery(path, pairs), headers: headersOf(random) };
};

/** Requests of every kind for the operations of a document: the more parameters one has, the more often; a third of a text. */
export const requestsFor = (operations: readonly Operation[]): ((random: Random, known: Known) => FuzzRequest) => {
  // What takes no parameter is the same every time, and long.
  const draw = weighted(operations.map((operation) => [operation, operation.parameters.length || 0.05] as const));
  const drawText = weighted(
    operations
      .filter(({ parameters }) => parameters.some(isText))
      .map((operation) => [operation, operation.parameters.find(isText)?.required ? 4 : 1] as const),
  );
  return (random, known) => {
    const withText = random.chance(1 / 3);
    return anyRequest(random, (withText ? drawText : draw)(random), known, withText);
  };
};
