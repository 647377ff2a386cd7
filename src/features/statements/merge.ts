import { mediumLabels } from "../../model/vocabulary.ts";
import { type AnyDossier, located, type World } from "../../record/build.ts";
import { Choice, type Merged, type Testimony } from "../../record/choose.ts";
import type { Evidenced } from "../../record/evidence.ts";
import { day, known, member, named, placesIn, words } from "../../record/field-kinds.ts";
import type { StatementInput } from "./input.ts";

/** What one dossier says of a statement. */
export type StatementClaim = Evidenced<StatementInput>;

/** A statement as all dossiers make it. */
export type Statement = Merged<StatementClaim>;

export const claimOf = (item: StatementInput, dossier: AnyDossier): StatementClaim => located(item, dossier);

export const merge = (testimonies: readonly Testimony<StatementClaim>[], world: World): Statement => {
  const choice = new Choice(testimonies);
  const medium = choice.choose("medium", member(mediumLabels), (claim) =>
    claim.medium === "unspecified" ? null : claim.medium,
  );
  const merged: StatementClaim = {
    id: choice.first.id,
    label: choice.require("label", words, ({ label }) => label),
    speakers: choice.unite(({ speakers }) => speakers),
    post: choice.choose("post", named("post", world), ({ post }) => post),
    capacity: choice.choose("capacity", words, ({ capacity }) => capacity),
    paraphrase: choice.require("paraphrase", words, ({ paraphrase }) => paraphrase),
    medium: medium ?? "unspecified",
    date: choice.choose("date", day, (claim) => known(claim.date)) ?? choice.first.date,
    places: placesIn(choice, world),
    about: choice.unite(({ about }) => about),
    topics: choice.unite(({ topics }) => topics),
    evidence: choice.evidence,
  };
  return { ...merged, ...choice.rest };
};
