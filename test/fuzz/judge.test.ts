import { describe, expect, test } from "vitest";
import { readDescription } from "../../tools/fuzz/description.ts";
import { type Answer, faultsOf } from "../../tools/fuzz/judge.ts";
import type { FuzzRequest } from "../../tools/fuzz/requests.ts";
import { document } from "../contract/description.ts";

const description = readDescription(document);
const operation = description.operations.find(({ operationId }) => operationId === "suggestRecords");
if (!operation) throw new Error("there is no operation to judge by");
const request: FuzzRequest = { operation, target: "/v1/suggest?q=a", headers: {} };

const good = { data: [], dataset: { version: 1 } };
const problem = {
  type: "http://127.0.0.1/problems/invalid-request",
  title: "The request is not valid",
  status: 400,
  detail: "One parameter is not valid; see errors.",
  instance: "/problems/invalid-request#21aff496-29b0-40aa-8b85-3582fcb5d105",
  requestId: "21aff496-29b0-40aa-8b85-3582fcb5d105",
};

const answer = (body: unknown, more: Partial<Answer> = {}): Answer => ({
  status: 200,
  contentType: "application/json",
  body: typeof body === "string" ? body : JSON.stringify(body),
  ms: 1,
  ...more,
});
const refusal = (more: object, status = 400) =>
  answer({ ...problem, status, ...more }, { status, contentType: "application/problem+json" });

describe("an answer", () => {
  test.each([
    ["that fits", answer(good)],
    ["that is a problem", refusal({})],
  ])("%s has no fault", (_, one) => {
    expect(faultsOf(description, request, one)).toEqual([]);
  });

  test.each([
    ["that did not come", answer("", { status: 0 }), "no answer"],
    ["that is a failure of ours", refusal({ status: 500 }, 500), "status 500"],
    ["of a status that is not documented", refusal({ status: 404 }, 404), "status 404 is not documented"],
    ["of another media type", answer("a,b", { contentType: "text/csv" }), "text/csv is not documented for 200"],
    ["that is not JSON", answer("{"), "not JSON"],
    ["without a member", answer({ data: [] }), "schema:  must have required property 'dataset'"],
    ["with a value of another type", answer({ ...good, data: [{ id: 1 }] }), "schema: /data/*/id must be string"],
    ["that tells its SQL", refusal({ detail: "Failed query: select id from records" }), "leaks"],
    ["that tells its error", refusal({ detail: "SQLITE_ERROR: no such column: x" }), "leaks"],
    ["that tells a place in the code", refusal({ detail: "at answer (worker.js:1:2)" }), "leaks"],
    ["that tells a path", refusal({ detail: "ENOENT: /var/lib/mitra.db" }), "leaks"],
  ])("%s is told", (_, one, fault) => {
    expect(faultsOf(description, request, one).join()).toContain(fault);
  });

  test("of a status that another request would have is told", () => {
    expect(faultsOf(description, { ...request, statuses: [400] }, answer(good))).toEqual(["status 200, not 400"]);
  });
});
