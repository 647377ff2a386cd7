/**
 * What people call the countries of ISO 3166-1, one a line:
 * `code | abbreviations and other spellings | Indonesian | English, the adjective last | other names`, forms parted by
 * commas. The first Indonesian and the first English name are the everyday ones, by which the record calls the country: those
 * of the CLDR, but where a test lists another. All but the last column is read in texts and queries as concepts are
 * (see lexicon-concepts.ts); the other names are only names: they lead to the country, and say nothing elsewhere.
 */
const TABLE = `
AD | | Andorra | Andorra, Andorran
AE | UEA, UAE | Uni Emirat Arab | United Arab Emirates, Emirati | Emirates, Persatuan Emirat Arab, Emirat Arab
AF | Afghanistan | Afganistan | Afghanistan, Afghan
AG | | Antigua dan Barbuda | Antigua and Barbuda, Antiguan
AI | | Anguilla | Anguilla, Anguillan
AL | | Albania | Albania, Albanian
AM | | Armenia | Armenia, Armenian
AO | | Angola | Angola, Angolan
AQ | Antarctica | Antarktika | Antarctica, Antarctic
AR | | Argentina | Argentina, Argentine, Argentinian
AS | | Samoa Amerika | American Samoa, American Samoan
AT | | Austria | Austria, Austrian
AU | Aussie | Australia | Australia, Australian
AW | | Aruba | Aruba, Aruban
AX | | Kepulauan Aland | Åland Islands, Åland
AZ | Azerbaidjan | Azerbaijan | Azerbaijan, Azerbaijani
BA | BiH | Bosnia dan Herzegovina, Bosnia | Bosnia and Herzegovina, Bosnia, Bosnian
BB | | Barbados | Barbados, Barbadian
BD | | Bangladesh | Bangladesh, Bangladeshi
BE | | Belgia | Belgium, Belgian
BF | | Burkina Faso | Burkina Faso, Burkinabe
BG | | Bulgaria | Bulgaria, Bulgarian
BH | | Bahrain | Bahrain, Bahraini
BI | | Burundi | Burundi, Burundian
BJ | | Benin | Benin, Beninese
BL | | Saint Barthélemy | Saint Barthélemy | Saint Barth, St. Barthélemy
BM | | Bermuda | Bermuda, Bermudian
BN | | Brunei, Brunei Darussalam | Brunei, Brunei Darussalam, Bruneian
BO | | Bolivia | Bolivia, Bolivian
BQ | | Belanda Karibia | Caribbean Netherlands | Bonaire, Sint Eustatius and Saba
BR | | Brasil | Brazil, Brazilian
BS | | Bahama | Bahamas, Bahamian | The Bahamas
BT | | Bhutan | Bhutan, Bhutanese
BV | | Pulau Bouvet | Bouvet Island
BW | | Botswana | Botswana, Botswanan | Motswana
BY | Belarusia, Belorusia | Belarus | Belarus, Belarusian | Byelorusia, Belorussia
BZ | | Belize | Belize, Belizean
CA | | Kanada | Canada, Canadian
CC | | Kepulauan Cocos | Cocos Islands, Keeling Islands | Cocos (Keeling) Islands, Kepulauan Cocos (Keeling)
CD | DRC, RDK | RD Kongo, Republik Demokratik Kongo | DR Congo, Democratic Republic of the Congo, Congolese | Congo - Kinshasa, Kongo - Kinshasa, Kongo, Congo, Zaire
CF | | Republik Afrika Tengah, Afrika Tengah | Central African Republic, Central African
CG | | Republik Kongo | Republic of the Congo | Congo - Brazzaville, Kongo - Brazzaville, Kongo, Congo
CH | | Swiss | Switzerland, Swiss
CI | | Pantai Gading | Côte d'Ivoire, Ivory Coast, Ivorian
CK | | Kepulauan Cook | Cook Islands | Cook Islander
CL | Chili | Cile, Chile | Chile, Chilean
CM | | Kamerun | Cameroon, Cameroonian
CN | RRT, RRC, PRC | Tiongkok, China, Cina, Republik Rakyat Tiongkok | China, People's Republic of China, Chinese | Republik Rakyat China, Republik Rakyat Cina, Mainland China
CO | | Kolombia | Colombia, Colombian
CR | | Kosta Rika | Costa Rica, Costa Rican
CU | | Kuba | Cuba, Cuban
CV | Cabo Verde | Tanjung Verde | Cape Verde, Cape Verdean
CW | | Curaçao | Curaçao, Curaçaoan
CX | | Pulau Natal | Christmas Island
CY | | Siprus | Cyprus, Cypriot
CZ | Cheko | Ceko, Republik Ceko | Czechia, Czech Republic, Czech
DE | | Jerman | Germany, German | Republik Federal Jerman, Federal Republic of Germany
DJ | | Jibuti | Djibouti, Djiboutian
DK | | Denmark | Denmark, Danish
DM | | Dominika | Dominica
DO | | Republik Dominika | Dominican Republic, Dominican
DZ | Aldjazair | Aljazair | Algeria, Algerian
EC | Ekwador | Ekuador | Ecuador, Ecuadorian
EE | | Estonia | Estonia, Estonian
EG | | Mesir | Egypt, Egyptian
EH | | Sahara Barat | Western Sahara, Sahrawi
ER | | Eritrea | Eritrea, Eritrean
ES | | Spanyol | Spain, Spanish
ET | Ethiopia | Etiopia | Ethiopia, Ethiopian
FI | | Finlandia | Finland, Finnish
FJ | | Fiji | Fiji, Fijian
FK | Malvinas | Kepulauan Falkland | Falkland Islands, Falklands | Kepulauan Malvinas, Falkland Islands (Malvinas)
FM | FSM | Mikronesia, Federasi Mikronesia | Micronesia, Federated States of Micronesia, Micronesian
FO | | Kepulauan Faroe | Faroe Islands, Faroese
FR | Perancis | Prancis | France, French
GA | | Gabon | Gabon, Gabonese
GB | UK | Inggris, Britania Raya, Inggris Raya, Britania, Kerajaan Inggris | United Kingdom, Great Britain, Britain, British | GB, England, English, Kerajaan Bersatu, U.K.
GD | | Grenada | Grenada, Grenadian
GE | | Georgia | Georgia, Georgian
GF | | Guyana Prancis | French Guiana, French Guianese
GG | | Guernsey | Guernsey
GH | | Ghana | Ghana, Ghanaian
GI | | Gibraltar | Gibraltar, Gibraltarian
GL | | Greenland | Greenland | Greenlandic
GM | | Gambia | Gambia, Gambian | The Gambia
GN | | Guinea | Guinea, Guinean
GP | | Guadeloupe | Guadeloupe, Guadeloupean
GQ | | Guinea Ekuatorial, Guinea Khatulistiwa | Equatorial Guinea, Equatoguinean
GR | | Yunani | Greece, Greek
GS | | Georgia Selatan dan Kepulauan Sandwich Selatan | South Georgia and the South Sandwich Islands | Georgia Selatan, South Georgia
GT | Guatamala | Guatemala | Guatemala, Guatemalan
GU | | Guam | Guam, Guamanian
GW | | Guinea-Bissau | Guinea-Bissau, Bissau-Guinean
GY | | Guyana | Guyana, Guyanese
HK | Hongkong | Hong Kong | Hong Kong, Hongkonger | Hong Kong SAR
HM | | Pulau Heard dan Kepulauan McDonald | Heard and McDonald Islands | Heard Island and McDonald Islands
HN | | Honduras | Honduras, Honduran
HR | | Kroasia | Croatia, Croatian
HT | | Haiti | Haiti, Haitian
HU | Hongaria | Hungaria | Hungary, Hungarian
ID | RI | Indonesia, Republik Indonesia | Indonesia, Republic of Indonesia, Indonesian | NKRI
IE | | Irlandia | Ireland, Irish | Republic of Ireland, Republik Irlandia
IL | | Israel | Israel, Israeli
IM | | Pulau Man | Isle of Man, Manx
IN | | India | India, Indian
IO | | Wilayah Inggris di Samudra Hindia | British Indian Ocean Territory, Chagos Archipelago | Kepulauan Chagos
IQ | Iraq | Irak | Iraq, Iraqi
IR | | Iran | Iran, Iranian | Republik Islam Iran, Islamic Republic of Iran
IS | | Islandia | Iceland | Icelandic
IT | | Italia | Italy, Italian
JE | | Jersey | Jersey
JM | | Jamaika | Jamaica, Jamaican
JO | Jordania | Yordania | Jordan, Jordanian
JP | | Jepang | Japan, Japanese
KE | | Kenya | Kenya, Kenyan
KG | Kirgistan, Kirgizia | Kirgizstan | Kyrgyzstan, Kyrgyz | Kyrgyz Republic
KH | Kampuchea | Kamboja | Cambodia, Cambodian
KI | | Kiribati | Kiribati, I-Kiribati
KM | | Komoro | Comoros, Comorian
KN | | Saint Kitts dan Nevis | Saint Kitts and Nevis, Kittitian | St. Kitts & Nevis
KP | Korut, DPRK, RRDK | Korea Utara, Republik Rakyat Demokratik Korea | North Korea, Democratic People's Republic of Korea, North Korean
KR | Korsel, ROK | Korea Selatan, Republik Korea | South Korea, Republic of Korea, South Korean | Korea, Korean
KW | | Kuwait | Kuwait, Kuwaiti
KY | Cayman | Kepulauan Cayman | Cayman Islands, Caymanian
KZ | Kazakstan | Kazakhstan | Kazakhstan, Kazakh
LA | | Laos | Laos, Lao PDR, Laotian | Lao, Lao People's Democratic Republic
LB | Libanon | Lebanon | Lebanon, Lebanese
LC | | Saint Lucia | Saint Lucia, Saint Lucian | St. Lucia
LI | | Liechtenstein | Liechtenstein | Liechtensteiner
LK | Srilanka | Sri Lanka | Sri Lanka, Sri Lankan
LR | | Liberia | Liberia, Liberian
LS | | Lesotho | Lesotho, Basotho
LT | Lithuania | Lituania | Lithuania, Lithuanian
LU | Luxemburg | Luksemburg | Luxembourg, Luxembourgish
LV | | Latvia | Latvia, Latvian
LY | | Libya | Libya, Libyan
MA | Moroko | Maroko | Morocco, Moroccan
MC | | Monako | Monaco, Monegasque
MD | Moldavia | Moldova | Moldova, Moldovan
ME | | Montenegro | Montenegro, Montenegrin
MF | | Saint Martin | Saint Martin | St. Martin
MG | | Madagaskar | Madagascar, Malagasy
MH | | Kepulauan Marshall | Marshall Islands, Marshallese
MK | FYROM, Makedonia | Makedonia Utara | North Macedonia, Macedonia, Macedonian
ML | | Mali | Mali, Malian
MM | Burma, Birma | Myanmar | Myanmar, Burmese
MN | | Mongolia | Mongolia, Mongolian
MO | Macau, Makao | Makau | Macao, Macanese
MP | | Kepulauan Mariana Utara | Northern Mariana Islands
MQ | | Martinik | Martinique, Martinican
MR | | Mauritania | Mauritania, Mauritanian
MS | | Montserrat | Montserrat, Montserratian
MT | | Malta | Malta, Maltese
MU | | Mauritius | Mauritius, Mauritian
MV | | Maladewa | Maldives, Maldivian
MW | | Malawi | Malawi, Malawian
MX | Mexico | Meksiko | Mexico, Mexican
MY | | Malaysia | Malaysia, Malaysian
MZ | Mozambique | Mozambik | Mozambique, Mozambican
NA | | Namibia | Namibia, Namibian
NC | | Kaledonia Baru | New Caledonia, New Caledonian
NE | | Niger | Niger, Nigerien
NF | | Kepulauan Norfolk | Norfolk Island
NG | | Nigeria | Nigeria, Nigerian
NI | | Nikaragua | Nicaragua, Nicaraguan
NL | | Belanda, Negeri Belanda | Netherlands, Holland, Dutch | The Netherlands, Nederland
NO | Norway | Norwegia | Norway, Norwegian
NP | | Nepal | Nepal, Nepali, Nepalese
NR | | Nauru | Nauru, Nauruan
NU | | Niue | Niue, Niuean
NZ | NZ | Selandia Baru | New Zealand | Aotearoa, New Zealander
OM | | Oman | Oman, Omani
PA | | Panama | Panama, Panamanian
PE | | Peru | Peru, Peruvian
PF | | Polinesia Prancis | French Polynesia, French Polynesian
PG | PNG | Papua Nugini, Papua Niugini | Papua New Guinea, Papua New Guinean
PH | | Filipina | Philippines, Filipino | Philippine, The Philippines
PK | | Pakistan | Pakistan, Pakistani
PL | | Polandia | Poland, Polish
PM | | Saint Pierre dan Miquelon | Saint Pierre and Miquelon | St. Pierre & Miquelon
PN | | Kepulauan Pitcairn | Pitcairn Islands
PR | Puerto Rico | Puerto Riko | Puerto Rico, Puerto Rican
PS | | Palestina | Palestine, State of Palestine, Palestinian | Palestinian Territories, Wilayah Palestina
PT | | Portugal | Portugal, Portuguese
PW | | Palau | Palau, Palauan
PY | | Paraguay | Paraguay, Paraguayan
QA | | Qatar | Qatar, Qatari
RE | | Réunion | Réunion
RO | Romania | Rumania | Romania, Romanian
RS | | Serbia | Serbia, Serbian
RU | | Rusia, Federasi Rusia | Russia, Russian Federation, Russian
RW | | Rwanda | Rwanda, Rwandan
SA | KSA | Arab Saudi, Saudi | Saudi Arabia, Kingdom of Saudi Arabia, Saudi | Kerajaan Arab Saudi, Saudi Arabian
SB | Solomon | Kepulauan Solomon | Solomon Islands | Solomon Islander
SC | Seychelle | Seychelles | Seychelles, Seychellois
SD | | Sudan | Sudan, Sudanese
SE | | Swedia | Sweden, Swedish
SG | | Singapura | Singapore, Singaporean
SH | | Saint Helena | Saint Helena | St. Helena
SI | Slowenia | Slovenia | Slovenia, Slovenian
SJ | | Svalbard dan Jan Mayen | Svalbard and Jan Mayen | Kepulauan Svalbard dan Jan Mayen
SK | Slowakia | Slovakia | Slovakia, Slovak
SL | | Sierra Leone | Sierra Leone, Sierra Leonean
SM | | San Marino | San Marino, Sammarinese
SN | | Senegal | Senegal, Senegalese
SO | | Somalia | Somalia, Somali
SR | Surinam | Suriname | Suriname, Surinamese
SS | Sudsel | Sudan Selatan | South Sudan, South Sudanese
ST | | Sao Tome dan Principe | São Tomé and Príncipe, São Toméan
SV | | El Salvador | El Salvador, Salvadoran
SX | | Sint Maarten | Sint Maarten
SY | Siria | Suriah | Syria, Syrian | Syrian Arab Republic, Republik Arab Suriah
SZ | Swaziland | Eswatini | Eswatini, Swazi
TC | | Kepulauan Turks dan Caicos | Turks and Caicos Islands
TD | | Chad | Chad, Chadian
TF | | Wilayah Selatan Prancis | French Southern Territories
TG | | Togo | Togo, Togolese
TH | | Thailand, Muangthai, Muang Thai | Thailand, Thai | Siam
TJ | | Tajikistan | Tajikistan, Tajik
TK | | Tokelau | Tokelau, Tokelauan
TL | Timtim, RDTL | Timor Leste, Timor Timur | Timor-Leste, East Timor, Timorese
TM | | Turkmenistan | Turkmenistan, Turkmen
TN | | Tunisia | Tunisia, Tunisian
TO | | Tonga | Tonga, Tongan
TR | Turkiye | Turki | Türkiye, Turkey, Turkish
TT | Trinidad | Trinidad dan Tobago | Trinidad and Tobago, Trinidadian
TV | | Tuvalu | Tuvalu, Tuvaluan
TW | | Taiwan | Taiwan, Taiwanese | Chinese Taipei, Cina Taipei, ROC
TZ | | Tanzania | Tanzania, Tanzanian
UA | | Ukraina | Ukraine, Ukrainian
UG | | Uganda | Uganda, Ugandan
UM | | Kepulauan Terluar AS | U.S. Outlying Islands, United States Minor Outlying Islands
US | AS, US, USA | Amerika Serikat, Amerika | United States, United States of America, America, American | U.S., U.S.A., The United States
UY | | Uruguay | Uruguay, Uruguayan
UZ | Uzbek | Uzbekistan | Uzbekistan, Uzbek
VA | | Vatikan, Takhta Suci, Tahta Suci | Vatican City, Vatican, Holy See | Kota Vatikan
VC | | Saint Vincent dan Grenadine | Saint Vincent and the Grenadines, Vincentian | St. Vincent & Grenadines, Saint Vincent dan the Grenadines
VE | | Venezuela | Venezuela, Venezuelan
VG | BVI | Kepulauan Virgin Britania Raya | British Virgin Islands | Kepulauan Virgin Inggris
VI | USVI | Kepulauan Virgin Amerika Serikat | U.S. Virgin Islands | Kepulauan Virgin, Virgin Islands
VN | | Vietnam | Vietnam, Viet Nam, Vietnamese
VU | | Vanuatu | Vanuatu, Ni-Vanuatu
WF | | Kepulauan Wallis dan Futuna | Wallis and Futuna, Wallisian
WS | | Samoa | Samoa, Samoan
XK | | Kosovo | Kosovo, Kosovar
YE | Yemen | Yaman | Yemen, Yemeni
YT | | Mayotte | Mayotte, Mahoran
ZA | Afsel | Afrika Selatan | South Africa, South African | RSA
ZM | | Zambia | Zambia, Zambian
ZW | | Zimbabwe | Zimbabwe, Zimbabwean
`;

