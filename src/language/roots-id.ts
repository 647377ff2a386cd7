import { LOANS } from "./loans-id.ts";

/**
 * Roots that the Indonesian stemmer knows: a core vocabulary and that of defence, diplomacy, law, shipping and economy,
 * with words made of none that look as if they were (`menteri`, `perang`). Written for Mitra; no word list was
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
  `abadi abai abdi acara acu acuh adang adem aduk agih agung ajang ajeg ajek aju aku alir alpa amal amat ambang ambil
   amblas ambruk ampuh ampun amuk ancang andai andal andil angan angguk angkat anjak anjlok antap anti antisipasi
   antre anugerah anulir anut apit arak ari arif asal asas asli asri asup atap awang awet ayun azas babat bagi bahagia
   bahari bahaya bait bakti balada balap balas balik balut bandel bangga bangkai bangkit bangku bantal bantar banting
   banyak bareng baring barter baru basah basis basmi basuh batin batu baur bawa bayam bayang beber becek beda bekal
   beku belah belanja belenggu belit belok belot benah benar benci bendung bengkak bengkalai bengkok benih bentang
   bentrok bentuk bentur beranda berangkat berangus berantas berat beres berkah berkas berkat bernas bersih besar
   betah betul biak biar biasa bibit bidang biduk bijih bikin bilang bimbang bincang bingkai bingung biru bisa bisik
   bius bobol bobot bodoh bodong bohong bolak boleh bolong bolos bongkah bopong boros bosan botol boyong buah bual
   buana bubar bubuh bubuk bubung budi bujuk bujur buka bulat bumbu bungkam bungkuk bungkus bunting buntu buntut bunyi
   buruk burung busuk busur buta butir butuh cabang cabut cacat caci cagar cahaya cair cakap cakup calo cambuk campak
   campur canang candu canggih cangkok cangkul cangkup cantik cantum capai caplok cara cari caruk catu cawapres cebur
   cegah cekal cekam cekcok cekik celah celaka celoteh celup cemas cemburu cemerlang cemooh cengang cengkeram cepat
   ceplos cerah ceramah cerca cerdas ceria cerita cermat cermin cerna ceroboh cetak cetus cicip cinta cipta ciri cita
   citra cium ciut cocok congkak contoh copot corak coreng coret corong cuat cuci cuil cukup cukur culas cuma cungkil
   curah curam curang curhat dagu dahan dahsyat dahulu daki dalih damba damping dana dangkal dapat dapur darma datar
   dayung debat debu dekam dekap dekrit delegitimasi delik demi dempul dengar denyut depak derajat deras deret derita
   dermawan deru desas desis detail detak deteksi dewa diam didih dikte dinding diri dobrak domba dompleng dongeng
   dongkel dongkrak dorman dorong duduk duplikat durasi durhaka duyun edit ekor eksekutif ekspos elak elok elu elus
   emban embus empas empu endap endus engah enggan entas enteng entri eram erang erosi evaluasi fasih gabah gaduh
   gagah gagal gagap gaib gairah galak galau gali galon gamang gamblang gamit gampang ganas ganda gandrung gandul
   ganggu ganjal ganjar ganjil ganyang garap garong garuk gasak gaul gaung gawat gaya gebrak gebuk gebyar gegas
   gejolak gelak gelandang gelapar gelayut gelembung gelincir gelisah gelitik gelontor gelora gelut gema gemar gembala
   gembira gembok gembor gembos gemetar gempar gemuk genang genap gencar gendong generasi genggam genjot gentar gerah
   gerak geram gerbang gerogot gertak geruduk gesa gesek geser getar getir getol giat gigih gigit gila gilas giling
   gilir giring giur golak golong gonjang gontai gores gorong gosok gotong goyah goyang gubah gubris gugah gugup gugus
   gulai gulat guling gulir gulung gumpal guncang gundul gunting guntur gurau gurita gusar gusur habis hadap hadiah
   hafal hajar hajat halaman halang halau halte halus hambat hambur hampa hampar hampir handal hangat hantar hantu
   hapal hapus hardik harfiah harkat harmoni harus hasil hasrat hati hayat hayati hebat heboh hela helai helat hemat
   hembus hempas hendak hengkang hening henti henyak heran heret hias hibur hidang hidup hijrah hikmah hilang himpun
   hindar hingga hinggap hirau hirup hisap hitam hormon hujat huni hunjam hunus hura iba idam ikhlas ikhtiar ikhtisar
   ikrar iktikad ilham imbang imbas imbuh iming impas impi imun inap indah indeks indikasi induk ingin ingkar ingsut
   inisiatif injak insaf insiden insyaf intensif intensitas interaksi inti intisari iring iris irit isap isi istiadat
   istimewa istirahat isyarat iur izin jabang jabar jadi jagal jagat jagoan jahil jaja jajal jajar jalar jamah jamak
   jambak jambret jambu jangan janggal jangkau jangkit jangkrik jarah jarak jatah jatuh jaya jebak jebol jeda jegal
   jejak jejal jelang jelas jelma jemaah jemaat jempol jemput jemu jemur jengkel jenguk jenis jentik jepit jerembap
   jerih jerit jernih jerumus jibaku jijik jilat jilid jinak jiplak jiran jitu jiwa jodoh jongkok jorok juang jubah
   jubir judes judul jujur julang juling juluk julur jungkir juntai juntrung jurang juri jurus justru kabul kabur
   kacau kadar kafilah kagum kain kais kaji kala kalap kalung kalut kamar kampiun kampung kandang kangen kantong
   kantuk kapan kapok kapur karang karat karunia karya kasar kasih kasus kaya kayuh kebas kecewa kecil kecimpung kecoh
   kecuali kecut kedap kejam kejang kejap kejut kekang kekeh kelabui kelahi kelakar kelana keliling keliru kelompen
   keluar kelupas kemas kembali kembar kemelut kempis kemuka kena kencan kencang kendala kendali kendor kendur kental
   kepal keping kepul kerah kerangkeng keranjingan kerat kerdil kering keringat keriput kerucut keruh keruk kesal
   kesan ketat ketiban ketik ketuk ketus khalayak khas khawatir khayal khianat khidmat khitan khusus kian kibar kibas
   kiblat kicau kikis kikuk kilah kilas kilat kilau kincir kira kirap kisah kisar kisruh kitar klop kobar kocek kodrat
   kokoh kolot komat komentar komuter kondang konon kontrol konyol korek koreksi kosong kotor koyak kritik kritis
   kroni kuak kuala kuap kuat kucur kuintal kukuh kukus kuliner kultur kulum kumandang kumpul kumuh kunci kungkung
   kuntit kunyah kupas kurap kuras kursi kurung kurus kusut labrak laga lagak lahap laik lain lajang laju lajur lakon
   laksana lalai lalang lalap lali lama lamar lambai lambat lambung lampau lampir lampu lamun lanang lancang lancar
   lancong landa landai langgan langka langkah langsing langsung lanjur lansir lantang lantas lantik lanting lantun
   lapak lapang lapuk larang larap larik larut lata latar laten latif laung lawak lawat layak layang layat lebam lebar
   lebat lebur leceh lecet lecut leda ledek lega legam legislatif lego lekang lekat lelap leleh leluasa leluhur lemah
   lemas lembap lembut lempar lena lenceng lendir lengah lengang lengkap lengkung lengser lentur lenyap lepas lesat
   lestari lesu letup lewat libas libur licik licin lihai lihat lika lilit limbung limpah lincah lindas lindu lingkup
   linglung lintang lintas lipat lipur liput lirik lisan loba logam lolos lompat loncat londong longgar longok lonjak
   lonjong lontar lorong lowong loyo luang luap luas lubang lucu lucut ludah ludes lugas luhur lulur lumas lumat
   lumpur luncur luntur luput lurus lusuh lutut luwes maaf mabuk macam macet madya magis mahal mahir mahkota main
   majemuk majikan makelar maki maklum makmur maksimal maksud makzul malang malapetaka malas malu mampet mampir mampu
   mampus mandek mangkal mangkir mangkrak mangsa manis manja mantan mantap marah marak martabat masuk masyarakat
   masyhur masyuk matang mau mawar mawas mayoritas mekar melarat memadai mendang mendung mentok menung merah merana
   merata mesra metropolis mewah minat minim miring mirip miris misal miskin mitos mohon molor monitor motif motivasi
   muak mubazir mudah mudik mujarab muka mukim mukjizat mula mulia mulus mumpuni muncrat muncul mungkin murah muram
   murka murni murtad murung muslihat musnah mutakhir mutlak mutu nafas nafkah nafsu nahkoda naif naik nalar nama
   napas nasib naung negeri nekat nestapa ngarai ngeri ngotot nian niat nikmat niscaya nobat noda norma nota nuansa
   nubuat nusantara nyala nyaman nyaring nyaris nyawa nyenyak nyeri objek obral obrol olah oleh olok ombang omel
   ompong ondel ongkos oplos opname orbit otentik pada padam padan padat pahat pahit pahlawan pajang paksa paku palang
   paling palu pamer pampang pancang pancar pancing pancung pandai pandang pandu panggil panggul panggung pangkas
   pangku panik panjang panjat pantang pantas pantul panutan papah papar parah paripurna parkir pasak pasrah pasti
   patah patok patri patut paut payah pecah pecat pedas pedoman peduli pegal pegang pejam peka pekat pekik pelan
   peleset pelet pelik pelintir pelopor peluk pencar pencil pendam pendek pengap pengaruh penggal penuh perah perai
   percik pergi pergok peri perikemanusiaan perikop peringkat perkasa perlahan perlu permisi pernik peroleh perosok
   pertiwi pesat pesing pesona pesta petak petik petuah petualang picik picu pijak pijat pikat pikul pilah pimpin
   pinang pincang pindah pindai pingsan pinta pintar pintas pintu pipa piring pisah pisau piutang plafon plesir
   pluralisme pohon pokok pola polah poles polos pompa pondasi pondok porak potong potret praduga prahara praja
   prakiraan prasangka premis prihatin prona proses protes puas puing puja puji pukau pulang pulas punah puncak pundi
   pungkas pungkir puntir punya pupuk pupus puruk pusar putar putih rabun racik racun radang raga ragam ragu rahasia
   rahmat raih rajin rajut rakus ralat ramai ramal rambah rambat rambu rampai rampung ramu rancu ranggas rangka
   rangkai rangkak rangkap rangsang rangsek rantau rapi rapor rapuh rasa rasuah rasul raup rawan raya rayap rayon rayu
   reaksi realita rebah rebak rebut regang rejim rekah rekayasa rela relevan remas rembes rembet remeh remis remuk
   rendah rendam rengek renggang renggut rengut renta rentan rentang rentet renung reot repot resah resap resep resik
   restu retak riak riang ricuh rilis rimbun rinci rindang rindu ringan ringkuk ringsek rintang rintih risau risih
   risiko robek roboh rogoh romantis rombak rombong rongrong rontok ruah ruang ruas rubuh rujak rukun rumbai rumit
   rumpun rumus runcing rundung rungut runtuh runut rupa rutin rutuk ruwet saat sabar sabot sadar sadur sahaja sahut
   sair saji sakral saksama sakti salah saldo saling salju salur samar samba sambang sambar sambil sambung sampul
   sandang sanding sangat sangga sanggah sanggup sangkar sangkut sangsi santai santap santet sapa sapu sarana sarang
   saring sarung saudara saya sayang sayap sayat sayembara sayur sebal sebar sebat sebelah sebut sederhana sedia sedih
   sedot segan segar segmen sejahtera sejuk sekap sekat sekitar sela selaput selaras seleksi selenggara seleweng
   selinap selip selisih selubung selusup semai semakin semangat semarak semat sembah sembelih sembilu semboyan
   sembunyi sembur semena semir sempit semprot sempurna senang sendiri sengaja sengat sengsara senjang sensasi sentak
   sentosa sentral sentuh sepeda seperti sepi serak seram serap serasi serba serbuk serempak serentak seret sergah
   serius serobot serok sesak sesal sesat sesuai setara setel seteru setia setrika setrum seyogianya sial siapsiaga
   siasat sibuk sifat sigap sikut silang silap silau silsilah simak simbur simpang simpati simpul sinar sindir singgah
   singgasana singgel singgung singkap singkat singkir sisa sisih sisip sisir situasi siul sobek sogok sohor sokong
   solek sombong songsong sopan sorak sorong sorot sowan spontan stabil stop suasana subsider subur sudi suguh sujud
   suka sukar sukarela sukses sulam suling sulit suluh sulut sumbar sumbat sumir sumringah sungguh sungkan sungkur
   suntuk supaya suplemen suram suruh susah susuk susul susun susur susut suwarnabumi syahbandar syahdu syarat syuhada
   syukur tabah tabel tabiat tabir tablig tabur tadah tahap tahta tajam tajuk takabur takar takhta takjub takluk taksi
   taksir takut talak talang talenta tali tamak tamat tambah tambal tampak tampar tampik tampil tampuk tampung tancap
   tandan tandas tandu tandus tangguh tangguk tanggul tangis tangkas tantrum tanya tapak tapal tapis taraf tarik
   taring taruh tarung tatap tatar tatih taut tawa tebak tebal tebang tebar tebas tebing tebus teduh tegak teguh teguk
   tegur tekad teken tekun teladan telanjur telantar teledor telikung telunjuk temali temaram tembus tempel tempuh
   tenang tendang tengara tenggak tenggang tengger tengkar tengkulak tengkurap tengok tentang tenteram tentram tentu
   teori tepat tepis tepuk terali terang terap teras teriak terik terjang terjun terka terkam terpa terpal tersengal
   tetap tetas tetek tetes tiang tiap tiarap tiba tidak tikai tikar tikung tilik timba timbang timbul timbun timpa
   timpal timpang timpuk tindas tindih tinggi tingkah tingkat tipis tiru tisu titah titip tobat todong toko toleran
   toleransi tongkrong tonjol tonton topang topi toreh totok tragedi tragis traktir traktor trayek trotoar truf tuai
   tuan tuang tubi tubuh tugas tugu tuhan tuli tulus tumbal tumbang tumbuh tumpu tumpuk tumpul tuna tunas tunggak
   tunggal tunggang tunggu tungku tunjuk tuntas tuntun turap turut tuter tutup ubah udik ugal ujar ulah ulang ultah
   ulur umat umbar umbi umpama umpan umpat umum umur undak undi undur unggul ungkap ungkit ungu unik unjuk unsur untai
   upas upaya urai urban uruk urung urut usai usang usap usia usik usil usung utas utuh uzur vakum valid wacana waham
   wahana wahyu wajah wajan wajar walikota wangi waras warna warung wasiat waskita waspada watak wawancara wawas
   wenang wibawa wisata wisuda wujud yogi yudikatif yuridis zalim zona`,
  // Adjectives, nouns and grammar of every day
  `absah adalah agar agunan akar alias aluminium amplas anjing anyam apa apabila apakah apoteker arus aspek atau awam
   ayak badak bagai bagaimana bahkan bahwa baju balok banget baris batang bawang begini begitu belaka benang benda
   berang berapa berbagai beringas beruang biji bila bilamana bilas binatang buaya bukan bunga cabai celana cincang
   cokelat condong daging dari dasi daun debitur demikian demografi dendam dengan derma dia dilema domisili dompet dong
   durian dusun editorial ejek elang embara embun encer entah eskalator faktor fanatik fase fasilitas gajah gang garuda
   gelas gembur gender gerai gersang getah giro goreng guruh hama handuk hanya harimau hewan himpit honorer indikator
   individu ini instal irama itu jaket jarum jas jendela jeruk jika jingga juga kaku kalau kami kamu karena karpet kartu
   kasta kasur kaus kelapa kelar kemudian kenapa kendati kepada kera kerikil kertas ketika kipas kita kobalt kocok
   kolektif komisaris kompor komunal komunitas korup kreditur kriteria kucing kuda kue kuil kulkas kuning kupu laci lagi
   lalat lantai laptop lebah legenda lemari lembar lengket lensa level lilin lingkar litium losmen lumbung macan maka
   malah mana mangga mantel manusiawi masinis massa meja melainkan melalui memang mengapa mengenai mentah menurut mereka
   meski mesti metode montir monyet nada naga nagari namun nasabah nasi nasionalis natal netra nomor nyamuk orang oven
   padahal pagar panci panggang panji papan para parameter parut pasir paskah pelesir pena pensil petir pidato pisang
   ponsel populasi populis porsi prasarana prasasti pribadi privat proporsi prosedur publik pucat pula pun ranting rasio
   rebus rekening rekor responden ritel roda rok ronda roti rumput sabana sabuk sabun saja salib sampel sandal sang
   sanjung sebagai sebagaimana sebelum secara seduh segitiga sehingga sejak sejumlah sekaligus sekian selaku selama
   seluruh semasa sembari semenanjung semenjak sementara semua semut sendok sensus seolah sepatu seraya serui sesap
   sesuatu setelah siapa sikat siklus silakan silam siram siuman skala skor sopir sortir statistik status stempel susu
   tabloid taman tamasya tandang tangga tanpa tapi tas telan telat telur terhadap terlalu teropong tetapi tikus tinta
   tirai tomat tualang tumbuk ular ulet untuk variabel waduk walau wicara wisma yaitu yakni yang`,
];

/** The roots as a set, folded: lower case, ASCII, no spaces or hyphens. */
export const ROOTS: ReadonlySet<string> = new Set([...GROUPS, ...LOANS].join(" ").split(/\s+/));
