/**
 * The bilingual table of the field, one concept a line: `abbreviations | Indonesian | English`, forms parted by commas.
 * The first long form of a language is the one that an abbreviation is written out to; an abbreviation of two letters
 * counts only in capitals. Inflections and spelling variants need no line: forms are compared by their stems.
 */
export const CONCEPT_LINES: readonly string[] = `
Kemhan, MoD | kementerian pertahanan, kementerian angkatan bersenjata | ministry of defence, defence ministry, department of defence, ministry of the armed forces
Menhan | menteri pertahanan, menteri angkatan bersenjata, menteri pertahanan nasional | minister of defence, minister of national defence, defence minister, defence secretary, secretary of defence, minister of the armed forces, armed forces minister
Wamenhan | wakil menteri pertahanan, wakil pertama menteri pertahanan | deputy minister of defence, deputy defence minister, vice minister of defence, first deputy minister of defence
Kemlu, MoFA | kementerian luar negeri | ministry of foreign affairs, foreign ministry
Menlu | menteri luar negeri | minister of foreign affairs, foreign minister
Wamenlu | wakil menteri luar negeri | deputy minister of foreign affairs, deputy foreign minister
Sekjen, secgen | sekretaris jenderal | secretary general
Setjen | sekretariat jenderal | secretariat general
Karo, Kabiro | kepala biro | head of bureau, bureau head
Dirjen | direktur jenderal | director general
Ditjen | direktorat jenderal | directorate general
Unhan | universitas pertahanan | defence university
Dubes | duta besar | ambassador
Kedubes, KBRI | kedutaan besar | embassy
Athan | atase pertahanan | defence attaché, military attaché
Menko Polhukam | menteri koordinator bidang politik hukum dan keamanan | coordinating minister for political legal and security affairs
Wapres | wakil presiden | vice president
KSAD, Kasad | kepala staf angkatan darat | army chief of staff, chief of staff of the army
KSAL, Kasal | kepala staf angkatan laut | navy chief of staff, chief of staff of the navy, chief of naval staff
KSAU, Kasau | kepala staf angkatan udara | air force chief of staff, chief of staff of the air force, chief of air staff
Kasum | kepala staf umum | chief of the general staff
| panglima | commander in chief, chief of defence
| komandan | commander
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
| prajurit, serdadu | soldier, troops

TNI | tentara nasional indonesia | indonesian national armed forces, indonesian armed forces, indonesian military
TNI AD | tentara nasional indonesia angkatan darat | indonesian army
TNI AL | tentara nasional indonesia angkatan laut | indonesian navy
TNI AU | tentara nasional indonesia angkatan udara | indonesian air force
Polri | kepolisian republik indonesia, polisi indonesia | indonesian national police, indonesian police
Bakamla | badan keamanan laut, badan keamanan maritim | maritime security agency, indonesian coast guard
BSSN | badan siber dan sandi negara | national cyber and crypto agency, national cyber and encryption agency
BIN | badan intelijen negara | state intelligence agency
BAIS | badan intelijen strategis | strategic intelligence agency
Lemhannas | lembaga ketahanan nasional | national resilience institute
Wantannas | dewan ketahanan nasional | national resilience council
Kopassus | komando pasukan khusus | special forces command
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
BUMN | badan usaha milik negara, perusahaan milik negara | state owned enterprise, state owned company
PBB | perserikatan bangsa-bangsa | united nations
| angkatan bersenjata, militer | armed forces, military
| angkatan darat | army
| angkatan laut | navy
| angkatan udara | air force
| pasukan bela diri | self defence forces
| penjaga pantai | coast guard

MoU | nota kesepahaman, memorandum saling pengertian, memorandum | memorandum of understanding, memorandum
DCA | perjanjian kerja sama pertahanan | defence cooperation agreement
ToT | alih teknologi, transfer teknologi | technology transfer, transfer of technology, tech transfer
LoI | surat pernyataan minat, surat minat | letter of intent
Perpres | peraturan presiden | presidential regulation
UU | undang-undang | law, act
MEF | kekuatan pokok minimum | minimum essential force
OMSP, MOOTW | operasi militer selain perang | military operations other than war
KRI | kapal republik indonesia | indonesian warship
JV | usaha patungan | joint venture
MTC | kerja sama teknis militer | military technical cooperation
JWG, Pokja | kelompok kerja | working group
TKDN | tingkat komponen dalam negeri | domestic component level, local content
| 2+2, 2 2, 2 plus 2, dua plus dua | two plus two
| perjanjian | agreement, treaty
| kesepakatan | agreement, deal
| persetujuan | agreement, approval
PKS | perjanjian kerja sama | cooperation agreement
| komisi antarpemerintah | intergovernmental commission, inter governmental commission
| imbal dagang | countertrade, counter trade
| imbal balik, offset | offset
| kandungan lokal, muatan lokal | local content
| produksi bersama | joint production
| pengembangan bersama | joint development
| pengadaan, akuisisi | procurement, acquisition
| hibah, sumbangan | grant, donation
| penandatanganan | signing
| penyerahan, serah terima | handover, delivery
| rencana aksi | action plan, plan of action
| program | programme
| non-blok, non blok | non-aligned, non aligned

| kerja sama | cooperation
| kerja sama pertahanan | defence cooperation
| kerja sama militer | military cooperation
| kemitraan | partnership
| mitra | partner
| kemitraan strategis | strategic partnership
| hubungan | relations, relationship, ties
| latihan | exercise, drill
| kunjungan kehormatan | courtesy call, courtesy visit
| kunjungan kerja | working visit
| kunjungan balasan | return visit, reciprocal visit
| kunjungan kenegaraan | state visit
| kunjungan | visit
| pertemuan | meeting
| pertemuan bilateral | bilateral meeting
| pembahasan | discussion
| perundingan | negotiation
| pameran | exhibition, expo
| pernyataan bersama | joint statement
| siaran pers | press release
| pertukaran | exchange
| pertukaran informasi | information exchange, information sharing, exchange of information
| pertukaran perwira | officer exchange, exchange of officers
| pertukaran pelajar | student exchange, exchange of students
| pertukaran personel | personnel exchange, exchange of personnel
latma, latgab, latgabma | latihan bersama, latihan gabungan | joint exercise, joint training
| latihan militer | military exercise
| pelatihan | training
| pendidikan | education
| beasiswa | scholarship
| pelajar, mahasiswa | student
| peningkatan kapasitas, pembangunan kapasitas | capacity building
| tindak lanjut | follow up

alutsista | alat utama sistem senjata, sistem senjata | main weapon system, weapon system, defence equipment, military equipment
SDM | sumber daya manusia | human resources
HADR | bantuan kemanusiaan dan tanggap bencana | humanitarian assistance and disaster relief
MRO | pemeliharaan perawatan dan perbaikan | maintenance repair and overhaul
litbang, R&D | penelitian dan pengembangan | research and development
iptek | ilmu pengetahuan dan teknologi | science and technology
inhan | industri pertahanan | defence industry
kontraterorisme, counterterrorism, antiterorisme, antiteror | kontra terorisme, penanggulangan terorisme, anti terorisme, anti teror, kontra teror, kontra teroris | counter terrorism, anti terrorism
| terorisme | terrorism
| pertahanan | defence
| keamanan | security
| keamanan siber | cyber security, cybersecurity
| pertahanan siber, perang siber | cyber defence, cyberdefence, cyber warfare
| keamanan maritim, keamanan laut | maritime security
| kelautan, maritim | maritime
LCS, SCS | laut china selatan, laut cina selatan, laut natuna utara | south china sea, north natuna sea
| kemandirian, swasembada | self reliance, self sufficiency
| otonomi strategis | strategic autonomy
| strategis | strategic
| industri | industry
| teknologi | technology
| rantai pasok | supply chain
| kedokteran militer, kesehatan militer, medis militer | military medicine, military medical
| bantuan kemanusiaan | humanitarian assistance, humanitarian aid
| operasi kemanusiaan | humanitarian operation
| tanggap bencana, penanggulangan bencana | disaster response, disaster relief, disaster management
| pasukan perdamaian, penjaga perdamaian, pemeliharaan perdamaian | peacekeeping, peace keeping
| pesawat tempur, jet tempur | fighter aircraft, fighter jet, combat aircraft, fighter
| pesawat angkut | transport aircraft
| pesawat | aircraft, airplane
| pesawat nirawak, pesawat tanpa awak, drone | unmanned aerial vehicle, uav, drone
| kendaraan tempur | combat vehicle, fighting vehicle
| kendaraan lapis baja, panser | armoured vehicle, armoured car
| kapal selam | submarine
| kapal perang | warship, naval vessel
| rudal, peluru kendali | missile
| senjata | weapon, arms
| senjata nuklir | nuclear weapon
| pemeliharaan | maintenance
| pengembangan | development
| penelitian, riset | research
| intelijen | intelligence
| perbatasan | border
| kedaulatan | sovereignty
| dirgantara | aerospace
| regional, kawasan | regional
| kebijakan | policy
| ekspor | export
| impor | import
| penguatan | strengthening
| peningkatan | enhancement, increase
| strategi | strategy
| amunisi, munisi | ammunition, munitions
| fregat | frigate
| kapal patroli | patrol boat, patrol vessel, patrol ship
| penjualan | sale
| perempuan, wanita | woman, female
| wartawan, pewarta, jurnalis, reporter | journalist
| pabrik | plant, factory
| kursus | course
| gempa, gempa bumi | earthquake, quake
| lisensi | licence
| sandera | hostage
| helikopter | helicopter
| interoperabilitas | interoperability
| presiden | president
| produksi | production
| kontrak | contract
| delegasi | delegation
| siber | cyber
| kapal | ship, vessel
| bencana | disaster
| kemanusiaan | humanitarian
`
  .split("\n")
  .filter((line) => line.includes("|"));
