import type { Language } from "../model/localised.ts";

/** Under what the record may be used. */
export const rights = { text: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" };

/** What Mitra is, in a line. */
export const subtitle: Readonly<Record<Language, string>> = {
  en: "The record of Indonesia's defence partnerships",
  id: "Catatan kemitraan pertahanan Indonesia",
};
