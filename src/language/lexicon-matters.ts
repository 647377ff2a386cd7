/** The lines of the bilingual table that say what cooperation is about: equipment, fields of it, what is done. */
export const MATTER_LINES: readonly string[] = `
alutsista | alat utama sistem senjata, sistem senjata, alat pertahanan, peralatan militer, alat perang | main weapon system, weapon system, defence equipment, military equipment, defence hardware, military hardware, military gear, war equipment, combat equipment
SDM | sumber daya manusia, tenaga manusia, tenaga kerja, tenaga terampil, tenaga kerja terampil, keterampilan pegawai | human resources, manpower, workforce, human capital, skilled worker, skilled people, staff skills
HADR | bantuan kemanusiaan dan tanggap bencana | humanitarian assistance and disaster relief | tanggap bencana; bantuan kemanusiaan
MRO | pemeliharaan perawatan dan perbaikan | maintenance repair and overhaul | pemeliharaan
litbang, R&D | penelitian dan pengembangan | research and development | penelitian; pengembangan
iptek | ilmu pengetahuan dan teknologi | science and technology
inhan | industri pertahanan, industri senjata, industri militer, pabrik senjata, pabrik alutsista | defence industry, arms industry, weapons industry, military industry, arms factory, weapons factory, defence manufacturing
kontraterorisme, counterterrorism, antiterorisme, antiteror | kontra terorisme, penanggulangan terorisme, anti terorisme, anti teror, kontra teror, kontra teroris, perang melawan teror, perang melawan terorisme, pemberantasan terorisme | counter terrorism, anti terrorism, war on terror, fight against terrorism, fighting terrorism | terorisme; pasukan khusus
| terorisme, bom bunuh diri, aksi teror | terrorism, suicide bombing, terror attack | penanggulangan terorisme
| radikalisme, ekstremisme, ekstremis | radicalism, extremism, extremist | penanggulangan terorisme
| pertahanan | defence
| keamanan | security
| keamanan siber, keamanan dunia maya, keamanan jaringan, keamanan digital, keamanan komputer, keamanan internet, keamanan data, perlindungan data | cyber security, cybersecurity, network security, information security, digital security, computer security, internet security, internet safety, online safety, online security, data protection | pertahanan siber; siber
| peretasan, serangan siber, kejahatan siber, virus komputer, kebocoran data, pembobolan data, pencurian data | hacking, hacker, computer hacking, data breach, data leak, cyber attack, cyberattack, cyber crime, cybercrime, ransomware, malware | keamanan siber
| komputer | computer | keamanan siber
| internet | internet, online | keamanan siber
| persandian, kriptografi, enkripsi | cryptography, encryption | keamanan siber
| kecerdasan buatan, kecerdasan artifisial | artificial intelligence, machine learning
| pertahanan siber, perang siber, pertahanan dunia maya | cyber defence, cyberdefence, cyber warfare, cyberwar | keamanan siber; siber
| keamanan maritim, keamanan laut, keamanan perairan | maritime security, maritime safety, sea security, security at sea, safety at sea
| perairan | waters, territorial waters | keamanan maritim; maritim
| patroli laut, patroli perairan | sea patrol, naval patrol | keamanan maritim | maritim
| kelautan, maritim | maritime
| pesisir, pantai | coastal, coast
| pengawasan maritim, pengawasan laut, kesadaran maritim | maritime surveillance, maritime domain awareness | keamanan maritim
| pembajakan, perompakan, bajak laut | piracy | keamanan maritim
| penangkapan ikan ilegal, pencurian ikan | illegal fishing, poaching | keamanan maritim
| penyelundupan | smuggling, trafficking | keamanan perbatasan; perbatasan
| nelayan | fisherman
LCS, SCS | laut china selatan, laut cina selatan, laut natuna utara | south china sea, north natuna sea
| kemandirian, swasembada, berdikari, tidak bergantung, kaki sendiri, bikin sendiri | self reliance, self sufficiency, self reliant, not dependent, own feet | otonomi strategis
| ketergantungan | dependence | kemandirian
| otonomi strategis | strategic autonomy | kemandirian
| strategis | strategic
| industri | industry
| teknologi | technology
| rantai pasok, rantai nilai, jaringan pemasok | supply chain, value chain, supplier network
| suku cadang, onderdil | spare part | pemeliharaan; rantai pasok
| kedokteran militer, kesehatan militer, medis militer, dokter tentara, kesehatan tentara, kesehatan prajurit, obat tentara, medis tentara, tim medis, tenaga medis | military medicine, medical team, medical corps, military medical, military health, military doctor, army doctor, army medicine
| rumah sakit | hospital | kedokteran militer
| rumah sakit militer, rumah sakit lapangan, rumah sakit tentara | military hospital, field hospital, army hospital | kedokteran militer
| dokter | doctor | kedokteran militer
| suster | nurse | kedokteran militer
| obat | medicine, medication | kedokteran militer
| vaksin, pandemi | vaccine, pandemic | kedokteran militer
| kapal rumah sakit, rumah sakit kapal, rumah sakit terapung | hospital ship, floating hospital | kedokteran militer
| evakuasi medis | medical evacuation, medevac | kedokteran militer
| bantuan, dukungan | support, assistance, aid
| bantuan kemanusiaan, misi kemanusiaan, bantuan darurat, bantuan korban | humanitarian assistance, humanitarian aid, humanitarian relief, humanitarian mission, emergency relief, emergency aid | tanggap bencana; kemanusiaan
| bawah laut | underwater, undersea | kapal selam; maritim
| barang bantuan, bantuan logistik, bantuan bencana | relief goods, relief supplies, relief aid | bantuan kemanusiaan
| korban | victim | bantuan kemanusiaan; tanggap bencana
| pengungsi | refugee | bantuan kemanusiaan; tanggap bencana
| operasi kemanusiaan | humanitarian operation
| tanggap bencana, penanggulangan bencana, penanganan bencana, penanggulangan bencana alam, penanganan bencana alam | disaster response, disaster relief, disaster management, natural disaster relief | bantuan kemanusiaan; bencana
SAR, Basarnas | pencarian dan pertolongan, pencarian dan penyelamatan, pertolongan laut | search and rescue, sea rescue, maritime rescue | tanggap bencana
UNIFIL, MINUSCA | pasukan perdamaian, penjaga perdamaian, pemeliharaan perdamaian, serdadu perdamaian, helm biru, baret biru, misi perdamaian, operasi perdamaian, tentara perdamaian, prajurit perdamaian, tentara penjaga perdamaian, pasukan penjaga perdamaian, pasukan pbb, tentara pbb | peacekeeping, peace keeping, peacekeeping force, blue helmet, blue beret, peace mission, peace operation, un troops, un force, un peacekeeper
| pesawat tempur, jet tempur, pesawat pemburu, pesawat perang, jet | fighter aircraft, fighter jet, combat aircraft, fighter, fighter plane, warplane, jet
| pesawat angkut, pesawat kargo, pesawat transportasi | transport aircraft, transport plane, cargo aircraft, cargo plane, airlifter
| hercules, pesawat hercules | hercules, c-130 | pesawat angkut
| pesawat tanker | tanker aircraft, refuelling aircraft | pesawat angkut
| pesawat patroli, pesawat intai, pesawat patroli maritim, pesawat intai maritim | patrol aircraft, maritime patrol aircraft, surveillance aircraft, reconnaissance aircraft, surveillance plane
| pesawat latih | trainer aircraft, jet trainer
| pesawat, pesawat terbang | aircraft, airplane, plane | | pesawat tempur; pesawat angkut; hercules; drone
| pesawat nirawak, pesawat tanpa awak, drone, wahana nirawak, sistem nirawak | unmanned aerial vehicle, uav, drone, unmanned aircraft, unmanned system, uncrewed system
Ranpur | kendaraan tempur, kendaraan perang, kendaraan militer, mobil tempur, mobil perang | combat vehicle, fighting vehicle, military vehicle, army vehicle, army truck, military truck | kendaraan lapis baja | tank; kendaraan angkut pasukan
Rantis | kendaraan taktis | tactical vehicle | kendaraan tempur
| kendaraan | vehicle | | kendaraan tempur; kendaraan taktis; tank; kendaraan angkut pasukan
| tank, tank tempur | battle tank, main battle tank, tank | kendaraan tempur
| kendaraan angkut pasukan, pengangkut pasukan | troop carrier, personnel carrier, armoured personnel carrier | kendaraan lapis baja
| kendaraan amfibi | amphibious vehicle, amphibious carrier | kendaraan tempur
| kendaraan lapis baja, panser | armoured vehicle, armoured car | kendaraan tempur
| kapal selam | submarine | kapal perang
| torpedo | torpedo | kapal selam
| korvet | corvette | kapal perang
| kapal induk | aircraft carrier | kapal perang
| kapal pendarat, kapal pendarat pasukan | landing ship, landing craft, landing platform dock | kapal perang
| kapal cepat, kapal cepat rudal | fast attack craft, missile boat | kapal patroli; kapal perang
| kapal perang, kapal tempur | warship, naval vessel, naval ship | kapal patroli | kapal selam; fregat; korvet; kapal pendarat; kapal cepat; kapal induk
| rudal, peluru kendali, misil | missile, guided missile
| roket | rocket | rudal
| artileri, meriam, howitzer | artillery, howitzer, cannon
Hanud, Arhanud | pertahanan udara, sistem pertahanan udara | air defence, air defence system | rudal; radar
| perang elektronik | electronic warfare | elektronika pertahanan; elektronika
| elektronika pertahanan, elektronika militer | defence electronics, military electronics
| elektronika, elektronik | electronics
| teropong malam, kacamata malam | night vision, night vision sight, night vision goggles, night vision device
| senapan, senapan serbu, senjata ringan, senjata api | small arms, rifle, assault rifle, firearm
| bom, granat, bahan peledak, mesiu | bomb, grenade, explosive, gunpowder | amunisi
| ranjau, ranjau darat | landmine, land mine
| sonar | sonar | radar
arms, armament, armaments | senjata | weapon, weaponry | | rudal; roket; artileri; senapan; amunisi; bom; ranjau; torpedo
| senjata nuklir | nuclear weapon, nuclear arms
| bebas nuklir, zona bebas nuklir | nuclear free, nuclear free zone, nuclear weapon free zone | senjata nuklir
| pemeliharaan, perawatan, perbaikan, reparasi, servis, bengkel | maintenance, repair, upkeep, servicing, fixing
| modernisasi, pemutakhiran | modernisation, upgrade, retrofit | pemeliharaan
| pengembangan | development
| penelitian, riset | research
Intel | intelijen | intelligence | pertukaran informasi
| spionase, mata-mata, kontra intelijen | espionage, spying, spies, counter intelligence | intelijen; pertukaran informasi
| pengintaian | surveillance, reconnaissance | radar
| alih alutsista, hibah alutsista, penyerahan alutsista | transfer of defence equipment, equipment transfer, equipment grant
| diplomasi | diplomacy
| hoaks, berita bohong, disinformasi, misinformasi | hoax, fake news, disinformation, misinformation
| pelatihan pilot, sekolah terbang, sekolah pilot, latihan terbang, simulasi terbang | pilot training, training pilot, flight training, flying school, pilot school, flight simulation | simulator
| perbatasan, tapal batas, batas negara | border, frontier, boundary
| keamanan perbatasan, penjagaan perbatasan | border security, border guard, border control, border management | perbatasan
| kedaulatan | sovereignty | perbatasan
| dirgantara, penerbangan, industri pesawat, pabrik pesawat | aerospace, aviation, aircraft industry
| antariksa, ruang angkasa, luar angkasa | outer space, spacecraft, space technology, space cooperation | dirgantara
| satelit | satellite | antariksa; dirgantara
| kapal antariksa, roket antariksa | space launch, launch vehicle | antariksa; dirgantara
| regional, kawasan | regional
| indo-pasifik | indo-pacific | kawasan
| kebijakan | policy
| syarat, tuntutan | requirement, condition
| ekspor | export | penjualan
| impor | import | pengadaan
| penguatan | strengthening
| peningkatan | enhancement, increase
| strategi | strategy
| amunisi, munisi, peluru tajam | ammunition, munitions, ammo, bullet, cartridge
| fregat | frigate | kapal perang
| kapal patroli, kapal pengawas | patrol boat, patrol vessel, patrol ship, patrol craft | kapal perang
| penjualan | sale | ekspor
| perdagangan senjata, jual beli senjata, perdagangan alutsista, jual beli alutsista | arms trade, weapons trade, defence trade | ekspor
| ekspor senjata, ekspor alutsista, penjualan senjata, penjualan alutsista | arms export, defence export, weapons export, arms sale, weapons sale | ekspor
| pengadaan alutsista, pembelian alutsista, pengadaan senjata, pembelian senjata, belanja alutsista, belanja senjata, belanja militer, impor senjata, impor alutsista | defence procurement, arms procurement, military procurement, military purchase, arms purchase, weapons purchase, arms import, weapons import, defence acquisition, equipment purchase, purchase of equipment | pengadaan
| perempuan, wanita | woman, female
| wartawan, pewarta, jurnalis, reporter | journalist
| pabrik | plant, factory | industri pertahanan
| kursus | course
| gempa, gempa bumi | earthquake, quake | tanggap bencana
| tsunami, banjir, tanah longsor, gunung meletus, letusan gunung, letusan gunung api | tsunami, flood, landslide, volcanic eruption | tanggap bencana
| badai, topan, angin topan | storm, typhoon, hurricane, cyclone | tanggap bencana
| kebakaran hutan | forest fire, wildfire | tanggap bencana
| lisensi | licence | produksi bersama; alih teknologi
| sandera | hostage
| penyelamatan, pertolongan | rescue
| helikopter, heli | helicopter, rotorcraft, chopper
| interoperabilitas | interoperability
| presiden | president
| produksi, bikin | production, manufacture
| kontrak | contract | perjanjian
| delegasi | delegation
| siber, dunia siber, ruang siber | cyber, cyberspace | keamanan siber; pertahanan siber
| kapal | ship, vessel, boat | | kapal selam; fregat; korvet; kapal pendarat; kapal cepat; kapal induk
| bencana, bencana alam, korban bencana | disaster, natural disaster, calamity, disaster victims | | gempa
| simulator, simulator terbang | simulator, flight simulator, flight sim
| kemanusiaan | humanitarian
`
  .split("\n")
  .filter((line) => line.includes("|"));
