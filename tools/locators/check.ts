import { DossierSource } from "./dossier-source.ts";
import { type ArticleText, paragraphHash } from "./text.ts";

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

/** How far a text is the article of a dossier, by what they have in common. */
type Likeness = {
  text: ArticleText;
  /** Of the paragraphs whose hashes are recorded. */
  shared: number;
  /** Whether it bears the article's id as its name, or prints its headline. */
  isNamed: boolean;
};

const likenesses = (dossier: DossierSource, texts: Iterable<ArticleText>): Likeness[] => {
  const hashes = new Set(dossier.entries.map(({ hash }) => hash));
  const headlines = new Set(dossier.headlines.map(paragraphHash));
  const { value: id } = dossier.articleField("id");
  return [...texts]
    .map((text) => ({
      text,
      shared: new Set(text.paragraphs.filter((hash) => hashes.has(hash))).size,
      isNamed: text.name.replace(/\.[^.]*$/, "") === id || text.paragraphs.some((hash) => headlines.has(hash)),
    }))
    .sort((a, b) => b.shared - a.shared || Number(b.isNamed) - Number(a.isNamed));
};

/** The text that is the article: most of the recorded paragraphs are in it, or none is recorded and it is named. */
const mostLike = (dossier: DossierSource, likely: readonly Likeness[]): ArticleText | undefined => {
  const [best, next] = likely;
  if (!best || (next && next.shared === best.shared && next.isNamed === best.isNamed)) return undefined;
  const recorded = new Set(dossier.entries.map(({ hash }) => hash)).size;
  const isIt = recorded > 0 ? best.shared * 2 > recorded : best.isNamed;
  return isIt ? best.text : undefined;
};

/** The texts by dossier: first by the hash of the text, then whichever free text is most like it. */
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
    const text = mostLike(dossier, likenesses(dossier, free));
    if (!text) continue;
    matches.set(dossier, text);
    free.delete(text);
  }
  return { matches, free };
};

/** Whether a mended file can be read, and says what it said but for what was to be mended. */
const saysTheSame = (before: DossierSource, after: DossierSource): boolean =>
  !after.fault && after.unmended === before.unmended;

/** What to do where no text is the article of a dossier. */
const whatToDo = (dossier: DossierSource, free: ReadonlySet<ArticleText>): string => {
  const { value: id } = dossier.articleField("id");
  const likely = likenesses(dossier, free);
  const recorded = new Set(dossier.entries.map(({ hash }) => hash)).size;
  const described = likely.slice(0, 3).map(({ text, shared }) => {
    const common = recorded > 0 ? `${shared} of ${recorded} paragraphs, ` : "";
    return `${text.name} (${common}${text.wordCount} words, sha256 ${text.sha256})`;
  });
  const others = likely.length > described.length ? ` and ${likely.length - described.length} more` : "";
  return described.length === 0
    ? "put its text into the folder"
    : `put its text into the folder, name it ${String(id ?? "<article-id>")}.txt while no paragraph is recorded, or write its hash under textSha256; texts without a dossier: ${described.join(", ")}${others}`;
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
      report.notices.push(`${file}: ${whatToDo(dossier, free)}`);
      continue;
    }

    const fields = {
      wordCount: text.wordCount,
      paragraphCount: text.paragraphs.length,
      textSha256: text.sha256,
    };
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
    if (source === dossiers.find((each) => each.file === file)?.source) continue;
    if (saysTheSame(dossier, new DossierSource(file, source))) report.mended.set(file, source);
    else {
      for (const finding of report.findings) if (finding.file === file) finding.mendable = false;
      report.notices.push(`${file}: is written so that it cannot be mended without changing more; do it by hand`);
    }
  }
  for (const { name } of free) report.notices.push(`${name}: no dossier describes this text`);
  return report;
};
