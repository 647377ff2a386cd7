import { MATTER_LINES } from "./lexicon-matters.ts";

/**
 * The bilingual table of the field, one concept a line: `abbreviations | Indonesian | English`, forms parted by commas, and
 * perhaps `| nearest`: what to look for where no record speaks of it, parted by semicolons, the nearest first; and
 * `| narrower`: what is one of its kind whatever it is called, as a frigate is a ship.
 * The first long form of a language is the one that an abbreviation is written out to; an abbreviation of two letters
 * counts only in capitals. Inflections and spelling variants need no line: forms are compared by their stems.
 */
export const CONCEPT_LINES: readonly string[] = `
Kemhan, MoD | kementerian pertahanan, kementerian angkatan bersenjata | ministry of defence, defence ministry, department of defence, ministry of the armed forces
Menhan | menteri pertahanan, menteri angkatan bersenjata, menteri pertahanan nasional | minister of defence, minister of national defence, defence minister, defence secretary, secretary of defence, minister of the armed forces, armed forces minister
Wamenhan, wakil menhan | wakil menteri pertahanan, wakil menteri pertahanan nasional, wakil pertama menteri pertahanan | deputy minister of defence, deputy defence minister, vice minister of defence, first deputy minister of defence
Kemlu, MoFA | kementerian luar negeri | ministry of foreign affairs, foreign ministry
Menlu | menteri luar negeri | minister of foreign affairs, foreign minister
Wamenlu | wakil menteri luar negeri | deputy minister of foreign affairs, deputy foreign minister
Sekjen, secgen | sekretaris jenderal | secretary general
Setjen | sekretariat jenderal | secretariat general
Karo, Kabiro | kepala biro | head of bureau, bureau head
Dirjen | direktur jenderal | director general
Ditjen | direktorat jenderal | directorate general
Unhan | universitas pertahanan, kampus pertahanan, kampus unhan | defence university, defence college
| universitas, kampus, perguruan tinggi | university, campus
Dubes | duta besar | ambassador
Kedubes, KBRI | kedutaan besar | embassy
Athan, atmil | atase pertahanan, atase militer, atase darat, atase laut, atase udara, atase | defence attaché, military attaché, army attaché, naval attaché, air attaché, attaché
Menko Polhukam | menteri koordinator bidang politik hukum dan keamanan | coordinating minister for political legal and security affairs
Wapres | wakil presiden | vice president
KSAD, Kasad | kepala staf angkatan darat | army chief of staff, chief of staff of the army
KSAL, Kasal | kepala staf angkatan laut | navy chief of staff, chief of staff of the navy, chief of naval staff
KSAU, Kasau | kepala staf angkatan udara | air force chief of staff, chief of staff of the air force, chief of air staff
Kasum | kepala staf umum | chief of the general staff
| kepala staf | chief of staff
Panglima TNI, Pangab | panglima tentara nasional indonesia | tni commander, commander of the indonesian armed forces, indonesian armed forces commander | TNI
| panglima | commander in chief, chief of defence
Waka | wakil kepala | deputy head, deputy chief
Irjen | inspektur jenderal | inspector general
Dirut | direktur utama | president director, chief executive officer, chief executive | direktur
Kapuspen | kepala pusat penerangan | head of the information centre | juru bicara
Jubir | juru bicara | spokesperson, spokesman, spokeswoman, press secretary | kepala biro informasi
Humas | hubungan masyarakat, penerangan masyarakat | public relations, public affairs | biro informasi
| staf khusus, penasihat | special adviser, adviser
| perdana menteri | prime minister | presiden
| tuan rumah | host
| partisipasi, ikut serta | participation, take part
| diplomat | diplomat | duta besar
| utusan khusus | envoy, special envoy | duta besar; atase pertahanan
| komandan | commander | panglima
| menteri | minister
| kementerian | ministry
| wakil menteri | deputy minister, vice minister
| pemerintah | government
| kantor berita | news agency

Letjen | letnan jenderal | lieutenant general
Mayjen | mayor jenderal | major general
Brigjen | brigadir jenderal | brigadier general
Jend | jenderal | general
Kol | kolonel | colonel
Letkol | letnan kolonel | lieutenant colonel
Laksda | laksamana muda | rear admiral
Laksdya | laksamana madya | vice admiral
Laksma | laksamana pertama | commodore
Marsda | marsekal muda | air vice marshal
Marsdya | marsekal madya | air marshal
Marsma | marsekal pertama | air commodore
| laksamana | admiral
| prajurit, serdadu, personel militer | soldier, troops, servicemen, military personnel
| perwira | officer, commissioned officer

TNI | tentara nasional indonesia | indonesian national armed forces, indonesian armed forces, indonesian military
TNI AD | tentara nasional indonesia angkatan darat | indonesian army
TNI AL | tentara nasional indonesia angkatan laut | indonesian navy
TNI AU | tentara nasional indonesia angkatan udara | indonesian air force
Polri | kepolisian republik indonesia, polisi indonesia | indonesian national police, indonesian police
Bakamla | badan keamanan laut, badan keamanan maritim | maritime security agency, indonesian coast guard, sea security agency, marine security agency
BSSN | badan siber dan sandi negara | national cyber and crypto agency, national cyber and encryption agency, cyber agency, cyber and crypto agency
BIN | badan intelijen negara | state intelligence agency
BAIS | badan intelijen strategis | strategic intelligence agency
Lemhannas | lembaga ketahanan nasional | national resilience institute
Wantannas | dewan ketahanan nasional | national resilience council
Kopassus | komando pasukan khusus | special forces command
Kopaska | komando pasukan katak | frogman command, navy divers | pasukan khusus
Denjaka | detasemen jala mangkara | naval counter terrorism detachment | pasukan khusus
Kopasgat, Paskhas | komando pasukan gerak cepat, pasukan khas | air force special forces | pasukan khusus
Paspampres | pasukan pengamanan presiden | presidential guard | prajurit
Konga | kontingen garuda | garuda contingent | pasukan perdamaian
Kodam | komando daerah militer | military area command, regional military command | angkatan darat
Dispen | dinas penerangan | information service, information office | penerangan; biro informasi
Kemenko Polhukam | kementerian koordinator bidang politik hukum dan keamanan | coordinating ministry for political legal and security affairs
Kostrad | komando cadangan strategis | strategic reserve command
Koarmada | komando armada | fleet command
Kogabwilhan | komando gabungan wilayah pertahanan | joint regional defence command
KKIP | komite kebijakan industri pertahanan | defence industry policy committee
Puspen | pusat penerangan | information centre
DPR | dewan perwakilan rakyat | house of representatives
ASEAN | perhimpunan bangsa-bangsa asia tenggara | association of southeast asian nations
ADMM | pertemuan menteri pertahanan asean | asean defence ministers meeting
UE, EU | uni eropa | european union
BNPT | badan nasional penanggulangan terorisme | national counter terrorism agency
BUMN | badan usaha milik negara, perusahaan milik negara, perusahaan negara, perusahaan pelat merah, pelat merah, milik negara | state owned enterprise, state owned, state owned company, state owned firm, state run company
PBB | perserikatan bangsa-bangsa | united nations
Jkt | jakarta | jakarta
Bdg | bandung | bandung
Jogja, Yogya | yogyakarta, jogjakarta | yogyakarta
| angkatan bersenjata, militer | armed forces, military
| angkatan darat | army | | angkatan bersenjata; pasukan bela diri
| angkatan laut | navy
| angkatan udara | air force
| pasukan bela diri | self defence forces
| penjaga pantai, pengawal pantai, penjaga laut, polisi laut | coast guard, coastguard
| marinir, korps marinir | marines, marine corps | angkatan laut
| zeni, pasukan zeni | military engineers, army engineers, engineer corps, sappers
| pasukan khusus, pasukan elite, pasukan elit, pasukan komando | special forces, commando, special operations forces, elite forces
Komcad | komponen cadangan, pasukan cadangan | reserve force, reserve component, reservist | prajurit
| polisi militer | military police
| infanteri | infantry | angkatan darat
| kavaleri | cavalry | kendaraan tempur
| batalyon, batalion | battalion | prajurit
| skuadron | squadron | angkatan udara
Lanud | pangkalan udara | air base, air force base
Lanal | pangkalan laut, pangkalan angkatan laut | naval base | angkatan laut

MoU, MoA | nota kesepahaman, nota kesepakatan, memorandum saling pengertian, memorandum | memorandum of understanding, memorandum of agreement, memorandum | perjanjian; kesepakatan
DCA | perjanjian kerja sama pertahanan | defence cooperation agreement | perjanjian; kerja sama pertahanan
ToT | alih teknologi, transfer teknologi, alih pengetahuan, transfer pengetahuan, transfer ilmu, berbagi ilmu, penguasaan teknologi | technology transfer, transfer of technology, tech transfer, knowledge transfer, transfer of knowledge | pertukaran teknologi
LoI | surat pernyataan minat, surat minat, surat pernyataan kehendak, pernyataan kehendak | letter of intent, statement of intent, letter of interest | memorandum
Perpres | peraturan presiden | presidential regulation
UU | undang-undang | law, act
MEF | kekuatan pokok minimum | minimum essential force
OMSP, MOOTW | operasi militer selain perang | military operations other than war
KRI | kapal republik indonesia | indonesian warship
JV | usaha patungan, usaha bersama, patungan | joint venture, joint company | produksi bersama; kemitraan
MTC | kerja sama teknis militer | military technical cooperation
JWG, Pokja | kelompok kerja, tim kerja, tim teknis, gugus tugas, satuan tugas, kelompok kerja bersama, tim gabungan, panitia bersama | working group, joint team, joint panel, joint working group, technical working group, technical team, technical committee, task force, working party | komisi antarpemerintah
TKDN | tingkat komponen dalam negeri, komponen dalam negeri, komponen lokal, produksi dalam negeri, produk dalam negeri, buatan dalam negeri, produk indonesia, buatan indonesia | domestic component level, local content, domestic content, domestic production, local production, locally made, made in indonesia
| 2+2, 2 2, 2 plus 2, dua plus dua | two plus two
| perjanjian, pakta, traktat | agreement, treaty, pact, accord | nota kesepahaman; kesepakatan
| kesepakatan | agreement, deal, accord | perjanjian; nota kesepahaman
| persetujuan | agreement, approval
PKS | perjanjian kerja sama | cooperation agreement
| komisi antarpemerintah, komisi antar pemerintah, komisi bersama, komite bersama | intergovernmental commission, inter governmental commission, joint commission, joint committee | kelompok kerja; komisi
| komite | committee | komisi antarpemerintah
| perjanjian payung, perjanjian induk, perjanjian kerangka | framework agreement, umbrella agreement | memorandum
| pengaturan teknis, pengaturan pelaksanaan | technical arrangement, implementing arrangement | perjanjian
| komunike, deklarasi bersama | communique, joint declaration | pernyataan bersama
| imbal dagang, barter | countertrade, counter trade, barter | offset
| imbal balik, offset, imbal beli, kontra pembelian | offset, counterpurchase, counter purchase, industrial participation | imbal dagang
| kandungan lokal, muatan lokal | local content, local part, local component, domestic part, domestic component, locally made part | kemandirian
| produksi bersama, pembuatan bersama, manufaktur bersama, bikin bersama | joint production, coproduction, co production, joint manufacturing | usaha patungan; pengembangan bersama; produksi
| pengembangan bersama | joint development, codevelopment, co development | produksi bersama; pengembangan
| kompensasi, tukar guling | compensation | offset
| pengadaan, akuisisi | procurement, acquisition | kontrak
| hibah, sumbangan | grant, donation, gift | penyerahan
| penandatanganan | signing
| penyerahan, serah terima, pengiriman | handover, delivery, shipment
| kedatangan | arrival | penyerahan
| pembiayaan, pendanaan | financing, funding, cost, cost sharing
| anggaran, belanja pertahanan | budget, defence spending, military spending | pembiayaan; pengadaan
| pinjaman, kredit | loan, credit | pembiayaan
| tunggakan, utang, hutang | arrears, debt | pembayaran
| pembayaran, cicilan, angsuran | payment, instalment
| investasi, penanaman modal | investment | usaha patungan
| konsorsium | consortium | usaha patungan
| pabrikan, produsen | manufacturer, maker, producer
| galangan, galangan kapal | shipyard, dockyard, yard, shipbuilder
| perakitan | assembly | produksi
| prototipe, purwarupa | prototype
| swasta | private sector, privately owned | perusahaan
| perusahaan | company, firm
| rencana aksi | action plan, plan of action
| program | programme
| non-blok, non blok | non-aligned, non aligned

| kerja sama, gandeng, rangkul | cooperation
| kerja sama antarlembaga, kerja sama lembaga, kerja sama antarkementerian, kerja sama antar kementerian, kerja sama antarinstansi, kerja sama antar instansi | cooperation between institutions, institutional cooperation, cooperation between ministries, cooperation between agencies, ties between ministries
| kerja sama pertahanan | defence cooperation | kerja sama militer; kerja sama
| kerja sama militer | military cooperation | kerja sama pertahanan; kerja sama
| kemitraan | partnership | kerja sama
| mitra | partner
| kemitraan strategis | strategic partnership | kemitraan; kerja sama; hubungan
| persahabatan | friendship | hubungan
| hubungan | relations, relationship, ties | kerja sama
| latihan | exercise, drill
| latihan perang, simulasi perang, gladi | war game, wargame, war exercise | latihan bersama; latihan
| latihan menembak | live fire exercise, firing exercise | latihan
| patroli | patrol
| patroli bersama, patroli terkoordinasi, patroli perbatasan | joint patrol, coordinated patrol, border patrol | patroli
| kunjungan kehormatan | courtesy call, courtesy visit | kunjungan; pertemuan
| kunjungan kerja | working visit | kunjungan
| kunjungan balasan | return visit, reciprocal visit | kunjungan
| ratifikasi, pengesahan | ratification
| studi banding | study visit, study tour | kunjungan; pertukaran pendidikan
| kunjungan kenegaraan | state visit | kunjungan
| kunjungan, lawatan | visit, trip, tour | pertemuan
| anjangsana, muhibah | goodwill visit | kunjungan
| pertemuan | meeting
| sidang, rapat | session, sitting | pertemuan
| konferensi tingkat tinggi, pertemuan puncak | summit, summit meeting, leaders retreat | pertemuan
| tingkat tinggi | high level, top level
| tingkat menteri | ministerial, ministerial level
| seminar, lokakarya, simposium | seminar, workshop, symposium | dialog
| dialog, konsultasi | dialogue, consultation
| dialog pertahanan, dialog strategis, dialog keamanan, tukar pikiran | defence dialogue, strategic dialogue, security dialogue, security talks, strategic talks
| pertemuan bilateral | bilateral meeting | pertemuan
| pembahasan | discussion
| perundingan, negosiasi, pembicaraan | negotiation, talks | pertemuan; pembahasan
| pameran | exhibition, expo, fair, trade show, trade fair
| pameran senjata, bazar senjata, pameran alutsista, pameran pertahanan, pameran militer | arms fair, arms bazaar, arms show, defence expo, defence exhibition, arms expo, weapons fair, weapons show | pameran
| pameran dirgantara | air show, airshow | pameran
| pernyataan bersama | joint statement | pernyataan
| siaran pers, siaran resmi, rilis resmi, rilis pers | press release, official release, press statement | pernyataan
| wawancara | interview | keterangan kepada pers; pernyataan
| pertukaran | exchange, swap
| pertukaran informasi, berbagi informasi, tukar-menukar informasi, pertukaran data, berbagi data, berbagi info, tukar info | information exchange, information sharing, exchange of information, sharing information, data sharing, sharing data, data exchange, info sharing, information swap, swap information
| pertukaran intelijen, berbagi intelijen, kerja sama intelijen, berbagi rahasia | intelligence sharing, sharing secrets, sharing intelligence, intelligence exchange, intelligence cooperation | pertukaran informasi
| pertukaran perwira | officer exchange, exchange of officers, officer swap | pertukaran personel
| pertukaran pelajar, pertukaran mahasiswa, pertukaran siswa | student exchange, exchange of students, student swap | pertukaran pendidikan; pertukaran
| pertukaran taruna, pertukaran kadet | cadet exchange, exchange of cadets | pertukaran pelajar; pertukaran pendidikan
| pertukaran pendidikan, pertukaran dosen, pertukaran ilmuwan, kuliah di luar negeri, belajar di luar negeri | educational exchange, academic exchange, exchange of scholars, study abroad | pertukaran pelajar; pendidikan
| pertukaran teknologi, berbagi teknologi | technology exchange, exchange of technology, technology sharing | alih teknologi
| pertukaran personel, pertukaran tentara, pertukaran prajurit | personnel exchange, exchange of personnel, troop exchange, staff exchange | pertukaran perwira; pertukaran
latma, latgab, latgabma | latihan bersama, latihan gabungan | joint exercise, joint training | latihan militer; latihan
| latihan militer, latihan tentara, latihan prajurit, latihan tempur | military exercise, army exercise, training soldiers | latihan bersama; latihan
| pelatihan | training | latihan; pendidikan
| pendidikan, kuliah | education | pelatihan
| beasiswa | scholarship, fellowship | pendidikan
| taruna, kadet | cadet, midshipman | pelajar; pendidikan militer
| pendidikan militer, pendidikan tentara, sekolah tentara, kuliah militer | military education, military schooling, army education, military studies | pendidikan; pelatihan
| akademi militer, sekolah militer, sekolah perwira | military academy, officer school, military school, war college | pendidikan militer
Seskoad, Sesko | sekolah staf dan komando | staff college, command and staff college | pendidikan militer
| instruktur | instructor, lecturer | pelatihan
| magang | apprenticeship, internship, apprentice | pelatihan
| pakar, ahli, tenaga ahli | expert, specialist
| peneliti, ilmuwan | researcher, scientist
| pelajar, mahasiswa, siswa | student | pendidikan
| teknisi, mekanik, montir | technician, mechanic
| peningkatan kapasitas, pembangunan kapasitas, penguatan kapasitas | capacity building, capability building, capacity development
| tindak lanjut | follow up
`
  .split("\n")
  .filter((line) => line.includes("|"))
  .concat(MATTER_LINES);
