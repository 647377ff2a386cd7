import { z } from "zod";
import { dossierDate, label, name, paragraphNumber, sha256 } from "../../model/dossier.ts";
import { refTo, slug } from "../../model/ids.ts";
import { localised, localisedProse } from "../../model/localised.ts";
import { text } from "../../model/text.ts";
import { articleRelations, rightsStatuses } from "../../model/vocabulary.ts";

const url = z.url({ protocol: /^https?$/, error: "an http or https URL" }).max(500);

const relation = z
  .strictObject({
    type: z.enum(articleRelations),
    article: refTo("article").nullable().default(null),
    url: url.nullable().default(null).describe("Where the other article is not in the record"),
    note: localisedProse(300).nullable().default(null),
  })
  .refine(({ article, url, note }) => [article, url, note].some((part) => part !== null), {
    message: "a relation names an article, or says in url or note which one is meant",
  });

export const articleInput = z.strictObject({
  id: slug,
  label: label.describe("Our own title"),
  headline: z
    .union([text(300), z.strictObject({ kicker: text(150), main: text(200) })])
    .nullable()
    .default(null)
    .describe("As published; null where the text has none. One with a kicker is printed as <kicker>, <main>"),
  articleUrl: url.nullable().default(null).describe("Where it was published, where that is known"),
  language: z.enum(["id", "en"]),
  machineTranslated: z.boolean().default(false),
  source: refTo("source")
    .nullable()
    .default(null)
    .describe("The outlet that published it; null where the text does not tell"),
  agency: refTo("source").nullable().default(null).describe("The news agency it credits"),
  published: dossierDate,
  dateline: text(80).nullable().default(null),
  byline: z
    .array(z.strictObject({ name, role: z.enum(["reporter", "editor", "initials"]) }))
    .max(10)
    .default([]),
  summary: localisedProse(1200),
  wordCount: z.int().min(1).describe("Words between white space, over the whole text as published"),
  paragraphCount: paragraphNumber.describe("Non-blank lines of the text as published"),
  textSha256: sha256.describe("SHA-256 of the text's bytes as held (UTF-8)"),
  rights: z.strictObject({ status: z.enum(rightsStatuses), notice: localisedProse(300).nullable().default(null) }),
  references: z
    .array(z.strictObject({ paragraph: paragraphNumber, label: localised(200) }))
    .max(40)
    .default([])
    .describe("Related headlines that the page lists, in our words; no facts come of them"),
  relations: z
    .array(relation)
    .max(20)
    .default([])
    .describe("What it is a copy or a translation of, and what it cites or corrects"),
});

export type ArticleInput = z.infer<typeof articleInput>;
