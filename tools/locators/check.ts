import { DossierSource } from "./dossier-source.ts";
import type { ArticleText } from "./text.ts";

export type Finding = {
  file: string;
  line: number;
  message: string;
  /** Whether the mended source puts it right. */
  mendable: boolean;
};

export type LocatorReport = {
  /** What does not hold. */
  findings: Finding[];
  /** What the reader should know, though nothing is wrong with it. */
  notices: string[];
  /** The sources that mending changes, by file. */
  mended: Map<string, string>;
  citations: number;
};

/** The texts by dossier: first by the hash of the text, then whichever free text shares most paragraphs or the id. */
const matchTexts = (dossiers: readonly DossierSource[], texts: readonly ArticleText[]) => {
  const matches = new Map<DossierSource, ArticleText>();
  const free = new Set(texts);
  for (const dossier of dossiers) {
    const { value } = dossier.articleField("textSha256");
    const text = texts.find(({ sha256 }) => sha256 === value);
    if (!text) continue;
    matches.set(dossier, text);
    free.delete(text);
  }
  for (const dossier of dossiers) {
    if (matches.has(dossier)) continue;
    const hashes = new Set(dossier.entries.map(({ hash }) => hash));
    const { value: id } = dossier.articleField("id");
    const [best] = [...free]
      .map((text) => ({
        text,
        shared: text.paragraphs.filter((hash) => hashes.has(hash)).length,
        named: text.name.replace(/\.[^.]*$/, "") === id,
      }))
      .filter(({ shared, named }) => shared > 0 || named)
      .sort((a, b) => b.shared - a.shared || Number(b.named) - Number(a.named));
    if (!best) continue;
    matches.set(dossier, best.text);
    free.delete(best.text);
  }
  return { matches, free };
};

/**
 * Holds every dossier against the text of its article: the word count, the hash of the text, every cited paragraph and
 * its hash, and that `paragraphs` lists exactly the cited ones.
 *
 * @param dossiers file names and YAML sources.
 * @param texts the articles as published.
 */
export const checkLocators = (
  dossiers: readonly { file: string; source: string }[],
  texts: readonly ArticleText[],
): LocatorReport => {
  const report: LocatorReport = { findings: [], notices: [], mended: new Map(), citations: 0 };
  const sources = dossiers.map(({ file, source }) => new DossierSource(file, source));
  for (const { file, fault } of sources) {
    if (fault) report.findings.push({ file, ...fault, mendable: false });
  }
  const sound = sources.filter(({ fault }) => !fault);
  const { matches, free } = matchTexts(sound, texts);

  for (const dossier of sound) {
    const { file } = dossier;
    const find = (line: number, message: string, mendable = true) =>
      report.findings.push({ file, line, message, mendable });
    const held = dossier.articleField("textSha256");
    const text = matches.get(dossier);
    if (!text) {
      find(held.line, "none of the texts is this article, by its hash or by its paragraphs", false);
      continue;
    }

    const fields = { wordCount: text.wordCount, textSha256: text.sha256 };
    for (const [key, right] of Object.entries(fields)) {
      const { value, line } = dossier.articleField(key);
      if (value === right) continue;
      find(
        line,
        value === undefined ? `${key} is missing: ${right}` : `${key} is ${value}, but ${text.name} has ${right}`,
      );
      dossier.setArticleField(key, right);
    }
    if (held.value !== text.sha256) {
      report.notices.push(`${file}: no text has its textSha256; held against ${text.name}, the nearest`);
    }

    const { citations, entries } = dossier;
    report.citations += citations.length;
    const hashes = new Map<number, string>();
    const recorded = new Set(entries.map(({ number }) => number));
    for (const { paragraph, line } of citations) {
      const hash = text.paragraphs[paragraph - 1];
      if (hash === undefined) {
        find(line, `paragraph ${paragraph} is cited, but ${text.name} has ${text.paragraphs.length}`, false);
        continue;
      }
      if (!recorded.has(paragraph) && !hashes.has(paragraph)) {
        find(line, `paragraph ${paragraph} is cited, but paragraphs has no hash of it`);
      }
      hashes.set(paragraph, hash);
    }
    let right = hashes.size === recorded.size;
    for (const { number, hash, line } of entries) {
      const expected = hashes.get(number);
      if (expected === hash) continue;
      right = false;
      if (expected === undefined) find(line, `paragraphs has a hash of ${number}, which is not cited`);
      else find(line, `paragraph ${number} of ${text.name} has another hash: ${expected}`);
    }
    if (!right) dossier.setHashes(hashes);
    const source = dossier.mended;
    if (source !== dossiers.find((each) => each.file === file)?.source) report.mended.set(file, source);
  }
  for (const { name } of free) report.notices.push(`${name}: no dossier describes this text`);
  return report;
};
