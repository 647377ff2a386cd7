import { boundsOf } from "../model/date.ts";
import type { DossierDate, DossierMoney, DossierPlace, DossierQuantity } from "../model/dossier.ts";
import type { Localised } from "../model/localised.ts";
import type { ReferenceType } from "../model/record-types.ts";
import { datePrecisions } from "../model/vocabulary.ts";
import type { World } from "./build.ts";
import type { FieldKind } from "./choose.ts";

/** How the values of fields are compared and shown where articles differ: see {@link file://./choose.ts}. */

const inBoth = (text: string): Localised => ({ en: text, id: text });

const inEach = (show: (language: keyof Localised) => string): Localised => ({ en: show("en"), id: show("id") });

/** A text of ours. */
export const words: FieldKind<Localised> = { show: (value) => value };

/** A text as printed, a code, or an id. */
export const code: FieldKind<string> = { show: inBoth };

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

/** Where something happened: the more places have a name, the more precise. */
export const whereabouts = (world: World): FieldKind<readonly DossierPlace[]> => ({
  key: (places) => JSON.stringify(places.map(({ place, name, country }) => place ?? [name?.en, country]).sort()),
  precision: (places) => -places.filter(({ place, name }) => place !== null || name !== null).length,
  show: (places) =>
    joined(
      places.map(({ place, name, country }) => {
        if (name) return name;
        return place ? nameOf(world, "place", place) : nameOf(world, "country", country ?? "");
      }),
    ),
});

const between = { en: ["to", "at least", "up to"], id: ["sampai", "sedikitnya", "paling banyak"] } as const;

type Range = { least: number | null; most: number | null; text: string | null };

const shownNumber = (exact: number | null, { least, most, text }: Range, language: keyof Localised): string => {
  const [to, atLeast, upTo] = between[language];
  if (exact !== null) return String(exact);
  if (least !== null && most !== null) return `${least} ${to} ${most}`;
  return least !== null ? `${atLeast} ${least}` : most !== null ? `${upTo} ${most}` : (text ?? "");
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
