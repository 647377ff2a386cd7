import { type AnyDossier, located, type World } from "../../record/build.ts";
import { Choice, type Claim, type Merged } from "../../record/choose.ts";
import type { Evidenced } from "../../record/evidence.ts";
import { amount, code, day, known, whereabouts, words } from "../../record/field-kinds.ts";
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

/** That it is planned says nothing any more once an article tells what came of it. */
const statusOf = (choice: Choice<EngagementClaim>): EngagementClaim["status"] => {
  const outcome = choice.choose("status", code, ({ status }) => (status === "planned" ? null : status));
  return (outcome as EngagementClaim["status"] | null) ?? "planned";
};

const attendanceOf = (choice: Choice<EngagementClaim>): EngagementClaim["attendance"] =>
  choice
    .unite(
      ({ attendance }) => attendance,
      ({ of }) => of,
    )
    .flatMap((item) => {
      const own = ({ attendance }: EngagementClaim) => attendance.find(({ of }) => of === item.of);
      const evidence = (said: EngagementClaim) => own(said)?.evidence ?? [];
      const quantity = choice.choose(`attendance.${item.of}`, amount, (said) => own(said)?.quantity ?? null, evidence);
      const chosen = { ...item, quantity: quantity ?? item.quantity };
      return choice.withEvidence(
        [chosen],
        ({ attendance }) => attendance,
        (one) => JSON.stringify([one.of, amount.show(one.quantity)]),
      );
    });

export const merge = (claims: readonly Claim<EngagementClaim>[], world: World): Engagement => {
  const choice = new Choice(claims);
  const date = choice.choose("date", day, (said) => known(said.date)) ?? choice.first.date;
  const merged = {
    id: choice.first.id,
    kind: choice.require("kind", code, ({ kind }) => kind) as EngagementClaim["kind"],
    status: statusOf(choice),
    label: choice.require("label", words, ({ label }) => label),
    summary: choice.require("summary", words, ({ summary }) => summary),
    date,
    places: choice.choose("places", whereabouts(world), ({ places }) => (places.length > 0 ? places : null)) ?? [],
    participants: choice.unite(({ participants }) => participants, participantKey),
    countries: choice.unite(({ countries }) => countries),
    organisations: choice.unite(({ organisations }) => organisations),
    attendance: attendanceOf(choice),
    invitedBy: choice.choose("invitedBy", code, ({ invitedBy }) => invitedBy),
    partOf: choice.choose("partOf", code, ({ partOf }) => partOf),
    series: seriesOf(choice),
    follows: choice.unite(({ follows }) => follows),
    topics: choice.unite(({ topics }) => topics),
    agreements: choice.unite(({ agreements }) => agreements),
    evidence: choice.evidence,
    distinctFrom: choice.unite(({ distinctFrom }) => distinctFrom),
  };
  return { ...merged, places: [...merged.places], ...choice.rest };
};

const seriesOf = (choice: Choice<EngagementClaim>): EngagementClaim["series"] => {
  const series = choice.choose("series", code, (said) => said.series?.series ?? null);
  if (series === null) return null;
  const ordinal = choice.choose("series.ordinal", code, (said) =>
    said.series?.series === series && said.series.ordinal !== null ? String(said.series.ordinal) : null,
  );
  return { series, ordinal: ordinal === null ? null : Number(ordinal) };
};
