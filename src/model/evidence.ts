/** The member, at any depth of a record, that holds evidence. */
const member = "evidence";

/** A document without its evidence, at any depth. */
export const withoutEvidence = <T>(value: T): T => {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutEvidence) as T;
  const entries = Object.entries(value).filter(([name]) => name !== member);
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutEvidence(inner)])) as T;
};

type Piece = { article: { id: string }; paragraph: number };

const piecesIn = (value: unknown): Piece[] => {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === member ? (inner as Piece[]) : piecesIn(inner)));
};

/** How many paragraphs are evidence in a document, at any depth; each once. */
export const countEvidence = (document: object): number =>
  new Set(piecesIn(document).map(({ article, paragraph }) => `${article.id} ${paragraph}`)).size;
