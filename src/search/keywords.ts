import {
  agreementKindLabels,
  agreementStatuses,
  engagementKindLabels,
  engagementStatuses,
  ladder,
  signedStatuses,
} from "../model/vocabulary.ts";

/*
 * Words of a query that say more than that a text holds them: of what status, of what type, what not.
 */

/** Filter tokens of a status, of what is near to it, and the words that ask for it, folded. */
const STATUS_LINES = `
status:planned | | planned, upcoming, scheduled, forthcoming, direncanakan, mendatang, next, comes next, next step, next steps, selanjutnya, berikutnya, langkah selanjutnya, langkah berikutnya, dijadwalkan, akan datang, coming up, coming soon, not happened yet, yet to happen, belum terjadi, belum berlangsung
status:planned | status:proposed status:under-discussion status:agreed-in-principle | rencana
status:held | | held, took place, take place, takes place, past, digelar, dilaksanakan, terlaksana, berlangsung, diadakan, diselenggarakan
status:postponed | | postponed, delayed, ditunda, tertunda, penundaan
status:cancelled | | cancelled, canceled, called off, scrapped, dropped, failed, dibatalkan, batal, pembatalan, gagal, tidak jadi
status:proposed | | proposed, proposal, proposals, offered, offer, offers, suggested, diusulkan, usulan, usul, ditawarkan, tawaran, ditawari, diajukan, mengajukan, diminta, meminta, minta, requested, request, requests, permintaan, ask, asks, asked, asked for, idea, ideas, gagasan, ide, digagas
status:under-discussion | | under discussion, dalam pembicaraan, tengah dibicarakan, sedang dibicarakan, discussed, discuss, discusses, under negotiation, in negotiation, in talks, negotiated, being discussed, negotiations, drafts, dirundingkan, dijajaki, dibahas, dibicarakan, dalam pembahasan, dalam perundingan, dalam penjajakan, tahap penjajakan, dinegosiasikan, diwacanakan, wacana, dipertimbangkan, under consideration, digodok, penjajakan, being explored, explored, exploring, being negotiated, talked about, nego, tahap awal, early stage, early stages
status:proposed status:under-discussion status:agreed-in-principle | | pending, in the works, in the pipeline, belum resmi, belum final, belum pasti, not official, not yet official, unofficial, not final, not yet final, not finalised, not yet finalised, not finalized, not yet finalized, dalam proses, sedang diproses, belum ada tanda tangan, menunggu tanda tangan, tanpa tanda tangan, draft, draf, nothing signed, waiting to be signed, awaiting signature
status:agreed-in-principle | | agreed in principle, agreed, agree, agrees, setuju, menyetujui, disepakati, menyepakati, sepakat, disetujui, sudah deal, sepakat prinsip, sepakat secara prinsip, prinsip disepakati, kesepakatan prinsip
status:proposed status:under-discussion | | on the table
status:signed | reached:signed kind:signing | signed, inked, ditandatangani, ditanda tangani, ditandatangan, diteken, teken, meneken, tertandatangani, sudah resmi, diresmikan, finalised, finalized, sealed, clinched, done deal, done deals, binding, mengikat
status:ratified | reached:ratified kind:ratification | ratified, diratifikasi, meratifikasi, disahkan, mengesahkan
status:in-force | reached:in-force | in force, into force, entered into force, came into force, in effect, into effect, came into effect, took effect, effective, valid, berlaku, mulai berlaku
status:in-force status:ongoing | reached:in-force | active, aktif, masih berlaku, still in force
status:completed | reached:completed | completed, finished, fulfilled, concluded, selesai, diselesaikan, terselesaikan, rampung, dirampungkan, tuntas, kelar, beres
status:ongoing | | ongoing, on going, underway, in progress, running, berjalan, masih jalan, tetap jalan, jalan terus, sedang jalan, sudah jalan, udah jalan, still going, going on, existing, yang sudah ada, yang telah ada
status:amended | reached:amended | amended, revised, diubah, diamandemen, direvisi
status:suspended | reached:suspended | suspended, frozen, on hold, ditangguhkan, dibekukan, terhenti
status:suspended | reached:suspended status:under-discussion | stalled, deadlocked, mandek, macet, buntu
status:resumed | reached:resumed | resumed, dilanjutkan kembali
status:expired | reached:expired | expired, lapsed, terminated, berakhir, kedaluwarsa, kadaluarsa, tidak berlaku
status:superseded | | superseded, replaced, digantikan
status:denied | | denied, dibantah
kind:delivery status:completed | | delivered, handed over, diserahkan, diserahterimakan, dikirim, tiba
`;

