import type { DossierDate } from "../../model/dossier.ts";
import { equipmentStatuses } from "../../model/vocabulary.ts";
import { type AnyDossier, located, type World } from "../../record/build.ts";
import { Choice, type Claim, type FieldKind, type Merged } from "../../record/choose.ts";
import type { Evidenced } from "../../record/evidence.ts";
import { amount, code, day, joined, known, nameOf, sum, whereabouts, words } from "../../record/field-kinds.ts";
import type { AgreementInput } from "./input.ts";
import { historyOf, type Step } from "./status.ts";

/** The members of an agreement that have evidence of their own. */
type Part = "statusHistory" | "signatories" | "equipment" | "values";

/** What one dossier says of an agreement. */
export type AgreementClaim = Omit<Evidenced<AgreementInput>, Part> & {
  statusHistory: Step[];
  signatories: Evidenced<AgreementInput["signatories"][number]>[];
  equipment: Evidenced<AgreementInput["equipment"][number]>[];
  values: Evidenced<AgreementInput["values"][number]>[];
};

/** An agreement as all dossiers make it. */
export type Agreement = Merged<AgreementClaim>;
type Signatory = AgreementClaim["signatories"][number];
type EquipmentItem = AgreementClaim["equipment"][number];
type Sum = AgreementClaim["values"][number];

/** A part with its own evidence, or else that of the whole. */
const orOn = <T extends Pick<AgreementInput, "evidence">>(part: T, { evidence }: AgreementInput): T =>
  part.evidence.length > 0 ? part : { ...part, evidence };

export const claimOf = (item: AgreementInput, dossier: AnyDossier): AgreementClaim => ({
  ...located(item, dossier),
  statusHistory: item.statusHistory.map((part) => ({ ...located(part, dossier), reportedAsOf: null })),
  signatories: item.signatories.map((part) => located(orOn(part, item), dossier)),
  equipment: item.equipment.map((part) => located(orOn(part, item), dossier)),
  values: item.values.map((part) => located(part, dossier)),
});

/** The date of signature that one article gives. */
export const signedIn = ({ signed, statusHistory }: AgreementClaim): DossierDate | null =>
  known(signed) ?? known(statusHistory.find(({ status }) => status === "signed")?.date ?? null);

/** A party that has another role is not said to be a mere party as well. */
const partiesOf = (choice: Choice<AgreementClaim>): AgreementClaim["parties"] => {
  const parties = choice.unite(({ parties }) => parties);
  const hasRole = (party: string) => parties.some((one) => one.party === party && one.role !== "party");
  return parties.filter(({ party, role }) => role !== "party" || !hasRole(party));
};

/** Who signed, side by side. */
const signatoriesOf = (choice: Choice<AgreementClaim>, world: World): Signatory[] => {
  const keyOf = ({ person, post, side }: Signatory) => JSON.stringify([person ?? post, side]);
  const kind: FieldKind<Signatory[]> = {
    key: (all) => JSON.stringify(all.map(keyOf).sort()),
    precision: (all) => -all.filter(({ person }) => person !== null).length,
    show: (all) =>
      joined(all.map(({ person, post }) => nameOf(world, person ? "person" : "post", person ?? post ?? ""))),
  };
  const sides = choice.unite(({ signatories }) => signatories.map(({ side }) => side));
  return sides.flatMap((side) => {
    const own = ({ signatories }: AgreementClaim) => signatories.filter((one) => one.side === side);
    const evidence = (said: AgreementClaim) => own(said).flatMap((one) => one.evidence);
    const chosen = choice.choose("signatories", kind, (said) => (own(said).length > 0 ? own(said) : null), evidence);
    return choice.withEvidence(chosen ?? [], ({ signatories }) => signatories, keyOf);
  });
};

/** The equipment, each kind once; where one article lists a kind twice, once for each status. */
const equipmentOf = (choice: Choice<AgreementClaim>): EquipmentItem[] => {
  const nameIn = ({ equipment, description }: EquipmentItem) => equipment ?? description?.en ?? "";
  const isSplit = choice.some(({ equipment }) => new Set(equipment.map(nameIn)).size < equipment.length);
  const keyOf = (item: EquipmentItem) => (isSplit ? `${nameIn(item)} ${item.status}` : nameIn(item));
  return choice
    .unite(({ equipment }) => equipment, keyOf)
    .flatMap((item) => {
      const own = ({ equipment }: AgreementClaim) => equipment.find((one) => keyOf(one) === keyOf(item));
      const evidence = (said: AgreementClaim) => own(said)?.evidence ?? [];
      const quantity = choice.choose(
        `equipment.${nameIn(item)}`,
        amount,
        (said) => own(said)?.quantity ?? null,
        evidence,
      );
      const statuses = choice.unite((said) => own(said)?.status ?? []);
      const status = equipmentStatuses.findLast((one) => statuses.includes(one)) ?? item.status;
      return choice.withEvidence([{ ...item, quantity, status }], (said) => own(said) ?? [], nameIn);
    });
};

/** Sums of money: one total and one price of a unit in each currency, and every tranche and share. */
const valuesOf = (choice: Choice<AgreementClaim>): Sum[] => {
  const isOne = ({ of }: Sum) => of === "total" || of === "unit";
  const keyOf = (value: Sum) =>
    isOne(value) ? `${value.of} ${value.currency}` : JSON.stringify([value.of, sum.show(value)]);
  return choice
    .unite(({ values }) => values, keyOf)
    .flatMap((value) => {
      const own = ({ values }: AgreementClaim) => values.find((one) => keyOf(one) === keyOf(value)) ?? null;
      const chosen = choice.choose(`values.${value.of}`, sum, own, (said) => own(said)?.evidence ?? []);
      const key = (one: Sum) => JSON.stringify([one.of, sum.show(one)]);
      return choice.withEvidence(chosen ? [chosen] : [], ({ values }) => values, key);
    });
};

export const merge = (claims: readonly Claim<AgreementClaim>[], world: World): Agreement => {
  const choice = new Choice(claims);
  const signed = choice.choose("signed", day, signedIn);
  const statusHistory = historyOf(claims, signed);
  const merged = {
    id: choice.first.id,
    kind: choice.require("kind", code, ({ kind }) => kind),
    label: choice.require("label", words, ({ label }) => label),
    officialTitle: choice.choose("officialTitle", code, ({ officialTitle }) => officialTitle),
    status: statusHistory.at(-1)?.status ?? choice.first.status,
    statusHistory,
    signed,
    places: choice.choose("places", whereabouts(world), ({ places }) => (places.length > 0 ? places : null)) ?? [],
    parties: partiesOf(choice),
    proposedBy: choice.unite(({ proposedBy }) => proposedBy),
    signatories: signatoriesOf(choice, world),
    countries: choice.unite(({ countries }) => countries),
    equipment: equipmentOf(choice),
    values: valuesOf(choice),
    identifiers: choice.unite(
      ({ identifiers }) => identifiers,
      ({ scheme, value }) => `${scheme} ${value}`,
    ),
    relations: choice.unite(({ relations }) => relations),
    topics: choice.unite(({ topics }) => topics),
    summary: choice.require("summary", words, ({ summary }) => summary),
    evidence: choice.evidence,
    distinctFrom: choice.unite(({ distinctFrom }) => distinctFrom),
  };
  return { ...merged, ...choice.rest };
};