/** What a country is called: its everyday name in both languages, and every name that it is found by besides. */
export type CountryWords = { readonly id: string; readonly en: string; readonly others: readonly string[] };

const ROWS: readonly (readonly string[])[] = TABLE.split("\n")
  .filter((line) => line.includes("|"))
  .map((line) => line.split("|").map((column) => column.trim()));

const formsOf = (column: string | undefined): string[] => (column ?? "").split(/\s*,\s*/).filter(Boolean);

/** The countries as concepts, in the form of the concept table. */
export const COUNTRY_LINES: readonly string[] = ROWS.map(([, ...columns]) => columns.slice(0, 3).join(" | "));

/** The codes of the countries, in the order of {@link COUNTRY_LINES}. */
export const COUNTRY_CODES: readonly string[] = ROWS.map(([code = ""]) => code);

/** What each country is called, by its ISO 3166-1 alpha-2 code. */
export const COUNTRY_WORDS: ReadonlyMap<string, CountryWords> = new Map(
  ROWS.map(([code = "", short, id, en, others]) => {
    const [[everyday = code, ...more], [english = code, ...furthers]] = [formsOf(id), formsOf(en)];
    const all = new Set([...formsOf(short), ...more, ...furthers, ...formsOf(others)]);
    return [code, { id: everyday, en: english, others: [...all].filter((one) => one !== everyday && one !== english) }];
  }),
);
