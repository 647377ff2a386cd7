/**
 * What people call the countries of ISO 3166-1, one a line:
 * `code | abbreviations and other spellings | Indonesian | English, the adjective last`, forms parted by commas. The first
 * Indonesian and the first English name are the everyday ones, by which the record calls the country: those of the CLDR, but
 * where a test lists another. They are read in texts and queries as concepts are (see lexicon-concepts.ts). Names that only
 * lead to a country stand in country-names.ts.
 */
export const COUNTRY_TABLE = `
AD | | Andorra | Andorra, Andorran
AE | UEA, UAE | Uni Emirat Arab | United Arab Emirates, Emirati
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
AU | Aussie, AUS | Australia, Negeri Kanguru | Australia, Australian
AW | | Aruba | Aruba, Aruban
AX | | Kepulauan Aland | Åland Islands, Åland
AZ | Azerbaidjan | Azerbaijan | Azerbaijan, Azerbaijani
BA | BiH | Bosnia dan Herzegovina, Bosnia | Bosnia and Herzegovina, Bosnia, Bosnian
BB | | Barbados | Barbados, Barbadian
BD | BGD | Bangladesh | Bangladesh, Bangladeshi
BE | | Belgia | Belgium, Belgian
BF | | Burkina Faso | Burkina Faso, Burkinabe
BG | | Bulgaria | Bulgaria, Bulgarian
BH | | Bahrain | Bahrain, Bahraini
BI | | Burundi | Burundi, Burundian
BJ | | Benin | Benin, Beninese
BL | | Saint Barthélemy | Saint Barthélemy
BM | | Bermuda | Bermuda, Bermudian
BN | BRN | Brunei, Brunei Darussalam | Brunei, Brunei Darussalam, Bruneian
BO | | Bolivia | Bolivia, Bolivian
BQ | | Belanda Karibia | Caribbean Netherlands
BR | BRA | Brasil | Brazil, Brazilian
BS | | Bahama | Bahamas, Bahamian
BT | | Bhutan | Bhutan, Bhutanese
BV | | Pulau Bouvet | Bouvet Island
BW | | Botswana | Botswana, Botswanan
BY | Belarusia, Belorusia, BLR | Belarus | Belarus, Belarusian
BZ | | Belize | Belize, Belizean
CA | | Kanada | Canada, Canadian
CC | | Kepulauan Cocos | Cocos Islands, Keeling Islands
CD | DRC, RDK | RD Kongo, Republik Demokratik Kongo | DR Congo, Democratic Republic of the Congo, Congolese
CF | | Republik Afrika Tengah, Afrika Tengah | Central African Republic, Central African
CG | | Republik Kongo | Republic of the Congo
CH | | Swiss | Switzerland, Swiss
CI | | Pantai Gading | Côte d'Ivoire, Ivory Coast, Ivorian
CK | | Kepulauan Cook | Cook Islands
CL | Chili | Cile, Chile | Chile, Chilean
CM | | Kamerun | Cameroon, Cameroonian
CN | RRT, RRC, PRC, CHN | Tiongkok, China, Cina, Republik Rakyat Tiongkok, Negeri Tirai Bambu | China, People's Republic of China, Chinese
CO | | Kolombia | Colombia, Colombian
CR | | Kosta Rika | Costa Rica, Costa Rican
CU | | Kuba | Cuba, Cuban
CV | Cabo Verde | Tanjung Verde | Cape Verde, Cape Verdean
CW | | Curaçao | Curaçao, Curaçaoan
CX | | Pulau Natal | Christmas Island
CY | | Siprus | Cyprus, Cypriot
CZ | Cheko, CZE | Ceko, Republik Ceko | Czechia, Czech Republic, Czech
DE | DEU | Jerman | Germany, German
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
ES | ESP | Spanyol | Spain, Spanish
ET | Ethiopia | Etiopia | Ethiopia, Ethiopian
FI | | Finlandia | Finland, Finnish
FJ | | Fiji | Fiji, Fijian
FK | Malvinas | Kepulauan Falkland | Falkland Islands, Falklands
FM | FSM | Mikronesia, Federasi Mikronesia | Micronesia, Federated States of Micronesia, Micronesian
FO | | Kepulauan Faroe | Faroe Islands, Faroese
FR | Perancis, FRA | Prancis | France, French
GA | | Gabon | Gabon, Gabonese
GB | UK, GBR | Inggris, Britania Raya, Inggris Raya, Britania, Kerajaan Inggris | United Kingdom, Great Britain, Britain, British
GD | | Grenada | Grenada, Grenadian
GE | | Georgia | Georgia, Georgian
GF | | Guyana Prancis | French Guiana, French Guianese
GG | | Guernsey | Guernsey
GH | | Ghana | Ghana, Ghanaian
GI | | Gibraltar | Gibraltar, Gibraltarian
GL | | Greenland | Greenland
GM | | Gambia | Gambia, Gambian
GN | | Guinea | Guinea, Guinean
GP | | Guadeloupe | Guadeloupe, Guadeloupean
GQ | | Guinea Ekuatorial, Guinea Khatulistiwa | Equatorial Guinea, Equatoguinean
GR | | Yunani | Greece, Greek
GS | | Georgia Selatan dan Kepulauan Sandwich Selatan | South Georgia and the South Sandwich Islands
GT | Guatamala | Guatemala | Guatemala, Guatemalan
GU | | Guam | Guam, Guamanian
GW | | Guinea-Bissau | Guinea-Bissau, Bissau-Guinean
GY | | Guyana | Guyana, Guyanese
HK | Hongkong | Hong Kong | Hong Kong, Hongkonger
HM | | Pulau Heard dan Kepulauan McDonald | Heard and McDonald Islands
HN | | Honduras | Honduras, Honduran
HR | | Kroasia | Croatia, Croatian
HT | | Haiti | Haiti, Haitian
HU | Hongaria | Hungaria | Hungary, Hungarian
ID | RI, IDN | Indonesia, Republik Indonesia | Indonesia, Republic of Indonesia, Indonesian
IE | | Irlandia | Ireland, Irish
IL | | Israel | Israel, Israeli
IM | | Pulau Man | Isle of Man, Manx
IN | | India | India, Indian
IO | | Wilayah Inggris di Samudra Hindia | British Indian Ocean Territory, Chagos Archipelago
IQ | Iraq | Irak | Iraq, Iraqi
IR | | Iran | Iran, Iranian
IS | | Islandia | Iceland
IT | ITA | Italia | Italy, Italian
JE | | Jersey | Jersey
JM | | Jamaika | Jamaica, Jamaican
JO | Jordania, JOR | Yordania | Jordan, Jordanian
JP | JPN | Jepang, Negeri Sakura, Negeri Matahari Terbit | Japan, Japanese
KE | | Kenya | Kenya, Kenyan
KG | Kirgistan, Kirgizia | Kirgizstan | Kyrgyzstan, Kyrgyz
KH | Kampuchea, KHM | Kamboja | Cambodia, Cambodian
KI | | Kiribati | Kiribati, I-Kiribati
KM | | Komoro | Comoros, Comorian
KN | | Saint Kitts dan Nevis | Saint Kitts and Nevis, Kittitian
KP | Korut, DPRK, RRDK, PRK | Korea Utara, Republik Rakyat Demokratik Korea | North Korea, Democratic People's Republic of Korea, North Korean
KR | Korsel, ROK | Korea Selatan, Republik Korea, Negeri Ginseng | South Korea, Republic of Korea, South Korean
KW | | Kuwait | Kuwait, Kuwaiti
KY | Cayman | Kepulauan Cayman | Cayman Islands, Caymanian
KZ | Kazakstan | Kazakhstan | Kazakhstan, Kazakh
LA | | Laos | Laos, Lao PDR, Laotian
LB | Libanon | Lebanon | Lebanon, Lebanese
LC | | Saint Lucia | Saint Lucia, Saint Lucian
LI | | Liechtenstein | Liechtenstein
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
MF | | Saint Martin | Saint Martin
MG | | Madagaskar | Madagascar, Malagasy
MH | | Kepulauan Marshall | Marshall Islands, Marshallese
MK | FYROM, Makedonia | Makedonia Utara | North Macedonia, Macedonia, Macedonian
ML | | Mali | Mali, Malian
MM | Burma, Birma, MMR | Myanmar | Myanmar, Burmese
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
MY | MYS | Malaysia | Malaysia, Malaysian
MZ | Mozambique | Mozambik | Mozambique, Mozambican
NA | | Namibia | Namibia, Namibian
NC | | Kaledonia Baru | New Caledonia, New Caledonian
NE | | Niger | Niger, Nigerien
NF | | Kepulauan Norfolk | Norfolk Island
NG | NGA | Nigeria | Nigeria, Nigerian
NI | | Nikaragua | Nicaragua, Nicaraguan
NL | NLD | Belanda, Negeri Belanda, Negeri Kincir Angin | Netherlands, Holland, Dutch
NO | Norway | Norwegia | Norway, Norwegian
NP | | Nepal | Nepal, Nepali, Nepalese
NR | | Nauru | Nauru, Nauruan
NU | | Niue | Niue, Niuean
NZ | NZ, NZL | Selandia Baru | New Zealand
OM | | Oman | Oman, Omani
PA | | Panama | Panama, Panamanian
PE | | Peru | Peru, Peruvian
PF | | Polinesia Prancis | French Polynesia, French Polynesian
PG | PNG | Papua Nugini, Papua Niugini | Papua New Guinea, Papua New Guinean
PH | PHL | Filipina | Philippines, Filipino
PK | | Pakistan | Pakistan, Pakistani
PL | | Polandia | Poland, Polish
PM | | Saint Pierre dan Miquelon | Saint Pierre and Miquelon
PN | | Kepulauan Pitcairn | Pitcairn Islands
PR | Puerto Rico | Puerto Riko | Puerto Rico, Puerto Rican
PS | | Palestina | Palestine, State of Palestine, Palestinian
PT | | Portugal | Portugal, Portuguese
PW | | Palau | Palau, Palauan
PY | | Paraguay | Paraguay, Paraguayan
QA | QAT | Qatar | Qatar, Qatari
RE | | Réunion | Réunion
RO | Romania | Rumania | Romania, Romanian
RS | | Serbia | Serbia, Serbian
RU | RUS | Rusia, Federasi Rusia, Negeri Beruang Merah | Russia, Russian Federation, Russian
RW | | Rwanda | Rwanda, Rwandan
SA | KSA, SAU | Arab Saudi, Saudi | Saudi Arabia, Kingdom of Saudi Arabia, Saudi
SB | Solomon | Kepulauan Solomon | Solomon Islands
SC | Seychelle | Seychelles | Seychelles, Seychellois
SD | | Sudan | Sudan, Sudanese
SE | SWE | Swedia | Sweden, Swedish
SG | SGP | Singapura | Singapore, Singaporean
SH | | Saint Helena | Saint Helena
SI | Slowenia | Slovenia | Slovenia, Slovenian
SJ | | Svalbard dan Jan Mayen | Svalbard and Jan Mayen
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
SY | Siria | Suriah | Syria, Syrian
SZ | Swaziland | Eswatini | Eswatini, Swazi
TC | | Kepulauan Turks dan Caicos | Turks and Caicos Islands
TD | | Chad | Chad, Chadian
TF | | Wilayah Selatan Prancis | French Southern Territories
TG | | Togo | Togo, Togolese
TH | | Thailand, Muangthai, Muang Thai, Negeri Gajah Putih | Thailand, Thai
TJ | | Tajikistan | Tajikistan, Tajik
TK | | Tokelau | Tokelau, Tokelauan
TL | Timtim, RDTL, TLS | Timor Leste, Timor Timur | Timor-Leste, East Timor, Timorese
TM | | Turkmenistan | Turkmenistan, Turkmen
TN | | Tunisia | Tunisia, Tunisian
TO | | Tonga | Tonga, Tongan
TR | Turkiye, TUR | Turki | Türkiye, Turkey, Turkish
TT | Trinidad | Trinidad dan Tobago | Trinidad and Tobago, Trinidadian
TV | | Tuvalu | Tuvalu, Tuvaluan
TW | | Taiwan | Taiwan, Taiwanese
TZ | | Tanzania | Tanzania, Tanzanian
UA | UKR | Ukraina | Ukraine, Ukrainian
UG | | Uganda | Uganda, Ugandan
UM | | Kepulauan Terluar AS | U.S. Outlying Islands, United States Minor Outlying Islands
US | AS, US, USA, Amrik | Amerika Serikat, Amerika, Negeri Paman Sam | United States, United States of America, America, American
UY | | Uruguay | Uruguay, Uruguayan
UZ | Uzbek | Uzbekistan | Uzbekistan, Uzbek
VA | | Vatikan, Takhta Suci, Tahta Suci | Vatican City, Vatican, Holy See
VC | | Saint Vincent dan Grenadine | Saint Vincent and the Grenadines, Vincentian
VE | | Venezuela | Venezuela, Venezuelan
VG | BVI | Kepulauan Virgin Britania Raya | British Virgin Islands
VI | USVI | Kepulauan Virgin Amerika Serikat | U.S. Virgin Islands
VN | VNM | Vietnam | Vietnam, Viet Nam, Vietnamese
VU | | Vanuatu | Vanuatu, Ni-Vanuatu
WF | | Kepulauan Wallis dan Futuna | Wallis and Futuna, Wallisian
WS | | Samoa | Samoa, Samoan
XK | | Kosovo | Kosovo, Kosovar
YE | Yemen | Yaman | Yemen, Yemeni
YT | | Mayotte | Mayotte, Mahoran
ZA | Afsel, ZAF | Afrika Selatan | South Africa, South African
ZM | | Zambia | Zambia, Zambian
ZW | | Zimbabwe | Zimbabwe, Zimbabwean
`;

/** The lines of a table, each by its columns. */
export const rowsOf = (table: string): string[][] =>
  table
    .split("\n")
    .filter((line) => line.includes("|"))
    .map((line) => line.split("|").map((column) => column.trim()));

export const formsOf = (column: string | undefined): string[] => (column ?? "").split(/\s*,\s*/).filter(Boolean);

/** The countries as concepts, in the form of the concept table. */
export const COUNTRY_LINES: readonly string[] = rowsOf(COUNTRY_TABLE).map(([, ...columns]) => columns.join(" | "));

/** The codes of the countries, in the order of {@link COUNTRY_LINES}. */
export const COUNTRY_CODES: readonly string[] = rowsOf(COUNTRY_TABLE).map(([code = ""]) => code);
