import type { DossierDate } from "../../model/dossier.ts";
import { agreementKindLabels, equipmentStatuses } from "../../model/vocabulary.ts";
import { type AnyDossier, located, type World } from "../../record/build.ts";
import { Choice, type FieldKind, type Merged, type Testimony } from "../../record/choose.ts";
import type { Evidenced } from "../../record/evidence.ts";
import {
  amount,
  code,
  day,
  joined,
  keyBy,
  known,
  member,
  nameOf,
  placesIn,
  sum,
  words,
} from "../../record/field-kinds.ts";
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

/** A part with the evidence of its own, or else that of the whole. */
const locatedPart = <T extends Pick<AgreementInput, "evidence">>(
  part: T,
  { evidence }: AgreementInput,
  dossier: AnyDossier,
) => located(part.evidence.length > 0 ? part : { ...part, evidence }, dossier);

export const claimOf = (item: AgreementInput, dossier: AnyDossier): AgreementClaim => ({
  ...located(item, dossier),
  statusHistory: item.statusHistory.map((part) => ({ ...located(part, dossier), reportedAsOf: null })),
  signatories: item.signatories.map((part) => locatedPart(part, item, dossier)),
  equipment: item.equipment.map((part) => locatedPart(part, item, dossier)),
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

/** Whether two signatories are one, by their person or by their post. */
const areOne = (a: Signatory, b: Signatory): boolean =>
  (a.person !== null && a.person === b.person) || (a.post !== null && a.post === b.post);

/** Who signed by one claim, each for the side that any article gives. */
const sidedIn = (choice: Choice<AgreementClaim>): ((claim: AgreementClaim) => Signatory[]) => {
  const everyone = choice.unite(({ signatories }) => signatories);
  const sideOf = (one: Signatory) => everyone.find((other) => other.side !== null && areOne(one, other))?.side ?? null;
  return ({ signatories }) => signatories.map((one) => ({ ...one, side: one.side ?? sideOf(one) }));
};

/** Who signed, side by side; a post without a name is who holds it by another article. */
const signatoriesOf = (choice: Choice<AgreementClaim>, world: World): Signatory[] => {
  const signatoriesIn = sidedIn(choice);
  const everyone = choice.unite(signatoriesIn);
  const holderOf = (one: Signatory): Signatory =>
    everyone.find(({ person, post, side }) => person !== null && post === one.post && side === one.side) ?? one;
  const keyOf = (one: Signatory) => JSON.stringify([one.person ?? holderOf(one).person ?? one.post, one.side]);
  const kind: FieldKind<Signatory[]> = {
    key: (all) => JSON.stringify(all.map(keyOf).sort()),
    precision: (all) => -all.filter(({ person }) => person !== null).length,
    show: (all) =>
      joined(all.map(({ person, post }) => nameOf(world, person ? "person" : "post", person ?? post ?? ""))),
  };
  const sides = new Set(everyone.map(({ side }) => side));
  return [...sides].flatMap((side) => {
    const own = (claim: AgreementClaim) => signatoriesIn(claim).filter((one) => one.side === side);
    const evidence = (claim: AgreementClaim) => own(claim).flatMap((one) => one.evidence);
    const chosen = choice.choose("signatories", kind, (claim) => (own(claim).length > 0 ? own(claim) : null), evidence);
    const completed = (chosen ?? []).map((one) => ({
      ...one,
      person: one.person ?? holderOf(one).person,
      post: one.post ?? everyone.find((other) => keyOf(other) === keyOf(one) && other.post !== null)?.post ?? null,
    }));
    return choice.withEvidence(completed, signatoriesIn, keyOf);
  });
};

const quantityIn = ({ quantity }: EquipmentItem): string | null => quantity && JSON.stringify(amount.show(quantity));

/** Whether of so many that were ordered so many others are delivered. */
const isPartDelivered = (a: EquipmentItem, b: EquipmentItem): boolean =>
  a.status !== "delivered" &&
  b.status === "delivered" &&
  a.quantity !== null &&
  b.quantity !== null &&
  quantityIn(a) !== quantityIn(b);

/** The equipment, each type once; of one that an article tells several times each status, and in it each quantity. */
const equipmentOf = (choice: Choice<AgreementClaim>): EquipmentItem[] => {
  const nameIn = ({ equipment, description }: EquipmentItem) => equipment ?? description?.en ?? "";
  const lists = choice.lists(({ equipment }) => equipment);
  const byStatus = keyBy(lists, nameIn, ({ status }) => status, isPartDelivered);
  const keyOf = keyBy(lists, byStatus, (item) => quantityIn(item) ?? "");
  return choice
    .unite(({ equipment }) => equipment, keyOf)
    .flatMap((item) => {
      const own = ({ equipment }: AgreementClaim) => equipment.find((one) => keyOf(one) === keyOf(item));
      const evidence = (claim: AgreementClaim) => own(claim)?.evidence ?? [];
      const field = `equipment.${nameIn(item)}`;
      const quantity = choice.choose(field, amount, (claim) => own(claim)?.quantity ?? null, evidence);
      const statuses = choice.unite((claim) => own(claim)?.status ?? []);
      const status = equipmentStatuses.findLast((one) => statuses.includes(one)) ?? item.status;
      const chosen = { ...item, quantity, status };
      const agrees = (one: EquipmentItem) => one.quantity === null || quantityIn(one) === quantityIn(chosen);
      const agreeing = (claim: AgreementClaim) => [own(claim) ?? []].flat().filter(agrees);
      return choice.withEvidence([chosen], agreeing, nameIn);
    });
};

const scopeOf = ({ of, currency }: Sum): string => `${of} ${currency}`;

/** Sums of money: one total and one price of a unit in each currency, but where an article tells several; every tranche and share. */
const valuesOf = (choice: Choice<AgreementClaim>): Sum[] => {
  const isOne = ({ of }: Sum) => of === "total" || of === "unit";
  const shown = (value: Sum) => JSON.stringify(sum.show(value));
  const keyIn = keyBy(
    choice.lists(({ values }) => values.filter(isOne)),
    scopeOf,
    shown,
  );
  const keyOf = (value: Sum) => (isOne(value) ? keyIn(value) : `${value.of} ${shown(value)}`);
  return choice
    .unite(({ values }) => values, keyOf)
    .flatMap((value) => {
      const own = ({ values }: AgreementClaim) => values.find((one) => keyOf(one) === keyOf(value)) ?? null;
      const chosen = choice.choose(`values.${value.of}`, sum, own, (claim) => own(claim)?.evidence ?? []);
      const key = (one: Sum) => `${one.of} ${shown(one)}`;
      return choice.withEvidence(chosen ? [chosen] : [], ({ values }) => values, key);
    });
};

/** The numbers by which it is known, with the date that any article gives them. */
const identifiersOf = (choice: Choice<AgreementClaim>): AgreementClaim["identifiers"] => {
  const keyOf = ({ scheme, value }: AgreementClaim["identifiers"][number]) => `${scheme} ${value}`;
  return choice
    .unite(({ identifiers }) => identifiers, keyOf)
    .map((one) => {
      const own = ({ identifiers }: AgreementClaim) => identifiers.find((other) => keyOf(other) === keyOf(one));
      return {
        ...one,
        date: choice.choose(`identifiers.${one.value}`, day, (claim) => known(own(claim)?.date ?? null)),
      };
    });
};

export const merge = (testimonies: readonly Testimony<AgreementClaim>[], world: World): Agreement => {
  const choice = new Choice(testimonies);
  const signed = choice.choose("signed", day, signedIn);
  const statusHistory = historyOf(testimonies, signed);
  const merged = {
    id: choice.first.id,
    kind: choice.require("kind", member(agreementKindLabels), ({ kind }) => kind),
    label: choice.require("label", words, ({ label }) => label),
    officialTitle: choice.choose("officialTitle", code, ({ officialTitle }) => officialTitle),
    status: statusHistory.at(-1)?.status ?? choice.first.status,
    statusHistory,
    signed,
    places: placesIn(choice, world),
    parties: partiesOf(choice),
    proposedBy: choice.unite(({ proposedBy }) => proposedBy),
    signatories: signatoriesOf(choice, world),
    countries: choice.unite(({ countries }) => countries),
    equipment: equipmentOf(choice),
    values: valuesOf(choice),
    identifiers: identifiersOf(choice),
    relations: choice.unite(({ relations }) => relations),
    topics: choice.unite(({ topics }) => topics),
    summary: choice.require("summary", words, ({ summary }) => summary),
    evidence: choice.evidence,
    distinctFrom: choice.unite(({ distinctFrom }) => distinctFrom),
  };
  return { ...merged, ...choice.rest };
};
