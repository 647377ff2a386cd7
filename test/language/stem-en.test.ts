import { describe, expect, it } from "vitest";
import { stemEnglish } from "../../src/language/stem-en.ts";

describe("stemEnglish", () => {
  it.each([
    "defence defense defences",
    "programme program programmes programs",
    "organisation organization organisations",
    "modernise modernize modernising modernization",
    "harbour harbor harbours",
    "neighbouring neighboring",
    "armoured armored",
    "centre center centres",
    "licence license",
    "manoeuvre maneuver",
    "ministry ministries",
    "minister ministers ministerial",
    "cooperation cooperative cooperating",
    "agree agreed agreement agreements",
    "production product products",
    "partner partners partnership",
    "train training trained",
    "procure procurement",
    "exchange exchanges exchanged",
    "important importance",
    "sign signed signing signs signatory signatories signature signatures",
    "visit visited visits visiting visitor visitors",
    "train trainer trainers trainee",
    "deliver delivery deliveries delivered delivering",
    "army armies",
    "navy navies naval",
    "licensing licensed licence",
    "manoeuvring maneuvering manoeuvre",
    "analyse analyze analysis analyst analysts",
    "authority authorities authorise authorized",
    "produce producing production producer product",
    "acquire acquired acquisition",
    "maintain maintained maintenance",
    "crisis crises",
    "meet met meeting",
    "threat threats threatened",
    "fishery fisheries fishing",
    "tonne ton tonnes",
  ])("takes to one stem: %s", (words) => {
    expect(new Set(words.split(" ").map(stemEnglish)).size).toBe(1);
  });

  it.each([
    ["import", "important"],
    ["general", "generate"],
    ["community", "communication"],
    ["university", "universe"],
    ["policy", "police"],
    ["policies", "polices"],
    ["author", "authority"],
    ["custom", "customs"],
    ["customer", "custom"],
    ["attach", "attache"],
    ["corps", "corpse"],
    ["experience", "experiment"],
    ["execution", "executive"],
    ["internal", "international"],
    ["mine", "mineral"],
    ["busy", "business"],
    ["minister", "ministry"],
    ["secretary", "secretariat"],
    ["mission", "missile"],
    ["state", "station"],
    ["assistance", "assistant"],
    ["arms", "arm"],
    ["news", "new"],
    ["secretary", "secret"],
    ["army", "arms"],
    ["intern", "international"],
  ])("keeps %s and %s apart", (a, b) => {
    expect(stemEnglish(a)).not.toBe(stemEnglish(b));
  });

  it("does not touch what is not a Latin word, or an object's own names", () => {
    for (const word of ["2plus2", "муравейко", ""]) expect(stemEnglish(word)).toBe(word);
    expect(stemEnglish("constructor")).toBe("constructor");
    expect(stemEnglish("a".repeat(100_000))).toHaveLength(100_000);
  });
});
