import type { Path } from "../src/model/members.ts";
import { namesIn } from "../src/model/members.ts";
import { type ListedType, listedTypes } from "../src/model/record-types.ts";
import type { AnyEntry } from "../src/record/lists.ts";
import { builders, type Dossier, type Reference, referenceLists } from "../src/record-types.ts";
import { likenessesIn } from "./likeness.ts";
import type { Problem } from "./problems.ts";
import type { SeedFile } from "./seed-file.ts";

/** One thing that should belong to one record: what it is, where it stands, and of whom it is. */
type Claim = { group: string; text: string; owner: string; source: SeedFile; path: Path };

/** So many other places are named. */
const mostPlaces = 5;

/** A name as readers tell it from others: without regard to case, accents, punctuation and white space. */
const keyOf = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** The names of reference records, each with the member within whose values it should be its own. */
const ofReference = (reference: Reference, files: ReadonlyMap<ListedType, SeedFile>): Claim[] =>
  listedTypes.flatMap((type) => {
    const source = files.get(type);
    if (!source) return [];
    const { namesWithin } = builders.references[type];
    return reference[type].flatMap((entry: AnyEntry, at) => {
      const within = namesWithin ? (entry[namesWithin] ?? "") : "";
      return namesIn(referenceLists.shape[type].element, entry).map(({ path, name }) => ({
        group: `${type} ${within} ${keyOf(name)}`,
        text: name,
        owner: entry.id,
        source,
        path: [at, ...path],
      }));
    });
  });

const headlineOf = ({ headline }: Dossier["article"]): string | null =>
  headline === null || typeof headline === "string" ? headline : `${headline.kicker}, ${headline.main}`;

/** What two articles, or two facts of different ids, should not have in common. */
const ofDossiers = (dossiers: readonly Dossier[], files: readonly SeedFile[]): Claim[] =>
  dossiers.flatMap((dossier, index) => {
    const source = files[index];
    if (!source) return [];
    const { article, engagements, agreements, statements } = dossier;
    const claim = (what: string, path: Path, text: string, owner: string, key = keyOf(text)): Claim => ({
      group: `${what} ${key}`,
      text,
      owner,
      source,
      path,
    });
    const headline = headlineOf(article);
    const published = `${article.source} ${article.published.edtf}`;
    return [
      claim("text", ["article", "textSha256"], article.textSha256, article.id),
      ...(headline
        ? [claim("headline", ["article", "headline"], headline, article.id, `${published} ${keyOf(headline)}`)]
        : []),
      ...engagements.map(({ id, label, date }, at) =>
        claim("engagement", ["engagements", at, "label", "en"], label.en, id, `${date.edtf} ${keyOf(label.en)}`),
      ),
      ...agreements.map(({ id, label }, at) => claim("agreement", ["agreements", at, "label", "en"], label.en, id)),
      ...statements.map(({ id, paraphrase }, at) =>
        claim("statement", ["statements", at, "paraphrase", "en"], paraphrase.en, id),
      ),
    ];
  });

/**
 * What need not be wrong but looks as if one record had been written down as two: the same name, label, text or headline
 * for different ids, at the first place with the others named.
 */
export const warningsOf = (
  { reference, dossiers }: { reference: Reference; dossiers: readonly Dossier[] },
  lists: ReadonlyMap<ListedType, SeedFile>,
  files: readonly SeedFile[],
): Problem[] => {
  const claims = [...ofReference(reference, lists), ...ofDossiers(dossiers, files)];
  const alike = likenessesIn({ reference, dossiers }, files).map(([one, other]): Problem => {
    const { line, column } = one.source.placeOf(one.path);
    const at = other.source.placeOf(other.path);
    const place = `${other.source.file}:${at.line}:${at.column}`;
    return {
      file: one.source.file,
      line,
      column,
      path: one.path,
      message: `${one.id} looks like ${other.id} at ${place}: the same countries, dates that overlap, kinds that fit (give both one id, or name the other under distinctFrom)`,
    };
  });
  return [
    ...alike,
    ...[...Map.groupBy(claims, ({ group }) => group).values()].flatMap((same) => {
      const first = [...new Map([...same].reverse().map((claim) => [claim.owner, claim])).values()].reverse();
      const [one, ...others] = first;
      if (!one || others.length === 0) return [];
      const placeOf = ({ source, path }: Claim) => {
        const { line, column } = source.placeOf(path);
        return { file: source.file, line, column };
      };
      const also = others.map((other) => {
        const { file, line, column } = placeOf(other);
        return `${other.owner} at ${file}:${line}:${column}`;
      });
      const more = also.length > mostPlaces ? `, … (${first.length} in all)` : "";
      const text = one.text.length > 80 ? `${one.text.slice(0, 80)}…` : one.text;
      return [
        {
          ...placeOf(one),
          path: one.path,
          message: `"${text}" is of ${one.owner}, and also of ${also.slice(0, mostPlaces).join(", ")}${more}: are they one?`,
        },
      ];
    }),
  ];
};
