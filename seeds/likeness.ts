import { boundsOf } from "../src/model/date.ts";
import type { DossierDate } from "../src/model/dossier.ts";
import { homeCountry, splitRef } from "../src/model/ids.ts";
import type { Path } from "../src/model/members.ts";
import { known } from "../src/record/field-kinds.ts";
import type { Dossier, Reference } from "../src/record-types.ts";
import type { SeedFile } from "./seed-file.ts";

type Engagement = Dossier["engagements"][number];
type Agreement = Dossier["agreements"][number];

/** A fact of one dossier, as far as it tells whether another one may be the same. */
type Sketch = {
  type: "engagement" | "agreement";
  id: string;
  kind: string;
  /** The countries and international bodies that take part, but for the home country. */
  countries: ReadonlySet<string>;
  date: DossierDate | null;
  /** Facts that it is said to be another one than, or that it stands in a relation to. */
  others: readonly string[];
  source: SeedFile;
  path: Path;
};

/** Two facts of different ids that look like one. */
export type Likeness = readonly [Sketch, Sketch];

/** Kinds that one event or undertaking may be given by different articles. */
const kindsThatFit: readonly (readonly string[])[] = [
  ["meeting", "courtesy-call", "visit", "dialogue"],
  ["exercise", "training"],
  ["delivery", "launch"],
  ["memorandum", "agreement", "treaty", "protocol", "arrangement", "declaration"],
  ["contract", "procurement-plan", "offset-programme"],
];

const kindsFit = (a: string, b: string): boolean =>
  a === b || kindsThatFit.some((kinds) => kinds.includes(a) && kinds.includes(b));

/** Who stands behind a country, an organisation or a post: its country, or an international body itself. */
type Whose = (ref: string) => string | null;

const whoseIn = ({ organisation, post }: Reference): Whose => {
  const organisations = new Map(organisation.map((entry) => [entry.id, entry]));
  const posts = new Map(post.map((entry) => [entry.id, entry]));
  const ofOrganisation = (id: string | null | undefined): string | null => {
    const entry = id ? organisations.get(id) : undefined;
    if (!entry) return null;
    return entry.country ?? (entry.parent === null ? entry.id : ofOrganisation(entry.parent));
  };
  return (ref) => {
    const { type, id } = splitRef(ref);
    if (type === "country") return id;
    const entry = posts.get(id);
    return type === "organisation" ? ofOrganisation(id) : (entry?.country ?? ofOrganisation(entry?.organisation));
  };
};

const counterparts = (refs: readonly (string | null)[], whose: Whose): Set<string> =>
  new Set(refs.flatMap((ref) => (ref && whose(ref)) || []).filter((one) => one !== homeCountry));

const refTo = (type: string, id: string | null): string | null => id && `${type}:${id}`;

const takePart = ({ countries, organisations, participants }: Engagement, whose: Whose): Set<string> => {
  const takesPart = ({ roles }: { roles: readonly string[] }) => roles.some((role) => role !== "mentioned");
  return counterparts(
    [
      ...countries.filter(takesPart).map(({ country }) => refTo("country", country)),
      ...organisations.filter(takesPart).map(({ organisation }) => refTo("organisation", organisation)),
      ...participants.flatMap(({ country, organisation, post, side }) => [
        refTo("country", country),
        refTo("organisation", organisation),
        refTo("post", post),
        side,
      ]),
    ],
    whose,
  );
};

const signedOn = ({ signed, statusHistory }: Agreement): DossierDate | null =>
  known(signed) ?? statusHistory.find(({ status }) => status === "signed")?.date ?? null;

const sketchesOf = (dossier: Dossier, source: SeedFile, whose: Whose): Sketch[] => [
  ...dossier.engagements.map(
    (one, at): Sketch => ({
      type: "engagement",
      id: one.id,
      kind: one.kind,
      countries: takePart(one, whose),
      date: one.date,
      others: [...one.distinctFrom, ...one.follows, ...(one.partOf ? [one.partOf] : [])],
      source,
      path: ["engagements", at, "id"],
    }),
  ),
  ...dossier.agreements.map(
    (one, at): Sketch => ({
      type: "agreement",
      id: one.id,
      kind: one.kind,
      countries: counterparts(
        one.parties.map(({ party }) => party),
        whose,
      ),
      date: signedOn(one),
      others: [...one.distinctFrom, ...one.relations.map(({ agreement }) => agreement)],
      source,
      path: ["agreements", at, "id"],
    }),
  ),
];

const overlap = (a: DossierDate | null, b: DossierDate | null): boolean => {
  const [first, second] = [boundsOf(a?.edtf ?? null), boundsOf(b?.edtf ?? null)];
  if (first.start === null || first.end === null || second.start === null || second.end === null) return false;
  return first.start <= second.end && second.start <= first.end;
};

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && a.size === b.size && [...a].every((one) => b.has(one));

/**
 * Engagements and agreements of different ids that look like one: the same countries, dates that overlap, kinds that fit;
 * unless a dossier says that they are distinct, or how the one stands to the other.
 */
export const likenessesIn = (
  { reference, dossiers }: { reference: Reference; dossiers: readonly Dossier[] },
  files: readonly SeedFile[],
): Likeness[] => {
  const whose = whoseIn(reference);
  const sketches = dossiers.flatMap((dossier, at) => {
    const source = files[at];
    return source ? sketchesOf(dossier, source, whose) : [];
  });
  const related = new Set(sketches.flatMap(({ id, others }) => others.map((other) => [id, other].sort().join(" "))));
  const told = new Set<string>();
  return sketches.flatMap((one, at) =>
    sketches.slice(at + 1).flatMap((other): Likeness[] => {
      const pair = [one.id, other.id].sort().join(" ");
      if (one.type !== other.type || one.id === other.id || related.has(pair) || told.has(pair)) return [];
      if (!kindsFit(one.kind, other.kind) || !isSame(one.countries, other.countries)) return [];
      if (!overlap(one.date, other.date)) return [];
      told.add(pair);
      return [[one, other]];
    }),
  );
};
