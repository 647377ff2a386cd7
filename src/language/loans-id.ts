/**
 * Loans, and words that seem to have an affix and have none (`menara`, `terigu`): roots of the Indonesian stemmer too.
 * Written for Mitra; no word list was copied.
 */
export const LOANS: readonly string[] = [
  // Loans
  `abdikasi absen abstrak abstraksi adaptasi adekuat adidaya adikuasa adjudikasi administrasi administratif afiliasi
   afirmasi afirmatif agen agensi agitasi agregat agresif agresor ajudikasi aklimatisasi akomodasi akreditasi
   akselerasi akselerator akses aksesori aksi aktif aktivasi aktivis aktivitas aktual akumulasi akuntabel akuntansi
   akurasi akurat alarm alergi altar alternatif amatir ambigu ambisi ambulans amfibi amputasi analis analisis anarki
   anarkis animasi anonim antagonis antena antipati antusias apartemen apati apresiasi aprior argumen argumentasi
   arogan arogansi arsitek arsitektur artefak artikel aseptik asesmen asimetris asimilasi asisten asistensi asosiatif
   aspirasi astronomi asumsi atensi atraksi atribut audiensi autentik autentikasi autopsi avionik bagasi bangsal
   bangsawan basket bazar bazoka bel biometrik birokrat bit blok blokir bonus brankas brifing brosur budayawan budget
   bujet buldoser bunker cap cat cendekiawan cor daftar debut dedikasi defensif deforestasi degradasi dehidrasi
   demarkasi demiliterisasi demo demonstran demonstrasi denuklirisasi deportan deposit depresi deputi deregulasi
   derivatif desain desentralisasi destinasi destruktif detasemen detektif determinasi devaluasi deviasi diagnosa
   diagnosis diagram diameter diaspora diesel diet diferensiasi difusi digitalisasi diktat dimensi dinamika dinamis
   dinasti diploma diplomatik disabilitas disinformasi disintegrasi diskon diskresi diskriminasi diskualifikasi
   disparitas dispensasi disposisi distributor distrik dominan dominasi donasi donatur donor dosis drainase dramatis
   edisi edukasi efektivitas efisiensi egois ekologi ekosistem eksentrik eksis eksistensi ekskavasi ekskavator
   eksklusif ekskursi eksodus ekspatriat ekspedisi eksperimen eksplisit eksplosif eksportir ekspose ekspresi
   ekstensifikasi eksternal ekstra ekstrak ekstrakurikuler ekstremisme ekstremitas ekuitas ekuivalen elaborasi
   elektrifikasi elektrik elektrolisis elemen eliminasi elitis emansipasi embrio emigrasi emosi empati empiris enklave
   enkripsi entitas epidemiologi eskalasi estimasi etika etis evakuan evaluator evolusi fabrikasi fakta faktual
   familiar fasis fatal fatamorgana fatwa favorit federalisme fenomena fermentasi festival figur fiktif filsafat
   filter final finalis finalisasi finansial fisik fleksibel fleksibilitas flotila fluktuasi fondasi formal formalitas
   formasi format formula formulasi formulir frontal frustrasi fundamental fungsi fusi garansi garda garnisun
   generator geografi geografis geologi geopolitik geostrategis gerilyawan globalisasi gradasi gradual grafik
   gramatika gratis gravitasi grup harmonis harmonisasi hartawan hektar hektare heterogen hibrida hidrografi hidrolik
   hierarki hipotesis histori historis hobi homogen horizontal hotel humanis humaniter humas ide ideal identifikasi
   identik identitas iklan ikon ilmuwan ilustrasi imajinasi imitasi imperatif imperialisme implementatif implikasi
   importir improvisasi impulsif indirek individual indoktrinasi induksi industrialis industrialisasi inferior
   inisiasi inisiator inklusif inkonsisten inkonstitusional inkubasi inkubator inkumben inovatif inovator insidental
   insinyur inspeksi inspektorat inspektur inspirasi instalasi instan instruksi instruktur instrumen integral
   integritas intelektual intensifikasi interim interkoneksi internal internasionalisasi interogasi interoperabilitas
   interpol interpretasi interval intimidasi intonasi intrik introduksi introspeksi intrusi investigasi investigator
   investor irasional irigasi iritasi ironi ironis isolasi isolir jargon jenjang judisial jurnal justifikasi
   kadaluwarsa kaliber kalibrasi kalkulasi kamera kamp kampus kanal kandidasi kapabel kapabilitas kapitalis
   kapitalisasi karakter karakteristik karburator karisma karismatik karyawati kaset katalis katalisator katalog
   kategori kausal kavling kilogram kilometer kinetik kiper klasifikasi klasik klaster klausul klien klik kliring klub
   koboi kodifikasi kognitif koheren kohesi kohesif kolaps kolateral kolega koleksi kolektor kolonialisme kolusi
   komandemen kombatan kombinasi komersial komersialisasi komet komoditas kompak kompartemen kompensasi kompetensi
   kompetitor kompleks komplemen komplementer komplikasi komposisi komposit komprehensif kompresor kompromi komputasi
   komputerisasi komunike komunis komunisme kondisi konduktor kondusif konektivitas konfigurasi konfiskasi konfrontasi
   konfrontir konglomerat konjungsi konklusi konkret konsekuensi konsensus konsentrasi konservasi konservatif konsesi
   konsisten konsistensi konsolidasi konspirasi konspirator konstelasi konstituen konstruktif konsultan kontak
   kontaminasi konteks kontemporer konten kontes kontestan kontestasi kontingen kontinu kontra kontraktor
   kontraproduktif kontributor kontroversi konvensional konvergensi konversi konvoi kooperasi kooperatif koordinat
   koordinator koper korelasi koresponden koridor korosi kosakata kosmetik kosmopolitan kreasi kreatif kreativitas
   kriminalisasi kristal kritikus krusial kualifikasi kubus kurator laboratorium lap las laser lateral legalisasi
   legasi legislator legitimasi legiun leksikon lem liberal liberalisasi liberalisme logika logis logo lokalisasi
   loket loyal loyalitas lunar magnet magnetis majelis maksimalisasi maksimum manajemen manajer mandala mandataris
   mandatori manifes manifestasi manipulasi manual manufaktur maraton marginal marginalisasi marinir masif master
   materi material materialis materiel matriks medium mekanik mekanis mekanisasi mekanisme memori mental mentalitas
   mentor menu merkuri metafora metal meter metodologi metro mikro miliarder militeris militerisasi militerisme
   minimal minimalisasi minimum minoritas minus misi misil misioner mobilisasi mobilitas moda model moderasi moderat
   modern modifikasi modul modus momen momentum monarkis monitoring monolog monumen monumental moral moratorium mosaik
   motorik multifungsi multilateralisme multinasional munisi musikal mutasi narasi narasumber nasionalisasi
   nasionalisme naturalisasi navigasi navigator negarawan negatif negosiator nepotisme neto neurologi nitrogen nomad
   nominal nominasi nominator nonaktif nonmiliter normal nostalgia notabene notifikasi notulen novum nuklirisasi
   nutrisi objektif observasi oknum oksidasi oksigen olahragawan olimpiade operasional operatif operator oportunis
   opsi optik optimalisasi optimasi optimis optimisme optimistis optimum oral orasi organ organik organisator
   orientasi original orisinal ornamen otomatisasi otonom otonomi otorisasi otorita panel panorama paradigma paradoks
   paralel parasut pariwisata parlementer parsial partikel partisan partisi partisipasi pasif patogen patriot
   patriotisme patron paviliun pavillion pel penalti penetrasi pengampu periferi periodik peristiwa permanen
   persentase persepsi personal perspektif pesimis pesimisme pestisida pigmen piket pilar pionir piramida plakat
   plastik platform plural poin polarisasi polemik politikus politisasi politisi polling populer positif potensial
   pragmatis pragmatisme praktik praktis praktisi preambul predikat prediksi prediktif prefek preferensi preman
   premium presensi presentasi presidensial presidium presisi prestasi prestise prestisius preventif primer primordial
   prinsip prioritas privatisasi privilese pro probabilitas problem problematik produk produktif produktivitas
   profesional profesionalisme profil profit prognosis proklamasi proksi prolog prominen promosi propaganda propelan
   proporsional proposal prosekutor prospek prospektif prospektus prosperitas protagonis proteksi prototipe provokator
   proyeksi proyektil psikis psikologi psikologis publikasi publisitas puitis purnawirawan rabat rabies radiasi
   radikalisme radio radiogram radius ransel rasialis rasional rasionalisasi rasis reaktor realis realistis realitas
   redup referendum referensi refleksi reflektif reformasi reformis regenerasi regionalisasi registrasi regulatif
   regulator rehabilitasi rekapitulasi reklamasi reklame rekomendasi rekonstruksi rekreasi rekrutmen rektorat
   relaksasi relasi relatif relawan relevansi religi religius relokasi rem remediasi remunerasi renovasi reorganisasi
   reparasi repatriasi reporter representasi representatif republikan reputasi reservasi reses residu resisten
   resistensi resonansi resor respons responsif restoran restorasi restriksi restrukturisasi retensi retorika retret
   revisi revitalisasi revolusi revolver ritual rivalitas romusa rotasi rudimenter rute saga sains sanatorium
   sandiwara sanitasi sarjana sejarawan sekop seksi sekte sektoral sekularisme sekuler sekunder sekuritas sekuritisasi
   selebrasi selektif selektor semester semipermanen sensitif sentimen sentimental sentra sentralisasi separatisme
   serial sertifikasi serum servis sesi signatori signifikan simbolis simetris simpatisan simplifikasi simulator
   sindrom sinergis sinergitas sinkron sinkronisasi sinonim sinyalemen sirene sirkulasi sistematis situasional situs
   skandal skema skenario skeptis skuad slogan solid solusi sosial sosialis sosialisasi sosiologi sosok spektakuler
   spektrum spekulasi spesial spesialis spesialisasi spesifik spesifikasi spiral sponsor sporadis sportif sportivitas
   stabilisasi stabilitas stagnan stagnasi standardisasi stereotip steril sterilisasi stigma strata stratosfer stres
   struktur struktural studi studio subjek subjektif subkontraktor substansi substansial substitusi sukarelawan
   suksesi suksesor superior superioritas supervisi suplai surealis suspensi sutradara syok tablet teknisi teknokrat
   teks tektonik telekonferensi televisi temperatur tendensi tensi tentatif teoritis terapi teritori teritorial termal
   terminologi tes testimoni tik tiran tirani titel toksin topografi total tradisional transaksi transaksional
   transformator transien transisi transit transkrip transmigrasi transmisi transnasional transparan transparansi
   transplantasi transportasi trauma tren tribunal triwulan trofi tropis turbin turbulensi turis tutor uap ultimatum
   ultra unifikasi unilateral unilateralisme unit universal uranium urbanisasi urgen urgensi utilitas utopia validasi
   validitas vandal varian variasi vegetasi vendor ventilasi ventilator verbal verifikasi versi vertikal viabilitas
   virtual visi visual visualisasi vital vitamin vokal volatilitas voluntir vulgar vulkanik wisatawan yurisprudensi
   zigot`,
  // Words that begin or end like an affix and have none
  `adapun ataupun bedil beijing bejana bekas belang belanga belantara belatung beledu belerang belia beliau belimbing
   beliung benderang benedict bengal bengkel berahi berandal berani berdikari bergen berhala beringin berkaca berkala
   berlian bermuda bernard berne bersin bertam beruk depdagri dian didaktik difabel digdaya dikotomi diksi dikti
   diktum dilatasi dimitri dimyati dinamit dinar dinosaurus dipan diponegoro direktif direktori dirham dirus diska
   disket disko diskotek diskredit disonansi distansi distorsi diva dukun gawang goncang gubuk indonesia inggris jasa
   jeblos kalimantan kebab kebal kebat kebaya kebiri kecap kecapi kecubung kedai kedip kelab kelak kelam kelambu
   kelamin kelasi keledai kelenjar kelereng kelinci kelip kelopak keluyur kemah kemang kembara kemeja kemenhan kemenlu
   kementerian kemenyan kemhan kemiri kemlu kempes kenang kenari kenduri kentang kentara keong kepak kepalang kepiting
   kepompong keponakan kepundan keramat keramik keran keranda kerang keranjang kerbau keris kernet kerongkong keroyok
   kesatria kesumba ketan ketapel ketela ketiak ketimun ketok ketupat kewalah maupun medina mega mekah melankolis
   melati melayu melon menantu mendagri mendiang mendikbud mendoan menristek mentari mentega menteng mentereng
   mentimun menyan merak merdu meriah merica meridian merosot merpati mertua mesiu mesjid mesum meteor notariat
   patungan pekarangan pelana pelangi pelatnas pelipis pelosok peluit pemali pematang pemda pemilu penat pendapa
   pendekar penganan pengantin penguin penisilin penjuru penmas pentagon pentas penyu pepatah perangai perangkap
   peranti perawan perbara perbasi perca percy perdeo perempuan perigi perihal perkakas perkara perkutut perlente
   permata persis persona personalia pertamina perunggu pesantren peta petai petasan peti pindad prancis ramadan
   ramadhan roman satron sebentar sedan sedap sedekah segala segi sejati sekah sekam sekoci sekrup selang selasih
   selebriti seledri selendang selera selimut selokan semayam sembako sembarang semesta seminari senandung senantiasa
   senar senat senator sendal sendi seniman senior senonoh senter sentimeter senyum sepele serabut serambi serat
   serigala seringai serpih serpis seruling setan setir sinambung taiwan teheran telaah telanjang telapak telegram
   teleskop telisik tembakau tembok tempe tempo tempurung temurun tenda tenis tenor tepung terasi teratai terawang
   terence terigu teripang terjal termometer termos terompet terong teruna terus terusan vatikan wayang`,
];

