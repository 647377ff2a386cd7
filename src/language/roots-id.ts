/**
 * Roots that the Indonesian stemmer knows: a core vocabulary and that of defence, diplomacy, law, shipping and economy,
 * and words that only look as if they had an affix (`menteri`, `perang`, `antara`). Written for Mitra; no word list was
 * copied. Of a root and what is made of it by rule only the root belongs here.
 */
const GROUPS: readonly string[] = [
  // States, offices, ranks, organisations
  `advokat ahli ajudan akademi aliansi anggota aparat aparatur armada asosiasi atase badan bangsa batalion bintara
   biro birokrasi brigade brigadir bupati camat delegasi departemen desa dewan dinas diplomasi diplomat direksi
   direktorat direktur divisi dokter dosen duta elite fakultas federal federasi forum fraksi gubernur guru hakim imam
   imperial instansi institusi institut istana jabat jaksa jenderal kabinet kabupaten kadet kanselir kantor kapten
   karyawan kelompok kepala ketua kiai koalisi kolonel kolonial komandan komando komisi komite kompi konfederasi
   konsul konsulat konsuler kopral korps laksamana lembaga letnan lurah mahasiswa manusia marsekal mayor menteri
   militer monarki negara notaris ombudsman oposisi organisasi ormas otoritas pakar pangeran panglima panitia panja
   pansus parlemen partai pastor pasukan pegawai peleton pemerintah pendeta penduduk pengacara perdana perintah
   personel perwira pihak polisi prajurit presiden profesor protokol provinsi pusat raja rakyat ratu rekan rektor
   republik resimen rezim saksi sekretariat sekretaris serikat sersan siswa skuadron staf sultan tamtama taruna
   tentara tim tokoh ulama universitas uskup ustaz utus veteran wakil wali warga yayasan`,
  // War, arms, security
  `agresi alutsista aman amunisi ancam aneksasi aniaya apel artileri atom awas bacok baja bajak baku bala balistik
   bantai barak baret batas bela bencana benteng berontak bidik bintang biologi blokade bom bombardir bunuh buru
   cadang cedera cegat damai darat darurat daulat defile destroyer dirgantara doktrin drone duel ekstrem ekstremis
   embargo evakuasi fregat front garis gelar gempur gencat genosida gerebek gerilya granat gugur hadang hancur hanggar
   hantam hara helikopter helm hipersonik hulu huru incar infanteri infiltrasi intai intel intelijen intersepsi intip
   invasi jaga jajah jet jihad kamuflase kapal kavaleri kawal kejar kendara kepung kimia kolonisasi komponen konflik
   korban korvet krisis kruiser kubu kudeta landas lapis latih laut lawan ledak lencana lindung luka lumpuh maju makar
   manuver maritim markas matra medali medan medis merdeka meriam milisi militan mortir mundur musuh nirawak nuklir
   obat okupasi operasi pacu palagan pangkal pangkat panser pantau parade parit pasok patroli peluru perang perisai
   perkosa pesawat pistol pleton pos pukul radar radikal radikalisasi radioaktif ranjau regu retas roket rompak rompi
   rudal rusuh sabet sabotase sadap salvo sandera sandi sanksi sasar satelit sehat selam selamat selundup senapan
   sengketa senjata sensor senyap separatis seragam serang serbu sergap siaga siap siksa simulasi sipil sonar spionase
   strategi strategis subversi supersonik susup tahan taktik taktis tameng tanggap tanggulang tangkal tangkis tank
   tawan tembak tempa tempur terbang terobos teror teroris terorisme tewas tikam torpedo tumpas tusuk udara ungsi
   upacara usir wilayah zeni`,
  // Law, police, crime
  `abolisi adil adu advokasi alibi amandemen amendemen amnesti angket arbitrase ayat bakar bandar banding bangkang
   bantah barang bea bebas begal bekuk bijak borgol bui bukti buron cemar ciduk copet cukai culik curi curiga dakwa
   denda deportasi disiplin edar eksekusi ekstradisi fitnah forensik ganja gantung gelap geledah grasi gugat hak hasut
   heroin hina hukum ilegal imigran imigrasi imunitas interpelasi jahat jerat judi karantina kartel kasasi kecam keluh
   klarifikasi kokain konfirmasi konstitusi korupsi kriminal kuasa kutuk lacak langgar lapas lapor legal legislasi
   mafia mahkamah mandat mati mediasi migran migrasi mosi narkoba narkotika nista otopsi pabean palak palsu pasal
   paspor patuh penjara peras perdata periksa petisi pidana provokasi pungli pungut rampas rampok razia regulasi
   remisi ringkus rusak sabu sangka sangkal segel sel selidik sidik sindikat sita somasi suaka suap sumpah taat
   tangkap telusur tersier tertib tilang tipu tuduh tunduk tuntut undang undangundang usut visa visum vonis wajib
   wewenang yurisdiksi`,
  // Cooperation, agreements, diplomacy
  `abstain adopsi agenda ajak aklamasi akrab aksesi ambilalih anjur asing bahas bantu batal bendera beri beritahu
   bicara bilateral boikot coba dekat deklarasi desak dialog diskusi domestik draf dukung erat gabung gagas galang
   gandeng ganti global hadir harap hegemoni hibah hormat hubung ikat ikut ikutserta imbau implementasi integrasi
   internasional intervensi islah jajak jalin jamu janji jawab jumpa juru kait kata kawan kerangka kerja kerjasama
   kirim kolaborasi komitmen konferensi kongres konsep konsultasi kontrak konvensi koordinasi kunjung lagu laku
   lambang lanjut layan lerai libat lobi lokakarya lokal memorandum minta mitra modernisasi mufakat muktamar
   multilateral musyawarah nasihat nasional naskah negosiasi netral nonblok normalisasi nyata padu paham pakta payung
   percaya piagam pleno prakarsa pulih putus ramah rangkul rapat ratifikasi reda redam regional rekat rekonsiliasi
   rembuk resmi resolusi rintis rujuk runding sah sahabat salahguna salam sama sambut sampai santun saran satu
   sebarluas sekutu seminar sengit sepakat serah serahterima serta seru setuju sidang simbol simposium sinergi
   solidaritas suara sumbang sumberdaya supremasi tamu tanda tandatangan tangan tanggung tanggungjawab tatapmuka tawar
   tegang tegas tekan tema teman temu tengah terima timbal tindak tindaklanjut tinjau tolak tolong topik traktat
   transformasi trilateral tukar tutur ucap uji ujicoba ulas usul veto wadah wanti yakin`,
  // Industry, technology, economy, shipping
  `ada akuisisi alat algoritma alih alokasi alur anggar anggur angkut angsur antar aplikasi apung arung aset aspal
   asuransi atur audit awak ayam bahan bahtera baik bandara bangkrut bangun bank bara batubara bauksit bayar beli
   bensin beras besi beton biaya bisnis bocor bongkar bor borong buat budidaya buih bursa buruh bus cek cicil cip cuti
   dagang dampar danau data daya dayaguna defisit deflasi deposito dermaga devisa digital distribusi diversifikasi
   divestasi dividen dok dolar ecer efek efektif efisien ekonomi ekspansi eksploitasi eksplorasi ekspor elektronik
   emas emiten energi feri firma fiskal frekuensi gadai gaji gandum garam garmen gas gedung gelombang grosir gudang
   gula guna hanyut harga hilir hilirisasi honor hutan ikan ilmu imbal impor industri inflasi informasi infrastruktur
   inovasi insentif internet investasi jagung jalan jamin jangkar jaring jelajah jembatan jual jung kabel kakao
   kambing kandas kandung kapasitas karam karet kargo karier kayu kebun kedelai kelola kembang kemudi keras kereta
   kilang klaim kode kompetisi kompetitif komputer komunikasi konsorsium konstruksi konsumen konsumsi kontainer
   kontribusi koperasi kopi korporasi korporat kredit kualitas kuantitas kuota kurir kurs kursus laba labuh ladang
   layar lelang lembur likuid likuidasi likuiditas lisensi listrik logistik lunak lunas magang mandiri manfaat
   maskapai menara mercusuar merek merger mesin migas milik mineral minyak mobil modal mogok moneter monopoli motor
   muara muat nakhoda nelayan neraca niaga nikel obligasi oleng ombak omzet optimal otomatis pabrik pailit pajak pakai
   paket panen pangan pasang pasar paten pelihara pensiun perahu perak perangkat perangkatlunak pesan pesangon
   petikemas pilot pinjam potensi premi produksi produsen profesi program properti proyek rakit rancang rantai rawat
   realisasi rekrut rel rencana resesi retribusi riil riset robot rugi rupiah saham saing sampan samudra sandar sapi
   sawah sawit sektor selat seluler semen semikonduktor senggol sertifikat server setor sewa siber simpan sinyal
   sistem solar standar stasiun stimulus stok suar subsidi sumber sumur sungai surplus surut surya swadaya swasembada
   swasta tabrak tabung tagih tambang tambat tanam tani tanjung tanker target tarif tata teh teknik teknis teknologi
   tekstil telekomunikasi telepon teliti teluk tembaga tenaga tender tenggelam terampil terminal ternak terowong timah
   tol tongkang transfer truk tumpah tumpang tunai tunda tunjang uang udang untung upah urus usaha utang valuta vokasi
   volume wirausaha`,
  // Society, culture, schools, health
  `adat adik agama ajar akibat alas anak anggap angka arah arsip arti asah asrama asuh atlet ayah baca bahasa bahu
   bakteri balita bapak batik batuk bayi beasiswa bedah berita bibi bidan bimbing bina bola budaya buddha bugar buku
   calon capek catat cerai coblos cucu dada dakwah dampak darah dasar definisi demam demokrasi dewasa dialek diare
   didik diktator disertasi doa dokumen dokumentasi dosa drama duda duga duka editor eja elektabilitas endemi epidemi
   etnis famili film fokus foto gambar gejala gelanggang gembleng gereja gigi ginjal gips gizi gol gosip haji hal
   halal hamil haram haus hidung hindu hitung hoaks huruf ibadah ibu ideologi ijazah iman imunisasi infeksi ingat
   islam istilah istri isu jahit janda jantung jari jenazah juara jumlah jurnalis kabar kakak kakek kaki kalah kalimat
   kampanye kamus kandidat kanker katolik kawin kelas keluarga kenal kenyang kerabat kitab klinik kolom koran kotak
   kristen kubur kuliah kulit kuman kurikulum kutip lahir lansia lapar lari leher lelah lengan letih lidah liga
   literasi lomba lukis lulus lupa majalah makam makan makna mama marga masak masalah masjid mata mayat media menang
   mimpi minum mual muda mulut muntah murid museum musik nenek neraka nikah nilai novel numerasi nyanyi olahraga opini
   otoriter otot pahala paman panah pancasila pandemi paru pasien patung peluang penting peran pers perut piatu pikir
   pilih politik puasa puisi punggung pura pusaka pusing puskesmas pustaka rambut rangkum ras redaksi rekam remaja
   renang ringkas rumah rumor sakit salat salin sanak sastra sebab sejarah sekolah sembuh senam seni sepak seri siar
   sikap silat skripsi soal stadion stunting suami suci suku sungkawa suntik surat surga survei tafsir tahu takwa
   tanding tantang tari tayang teater telinga tenun terbit terjemah tesis tetangga tidur tinggal tinju tradisi tua
   tuju tulang tular tulis tunang turnamen turun ukir ukur umrah unduh unggah utama vaksin vaksinasi video viral virus
   wabah wafat waris warta wartawan wasit wihara yatim zakat ziarah`,
  // Places, time, numbers
  `abad abu afrika agustus air akan akhir alam alami amerika angin antara api april asap asia atas australia awal awan
   badai banjir barat bawah belakang belas belum benua besok bukit bulan bumi cuaca daerah dalam dasawarsa datang daur
   dekade delapan depan desember detik dingin dini dua dulu dunia emisi empat enam era eropa erupsi fajar februari
   gempa gunung gurun hari hijau hujan iklim jadwal jam jangka januari jarang jauh juli jumat juni juta kabut kadang
   kali kamis kanan karbon kawah kawasan kemarau kemarin kerap kini kiri kolam kota kurang lahan lahar lalu langit
   lebih lekas lembah letak letus lima limbah lingkung lokasi longsor luar lusa malam maret masa masih matahari mei
   menit miliar minggu mulai musim nanti nol november oktober padang pagi panas pantai paruh pekan periode pernah
   persen pertama pesisir petang pinggir planet pojok polusi posisi pulau puluh rabu rata ratus rawa ribu rimba sabtu
   sampah samping seberang sedang segera sekarang selalu selasa selatan selesai semak sembilan semi sempat senin senja
   september sering setengah siang sisi sore subuh sudah sudut suhu tadi tahun tambak tanah tanggal telaga telah
   tempat tenggara tepi tiga timur titik topan triliun tsunami tujuh ujung utara waktu zaman`,
  // Verbs
  `abdi acara acu aduk agih ajang ajek aju aku alir amal amat ambang ambil amuk ancang andai andal angan angguk angkat
   anjak antap anti antisipasi antre anugerah anut apit arak ari asal asas asup atap awang ayun babat bagi bahagia
   bahaya bait bakti balap balas balik balut bangga bangkit bantal banting banyak bareng baring baru basmi basuh batu
   baur bawa bayang beber beda bekal beku belah belanja belenggu belit belok belot benah benar benci bendung bengkak
   bengkok benih bentang bentrok bentuk bentur beranda berangkat berantas berat beres berkah berkas berkat bersih
   besar betah betul biak biar biasa bibit bidang bikin bilang bimbang bincang bingkai bingung bisa bisik bius bobol
   bodoh bohong bolak boleh bolong boros bosan botol buah bual buana bubar bubuh bubuk budi bujuk bujur buka bulat
   bumbu bungkam bungkuk bungkus bunyi burung busuk busur buta butuh cabang cabut cacat caci cagar cahaya cair cakap
   cakup calo campak campur canang candu canggih cangkok cantik cantum capai caplok cara cari caruk catu cebur cegah
   celah celaka celup cemas cemburu cemooh cepat cerah ceramah cerca cerdas ceria cerita cermat cermin ceroboh cetak
   cetus cicip cinta cipta ciri cita citra cium ciut cocok copot corak coreng coret cuci cukup cukur cuma curah curam
   curhat dagu dahulu daki dalih damba damping dana dangkal dapat dapur darma datar dayung debat debu dekap delik demi
   dempul dengar denyut depak derajat deras deret derita dermawan desas detail deteksi diam didih dikte dinding diri
   dobrak domba dompleng dongeng dongkrak dorong duduk duplikat duyun edit ekor ekspos elak elok elu emban embus emis
   empas endap endus engah enggan entas eram erang evaluasi fasih gaduh gagah gagal gagap gairah galak gali gamang
   gampang ganas ganda gandrung ganggu ganjal ganjar ganjil garap garuk gasak gaul gaung gaya gebuk gegas gelak
   gelembung gelincir gelisah gelontor gelora gelut gemar gembira gembok gembos gempar gemuk genang genap gencar
   gendong generasi genggam gentar gerak gerbang gerogot gertak gesa gesek geser getar getir giat gigit gilas giling
   gilir giring gosok goyah goyang gubah gugah gugup gulai gulat guling gulir gulung gumpal guncang gundul gunting
   guntur gurau gusar gusur habis hadap hadiah hajar halang halau halus hambat hambur hampar hampir handal hangat
   hantar hantu hapus harkat harmoni harus hasil hasrat hati hayati helat hemat hendak hening henti heran heret hias
   hibur hidang hidup hijrah hikmah hilang himpun hindar hingga hinggap hirau hirup hisap hitam hujat huni hunjam
   hunus iba idam ikhlas ikhtiar ikrar iktikad ilham imbang imbas imbuh iming impi inap indah indikasi ingin inisiatif
   injak insaf insyaf intensif intensitas interaksi inti iring iris irit isap isi istimewa istirahat isyarat izin
   jabar jadi jagal jahil jaja jajal jajar jalar jamah jamak jambak jambret jangan janggal jangkau jangkit jarah jarak
   jatah jatuh jebak jebol jeda jejak jelang jelas jelma jemput jemu jemur jengkel jenguk jenis jentik jepit jerih
   jerit jernih jerumus jijik jilat jilid jinak jitu jodoh jorok juang jubah judul jujur julang juling julur jungkir
   juntai jurang jurus kabul kabur kacau kagum kain kais kaji kala kalap kalung kamar kampung kandang kantong kantuk
   kapan kapok kapur karang karunia karya kasar kasih kasus kaya kayuh kecewa kecil kecoh kecuali kecut kejam kejut
   kekang kelakar kelana keliling keliru keluar kelupas kemas kembali kembar kempis kemuka kena kencan kencang kendala
   kendali kendor kendur kental kepal keping kerah kerat kerdil kering keringat keruh keruk kesal kesan ketat ketik
   ketuk khas khawatir khayal khianat khidmat khusus kibar kiblat kicau kikis kilas kilat kilau kincir kirap kisah
   kisar kisruh kobar kokoh komentar kontrol koreksi kosong kotor koyak kritik kritis kuak kuala kuap kuat kukuh kukus
   kuliner kultur kumpul kunci kunyah kupas kuras kursi kurung kurus kusut labrak laga lagak lahap laik lain lajang
   laju lajur lakon laksana lalai lalap lali lama lamar lambai lambat lambung lampau lampir lampu lanang lancang
   lancar lancong landa landai langgan langka langkah langsing langsung lanjur lantang lantar lantas lantik lanting
   lapang lapuk larang larik larut lata latar laten latif lawak layak layang layat lebar lebat lebur ledek legam
   lekang lekat lelap leleh lemah lemas lembap lembut lempar lena lenceng lendir lengah lengang lengkap lengkung
   lenyap lepas lesat lestari lesu letup lewat libas libur licik licin lihai lihat lilit limpah lincah lindas linglung
   lintang lintas lipat lipur liput lirik lisan lolos lompat loncat londong longgar lonjak lonjong lontar lorong
   lowong luang luap luas lubang lucu lucut ludah lugas luhur lulur lumas lumat lumpur luncur luntur luput lurus lusuh
   lutut maaf mabuk macam macet mahal mahir main majemuk majikan maki maklum makmur maksimal maksud malang malas malu
   mampet mampir mampu manggung mangkal mangkir mangsa manis manja mantan mantap marah marak martabat masuk masyarakat
   masyhur mau mawas mekar melarat memadai mendung menung merah merana merata mesra mewah minat minim miring mirip
   miris misal miskin mohon molor monitor motif motivasi muak mudah mudik mujarab muka mukim mula mulia mulus mumpuni
   muncul mungkin murah muram murka murni murtad murung musnah mutakhir mutlak mutu nafas nafkah naif naik nalar nama
   napas naung nekat ngeri ngotot niat nikmat niscaya nobat noda norma nyala nyaman nyaring nyaris nyawa nyenyak nyeri
   objek obral obrol olah oleh olok ombang omel ompong ondel ongkos opname orbit padam padan padat pahat pahit
   pahlawan pajang paksa paku palang paling palu pamer pancang pancar pancing pandai pandang pandu panggil pangkas
   pangku panik panjang panjat pantang pantas pantul papah papar parah parkir pasak pasrah pasti patah patok patut
   paut payah pecah pecat pedas pedoman peduli pegal pegang pejam peka pekat pekik pelan peleset pelik pelopor peluk
   pencar pendam pendek pengap pengaruh penggal penuh perah percik pergi perikemanusiaan peringkat perkasa perlahan
   perlu permisi pernik peroleh pertiwi pesat pesona pesta petik petuah petualang picik picu pijak pijat pikat pikul
   pilah pimpin pinang pincang pindah pindai pingsan pinta pintar pintas pintu pipa piring pisah piutang plesir pohon
   pokok pola polah polos pompa porak potong potret prasangka prihatin proses protes puas puing puja puji pukau pulang
   pulas punah puncak pundi pungkas pungkir puntir punya pupuk pupus pusar putar putih rabun racik racun radang raga
   ragam ragu rahasia rahmat raih rajin rajut rakus ralat ramai ramal rambah rambat rambu rampung ramu rancu randang
   ranggas rangka rangkai rangkak rangkap rangsang rangsek rantau rapi rapuh rasa raup rawan raya rayap rayu reaksi
   realita rebah rebak rebut rekah rekayasa rela relevan remas rembes remeh remuk rendah rendam renggang renggut
   rengut rentan rentang rentet renung repot resah resap restu retak riak riang ricuh rilis rimbun rindu ringan
   ringkuk rintang rintih risau risiko robek roboh rogoh romantis rombak rombong rontok ruang ruas rubuh rukun rumit
   rumpun rumus runcing runtuh runut rupa rutin ruwet saat sabar sabot sadar sahaja sahut sair saji sakral saksama
   sakti salah saldo saling salju salur samar samba sambang sambar sambil sambung sampul sandang sanding sangat sangga
   sanggah sanggup sangkut santai santap sapa sapu sarana sarang saring sarung saudara sayang sayap sayat sayembara
   sayur sebal sebar sebelah sebut sederhana sedia sedih sedot segan segar segmen sejahtera sejuk sekap sekat sekitar
   sela selaput selaras seleksi selenggara selip selisih selubung selusup semangat semarak semat sembah sembelih
   semboyan sembunyi sembur sempit semprot sempurna senang sendiri sengaja sengat sengsara sentak sentosa sentral
   sentuh sepeda seperti sepi serap serasi serbuk seret sergah serius serobot sesak sesal sesat sesuai setara setel
   setia setrum sial siapsiaga siasat sibuk sifat sigap silang silap silsilah simak simpang simpati simpul sinar
   sindir singgah singgasana singgung singkap singkat singkir sisa sisih sisip sisir situasi siul sobek sogok sohor
   sokong solek sombong songsong sopan sorak sorot sowan spontan stabil stop suasana subur sudi suguh sujud suka sukar
   sukarela sukses sulam suling sulit sulut sumbar sumbat sumir sungguh sungkan suntuk supaya suram suruh susah susul
   susun susur susut syarat syukur tabah tabiat tabur tadah tahap tahta takar takhta takjub takluk takut talang tali
   tamak tamat tambah tambal tampak tampar tampik tampil tampung tancap tandan tandas tandus tangguh tangguk tangis
   tangkas tanya tapak tapis taraf tarik taring taruh tatap tatar taut tawa tebak tebal tebang tebar tebas tebus teduh
   tegak teguh tegur tekad tekun teladan telanjur telantar temaram tembus tempel tempuh tenang tendang tenggak
   tenggang tengger tengok tentang tenteram tentram tentu teori tepat tepis tepuk terang terap teras teriak terik
   terjang terjun terka terkam terpa tetap tetas tetes tiang tiap tiba tidak tikai tikung tilik timba timbang timbul
   timbun timpa timpal tindas tindih tinggi tingkah tingkat tipis tiru titah titip tobat toleran toleransi tonjol
   tonton topang totok traktor tuai tuan tuang tugas tugu tuhan tuli tulus tumbal tumbang tumbuh tumpu tumpuk tumpul
   tuna tunas tunggak tunggal tunggang tunggu tunjuk tuntas tuntun turut tutup ubah udik ujar ulah ulang ulur umat
   umbar umpama umpan umum umur undi undur unggul ungkap ungkit ungu unik unjuk unsur untai upas upaya urai urung urut
   usai usang usap usik usung utas utuh vakum valid wacana wahana wajah wajar waras warna warung waspada watak
   wawancara wawas wenang wibawa wisata wisuda wujud zalim zona`,
  // Adjectives, nouns and grammar of every day
  `adalah agar akar alias anjing apa apabila apakah aspek atau awam badak bagai bagaimana bahkan bahwa baju balok
   banget baris batang bawang begini begitu belaka benang benda berang berapa berbagai beringas beruang biji bila
   bilamana binatang biru buaya bukan bunga butir cabai celana cokelat daging dari daun demikian dengan dia dilema
   dompet dong durian elang entah faktor fase fasilitas gajah gang garuda gelas getah gugus halaman handuk hanya
   harimau helai hewan indeks indikator individu ini itu jarum jas jendela jeruk jika jingga juga juluk justru kalau
   kami kamu karena kasta kelapa kemudian kenapa kendati kepada kera kertas ketika kita kolektif komunal komunitas
   kriteria kucing kuda kue kuning kupu lagi lalat lantai lebah lemari lembar level lilin lingkar macan maka malah
   mana mangga manusiawi massa meja melainkan melalui memang mengapa mengenai mentah menurut mereka meski metode
   monyet naga namun nasi nomor nyamuk orang padahal pagar papan para parameter pena pensil per pisang pisau populasi
   prasarana pribadi privat proporsi prosedur publik pula pun ranting rasio rekor rok roti rumput sabun saja sampel
   sang sebagai sebagaimana sebelum secara segitiga sehingga sejak sejumlah sekaligus sekian selaku selama seluruh
   semasa sembari semenjak sementara semua semut sendok sensus seolah sepatu seraya serba serui sesuatu setelah siapa
   sikat siklus silakan skala skor statistik status susu taman tanpa tapi tas telur terhadap terlalu tetapi tikus
   tinta tomat topi ular untuk variabel walau yaitu yakni yang`,
  // Loans
  `absen abstrak abstraksi adaptasi adekuat adjudikasi administrasi administratif afiliasi agen agensi agitasi agregat
   agresif ajudikasi aklimatisasi akomodasi akreditasi akselerasi akses aksesori aksi aktif aktivasi aktivis aktivitas
   aktual akumulasi akuntabel akuntansi akurasi akurat alarm alergi alternatif ambisi ambulans amputasi analis
   analisis animasi anonim antena antusias apartemen apresiasi argumen argumentasi arsitek arsitektur artikel asesmen
   asimilasi asisten asistensi aspirasi asumsi atraksi atribut autentik autentikasi bangsawan bazar bel blokir brifing
   budayawan budget cap cat cendekiawan cor daftar debut dedikasi deforestasi degradasi dehidrasi delegitimasi
   demarkasi demiliterisasi demo demonstran demonstrasi denuklirisasi deposit deputi deregulasi derivatif desain
   desentralisasi destinasi detasemen detektif determinasi devaluasi deviasi diagnosa diagnosis diagram diameter
   diaspora diesel diet diferensiasi difusi digitalisasi diktat dimensi dinamika dinamis dinasti diploma disabilitas
   disinformasi disintegrasi diskon diskresi diskriminasi diskualifikasi disparitas dispensasi distributor distrik
   dominan dominasi donasi donatur donor dosis edukasi efektivitas efisiensi egois ekologi ekosistem eksekutif eksis
   eksistensi eksklusif ekspatriat ekspedisi eksperimen ekspose ekspresi ekstensifikasi eksternal ekstra ekstrak
   ekstremisme ekuitas ekuivalen elaborasi elektrifikasi elektrik elemen eliminasi emansipasi emigrasi emosi empati
   enkripsi entitas eskalasi estimasi etika evolusi fabrikasi fakta faktual familiar fasis fatal fatwa favorit
   fenomena fermentasi festival filsafat filter final finalisasi finansial fisik fleksibel flotila fluktuasi fondasi
   formal formalitas formasi format formula formulasi formulir frustrasi fungsi garansi gerilyawan globalisasi gradasi
   gratis grup harmonis harmonisasi hartawan hibrida hierarki hipotesis histori historis hobi hotel humanis humaniter
   humas ide ideal identifikasi identik identitas ikon ilmuwan ilustrasi imajinasi imitasi imperialisme implikasi
   improvisasi indoktrinasi industrialisasi inisiasi inisiator inklusif inkubasi inovatif inspeksi inspektorat
   inspektur inspirasi instalasi instruksi instruktur instrumen integritas intelektual intensifikasi interkoneksi
   internal internasionalisasi interogasi interoperabilitas interpol interpretasi intimidasi intrik introduksi intrusi
   investigasi investor irigasi iritasi isolasi jurnal kalibrasi kalkulasi kamera kampus kapitalis kapitalisasi
   karakter karakteristik karyawati katalog kategori kilogram kilometer klasifikasi klasik klaster klausul klien klik
   klub kodifikasi kolega koleksi kolonialisme kolusi kombinasi komersial komersialisasi komoditas kompak kompensasi
   kompetensi kompleks komplikasi kompromi komputasi komputerisasi komunis komunisme kondisi konduktor kondusif
   konektivitas konfigurasi konfrontasi konkret konsekuensi konsensus konsentrasi konservasi konservatif konsesi
   konsisten konsistensi konsolidasi konspirasi konsultan kontak kontaminasi konteks konten kontinu kontra kontraktor
   kontroversi konversi konvoi kooperasi kooperatif koordinat koordinator korelasi koresponden korosi kosmetik kreasi
   kreatif kreativitas kriminalisasi kristal krusial kualifikasi kubus kurator laboratorium lap las laser legalisasi
   legitimasi lem liberal liberalisasi liberalisme logika logis logo lokalisasi loyal loyalitas maksimalisasi
   manajemen manajer manifes manifestasi manipulasi manual manufaktur maraton marginal marginalisasi master materi
   material materiel mekanik mekanis mekanisme memori mental mentor metal meter metro mikro militeris militerisasi
   militerisme minimal minimalisasi minimum minoritas misi misil mobilisasi mobilitas model moderasi moderat modern
   modifikasi modul modus momen momentum monitoring moral moratorium mosaik multinasional mutasi narasi narasumber
   nasionalisasi nasionalisme naturalisasi navigasi negarawan negatif negosiator nominal nominasi normal nostalgia
   notifikasi nuklirisasi nutrisi objektif observasi oknum oksigen olahragawan operasional operator oportunis opsi
   optik optimalisasi optimasi optimis optimisme optimistis orasi orientasi original otomatisasi otonom otonomi
   otorisasi panel panorama paralel pariwisata parsial partisan partisipasi pasif patriot patriotisme pavillion pel
   penalti penetrasi peristiwa permanen persentase persepsi personal perspektif pesimis pesimisme piket pilar pionir
   polarisasi polemik politisasi politisi polling populer positif potensial pragmatis praktik praktis praktisi
   prediksi preferensi premium presensi presentasi presisi prestasi prestise preventif primer prinsip prioritas
   privatisasi privilese pro produk produktif produktivitas profesional profesionalisme profil profit prognosis
   proklamasi proksi promosi propaganda proposal prospek prospektif proteksi prototipe provokator psikologi psikologis
   publikasi publisitas purnawirawan rabat radiasi radikalisme radio rasional rasionalisasi reaktor realistis realitas
   reformasi regenerasi regionalisasi registrasi regulator rehabilitasi rekapitulasi reklamasi reklame rekomendasi
   rekonstruksi rekreasi rekrutmen relaksasi relasi relatif relawan relokasi rem remediasi renovasi reorganisasi
   reparasi repatriasi reputasi reservasi reses residu resisten resistensi resor respons restorasi restriksi
   restrukturisasi retorika revisi revitalisasi revolusi ritual rotasi rute sains sanitasi sarjana sejarawan seksi
   sektoral sekuler sekunder sekuritas sekuritisasi selebrasi semester sensitif sentimen sentra sentralisasi serial
   sertifikasi sesi signifikan simpatisan simulator sinergitas sinkron sinkronisasi sirene sirkulasi sistematis situs
   skandal skema skenario skuad slogan solid solusi sosial sosialis sosialisasi sosok spekulasi spesial spesialis
   spesialisasi spesifik spesifikasi spiral sponsor sportif stabilisasi stabilitas stagnasi standardisasi stigma
   strata struktur studi studio subjek substansi substitusi sukarelawan suksesi superior supervisi suplai suspensi
   tabel tablet teknisi teks televisi temperatur tensi tentatif teoritis terapi teritori teritorial termal tes
   testimoni tik total transaksi transformator transisi transit transkrip transmigrasi transmisi transparan
   transparansi transplantasi transportasi trauma tren tribunal tropis turbin turis tutor uap ultimatum unifikasi
   unilateral unit universal urban urbanisasi urgen urgensi utilitas validasi varian variasi vegetasi ventilasi verbal
   verifikasi versi vertikal visi visual visualisasi vital vitamin vokal vulkanik wisatawan`,
  // Words that begin or end like an affix and have none
  `bedil bejana bekas belang belanga belantara belatung beledu belerang belia beliau belimbing beliung benderang
   bengal bengkel berahi berandal berani berhala berkaca berkala berlian bermuda bernas bersin bertam beruk dian
   difabel digdaya diksi diktum dinamit dinar dipan direktif direktori dirham dirus diska disket disko diskotek
   distansi distorsi diva inggris kalimantan kebab kebal kebat kebaya kecap kecubung kedai kedip kedok kelab kelak
   kelam kelambu kelamin keledai kelenjar kelereng kelinci kelip kelopak keluyur kemah kemang kembara kemeja kemelut
   kementerian kemenyan kemiri kempes kenang kenari kentang kentara keong kepak kepalang kepiting kepompong keponakan
   keramat keramik keran keranda kerang keranjang kerbau keris kernet kerongkong keroyok kerucut kesatria kesumba
   ketan ketapel ketela ketiak ketimun ketupat kewalah mega melati melayu melon menantu mendiang mendoan mentega
   menteng mentereng mentimun menyan merak merapi merdu meriah merica merpati mertua mesiu mesjid mesum meteor pelana
   pelangi pelatnas pelipis pelosok peluit pemali pematang pemda pemilu penat pendapa pendekar pengantin penguin
   penisilin penjuru pentagon penyu perangai perangkap peranti perawan perban perca perdeo perempuan perigi perkakas
   perkara perlente permata perunggu pesantren peta petasan peti prancis ramadan ramadhan republikan roman sebentar
   sedan sedap sedekah segala segi sejati sekah sekam sekoci sekop sekrup sekte selang selasih selebriti seledri
   selendang selera selimut selokan semayam sembako sembarang semesta semir senandung senar senat senator sendal sendi
   seniman senior senonoh sensasi senter sentimeter senyum sepele serabut serambi serat serigala seringai serpih
   serpis seruling setan setir setrika taiwan telanjang telapak telegram teleskop tembakau tembok tempe tempo
   tempurung temurun tenda tenis tenor tepung terali terasi terawang terigu teripang terjal termometer termos terompet
   terong terpal teruna terus vatikan`,
  // Places and names
  `abdullah afganistan albania aljazair ambon angola arab argentina armenia austria azerbaijan bahrain bali balikpapan
   bandung bangladesh banjarmasin batam bekasi belanda belarusia belgia belitung bengkulu berau bhutan bintan bitung
   bogor bolivia bosnia brasil brunei bulgaria ceko china cile cilegon cirebon darmawan denmark denpasar depok ekuador
   etiopia fiji filipina finlandia georgia ghana gunawan hermawan hungaria india indonesia irak iran irlandia islandia
   israel italia jakarta jawa jayapura jepang jerman kamboja kamerun kanada kazakhstan kediri kendari kenya kirgizstan
   kolombia kongo korea kroasia kuba kupang kurniawan kuwait laos lebanon leste libya lombok luksemburg madagaskar
   madiun madura magelang makassar maladewa malaysia malta maluku manado maroko mataram meksiko mentawai merauke mesir
   meulaboh monako mongolia mozambik myanmar namibia natuna nepal nias nigeria norwegia oman pakistan palembang
   palestina papua paraguay pekalongan pekanbaru peru polandia pontianak portugal purwakarta qatar riau rumania rusia
   sabang samarinda samoa saudi selandia semarang senegal serbia setiawan singapura siprus slovakia slovenia sorong
   spanyol subang sudan sulawesi sumatra sumba sumedang surabaya suriah swedia swiss tajikistan tangerang tanzania
   tarakan tegal ternate thailand timor tiongkok tonga tunisia turki turkmenistan uganda ukraina uruguay uzbekistan
   vanuatu venezuela vietnam yaman yordania yunani zimbabwe`,
  // Words that begin or end like an affix and have none
  `merosot perihal perkutut persis persona personalia pertamina pindad senantiasa`,
];

/** The roots as a set, folded: lower case, ASCII, no spaces or hyphens. */
export const ROOTS: ReadonlySet<string> = new Set(GROUPS.join(" ").split(/\s+/));
