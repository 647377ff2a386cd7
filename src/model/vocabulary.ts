import type { Localised } from "./localised.ts";

type Vocabulary = Readonly<Record<string, Localised>>;

/** The members of a vocabulary in their defined order, as zod and Drizzle want an enumeration. */
const members = <V extends Vocabulary>(vocabulary: V) =>
  Object.keys(vocabulary) as [keyof V & string, ...(keyof V & string)[]];

export const engagementKindLabels = {
  meeting: { en: "Meeting", id: "Pertemuan" },
  "courtesy-call": { en: "Courtesy call", id: "Kunjungan kehormatan" },
  call: { en: "Call", id: "Percakapan telepon" },
  signing: { en: "Signing", id: "Penandatanganan" },
  visit: { en: "Visit", id: "Kunjungan" },
  dialogue: { en: "Dialogue", id: "Dialog" },
  exercise: { en: "Exercise", id: "Latihan" },
  exhibition: { en: "Exhibition", id: "Pameran" },
  deployment: { en: "Deployment", id: "Pengerahan" },
  delivery: { en: "Delivery", id: "Penyerahan" },
  ratification: { en: "Ratification", id: "Ratifikasi" },
  launch: { en: "Launch", id: "Peluncuran" },
  "press-conference": { en: "Press conference", id: "Konferensi pers" },
  "port-visit": { en: "Port visit", id: "Kunjungan pelabuhan" },
  training: { en: "Training", id: "Pendidikan dan pelatihan" },
} as const satisfies Vocabulary;

export const engagementStatusLabels = {
  planned: { en: "Planned", id: "Direncanakan" },
  held: { en: "Held", id: "Terlaksana" },
  postponed: { en: "Postponed", id: "Ditunda" },
  cancelled: { en: "Cancelled", id: "Dibatalkan" },
} as const satisfies Vocabulary;

export const agreementKindLabels = {
  memorandum: { en: "Memorandum", id: "Memorandum" },
  agreement: { en: "Agreement", id: "Perjanjian" },
  treaty: { en: "Treaty", id: "Traktat" },
  protocol: { en: "Protocol", id: "Protokol" },
  arrangement: { en: "Arrangement", id: "Pengaturan" },
  declaration: { en: "Declaration", id: "Deklarasi" },
  "action-plan": { en: "Action plan", id: "Rencana aksi" },
  contract: { en: "Contract", id: "Kontrak" },
  grant: { en: "Grant", id: "Hibah" },
  "joint-venture": { en: "Joint venture", id: "Usaha patungan" },
  "offset-programme": { en: "Offset programme", id: "Program offset" },
  commission: { en: "Commission", id: "Komisi" },
  "working-group": { en: "Working group", id: "Kelompok kerja" },
  "procurement-plan": { en: "Procurement plan", id: "Rencana pengadaan" },
  deployment: { en: "Deployment", id: "Pengerahan" },
  "cooperation-area": { en: "Area of cooperation", id: "Bidang kerja sama" },
} as const satisfies Vocabulary;

/** The rungs of the status ladder of agreements, the lowest first. */
const ladderLabels = {
  proposed: { en: "Proposed", id: "Diusulkan" },
  "under-discussion": { en: "Under discussion", id: "Dibahas" },
  "agreed-in-principle": { en: "Agreed in principle", id: "Disepakati pada prinsipnya" },
  signed: { en: "Signed", id: "Ditandatangani" },
  ratified: { en: "Ratified", id: "Diratifikasi" },
  "in-force": { en: "In force", id: "Berlaku" },
  completed: { en: "Completed", id: "Selesai" },
} as const satisfies Vocabulary;

/** Every status of an agreement: the ladder, the lowest rung first, and what stands beside it, in the order of a life. */
export const agreementStatusLabels = {
  ...ladderLabels,
  ongoing: { en: "Ongoing practice", id: "Praktik yang berjalan" },
  amended: { en: "Amended", id: "Diubah" },
  suspended: { en: "Suspended", id: "Ditangguhkan" },
  resumed: { en: "Resumed", id: "Dilanjutkan kembali" },
  expired: { en: "Expired", id: "Berakhir" },
  superseded: { en: "Superseded", id: "Digantikan" },
  cancelled: { en: "Cancelled", id: "Dibatalkan" },
  denied: { en: "Denied", id: "Dibantah" },
} as const satisfies Vocabulary;

