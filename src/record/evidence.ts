import type { DossierEvidence } from "../model/dossier.ts";

/** Evidence with the article and the hash that its dossier knows. */
export type Evidence = DossierEvidence & { article: string; sha256: string };

/** A claim with its evidence located. */
export type Evidenced<T extends { evidence: DossierEvidence[] }> = Omit<T, "evidence"> & { evidence: Evidence[] };
