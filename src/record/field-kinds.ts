import { boundsOf } from "../model/date.ts";
import type { DossierDate, DossierMoney, DossierPlace, DossierQuantity } from "../model/dossier.ts";
import { splitRef } from "../model/ids.ts";
import type { Localised } from "../model/localised.ts";
import { isFact, type ReferenceType } from "../model/record-types.ts";
import { datePrecisions } from "../model/vocabulary.ts";
import type { World } from "./build.ts";
import type { Choice, FieldKind } from "./choose.ts";
import type { Evidence } from "./evidence.ts";

/** How the values of fields are compared and shown where articles differ: see {@link file://./choose.ts}. */

const inBoth = (text: string): Localised => ({ en: text, id: text });

const inEach = (show: (language: keyof Localised) => string): Localised => ({ en: show("en"), id: show("id") });

/** A text of ours. */
export const words: FieldKind<Localised> = { show: (value) => value };

/** A text as printed, a number, or an id. */
export const code: FieldKind<string> = { show: inBoth };

/** A member of a vocabulary. */
export const member = <Code extends string>(labels: Readonly<Record<Code, Localised>>): FieldKind<Code> => ({
  key: (value) => value,
  show: (value) => labels[value],
});

export const day: FieldKind<DossierDate> = {
  show: ({ edtf, time }) => inBoth([edtf, time].filter(Boolean).join(" ")),
  precision: ({ edtf, time }) => (time ? 0 : datePrecisions.indexOf(boundsOf(edtf).precision)),
  basis: ({ basis }) => basis,
};

/** A date as the rule takes it: one that is not known says nothing. */
export const known = (date: DossierDate | null): DossierDate | null => (date?.edtf ? date : null);

/** What a reference record is called: its first name in each language. */
export const nameOf = (world: World, type: ReferenceType, id: string): Localised =>
  inEach((language) => world.names(type, id).find(([, of]) => of === language || of === "both")?.[0] ?? id);

/** Several texts as one. */
export const joined = (texts: readonly Localised[]): Localised =>
  inEach((language) => texts.map((text) => text[language]).join("; "));

/** A record that is named by its id. */
export const named = (type: ReferenceType, world: World): FieldKind<string> => ({
  key: (id) => id,
  show: (id) => nameOf(world, type, id),
});

/** A record of any type, as `<type>:<id>`. */
export const anyRecord = (world: World): FieldKind<string> => ({
  key: (ref) => ref,
  show: (ref) => {
    const { type, id } = splitRef(ref);
    return isFact(type) ? inBoth(id) : nameOf(world, type, id);
  },
});

/** How exactly a place is told: by its country, by a place of the list or a name, or by both. */
const exactness = ({ place, name }: DossierPlace): number =>
  place === null && name === null ? 0 : place !== null && name !== null ? 3 : 2;

/** Where something happened: the more places are told exactly, the more precise. */
const whereabouts = (world: World): FieldKind<readonly DossierPlace[]> => ({
  key: (places) => JSON.stringify(places.map(({ place, name, country }) => place ?? [name?.en, country]).sort()),
  precision: (places) => -places.reduce((sum, place) => sum + exactness(place), 0),
  show: (places) =>
    joined(
      places.map(({ place, name, country }) => {
        if (name) return name;
        return place ? nameOf(world, "place", place) : nameOf(world, "country", country ?? "");
      }),
    ),
});

type Placed = { places: DossierPlace[]; evidence: readonly Evidence[] };

/** The places of a fact by the rule; a claim without places says nothing of them. */
export const placesIn = <Claim extends Placed>(choice: Choice<Claim>, world: World): DossierPlace[] =>
  choice.choose("places", whereabouts(world), ({ places }) => (places.length > 0 ? places : null)) ?? [];

const between = { en: ["to", "at least", "up to"], id: ["sampai", "sedikitnya", "paling banyak"] } as const;

type Range = { least: number | null; most: number | null; text: string | null };

const shownNumber = (exact: number | null, { least, most, text }: Range, language: keyof Localised): string => {
  const [to, atLeast, upTo] = between[language];
  const digits = (value: number) => value.toLocaleString(language, { maximumFractionDigits: 20 });
  if (exact !== null) return digits(exact);
  if (least !== null && most !== null) return `${digits(least)} ${to} ${digits(most)}`;
  if (least !== null) return `${atLeast} ${digits(least)}`;
  return most !== null ? `${upTo} ${digits(most)}` : (text ?? "");
};

const rangePrecision = (exact: number | null, { least, most }: Range): number =>
  exact !== null ? 0 : least !== null && most !== null ? 1 : least !== null || most !== null ? 2 : 3;

export const amount: FieldKind<DossierQuantity> = {
  show: (quantity) =>
    inEach((language) =>
      [shownNumber(quantity.value, quantity, language), quantity.unit?.[language]].filter(Boolean).join(" "),
    ),
  precision: (quantity) => rangePrecision(quantity.value, quantity),
};

export const sum: FieldKind<DossierMoney> = {
  show: (value) => inEach((language) => `${value.currency} ${shownNumber(value.amount, value, language)}`),
  precision: (value) => rangePrecision(value.amount, value),
};

/**
 * What tells the items of a list apart: a key that fits several items of one claim says too little, and gives way to a finer
 * one.
 *
 * @param lists the list of each claim.
 * @param areTwo whether two items of one key are told apart all the same.
 */
export const keyBy = <Item>(
  lists: readonly (readonly Item[])[],
  coarse: (item: Item) => string,
  fine: (item: Item) => string,
  areTwo: (a: Item, b: Item) => boolean = () => false,
): ((item: Item) => string) => {
  const all = lists.flat();
  const isSplit = (key: string) => {
    const same = all.filter((item) => coarse(item) === key);
    return (
      lists.some((items) => items.filter((item) => coarse(item) === key).length > 1) ||
      same.some((one) => same.some((other) => areTwo(one, other)))
    );
  };
  const split = new Set(all.map(coarse).filter(isSplit));
  return (item) => (split.has(coarse(item)) ? `${coarse(item)} ${fine(item)}` : coarse(item));
};
