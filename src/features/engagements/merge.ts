import { engagementKindLabels, engagementStatusLabels } from "../../model/vocabulary.ts";
import { type AnyDossier, located, type World } from "../../record/build.ts";
import { Choice, type Merged, type Testimony } from "../../record/choose.ts";
import type { Evidenced } from "../../record/evidence.ts";
import {
  amount,
  anyRecord,
  code,
  day,
  keyBy,
  known,
  member,
  named,
  placesIn,
  words,
} from "../../record/field-kinds.ts";
import type { EngagementInput } from "./input.ts";

/** What one dossier says of an engagement. */
export type EngagementClaim = Omit<Evidenced<EngagementInput>, "attendance"> & {
  attendance: Evidenced<EngagementInput["attendance"][number]>[];
};

/** An engagement as all dossiers make it. */
export type Engagement = Merged<EngagementClaim>;
export type Participant = EngagementClaim["participants"][number];

export const claimOf = (item: EngagementInput, dossier: AnyDossier): EngagementClaim => ({
  ...located(item, dossier),
  attendance: item.attendance.map((part) => located(part, dossier)),
});

const participantKey = ({ person, organisation, country, post, side }: Participant): string =>
  person ?? JSON.stringify([organisation, country, post, side]);

/**
 * Who takes part, each once: what one article leaves out another one adds, and who holds a post that another one gives
 * without a name.
 */
const participantsOf = (testimonies: readonly Testimony<EngagementClaim>[]): Participant[] => {
  const all = testimonies.flatMap(({ claim }) =>
    claim.participants.map((one) => ({ one, beside: claim.participants })),
  );
  const keyOf = ({ one, beside }: (typeof all)[number]): string => {
    const { named: hasName, post, side } = one;
    const isHolder = (other: Participant) =>
      other.person !== null && other.post === post && (side === null || other.side === side);
    if (hasName || post === null || beside.some(isHolder)) return participantKey(one);
    return participantKey(all.find(({ one: other }) => isHolder(other))?.one ?? one);
  };
  const groups = Map.groupBy(all, keyOf).values();
  return [...groups].flatMap(([first, ...others]) =>
    first ? [others.reduce((known, { one }) => completed(known, one), first.one)] : [],
  );
};

/** The first of two who are one, with what only the other one tells. */
const completed = (one: Participant, other: Participant): Participant => ({
  ...one,
  person: one.person ?? other.person,
  named: one.named || other.named,
  organisation: one.organisation ?? other.organisation,
  country: one.country ?? other.country,
  post: one.post ?? other.post,
  capacity: one.capacity ?? other.capacity,
  side: one.side ?? other.side,
  role: one.role === "delegate" ? other.role : one.role,
});

const isToCome = ({ claim }: Testimony<EngagementClaim>): boolean =>
  claim.status === "planned" || claim.status === "postponed";

/**
 * Which claims the course of things has passed. What is to come says nothing any more once an article tells what came of
 * it; of what is to come, that it is postponed stands until a later article tells of a new plan.
 */
const passedIn = (
  testimonies: readonly Testimony<EngagementClaim>[],
): ((testimony: Testimony<EngagementClaim>) => boolean) => {
  if (!testimonies.every(isToCome)) return isToCome;
  const latest = (wanted: string) =>
    testimonies
      .flatMap(({ claim, standing }) => (claim.status === wanted ? standing.published : []))
      .sort()
      .at(-1);
  const [planned = "", postponed] = [latest("planned"), latest("postponed")];
  if (postponed === undefined) return () => false;
  const isPlannedAnew = postponed !== "" && planned > postponed;
  return ({ claim, standing }) => (isPlannedAnew ? standing.published <= postponed : claim.status === "planned");
};

/** How many took part, each kind once; of one that an article tells several times each number. */
const attendanceOf = (choice: Choice<EngagementClaim>): EngagementClaim["attendance"] => {
  const numberIn = ({ of, quantity }: EngagementClaim["attendance"][number]) =>
    JSON.stringify([of, amount.show(quantity)]);
  const keyOf = keyBy(
    choice.lists(({ attendance }) => attendance),
    ({ of }) => of,
    numberIn,
  );
  return choice
    .unite(({ attendance }) => attendance, keyOf)
    .flatMap((item) => {
      const own = ({ attendance }: EngagementClaim) => attendance.find((one) => keyOf(one) === keyOf(item));
      const evidence = (claim: EngagementClaim) => own(claim)?.evidence ?? [];
      const read = (claim: EngagementClaim) => own(claim)?.quantity ?? null;
      const quantity = choice.choose(`attendance.${item.of}`, amount, read, evidence);
      const chosen = { ...item, quantity: quantity ?? item.quantity };
      return choice.withEvidence([chosen], ({ attendance }) => attendance, numberIn);
    });
};

export const merge = (testimonies: readonly Testimony<EngagementClaim>[], world: World): Engagement => {
  const isPassed = passedIn(testimonies);
  const choice = new Choice(testimonies, isPassed);
  const present = new Choice(testimonies.filter((testimony) => !isPassed(testimony)));
  const date = choice.choose("date", day, (claim) => known(claim.date)) ?? choice.first.date;
  const merged = {
    id: choice.first.id,
    kind: choice.require("kind", member(engagementKindLabels), ({ kind }) => kind),
    status: present.require("status", member(engagementStatusLabels), ({ status }) => status),
    label: choice.require("label", words, ({ label }) => label),
    summary: choice.require("summary", words, ({ summary }) => summary),
    date,
    places: placesIn(choice, world),
    participants: participantsOf(testimonies),
    countries: choice.unite(({ countries }) => countries),
    organisations: choice.unite(({ organisations }) => organisations),
    attendance: attendanceOf(choice),
    invitedBy: choice.choose("invitedBy", anyRecord(world), ({ invitedBy }) => invitedBy),
    partOf: choice.choose("partOf", code, ({ partOf }) => partOf),
    series: seriesOf(choice, world),
    follows: choice.unite(({ follows }) => follows),
    topics: choice.unite(({ topics }) => topics),
    agreements: choice.unite(({ agreements }) => agreements),
    evidence: choice.evidence,
    distinctFrom: choice.unite(({ distinctFrom }) => distinctFrom),
  };
  const variants = [...present.rest.variants, ...choice.rest.variants];
  return { ...merged, ...choice.rest, variants };
};

const seriesOf = (choice: Choice<EngagementClaim>, world: World): EngagementClaim["series"] => {
  const series = choice.choose("series", named("series", world), (claim) => claim.series?.series ?? null);
  if (series === null) return null;
  const ordinal = choice.choose("series.ordinal", code, (claim) =>
    claim.series?.series === series && claim.series.ordinal !== null ? String(claim.series.ordinal) : null,
  );
  return { series, ordinal: ordinal === null ? null : Number(ordinal) };
};
