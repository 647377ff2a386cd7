/**
 * Roots that the Indonesian stemmer knows: the vocabulary of defence, diplomacy and news, the verbs around it, and words
 * that only look as if they had an affix (`menteri`, `perang`, `antara`). Written for Mitra; no word list was copied.
 * A root belongs here when the rules alone would get it wrong, or could not tell k-, p-, s- or t- under a nasal prefix.
 */
const GROUPS: readonly string[] = [
  // States, offices, ranks, organisations
  `negara menteri presiden sekretaris sekretariat direktorat kepala ketua wakil jabat panglima perwira prajurit
   komando komandan anggota militer pemerintah perintah lembaga pusat kerajaan raja bangsa rakyat warga
   penduduk pihak perdana korps staf pegawai karyawan pakar ahli manusia ajudan dokter kelompok tim
   serikat`,
  // War, arms, security
  `senjata tempur perang serang tahan aman ancam lawan musuh damai krisis darurat bencana tanggap tanggulang teror
   teroris sandi intelijen intai meriam tank kendara kapal selam pesawat terbang udara darat laut jet patroli
   maritim wilayah batas daulat dirgantara ledak tembak latih simulasi manuver operasi gelar siaga siap tempa
   tangkal tangkis lindung jaga kawal awas pantau selamat evakuasi sehat obat medis korban bela sanksi gencat tawan
   sandera bajak rompak selundup pangkal pasok seragam`,
  // Cooperation, agreements, diplomacy
  `kerjasama kerja sama mitra sekutu kolaborasi sinergi janji sepakat setuju paham memorandum kontrak tandatangan
   tanda tangan resmi ratifikasi sah laku batal komitmen nyata kunjung temu jumpa undang sambut jamu hormat hadir
   rapat sidang dialog diskusi bicara runding negosiasi adopsi implementasi integrasi modernisasi transformasi konsultasi koordinasi bahas ulas tinjau sampai ucap kata
   tutur tegas tekan harap ajak dukung tolak usul tawar minta terima beri kirim serah sumbang hibah bantu tolong
   layan tukar ganti timbal hubung jalin erat rekat akrab sahabat kawan teman payung kerangka wadah kait ikat libat
   gabung satu padu percaya yakin ikutserta serta ikut tindaklanjut tindak lanjut tanggungjawab tanggung jawab
   serahterima ujicoba uji coba ambilalih sebarluas salahguna sumberdaya beritahu tatapmuka jajak rintis gagas
   prakarsa`,
  // Industry, technology, economy
  `industri produksi pabrik buat bangun rakit rancang kembang teliti riset ilmu mesin alat alutsista perangkat
   cadang sistem kandung ekspor impor dagang niaga jual beli sewa ada pesan tender biaya uang anggar harga bayar
   utang pinjam modal investasi tanam usaha milik untung rugi manfaat pasar saing ekonomi tambang tani alih
   transfer imbal pelihara rawat baik guna pakai kelola atur tata urus rencana rantai jaring standar sertifikat
   labuh dok galang cek dayaguna`,
  // Policy, law, society, time, place
  `bijak hukum undangundang langgar adil hak wajib bebas merdeka politik pilih sejarah budaya didik ajar sekolah
   tahu kenal ingat lupa pikir anggap duga nilai ukur hitung jumlah masalah persoal soal isu tantang peluang dampak
   akibat sebab alas dasar tuju sasar arah fokus peran penting utama sikap hal kawasan daerah kota pulau selat
   selatan utara timur barat tengah dunia pakistan tahun bulan hari jam waktu masa mulai selesai akhir awal dulu
   lalu kini sekarang pertama kedua empat delapan sembilan ratus ribu`,
  // Common verbs and adjectives
  `kuat tingkat naik turun tambah kurang luas sempit cepat lambat mudah sulit berat ringan besar kecil tinggi
   rendah panjang pendek jauh dekat lebar dalam dangkal baru lama tua muda mandiri sendiri lengkap intensif
   seimbang imbang merata rata lestari lancar tepat benar salah betul jelas terang rahasia buka tutup masuk keluar
   datang pergi kembali pulang pindah jalan lari gerak henti tiba lewat sentuh pegang ambil bawa angkat angkut
   tarik dorong ubah tetap tunjuk lihat dengar rasa baca tulis kaji sebut panggil terbit siar lapor kabar berita
   warta cetak rekam gambar tampil pamer lomba raih capai peroleh oleh dapat hasil gagal upaya juang rebut bagi
   bentuk susun kumpul himpun lantik diri duduk jadi mampu bisa boleh harus perlu butuh ingin mau hendak cita aku
   laksana terap wujud rumus putus tentu pasti simpul hidup mati lahir tumbuh hancur rusak pecah belah sebar tebar
   alir isi kosong penuh cakup muat punya kuasa kendali pimpin suruh larang izin cegah hambat bawah hadap belakang
   luar selenggara cermin banding beda macam ragam sifat ciri muka kemuka depan tinggal tempat letak pasang lepas
   cabut hapus bersih kotor sedia siapsiaga tugas abdi layak patut pantas sesuai cocok sambung sela simpan sumber
   daya hemat tanya sorot singgung timbang tunda tunggu pengaruh alami kunci rumah tamu ruang sebagai semua setelah
   sebelum selama sejumlah antara antar tetapi terhadap rupa mungkin mula lapang tegang selaras harmoni dalih
   bijaksana tuntas`,
  // Words that begin or end like an affix and have none
  `kemudian diam kena menara meriah melayu pers perkara perempuan permata penjara peta berani beku bermuda terminal    tersier makan ikan silakan ramadan ramadhan kalimantan taiwan vatikan adalah`,
];

/** The roots as a set, folded: lower case, ASCII, no spaces or hyphens. */
export const ROOTS: ReadonlySet<string> = new Set(GROUPS.join(" ").trim().split(/\s+/));