export const organisationKindLabels = {
  ministry: { en: "Ministry", id: "Kementerian" },
  directorate: { en: "Directorate or bureau", id: "Direktorat atau biro" },
  "armed-forces": { en: "Armed forces", id: "Angkatan bersenjata" },
  "military-unit": { en: "Military unit", id: "Satuan militer" },
  ship: { en: "Ship", id: "Kapal" },
  base: { en: "Base", id: "Pangkalan" },
  parliament: { en: "Parliament", id: "Parlemen" },
  agency: { en: "Government agency", id: "Lembaga pemerintah" },
  mission: { en: "Diplomatic mission", id: "Perwakilan diplomatik" },
  education: { en: "School or institute", id: "Lembaga pendidikan" },
  company: { en: "Company", id: "Perusahaan" },
  "state-owned-enterprise": { en: "State-owned enterprise", id: "Badan usaha milik negara" },
  intergovernmental: { en: "Intergovernmental organisation", id: "Organisasi antarpemerintah" },
  "non-governmental": { en: "Non-governmental organisation", id: "Organisasi nonpemerintah" },
} as const satisfies Vocabulary;

export const placeKindLabels = {
  city: { en: "City", id: "Kota" },
  venue: { en: "Venue", id: "Gedung atau lokasi acara" },
  base: { en: "Base", id: "Pangkalan" },
  region: { en: "Region", id: "Wilayah" },
} as const satisfies Vocabulary;

export const equipmentKindLabels = {
  fighter: { en: "Fighter aircraft", id: "Pesawat tempur" },
  trainer: { en: "Trainer aircraft", id: "Pesawat latih" },
  transport: { en: "Transport aircraft", id: "Pesawat angkut" },
  helicopter: { en: "Helicopter", id: "Helikopter" },
  "maritime-patrol": { en: "Maritime patrol aircraft", id: "Pesawat patroli maritim" },
  uncrewed: { en: "Uncrewed system", id: "Wahana nirawak" },
  frigate: { en: "Frigate", id: "Fregat" },
  corvette: { en: "Corvette", id: "Korvet" },
  "patrol-vessel": { en: "Patrol vessel", id: "Kapal patroli" },
  submarine: { en: "Submarine", id: "Kapal selam" },
  "landing-ship": { en: "Landing ship", id: "Kapal pendarat" },
  "hospital-ship": { en: "Hospital ship", id: "Kapal rumah sakit" },
  tank: { en: "Tank", id: "Tank" },
  vehicle: { en: "Vehicle", id: "Kendaraan" },
  artillery: { en: "Artillery", id: "Artileri" },
  missile: { en: "Missile", id: "Rudal" },
  radar: { en: "Radar", id: "Radar" },
  "air-defence": { en: "Air defence system", id: "Sistem pertahanan udara" },
  simulator: { en: "Simulator", id: "Simulator" },
  "small-arms": { en: "Small arms", id: "Senjata ringan" },
  ammunition: { en: "Ammunition", id: "Amunisi" },
  satellite: { en: "Satellite", id: "Satelit" },
  other: { en: "Other equipment", id: "Alutsista lain" },
} as const satisfies Vocabulary;

export const sourceKindLabels = {
  agency: { en: "News agency", id: "Kantor berita" },
  outlet: { en: "News outlet", id: "Media" },
  official: { en: "Official publisher", id: "Penerbit resmi" },
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
  observer: { en: "Observer", id: "Pengamat" },
  mentioned: { en: "Mentioned", id: "Disebut" },
} as const satisfies Vocabulary;

const participantRoleLabels = {
  host: { en: "Host", id: "Tuan rumah" },
  guest: { en: "Guest", id: "Tamu" },
  delegate: { en: "Delegate", id: "Delegat" },
  signatory: { en: "Signatory", id: "Penanda tangan" },
  organiser: { en: "Organiser", id: "Penyelenggara" },
  accompanying: { en: "Accompanying", id: "Pendamping" },
  observer: { en: "Observer", id: "Pengamat" },
} as const satisfies Vocabulary;

/** As what a country or an organisation belongs to an agreement. */
const partyRoleLabels = {
  party: { en: "Party", id: "Pihak" },
  supplier: { en: "Supplier", id: "Pemasok" },
  buyer: { en: "Buyer", id: "Pembeli" },
  donor: { en: "Donor", id: "Pemberi hibah" },
  recipient: { en: "Recipient", id: "Penerima" },
  "end-user": { en: "End user", id: "Pengguna akhir" },
  intermediary: { en: "Intermediary", id: "Perantara" },
  implementer: { en: "Implementer", id: "Pelaksana" },
} as const satisfies Vocabulary;