/** What a word asks for, as filter tokens, and what is near to that. */
export type Asked = { readonly asked: readonly string[]; readonly near: readonly string[] };

const readLines = (lines: string): Map<string, Asked> =>
  new Map(
    lines
      .trim()
      .split("\n")
      .flatMap((line) => {
        const [asked = [], near = []] = line.split("|").map((part) => part.trim().split(" ").filter(Boolean));
        const words = (line.split("|")[2] ?? "").trim().split(", ");
        return words.map((word): [string, Asked] => [word, { asked, near }]);
      }),
  );

const statusWords = readLines(STATUS_LINES);

/** What a kind is called besides its label. */
const KIND_LINES = `
type:agreement | | agreement, agreements, pact, pacts, deal, deals, treaty, treaties, accord, accords, programme, programmes, program, programs, project, projects, cooperation agreement, cooperation agreements, perjanjian, perjanjian kerja sama, pakta, traktat, kesepakatan, persetujuan, proyek
type:engagement | | engagement, engagements, event, events, activities, acara, kegiatan, agenda
type:statement | | statement, statements, comment, comments, remarks, quote, quotes, reaction, response, joint statement, joint statements, speech, speeches, pidato, sambutan, pernyataan bersama, pernyataan, komentar, tanggapan, reaksi, respons, ucapan, kutipan
type:statement | type:person | said, say, says, stated, mengatakan, menyatakan, dikatakan, dinyatakan, kata, bicara, berbicara, spoke, spoken, bilang
type:article | | article, articles, artikel
type:article | type:engagement | news, berita
kind:memorandum | | mou, mous, moa, memorandum, memoranda, memorandums, nota kesepahaman, nota kesepakatan, loi, letter of intent, surat minat
kind:contract | | contracts
kind:grant | | donation, sumbangan
kind:joint-venture | | jv, patungan, usaha bersama, perusahaan patungan
kind:commission | | joint commission, joint committee, intergovernmental commission, komisi bersama, komisi antarpemerintah
kind:working-group | | jwg, pokja, joint working group, tim teknis, tim kerja, gugus tugas, technical team, technical committee, task force
kind:procurement-plan | | procurement, pengadaan, pengadaan alutsista, pengadaan senjata, pembelian alutsista, pembelian senjata, defence procurement, arms procurement, military procurement
kind:visit kind:port-visit | kind:courtesy-call kind:meeting kind:dialogue kind:signing | visit, visits, visited, visiting, trip, trips, tour, kunjungan, lawatan, kunker, berkunjung, mengunjungi, dikunjungi, kunjungi, bertandang, came, come, datang
kind:meeting | kind:dialogue kind:courtesy-call | meeting, meetings, met, meet, meets, talks, summit, pertemuan, bertemu, ketemu, berjumpa, menemui, ditemui, temui, bertatap muka, rapat, sidang, pembicaraan, perundingan, negosiasi
kind:dialogue | | dialogues, dialog, seminar, workshop, lokakarya, forum, konsultasi
kind:exercise | | drill, drills, joint exercise, joint exercises, latgab, latma, latgabma, latihan bersama, latihan gabungan, latihan militer, latihan tentara, latihan prajurit, latihan tempur, military exercise, military exercises, military drill, military drills, army exercise, army exercises
kind:exhibition | | expo, fair, air show, airshow, arms fair, arms show, defence expo, defence exhibition, pameran senjata, pameran alutsista, pameran pertahanan
kind:delivery | | handover, serah terima
kind:armed-forces | | army, tentara, armed forces, angkatan bersenjata
kind:company kind:state-owned-enterprise | | company, companies, firm, firms, vendor, vendors, manufacturer, manufacturers, maker, makers, perusahaan, firma, pabrikan, produsen
kind:state-owned-enterprise | | bumn, state owned, milik negara, state owned enterprise, state owned enterprises, state owned company, state owned companies, state owned firm, state owned firms, state company, state companies, state run company, perusahaan negara, perusahaan pelat merah, perusahaan milik negara, badan usaha milik negara, pelat merah
type:organisation | | organisation, organisations, organization, organizations, organisasi, instansi
type:person | | people, officials, pejabat, tokoh
kind:offset-programme | | offset, imbal balik
`;

