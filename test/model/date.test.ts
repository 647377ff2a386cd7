import { describe, expect, test } from "vitest";
import { parseEdtf } from "../../src/model/date.ts";
import { daysOf, periodOf } from "../../src/model/period.ts";

describe("the calendar", () => {
  test.each([
    ["0000-02-29", true],
    ["0001-02-29", false],
    ["0004-02-29", true],
    ["0099-02-29", false],
    ["0100-02-29", false],
    ["0400-02-29", true],
    ["1900-02-29", false],
    ["2000-02-29", true],
    ["2023-02-29", false],
    ["2024-02-29", true],
    ["XXXX-02-29", true],
    ["0001-04-31", false],
    ["9999-12-31", true],
    ["0001-00-01", false],
    ["0001-01-00", false],
  ])("%s is a day: %s", (day, isDay) => {
    expect(parseEdtf(day) !== null).toBe(isDay);
  });

  test.each([
    ["0001", "0001-01-01", "0001-12-31"],
    ["0001-02", "0001-02-01", "0001-02-28"],
    ["0000-02", "0000-02-01", "0000-02-29"],
    ["0000-Q1", "0000-01-01", "0000-03-31"],
    ["0099-Q2", "0099-04-01", "0099-06-30"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["1900-02", "1900-02-01", "1900-02-28"],
    ["9999", "9999-01-01", "9999-12-31"],
  ])("%s is from %s to %s", (period, start, end) => {
    expect(daysOf(period)).toEqual({ start, end });
    expect(periodOf({ start, end })).toBe(period);
    if (!period.includes("Q")) expect(parseEdtf(period)).toMatchObject({ start, end });
  });
});