/** How an agreement stands to another one. */
const agreementRelationLabels = {
  under: { en: "Under", id: "Di bawah" },
  implements: { en: "Implements", id: "Melaksanakan" },
  amends: { en: "Amends", id: "Mengubah" },
  continues: { en: "Continues", id: "Melanjutkan" },
  supersedes: { en: "Supersedes", id: "Menggantikan" },
  ratifies: { en: "Ratifies", id: "Meratifikasi" },
} as const satisfies Vocabulary;

const rightsStatusLabels = {
  "all-rights-reserved": { en: "All rights reserved", id: "Hak cipta dilindungi" },
  "reuse-prohibited": { en: "Reuse and crawling prohibited", id: "Penggunaan ulang dan perayapan dilarang" },
  unstated: { en: "No notice printed", id: "Tanpa keterangan hak" },
} as const satisfies Vocabulary;

export const engagementKinds = members(engagementKindLabels);
export const engagementStatuses = members(engagementStatusLabels);
export const agreementKinds = members(agreementKindLabels);
export const ladder = members(ladderLabels);
export const agreementStatuses = members(agreementStatusLabels);
export const organisationKinds = members(organisationKindLabels);
export const equipmentKinds = members(equipmentKindLabels);
export const placeKinds = members(placeKindLabels);
export const sourceKinds = members(sourceKindLabels);
export const media = members(mediumLabels);
export const countryRoles = members(countryRoleLabels);
export const participantRoles = members(participantRoleLabels);
export const partyRoles = members(partyRoleLabels);
export const agreementRelations = members(agreementRelationLabels);
export const rightsStatuses = members(rightsStatusLabels);

/** How far the delivery of equipment is. */
export const equipmentStatuses = ["planned", "ordered", "delivered"] as const;
/** What a sum of money is for. */
export const moneyScopes = ["total", "tranche", "unit", "share"] as const;
/** What a number identifies an agreement in. */
export const identifierSchemes = ["law", "treaty", "contract", "other"] as const;
/** Of what an attendance is the number. */
export const attendanceKinds = ["countries", "people", "units"] as const;
/** How an article stands to another one. */
export const articleRelations = ["copy-of", "translation-of", "cites", "corrects"] as const;

/** The statuses in which an agreement stands signed. */
export const signedStatuses = [
  "signed",
  "ratified",
  "in-force",
  "completed",
  "amended",
  "resumed",
] as const satisfies readonly (keyof typeof agreementStatusLabels)[];

/** The statuses that take back a rung. */
export const takenBack = [
  "suspended",
  "expired",
  "superseded",
  "cancelled",
  "denied",
] as const satisfies readonly (keyof typeof agreementStatusLabels)[];

/** The statuses as agreements are listed by them: what stands highest first, practices and plans next, what was taken back last. */
export const agreementStanding = [
  "completed",
  "in-force",
  "resumed",
  "amended",
  "ratified",
  "signed",
  "ongoing",
  "agreed-in-principle",
  "under-discussion",
  "proposed",
  ...takenBack,
] as const satisfies readonly (keyof typeof agreementStatusLabels)[];

/** The kinds of records of every type, and the media of statements, each once. */
export const everyKind = [
  ...new Set([
    ...engagementKinds,
    ...agreementKinds,
    ...media,
    ...organisationKinds,
    ...equipmentKinds,
    ...placeKinds,
    ...sourceKinds,
  ]),
] as [string, ...string[]];

/** How a fact stands in its article. */
export const evidenceBases = ["stated", "attributed", "inferred", "external", "editorial"] as const;
/** Where a date comes from. */
export const dateBases = ["stated", "inferred", "external", "unknown"] as const;
export const datePrecisions = ["minute", "day", "week", "month", "year", "partial", "unknown"] as const;

export type EngagementKind = (typeof engagementKinds)[number];
export type AgreementKind = (typeof agreementKinds)[number];
export type AgreementStatus = (typeof agreementStatuses)[number];
export type CountryRole = (typeof countryRoles)[number];
export type EvidenceBasis = (typeof evidenceBases)[number];
export type DateBasis = (typeof dateBases)[number];
export type DatePrecision = (typeof datePrecisions)[number];
export type ArticleRelation = (typeof articleRelations)[number];
