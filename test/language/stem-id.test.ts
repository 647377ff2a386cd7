import { describe, expect, it } from "vitest";
import { ROOTS } from "../../src/language/roots-id.ts";
import { isKnownIndonesian, stemIndonesian } from "../../src/language/stem-id.ts";

/** `root: inflected forms that must all meet it`. */
const MEETING = `
ada: mengadakan pengadaan diadakan adanya berada keberadaan
ajar: belajar pelajar pelajaran mengajar pengajar pembelajaran mempelajari
alami: mengalami dialami pengalaman berpengalaman
alat: peralatan alatnya
aman: keamanan mengamankan pengamanan keamanannya
ancam: ancaman mengancam terancam
angkat: mengangkat diangkat pengangkatan
bahas: membahas dibahas pembahasan bahasan pembahasannya
bangun: membangun pembangunan dibangun bangunan terbangun
batas: perbatasan terbatas membatasi batasan
bantu: bantuan membantu pembantu dibantu
beri: memberi memberikan diberikan pemberian
bentuk: membentuk pembentukan dibentuk bentuknya
bicara: pembicaraan berbicara membicarakan
bijak: kebijakan kebijakannya
buat: membuat pembuatan dibuat buatan
capai: mencapai pencapaian dicapai tercapai
dagang: perdagangan berdagang pedagang
damai: perdamaian kedamaian mendamaikan
daulat: kedaulatan berdaulat
didik: pendidikan mendidik pendidik
dirgantara: kedirgantaraan
dokter: kedokteran
dorong: mendorong dorongan didorong pendorong
dukung: mendukung dukungan pendukung didukung
erat: mempererat eratnya
guna: menggunakan penggunaan digunakan pengguna
hadir: menghadiri dihadiri kehadiran
harga: menghargai penghargaan dihargai
hasil: berhasil keberhasilan menghasilkan
hubung: hubungan berhubungan menghubungkan penghubung
ikutserta: keikutsertaan mengikutsertakan
industri: perindustrian industrinya
jabat: pejabat jabatan menjabat
jajak: menjajaki penjajakan dijajaki
jalin: menjalin terjalin jalinan
janji: perjanjian berjanji menjanjikan dijanjikan
jaring: jaringan jejaring
kaji: mengkaji pengkajian kajian dikaji
kelola: mengelola pengelolaan dikelola
kembang: mengembangkan pengembangan berkembang perkembangan dikembangkan
kendara: kendaraan berkendara pengendara
kerjasama: kerjasamanya bekerjasama
kirim: mengirim mengirimkan pengiriman dikirim kiriman
koordinasi: berkoordinasi mengoordinasikan mengkoordinasikan dikoordinasikan
kuat: penguatan memperkuat kekuatan menguatkan diperkuat
kunjung: kunjungan mengunjungi berkunjung dikunjungi kunjungannya
laku: melakukan dilakukan pelaku berlaku
langsung: berlangsung
lanjut: melanjutkan lanjutan berkelanjutan keberlanjutan
latih: latihan pelatihan melatih berlatih pelatih
laut: kelautan
luas: memperluas perluasan meluas
luncur: meluncurkan peluncuran diluncurkan
mandiri: kemandirian kemandiriannya
manusia: kemanusiaan
manfaat: memanfaatkan pemanfaatan bermanfaat
maritim: kemaritiman
masuk: memasuki termasuk pemasukan
menteri: menterinya
kementerian: kementerian kementeriannya
milik: memiliki pemilik kepemilikan dimiliki
mitra: kemitraan bermitra
modernisasi: memodernisasi
mulai: memulai dimulai dimulainya
nilai: menilai penilaian dinilai
nyata: menyatakan pernyataan dinyatakan
paham: memahami kesepahaman pemahaman dipahami
pamer: pameran memamerkan dipamerkan
pasok: pasokan memasok pemasok
pelihara: memelihara pemeliharaan dipelihara
pemerintah: pemerintahan pemerintahannya
pengaruh: memengaruhi mempengaruhi dipengaruhi berpengaruh
pimpin: memimpin pemimpin kepemimpinan dipimpin
produksi: memproduksi diproduksi
rakit: merakit perakitan dirakit
rancang: merancang rancangan dirancang perancang
rencana: perencanaan merencanakan direncanakan berencana
runding: perundingan berunding merundingkan
rumus: merumuskan perumusan dirumuskan
sah: mengesahkan pengesahan disahkan
sampai: menyampaikan penyampaian disampaikan
sehat: kesehatan menyehatkan
senjata: persenjataan mempersenjatai
sepakat: menyepakati kesepakatan disepakati bersepakat
serang: menyerang serangan penyerangan diserang
sesuai: menyesuaikan penyesuaian
setuju: menyetujui persetujuan disetujui
tahan: pertahanan ketahanan bertahan mempertahankan
tahu: mengetahui pengetahuan diketahui
tandatangan: menandatangani penandatanganan ditandatangani penandatangan bertandatangan
tangkal: menangkal penangkalan
tanggulang: menanggulangi penanggulangan
tegas: menegaskan penegasan ditegaskan
teliti: meneliti penelitian peneliti
temu: bertemu pertemuan menemui penemuan
tempat: menempatkan penempatan
terima: menerima diterima penerimaan
terbang: penerbangan menerbangkan
tindaklanjut: menindaklanjuti ditindaklanjuti
tingkat: meningkatkan peningkatan ditingkatkan
tukar: pertukaran menukar bertukar
tuju: tujuan bertujuan menuju
uang: keuangan
usul: mengusulkan usulan diusulkan
wakil: perwakilan mewakili diwakili
`;

