/** Paths worth a first look; each answers 200 on the seeded record. */
const paths = [
  "/v1/countries/FR",
  "/v1/engagements?country=JP,PK",
  "/v1/agreements?status=signed&lang=id",
  "/v1/topics?limit=5",
  "/openapi.json",
] as const;

/** Five `curl` lines to try on a Mitra that listens at `url`. */
export const tryLines = (url: string): string[] => paths.map((path) => `curl -s '${url}${path}'`);
