import { fieldName } from "../src/model/faults.ts";
import type { Path } from "../src/model/members.ts";

/** Something that is wrong in a file of the seeds, or looks wrong, and where. */
export type Problem = { file: string; line: number; column: number; path: Path; message: string };

/** So many places of one fault are named. */
const mostPlaces = 20;

const byPlace = (a: Problem, b: Problem): number =>
  (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column;

/**
 * What is one fault wherever it stands: the message in one field, whatever the index; an unknown reference in any field;
 * what is wrong with a file as a whole is wrong with that one.
 */
const kindOf = ({ file, line, path, message }: Problem): string => {
  if (path.length === 0) return JSON.stringify([file, line, message]);
  const field = message.startsWith("there is no ") ? [] : path.filter((step) => typeof step !== "number");
  return JSON.stringify([field, message]);
};

/** `a.yaml:3:5, 9:3, b.yaml:7:1`: the file where it changes. */
const placesOf = (problems: readonly Problem[], first: Problem): string => {
  let { file } = first;
  const places = problems.slice(0, mostPlaces).map((problem) => {
    const isSame = problem.file === file;
    file = problem.file;
    return `${isSame ? "" : `${file}:`}${problem.line}:${problem.column}`;
  });
  return `${places.join(", ")}${problems.length > mostPlaces ? ", …" : ""}`;
};

/**
 * One line for each fault, in the order of the files: `file:line:column field: message`. A fault that stands in several
 * places is told at the first, with the others behind it.
 */
export const linesOf = (problems: readonly Problem[]): string[] =>
  [...Map.groupBy([...problems].sort(byPlace), kindOf).values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { file, line, column, path, message } = first;
    const also = others.length === 0 ? "" : `; also at ${placesOf(others, first)} (${others.length + 1} places)`;
    return [`${file}:${line}:${column} ${fieldName(path)}: ${message}${also}`];
  });
