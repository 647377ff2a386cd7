import { boundsOf } from "../../model/date.ts";
import { type DossierDate, unknownDate } from "../../model/dossier.ts";
import { type AgreementStatus, agreementStatuses, ladder, takenBack } from "../../model/vocabulary.ts";
import type { Testimony } from "../../record/choose.ts";
import type { Evidence } from "../../record/evidence.ts";

/** One step in the history of an agreement. */
export type Step = {
  status: AgreementStatus;
  date: DossierDate;
  /** The day by which an article reports it; null where no such article has a date. */
  reportedAsOf: string | null;
  evidence: Evidence[];
};

/** What one dossier says of the status of an agreement. */
type StatusClaim = {
  status: AgreementStatus;
  statusHistory: readonly Step[];
  signed: DossierDate | null;
  evidence: Evidence[];
};

const isRung = (status: string): boolean => (ladder as readonly string[]).includes(status);
const takesBack = (status: string): boolean => (takenBack as readonly string[]).includes(status);
const rankOf = ({ status }: Step): number => agreementStatuses.indexOf(status);

const dayOf = ({ date }: Step): string | null => {
  const { start, end } = boundsOf(date.edtf);
  return start ?? end;
};

/** The steps that one article tells: its history, its date of signature, and the status that it gives. */
const stepsIn = ({ claim, standing }: Testimony<StatusClaim>): Step[] => {
  const { status, statusHistory, signed, evidence } = claim;
  const reportedAsOf = standing.published || null;
  const steps = statusHistory.map((step): Step => ({ ...step, reportedAsOf }));
  const tells = (wanted: AgreementStatus) => steps.some((step) => step.status === wanted);
  if (signed && !tells("signed")) steps.push({ status: "signed", date: signed, reportedAsOf, evidence });
  if (!tells(status)) steps.push({ status, date: unknownDate, reportedAsOf, evidence });
  return steps;
};

const earliest = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b < a) ? b : a);

/** Whether two dates can be of one day: one of them is not known, or they overlap. */
const mayBeOne = (a: DossierDate, b: DossierDate): boolean => {
  const [first, second] = [boundsOf(a.edtf), boundsOf(b.edtf)];
  return (first.start ?? "") <= (second.end ?? "9999") && (second.start ?? "") <= (first.end ?? "9999");
};

/** How exactly a date is known, in days; the whole of time where it is not. */
const widthOf = (date: DossierDate): number => {
  const { start, end } = boundsOf(date.edtf);
  return start && end ? Date.parse(end) - Date.parse(start) : date.edtf === null ? Number.POSITIVE_INFINITY : 1e15;
};

/** Steps of one status whose dates can be one are one, with the more exact date and all evidence; signed is signed once. */
const united = (steps: readonly Step[]): Step[] => {
  const one: Step[] = [];
  for (const step of steps.toSorted((a, b) => widthOf(a.date) - widthOf(b.date))) {
    const isSame = ({ status, date }: Step) =>
      status === step.status && (status === "signed" || mayBeOne(date, step.date));
    const at = one.findIndex(isSame);
    const known = one[at];
    if (!known) one.push(step);
    else {
      const reportedAsOf = earliest(known.reportedAsOf, step.reportedAsOf);
      one[at] = { ...known, reportedAsOf, evidence: [...known.evidence, ...step.evidence] };
    }
  }
  return one;
};

/**
 * The day by which a step stands in its history: its date, or else the day of its report. A rung without a date stands
 * at the latest before a higher rung, and before a dated step that takes it back (any such step, where nobody knows when the
 * rung was reported).
 */
const placeOf = (step: Step, steps: readonly Step[]): string => {
  const own = dayOf(step);
  if (own !== null) return own;
  const reported = step.reportedAsOf ?? "9999";
  if (!isRung(step.status)) return reported;
  const bounds = steps.flatMap((other): string[] => {
    const day = dayOf(other);
    if (isRung(other.status) && rankOf(other) > rankOf(step)) return [day ?? other.reportedAsOf ?? "9999"];
    if (!takesBack(other.status)) return [];
    return day !== null ? [day] : step.reportedAsOf === null ? [other.reportedAsOf ?? "9999"] : [];
  });
  return [reported, ...bounds].sort()[0] ?? reported;
};

/**
 * The history of an agreement from all articles, in order: by date, a step without a date by the report of it; of one day
 * by their order in the vocabulary. The last step is its status: what the latest dated step says, and where steps have no
 * dates the highest rung that no later article takes back.
 *
 * @param signed the date of signature that was chosen.
 */
export const historyOf = (testimonies: readonly Testimony<StatusClaim>[], signed: DossierDate | null): Step[] => {
  const steps = united(testimonies.flatMap(stepsIn)).map((step) =>
    step.status === "signed" && signed ? { ...step, date: signed } : step,
  );
  const placed = steps.map((step) => ({ step, place: placeOf(step, steps) }));
  return placed
    .toSorted((a, b) => (a.place === b.place ? rankOf(a.step) - rankOf(b.step) : a.place < b.place ? -1 : 1))
    .map(({ step }) => step);
};
