/** Countries with which Indonesia cooperates, in the form of the concept table; the English adjective comes last. */
export const COUNTRY_LINES: readonly string[] = `
AS, US, USA | Amerika Serikat | United States, United States of America, American
Afsel | Afrika Selatan | South Africa, South African
| Arab Saudi | Saudi Arabia, Saudi
| Australia | Australia, Australian
| Belanda | Netherlands, Dutch
| Belarusia | Belarus, Belarusian
| Belgia | Belgium, Belgian
| Brasil | Brazil, Brazilian
| Ceko | Czechia, Czech
| Cina, China, Tiongkok | China, Chinese
| Filipina | Philippines, Filipino
| Finlandia | Finland, Finnish
| India | India, Indian
| Indonesia | Indonesia, Indonesian
UK | Inggris, Britania Raya | United Kingdom, Britain, British
| Irak | Iraq, Iraqi
| Italia | Italy, Italian
| Jepang | Japan, Japanese
| Jerman | Germany, German
| Kamboja | Cambodia, Cambodian
| Kanada | Canada, Canadian
Korsel | Korea Selatan | South Korea, Republic of Korea, South Korean
Korut | Korea Utara | North Korea, North Korean
| Malaysia | Malaysia, Malaysian
| Mesir | Egypt, Egyptian
| Norwegia | Norway, Norwegian
| Pakistan | Pakistan, Pakistani
PNG | Papua Nugini | Papua New Guinea
| Polandia | Poland, Polish
| Prancis | France, French
| Rusia | Russia, Russian
| Selandia Baru | New Zealand
| Serbia | Serbia, Serbian
| Singapura | Singapore, Singaporean
| Spanyol | Spain, Spanish
| Suriah | Syria, Syrian
| Swedia | Sweden, Swedish
| Swiss | Switzerland, Swiss
| Thailand, Muangthai | Thailand, Thai
| Timor Leste | East Timor, Timor-Leste, Timorese
| Turki, Turkiye | Turkey, Türkiye, Turkish
| Ukraina | Ukraine, Ukrainian
UEA, UAE | Uni Emirat Arab | United Arab Emirates, Emirati
| Vietnam | Vietnam, Viet Nam, Vietnamese
| Yordania | Jordan, Jordanian
| Yunani | Greece, Greek
`
  .split("\n")
  .filter((line) => line.includes("|"));
