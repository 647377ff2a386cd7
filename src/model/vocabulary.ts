import type { Localised } from "./localised.ts";

type Vocabulary = Readonly<Record<string, Localised>>;

/** The members of a vocabulary in their defined order, as zod and Drizzle want an enumeration. */
const members = <V extends Vocabulary>(vocabulary: V) =>
  Object.keys(vocabulary) as [keyof V & string, ...(keyof V & string)[]];

export const engagementKindLabels = {
  meeting: { en: "Meeting", id: "Pertemuan" },
  "courtesy-call": { en: "Courtesy call", id: "Kunjungan kehormatan" },
  signing: { en: "Signing", id: "Penandatanganan" },
  visit: { en: "Visit", id: "Kunjungan" },
  dialogue: { en: "Dialogue", id: "Dialog" },
  exercise: { en: "Exercise", id: "Latihan" },
  exhibition: { en: "Exhibition", id: "Pameran" },
} as const satisfies Vocabulary;

export const engagementStatusLabels = {
  planned: { en: "Planned", id: "Direncanakan" },
  held: { en: "Held", id: "Terlaksana" },
} as const satisfies Vocabulary;

export const agreementKindLabels = {
  memorandum: { en: "Memorandum", id: "Memorandum" },
  agreement: { en: "Agreement", id: "Perjanjian" },
  "joint-venture": { en: "Joint venture", id: "Usaha patungan" },
  "offset-programme": { en: "Offset programme", id: "Program offset" },
  commission: { en: "Commission", id: "Komisi" },
  "working-group": { en: "Working group", id: "Kelompok kerja" },
  "procurement-plan": { en: "Procurement plan", id: "Rencana pengadaan" },
  "cooperation-area": { en: "Area of cooperation", id: "Bidang kerja sama" },
} as const satisfies Vocabulary;

/** The status ladder of agreements, lowest rung first. */
export const agreementStatusLabels = {
  proposed: { en: "Proposed", id: "Diusulkan" },
  "under-discussion": { en: "Under discussion", id: "Dibahas" },
  "agreed-in-principle": { en: "Agreed in principle", id: "Disepakati secara prinsip" },
  signed: { en: "Signed", id: "Ditandatangani" },
  "in-force": { en: "In force", id: "Berlaku" },
  completed: { en: "Completed", id: "Selesai" },
} as const satisfies Vocabulary;

export const organisationKindLabels = {
  ministry: { en: "Ministry", id: "Kementerian" },
  directorate: { en: "Directorate or bureau", id: "Direktorat atau biro" },
  "armed-forces": { en: "Armed forces", id: "Angkatan bersenjata" },
  agency: { en: "State agency", id: "Badan negara" },
  mission: { en: "Diplomatic mission", id: "Perwakilan diplomatik" },
  company: { en: "Company", id: "Perusahaan" },
  "state-owned-enterprise": { en: "State-owned enterprise", id: "Badan usaha milik negara" },
  international: { en: "International organisation", id: "Organisasi internasional" },
} as const satisfies Vocabulary;

export const placeKindLabels = {
  city: { en: "City", id: "Kota" },
  venue: { en: "Venue", id: "Gedung atau lokasi acara" },
  base: { en: "Base", id: "Pangkalan" },
  region: { en: "Region", id: "Wilayah" },
} as const satisfies Vocabulary;

export const sourceKindLabels = {
  agency: { en: "News agency", id: "Kantor berita" },
  outlet: { en: "News outlet", id: "Media" },
} as const satisfies Vocabulary;

export const mediumLabels = {
  "press-release": { en: "Press release", id: "Siaran pers" },
  "written-statement": { en: "Written statement", id: "Keterangan tertulis" },
  "video-statement": { en: "Video statement", id: "Keterangan video" },
  interview: { en: "Answer to the press", id: "Keterangan kepada pers" },
  meeting: { en: "Said at the meeting", id: "Disampaikan dalam pertemuan" },
  unspecified: { en: "Not stated", id: "Tidak disebutkan" },
} as const satisfies Vocabulary;

export const languageLabels = {
  en: { en: "English", id: "Inggris" },
  id: { en: "Indonesian", id: "Indonesia" },
} as const satisfies Vocabulary;

/** In what way a country belongs to an engagement or an article. */
export const countryRoleLabels = {
  partner: { en: "Partner", id: "Mitra" },
  host: { en: "Host", id: "Tuan rumah" },
  mentioned: { en: "Mentioned", id: "Disebut" },
} as const satisfies Vocabulary;

export const participantRoleLabels = {
  host: { en: "Host", id: "Tuan rumah" },
  guest: { en: "Guest", id: "Tamu" },
  delegate: { en: "Delegate", id: "Delegasi" },
  signatory: { en: "Signatory", id: "Penanda tangan" },
  organiser: { en: "Organiser", id: "Penyelenggara" },
  accompanying: { en: "Accompanying", id: "Pendamping" },
} as const satisfies Vocabulary;

export const rightsStatusLabels = {
  "all-rights-reserved": { en: "All rights reserved", id: "Hak cipta dilindungi" },
  "reuse-prohibited": { en: "Reuse and crawling prohibited", id: "Penggunaan ulang dan perayapan dilarang" },
  unstated: { en: "No notice printed", id: "Tanpa keterangan hak" },
} as const satisfies Vocabulary;

export const engagementKinds = members(engagementKindLabels);
export const engagementStatuses = members(engagementStatusLabels);
export const agreementKinds = members(agreementKindLabels);
export const agreementStatuses = members(agreementStatusLabels);
export const organisationKinds = members(organisationKindLabels);
export const placeKinds = members(placeKindLabels);
export const sourceKinds = members(sourceKindLabels);
export const media = members(mediumLabels);
export const countryRoles = members(countryRoleLabels);
export const participantRoles = members(participantRoleLabels);
export const rightsStatuses = members(rightsStatusLabels);

/** The rungs of what is signed. */
export const signedStatuses = [
  "signed",
  "in-force",
  "completed",
] as const satisfies readonly (keyof typeof agreementStatusLabels)[];

/** How a fact stands in its article. */
export const evidenceBases = ["stated", "attributed", "inferred", "external", "editorial"] as const;
/** Where a date comes from. */
export const dateBases = ["stated", "inferred", "external", "unknown"] as const;
export const datePrecisions = ["minute", "day", "week", "month", "year", "partial", "unknown"] as const;

export type EngagementKind = (typeof engagementKinds)[number];
export type EngagementStatus = (typeof engagementStatuses)[number];
export type AgreementKind = (typeof agreementKinds)[number];
export type AgreementStatus = (typeof agreementStatuses)[number];
export type CountryRole = (typeof countryRoles)[number];
export type EvidenceBasis = (typeof evidenceBases)[number];
export type DateBasis = (typeof dateBases)[number];
export type DatePrecision = (typeof datePrecisions)[number];