/** Names of places and people, which take no affix. */
export const NAMES: ReadonlySet<string> = new Set(
  `abdullah afganistan albania aljazair ambon angola arab argentina armenia austria azerbaijan bahrain bali balikpapan
   bandung bangladesh banjarmasin batam bekasi belanda belarusia belgia belitung bengkulu berau bhutan bintan bitung
   bogor bolivia bosnia brasil brunei bulgaria ceko china cile cilegon cirebon darmawan denmark denpasar depok ekuador
   etiopia fiji filipina finlandia georgia ghana gunawan hermawan hungaria india irak iran irlandia islandia israel
   italia jakarta jawa jayapura jepang jerman kamboja kamerun kanada kazakhstan kediri kendari kenya kirgizstan
   kolombia kongo korea kroasia kuba kupang kurniawan kuwait laos lebanon leste libya lombok luksemburg madagaskar
   madiun madura magelang makassar maladewa malaysia malta maluku manado maroko mataram meksiko mentawai merauke mesir
   meulaboh monako mongolia mozambik myanmar namibia natuna nepal nias nigeria norwegia oman pakistan palembang
   palestina papua paraguay pekalongan pekanbaru peru polandia pontianak portugal purwakarta qatar riau rumania rusia
   sabang samarinda samoa saudi selandia semarang senegal serbia setiawan singapura siprus slovakia slovenia spanyol
   subang sudan sulawesi sumatra sumba sumedang surabaya suriah swedia swiss tajikistan tangerang tanzania tarakan
   tegal ternate thailand timor tiongkok tonga tunisia turki turkmenistan uganda ukraina uruguay uzbekistan vanuatu
   venezuela vietnam yaman yordania yunani zimbabwe`.split(/\s+/),
);
