import type { Localised } from "../../../src/model/localised.ts";
import {
  type AgreementKind,
  agreementKindLabels,
  type EngagementKind,
  engagementKindLabels,
} from "../../../src/model/vocabulary.ts";
import type { Random } from "./random.ts";

/** The sentences of the corpus, all our own and about nothing that happened. */

const kinds: Partial<Record<EngagementKind, Localised>> = {
  meeting: { en: "meeting", id: "pertemuan" },
  "courtesy-call": { en: "courtesy call", id: "kunjungan kehormatan" },
  signing: { en: "signing", id: "penandatanganan" },
  visit: { en: "visit", id: "kunjungan kerja" },
  dialogue: { en: "dialogue", id: "dialog" },
  exercise: { en: "joint exercise", id: "latihan bersama" },
  exhibition: { en: "exhibition", id: "pameran" },
};

const instruments: Partial<Record<AgreementKind, Localised>> = {
  memorandum: { en: "Memorandum", id: "Nota kesepahaman" },
  agreement: { en: "Agreement", id: "Perjanjian" },
  "joint-venture": { en: "Joint venture", id: "Usaha patungan" },
  "offset-programme": { en: "Offset programme", id: "Program offset" },
  commission: { en: "Joint commission", id: "Komisi bersama" },
  "working-group": { en: "Working group", id: "Kelompok kerja" },
  "procurement-plan": { en: "Procurement plan", id: "Rencana pengadaan" },
  "cooperation-area": { en: "Cooperation", id: "Kerja sama" },
};

const goods: readonly Localised[] = [
  { en: "patrol boats", id: "kapal patroli" },
  { en: "coastal radar", id: "radar pantai" },
  { en: "transport aircraft", id: "pesawat angkut" },
  { en: "armoured vehicles", id: "kendaraan lapis baja" },
  { en: "training simulators", id: "simulator latihan" },
  { en: "hospital ships", id: "kapal rumah sakit" },
  { en: "unmanned aircraft", id: "pesawat nirawak" },
  { en: "field radios", id: "radio lapangan" },
  { en: "helicopter spare parts", id: "suku cadang helikopter" },
  { en: "submarine batteries", id: "baterai kapal selam" },
  { en: "naval guns", id: "meriam kapal" },
  { en: "satellite imagery", id: "citra satelit" },
];

const hopes: readonly Localised[] = [
  { en: "hopes that work on {goods} will begin soon", id: "berharap pengerjaan {goods} segera dimulai" },
  { en: "offers places on a staff course", id: "menawarkan kursi pada pendidikan sekolah staf" },
  { en: "wants experts to exchange visits every year", id: "ingin para ahli saling berkunjung tiap tahun" },
  { en: "is ready to share what was learnt with {goods}", id: "siap berbagi pengalaman mengenai {goods}" },
  { en: "asks for a plan with dates before the year ends", id: "meminta rencana bertanggal sebelum akhir tahun" },
  { en: "sees room for industry to build {goods} together", id: "melihat peluang industri merakit {goods} bersama" },
  {
    en: "thanks the hosts and invites them in return",
    id: "berterima kasih dan mengundang tuan rumah berkunjung balik",
  },
  { en: "says that talks on {goods} go on", id: "mengatakan pembicaraan tentang {goods} masih berjalan" },
];

export const cities = [
  "Jakarta",
  "Surabaya",
  "Bandung",
  "Makassar",
  "Batam",
  "Medan",
  "Yogyakarta",
  "Denpasar",
] as const;

const fill = (text: Localised, values: Readonly<Record<string, Localised>>): Localised => {
  const into = (language: "en" | "id") =>
    text[language].replace(/\{(\w+)\}/g, (_, name: string) => values[name]?.[language] ?? "");
  return { en: into("en"), id: into("id") };
};

const upper = ({ en, id }: Localised): Localised => ({
  en: en.charAt(0).toUpperCase() + en.slice(1),
  id: id.charAt(0).toUpperCase() + id.slice(1),
});

export const drawGoods = (random: Random): Localised => random.pick(goods);

export const engagementTexts = (
  kind: EngagementKind,
  partner: Localised,
  topic: Localised,
  thing: Localised,
  city: string,
) => {
  const values = {
    kind: kinds[kind] ?? engagementKindLabels[kind],
    partner,
    topic,
    thing,
    city: { en: city, id: city },
  };
  return {
    label: upper(
      fill(
        { en: "{kind} with {partner} in {city}: {topic}", id: "{kind} dengan {partner} di {city}: {topic}" },
        values,
      ),
    ),
    summary: fill(
      {
        en: "Delegations of Indonesia and {partner} came to {city}. On their table lay {topic}, with {thing} as the case in hand.",
        id: "Delegasi Indonesia dan {partner} datang ke {city}. Yang dibahas ialah {topic}, dengan {thing} sebagai contoh kasus.",
      },
      values,
    ),
  };
};

export const agreementTexts = (kind: AgreementKind, partner: Localised, topic: Localised, thing: Localised) => {
  const values = { kind: instruments[kind] ?? agreementKindLabels[kind], partner, topic, thing };
  return {
    label: fill(
      {
        en: "{kind} with {partner} on {topic} and {thing}",
        id: "{kind} dengan {partner} mengenai {topic} dan {thing}",
      },
      values,
    ),
    summary: fill(
      {
        en: "Covers {topic}. Both sides name {thing} as its first piece of work and meet on it twice a year.",
        id: "Mencakup {topic}. Kedua pihak menyebut {thing} sebagai pekerjaan pertama dan bertemu dua kali setahun.",
      },
      values,
    ),
  };
};

export const statementText = (speaker: Localised, topic: Localised, thing: Localised, random: Random): Localised => {
  const hope = fill(random.pick(hopes), { goods: thing });
  return fill(
    { en: "{speaker} {hope}; the subject is {topic}.", id: "{speaker} {hope}; pokoknya {topic}." },
    { speaker, hope, topic },
  );
};

export const articleTexts = (partner: Localised, topic: Localised, thing: Localised) => ({
  label: fill(
    { en: "{partner} and Indonesia talk about {topic}", id: "{partner} dan Indonesia berbicara tentang {topic}" },
    { partner, topic },
  ),
  summary: fill(
    {
      en: "Reports on {topic} between Indonesia and {partner}, and on what is planned for {thing}.",
      id: "Melaporkan {topic} antara Indonesia dan {partner}, serta rencana untuk {thing}.",
    },
    { partner, topic, thing },
  ),
});