/** Words for a type or kind of record that its texts need not hold. */
const typeWords: ReadonlyMap<string, Asked> = new Map([
  ...Object.entries({ ...engagementKindLabels, ...agreementKindLabels }).flatMap(([kind, { en, id }]) =>
    [en, `${en}s`, id].map((words): [string, Asked] => [words.toLowerCase(), { asked: [`kind:${kind}`], near: [] }]),
  ),
  ...readLines(KIND_LINES),
]);

/** With *-nya* a word asks for the same: *pertemuannya*. */
const asksIn = (known: ReadonlyMap<string, Asked>, words: readonly string[]): Asked | undefined => {
  const text = words.join(" ");
  return known.get(text) ?? known.get(text.replace(/nya$/, ""));
};

/** The status that a run of folded words asks for; undefined where it asks for none. */
export const statusAsked = (words: readonly string[]): Asked | undefined => asksIn(statusWords, words);

/** The type or kind that a run of folded words names; undefined where it names none. */
export const typeAsked = (words: readonly string[]): Asked | undefined => asksIn(typeWords, words);

/** The statuses of more than one word, folded, the longest first. */
export const longStatuses: readonly string[] = [...statusWords.keys()]
  .filter((words) => words.includes(" "))
  .sort((a, b) => b.length - a.length);

/** The single words that ask for a status, a type or a kind. */
export const keywords: ReadonlySet<string> = new Set(
  [...statusWords.keys(), ...typeWords.keys()].flatMap((words) => words.split(" ")),
);

/** The statuses that an agreement cannot have without having had this one. */
const above = (status: string): readonly string[] => {
  if (status === "signed") return signedStatuses;
  const rung = (ladder as readonly string[]).indexOf(status);
  return rung < 0 ? [] : [...ladder.slice(rung + 1), ...(status === "ratified" ? ["amended", "resumed"] : [])];
};

/**
 * The statuses that are other than what these tokens stand for, of an agreement first those below it on the ladder: null
 * where there are none to tell.
 */
export const oppositeOf = (keys: readonly string[]): Asked | null => {
  const meant = keys.flatMap((key) => {
    const [field = "", value = ""] = key.split(":");
    return field === "status" ? [value, ...above(value)] : [];
  });
  if (meant.length === 0) return null;
  const isOfAgreement = meant.some((value) => !(engagementStatuses as readonly string[]).includes(value));
  const isOfEngagement = meant.every((value) => !(agreementStatuses as readonly string[]).includes(value));
  const all: readonly string[] = isOfAgreement
    ? agreementStatuses
    : isOfEngagement
      ? engagementStatuses
      : [...new Set([...agreementStatuses, ...engagementStatuses])];
  const others = all.filter((status) => !meant.includes(status));
  const rungs = others.filter((status) => (ladder as readonly string[]).includes(status));
  // What is not ratified is signed; what is not signed may be on any rung below.
  const near = rungs.includes("signed") ? rungs.slice(rungs.indexOf("signed")) : rungs;
  const asked = isOfAgreement && near.length > 0 ? near : others;
  const tokens = (statuses: readonly string[]) => statuses.map((status) => `status:${status}`);
  return { asked: tokens(asked), near: tokens(others.filter((status) => !asked.includes(status))) };
};

/** The status of what is still to have that of these tokens; null where there is none to tell. */
export const comingOf = (keys: readonly string[]): Asked | null =>
  keys.includes("status:held") ? { asked: ["status:planned"], near: [] } : oppositeOf(keys);

/** Before a status: its opposite. Before anything else they are passed over, but for {@link exclusions}. */
export const negations: ReadonlySet<string> = new Set("belum blm tidak tdk tak nggak gak not never bukan".split(" "));

/** Before a status: that it is still to come. */
export const futures: ReadonlySet<string> = new Set("akan be".split(" "));

/** What a query leaves out follows these. */
export const exclusions: ReadonlySet<string> = new Set(
  "tanpa kecuali selain bukan not without except excluding".split(" "),
);

/** What may stand between a negation and what it negates. */
export const betweenNegation: ReadonlySet<string> = new Set("yet been be pernah jadi sempat juga ever".split(" "));
