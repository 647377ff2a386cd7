import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { formatsOf } from "../../src/http/request/negotiate.ts";
import { targetOf } from "../contract/description.ts";
import { allowedBy, faultsAsProblem, parameterOf, routes, testWhere, useMitra } from "./battery.ts";
import { problemOf } from "./sample.ts";

const mitra = useMitra();
const get = (target: string, headers: Record<string, string>) => mitra.current.fetch(target, { headers });

describe.each(routes)("%s", (_, operation) => {
  const target = targetOf(operation);
  const join = target.includes("?") ? "&" : "?";
  const offers = Object.keys(operation.responses[200]?.content ?? {});
  const [first = ""] = offers;
  const isNegotiated = formatsOf(offers).length > 0;
  const typeOf = (response: Response) => response.headers.get("Content-Type")?.split(";")[0];

  testWhere(isNegotiated)("honours Accept", async () => {
    const [main] = first.split("/");
    const accepted = [
      "*/*",
      first,
      `${main}/*`,
      `${first};q=0.1`,
      `nothing/x, ${first};q=0.5`,
      "",
      "nonsense",
      first.toUpperCase(),
    ];
    for (const accept of accepted) {
      const response = await get(target, { Accept: accept });
      expect(response.status, accept).toBe(200);
      expect(typeOf(response), accept).toBe(first);
      expect(response.headers.get("Vary"), accept).toMatch(/\bAccept\b/);
    }
    expect((await mitra.current.raw(target)).status).toBe(200);
    for (const offer of offers) expect(typeOf(await get(target, { Accept: `${offer}, */*;q=0.1` }))).toBe(offer);
  });

  testWhere(isNegotiated)("answers 406 with what there is, where Accept leaves nothing", async () => {
    for (const accept of ["image/png", "*/*;q=0", offers.map((offer) => `${offer};q=0`).join(), "model/obj, audio/*"]) {
      const response = await get(target, { Accept: accept });
      const { detail } = await problemOf(response.clone());
      for (const offer of offers) expect(detail).toContain(offer);
      expect(await faultsAsProblem(response, 406)).toEqual([]);
    }
  });

  testWhere(parameterOf(operation, "format"))(
    "lets ?format= beat Accept, and refuses one that it has not",
    async () => {
      const formats = allowedBy(operation, "format");
      for (const format of formats) {
        const response = await get(`${target}${join}format=${format}`, { Accept: "image/png" });
        expect(response.status).toBe(200);
        expect(response.headers.get("Vary") ?? "").not.toMatch(/\bAccept\b(?!-)/);
      }
      for (const format of ["xml", "html2", "application/json"]) {
        const response = await mitra.current.fetch(`${target}${join}format=${format}`);
        const { errors } = await problemOf(response.clone());
        expect(errors?.[0]?.message).toContain(formats.join(", "));
        expect(await faultsAsProblem(response, 400)).toEqual([]);
      }
    },
  );

  testWhere(parameterOf(operation, "lang"))("speaks the language that is asked for, and says which", async () => {
    const said = async (query: string, headers: Record<string, string>) => {
      const response = await get(query === "" ? target : `${target}${join}${query}`, headers);
      return [response.headers.get("Content-Language"), /Accept-Language/.test(response.headers.get("Vary") ?? "")];
    };
    expect(await said("", {})).toEqual(["en", true]);
    expect(await said("", { "Accept-Language": "id" })).toEqual(["id", true]);
    expect(await said("", { "Accept-Language": "id-ID,id;q=0.9,en;q=0.8" })).toEqual(["id", true]);
    expect(await said("", { "Accept-Language": "en;q=0.5, id;q=0.7" })).toEqual(["id", true]);
    expect(await said("", { "Accept-Language": "fr, ja" })).toEqual(["en", true]);
    expect(await said("", { "Accept-Language": "in" })).toEqual(["id", true]);
    expect(await said("lang=id", { "Accept-Language": "en" })).toEqual(["id", false]);
    expect(await said("lang=en", { "Accept-Language": "id" })).toEqual(["en", false]);
    expect(await said("lang=all", { "Accept-Language": "id" })).toEqual(["en, id", false]);
  });

  testWhere(parameterOf(operation, "fields"))("sends the fields that are asked for, and the id", async () => {
    const allowed = allowedBy(operation, "fields");
    const recordOf = async (query: string) => {
      const { data } = (await (await mitra.current.fetch(`${target}${join}${query}`)).json()) as {
        data: object | object[];
      };
      return (Array.isArray(data) ? data[0] : data) as Record<string, unknown>;
    };
    const hasEvidence = parameterOf(operation, "include") && allowedBy(operation, "include").includes("evidence");
    const plain = await recordOf("lang=en");
    const whole = await recordOf(hasEvidence ? "lang=en&include=evidence" : "lang=en");
    expect(Object.keys(whole).sort()).toEqual([...allowed].sort());
    const some = allowed.filter((_, index) => index % 4 === 1);
    const alone = await Promise.all(some.map((field) => recordOf(`lang=en&fields=${field}`)));
    for (const [index, field] of some.entries()) {
      expect(alone[index]).toEqual({ id: whole.id, [field]: (field === "evidence" ? whole : plain)[field] });
    }
    const several = allowed.slice(0, 3);
    const repeated = several.map((field) => `fields=${field}`).join("&");
    expect(await recordOf(repeated)).toEqual(await recordOf(`fields=${several.toReversed().join()}`));
  });

  testWhere(parameterOf(operation, "include"))("sends what is included besides", async () => {
    const allowed = allowedBy(operation, "include");
    const plain = await (await mitra.current.fetch(target)).text();
    for (const name of [...allowed, allowed.join()]) {
      const response = await mitra.current.fetch(`${target}${join}include=${name}`);
      expect(response.status, name).toBe(200);
      expect((await response.text()).length, name).toBeGreaterThanOrEqual(plain.length);
    }
  });

  test("is compressed for those who can read it", async () => {
    const response = await mitra.current.raw(target, { headers: { "Accept-Encoding": "gzip" } });
    if (response.headers["content-encoding"] === undefined) return expect(response.body.length).toBeLessThan(2_000);
    expect(response.headers["content-encoding"]).toBe("gzip");
    expect(response.headers.vary).toMatch(/Accept-Encoding/);
    const plain = await mitra.current.raw(target, { headers: { "Accept-Encoding": "identity" } });
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(gunzipSync(Buffer.from(response.body, "latin1")).toString("latin1")).toBe(plain.body);
  });
});
