import { describe, expect, test } from "vitest";
import { loadSeeds } from "../../seeds/load.ts";
import { useSeedsFolder } from "./folder.ts";

const seeds = useSeedsFolder();
const japan = "dossiers/japan-courtesy-call-2022.yaml";
const append = (name: string, text: string) => seeds.write(name, seeds.read(name) + text);

describe("what looks like one record written down as two is a warning with both places", () => {
  test("there is none of it in the seeds", async () => {
    expect((await loadSeeds(seeds.path)).warnings).toEqual([]);
  });

  test.each<[name: string, plant: () => void, line: RegExp]>([
    [
      "two people of one name",
      () => append("reference/people.yaml", "- { id: prabowo-2, name: PRABOWO  SUBIANTO }\n"),
      /^reference\/people\.yaml:7:3 \[0\]\.name: "Prabowo Subianto" is of prabowo-subianto, and also of prabowo-2 at reference\/people\.yaml:\d+:\d+: are they one\?$/,
    ],
    [
      "a name that is another's other name",
      () => append("reference/people.yaml", "- { id: sjafrie-2, name: Sjafrie Sjamseoddin }\n"),
      /"Sjafrie Sjamseoddin" is of sjafrie-sjamsoeddin, and also of sjafrie-2/,
    ],
    [
      "two organisations of one name in a country",
      () =>
        append(
          "reference/organisations.yaml",
          "- { id: kemhan-2, names: { en: X, id: Kementerian Pertahanan }, kind: ministry, country: ID }\n",
        ),
      /"Kementerian Pertahanan" is of id-ministry-of-defence, and also of kemhan-2/,
    ],
    [
      "a topic that is another's alternative label",
      () =>
        append(
          "reference/topics.yaml",
          "- { id: tkdn, label: { en: Domestic share, id: TKDN }, definition: { en: A, id: B } }\n",
        ),
      /"TKDN" is of local-content, and also of tkdn/,
    ],
    [
      "two posts of one label in a country",
      () => {
        const [, entry = ""] = seeds.read("reference/posts.yaml").split(/\n\n(?=- id: )/);
        append("reference/posts.yaml", `\n${entry.replace(/id: \S+/, "id: id-second-post")}\n`);
      },
      /^reference\/posts\.yaml:\S+ \[\d+\]\.label\.en: ".*" is of .*, and also of id-second-post/,
    ],
    [
      "two sources of one domain",
      () =>
        append("reference/sources.yaml", "- { id: sindo-2, name: Sindo Dua, kind: outlet, domain: sindonews.com }\n"),
      /"SINDOnews\.com" is of sindonews, and also of sindo-2/,
    ],
  ])("%s", async (_, plant, line) => {
    plant();
    expect((await loadSeeds(seeds.path)).warnings.filter((one) => line.test(one))).toHaveLength(1);
  });

  test("the name of organisations of two countries is none", async () => {
    append(
      "reference/organisations.yaml",
      "- { id: my-mod, names: { en: X, id: Kementerian Pertahanan }, kind: ministry, country: MY }\n",
    );
    expect((await loadSeeds(seeds.path)).warnings).toEqual([]);
  });

  test("one text, headline and set of facts under two ids", async () => {
    seeds.write(
      "dossiers/copy.yaml",
      seeds
        .read(japan)
        .replace(/^ {2}id: .*$/m, "  id: copy")
        .replaceAll("- id: japan", "- id: again"),
    );
    seeds.edit("dossiers/copy.yaml", /agreements: \[.*\]/, "agreements: []");
    const { warnings } = await loadSeeds(seeds.path);
    for (const field of [
      "article.headline",
      "article.textSha256",
      "engagements[0].label.en",
      "agreements[0].label.en",
      "statements[0].paraphrase.en",
    ])
      expect(warnings.filter((line) => line.includes(` ${field}: `))).toHaveLength(1);
  });
});
