import type { DossierDate } from "../../../src/model/dossier.ts";
import { type Random, weighted } from "./random.ts";

const dayMs = 86_400_000;
const firstDay = Date.UTC(2005, 0, 1);
const lastDay = Date.UTC(2026, 9, 31);

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** A day between 2005 and 2026, the recent years the fuller ones, hardly ever a Sunday. */
export const drawDay = (random: Random): number => {
  const time = firstDay + Math.floor((lastDay - firstDay) * Math.sqrt(random.unit()));
  const day = time - (time % dayMs);
  return new Date(day).getUTCDay() === 0 && random.chance(0.8) ? day + dayMs : day;
};

export const later = (day: number, days: number): number => day + days * dayMs;

const months = [
  "Januari",
  "Februari",
  "Maret",
  "April",
  "Mei",
  "Juni",
  "Juli",
  "Agustus",
  "September",
  "Oktober",
  "November",
  "Desember",
];

const printed = (day: number): string => {
  const date = new Date(day);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};

type Make = (day: number, random: Random) => { edtf: string | null; text: string | null };

/** Dates of facts, as exactly as articles tell them. */
const precisions = weighted<Make>([
  [(day) => ({ edtf: iso(day), text: printed(day) }), 77],
  [(day) => ({ edtf: `${iso(day)}?`, text: null }), 3],
  [(day, random) => ({ edtf: `${iso(day)}/${iso(later(day, random.whole(1, 9)))}`, text: null }), 4],
  [(day) => ({ edtf: iso(day).slice(0, 7), text: null }), 5],
  [(day) => ({ edtf: iso(day).slice(0, 4), text: null }), 4],
  [(day) => ({ edtf: `${iso(day).slice(0, 3)}X`, text: null }), 0.4],
  [(day) => ({ edtf: `../${iso(day)}`, text: null }), 0.3],
  [(day) => ({ edtf: `XXXX-${iso(day).slice(5)}`, text: printed(day).replace(/ \d{4}$/, "") }), 2.3],
  [() => ({ edtf: null, text: null }), 4],
]);

const whole = (edtf: string | null, text: string | null): DossierDate => ({
  edtf,
  time: null,
  basis: edtf === null ? "unknown" : text === null ? "inferred" : "stated",
  text,
  note: null,
});

/** The date of a fact of this day, of any precision. */
export const factDate = (day: number, random: Random): DossierDate => {
  const { edtf, text } = precisions(random)(day, random);
  return whole(edtf, text);
};

/** The date of publication: nearly always a day. */
export const publishedDate = (day: number, random: Random): DossierDate =>
  random.chance(0.02)
    ? whole(null, null)
    : random.chance(0.02)
      ? whole(iso(day).slice(0, 7), null)
      : whole(iso(day), printed(day));

export const isoDay = iso;
