import { z } from "zod";
import { dossierDate, label, name, paragraphNumber, sha256 } from "../../model/dossier.ts";
import { formerIds, refTo, slug } from "../../model/ids.ts";
import { localised, localisedProse } from "../../model/localised.ts";
import { text } from "../../model/text.ts";
import { articleRelations, rightsStatuses } from "../../model/vocabulary.ts";

const url = z.url({ protocol: /^https?$/, error: "an http or https URL" }).max(500);

const relation = z
  .strictObject({
    type: z.enum(articleRelations).describe("What this article is or does to the other one"),
    article: refTo("article").nullable().default(null).describe("The other article, where it has a dossier"),
    url: url.nullable().default(null).describe("The address of the other article, where it has no dossier"),
    note: localisedProse(300).nullable().default(null).describe("A remark, or which article is meant"),
  })
  .refine(({ article, url, note }) => [article, url, note].some((part) => part !== null), {
    message: "a relation names an article, or says in url or note which one is meant",
  });

export const articleInput = z.strictObject({
  id: slug,
  formerIds,
  label: label.describe("A short title of our own"),
  headline: z
    .union([
      text(300),
      z.strictObject({ kicker: text(150).describe("The line above"), main: text(200).describe("The headline") }),
    ])
    .nullable()
    .default(null)
    .describe(
      "As published; null where the text has none. With a line above it: kicker and main, shown as <kicker>, <main>",
    ),
  articleUrl: url.nullable().default(null).describe("Where it was published, where that is known"),
  language: z.enum(["id", "en"]).describe("The language of the text"),
  machineTranslated: z.boolean().default(false).describe("Whether the text has passed through a machine translation"),
  source: refTo("source")
    .nullable()
    .default(null)
    .describe("The outlet that published it; null where the text does not tell"),
  agency: refTo("source").nullable().default(null).describe("The news agency it credits"),
  published: dossierDate.describe("When it was published, not the year of a copyright line"),
  dateline: text(80).nullable().default(null).describe("The place named at its head, as printed"),
  byline: z
    .array(
      z.strictObject({
        name: name.describe("The name or initials as printed"),
        role: z.enum(["reporter", "editor", "initials"]).describe("What they did; initials: only these are printed"),
      }),
    )
    .max(10)
    .default([])
    .describe("Who wrote and edited it"),
  summary: localisedProse(1200).describe("What it reports, in our words"),
  wordCount: z.int().min(1).describe("Words between white space, over the whole text as published"),
  paragraphCount: paragraphNumber.describe("Non-blank lines of the whole text as published"),
  textSha256: sha256.describe("SHA-256 of the text in UTF-8, as held"),
  rights: z
    .strictObject({
      status: z.enum(rightsStatuses).describe("unstated: no notice is printed"),
      notice: localisedProse(300).nullable().default(null).describe("What the notice says, in our words"),
    })
    .describe("What the page says of the rights in its text"),
  references: z
    .array(z.strictObject({ paragraph: paragraphNumber, label: localised(200).describe("What the headline says") }))
    .max(40)
    .default([])
    .describe("Related headlines that the page lists, in our words; no facts are taken from them"),
  relations: z
    .array(relation)
    .max(20)
    .default([])
    .describe("What it is a copy or a translation of, and what it cites or corrects"),
});

export type ArticleInput = z.infer<typeof articleInput>;