/** Words that only look as if they had an affix, names, and loans: their own stem. */
const WHOLE = `menteri mandiri antara pemerintah perintah perang peran pesawat pasukan angkatan berita kepala ketua negara
 sekretaris sekretariat jenderal diplomasi diplomat dirgantara koordinasi memorandum industri strategi teknologi terorisme
 teroris interoperabilitas modernisasi kapasitas media menara medan pakistan kalimantan sultan taiwan iran kenya sukhoi
 herindra marsudi abdullah prabowo inkiriwang dirgantara delegasi dimensi sistem senjata sekolah masalah sama kerja ri
 kemhan menhan wamenhan athan pindad alutsista badan bakamla`;

/** Roots that an overeager stemmer would make one. */
const APART: readonly (readonly [string, string])[] = [
  ["menteri", "teri"],
  ["kementerian", "teri"],
  ["mandiri", "mandir"],
  ["mandiri", "diri"],
  ["antara", "antar"],
  ["kerjasama", "sama"],
  ["kerjasama", "kerja"],
  ["pemerintah", "perintah"],
  ["perang", "erang"],
  ["peran", "perang"],
  ["terorisme", "teroris"],
  ["diberikan", "ikan"],
  ["kediaman", "keamanan"],
  ["penguatan", "uat"],
  ["sekretaris", "sekretariat"],
  ["pelatihan", "pelatnas"],
  ["abdullah", "abdul"],
  ["bersama", "kerjasama"],
];

const lines = MEETING.trim()
  .split("\n")
  .map((line): [string, string[]] => {
    const [root = "", forms = ""] = line.split(": ");
    return [root, forms.split(" ")];
  });

describe("stemIndonesian", () => {
  it("is tested on more than 150 words", () => {
    expect(lines.flatMap(([, forms]) => forms).length).toBeGreaterThan(150);
  });

  it.each(lines)("takes every form to %s", (root, forms) => {
    expect(Object.fromEntries([root, ...forms].map((form) => [form, stemIndonesian(form)]))).toEqual(
      Object.fromEntries([root, ...forms].map((form) => [form, root])),
    );
  });

  it.each(WHOLE.split(/\s+/))("leaves %s whole", (word) => {
    expect(stemIndonesian(word)).toBe(word);
  });

  it.each(APART)("keeps %s and %s apart", (a, b) => {
    expect(stemIndonesian(a)).not.toBe(stemIndonesian(b));
  });

  it.each([
    ["memublikasikan", "publikasi"],
    ["mengevaluasi", "evaluasi"],
    ["membordir", "bordir"],
    ["dievaluasikan", "evaluasi"],
    ["perompakan", "rompak"],
    ["penyusupan", "susup"],
  ])("guesses the root of a word it does not know: %s → %s", (word, root) => {
    expect(stemIndonesian(word)).toBe(root);
  });

  it("leaves a stem that is a known root as it is", () => {
    const moved = [...ROOTS].filter((root) => stemIndonesian(root) !== root);
    expect(moved).toEqual([]);
  });

  it("holds roots that can be met: lower-case ASCII, each of them once", () => {
    expect([...ROOTS].filter((root) => !/^[a-z]{3,}$/.test(root))).toEqual([]);
  });

  it("does not touch what is not a Latin word, or too long to be one", () => {
    for (const word of ["2plus2", "муравейко", "日本", "", "me", `meng${"a".repeat(100)}kan`]) {
      expect(stemIndonesian(word)).toBe(word);
    }
  });

  it("knows Indonesian words from others", () => {
    expect(["menandatangani", "pengalaman", "sama"].every(isKnownIndonesian)).toBe(true);
    expect(["muraveyko", "lecornu", "defence"].some(isKnownIndonesian)).toBe(false);
  });
});
