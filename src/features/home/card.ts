export type Line = { says: string; path: string };

export const intro = {
  title: "The API of record for Indonesia's defence partnerships",
  text: "Who met whom, when and where; what was proposed, agreed and signed; who said so; and which paragraph of which article is the evidence. Reading is open and needs no key.",
  rights: "Facts, citations and summaries in our own words; no article text.",
};

export const lines: readonly Line[] = [
  { says: "Meetings and visits, latest first", path: "/v1/engagements?limit=5" },
  { says: "What has been signed or is being discussed with France", path: "/v1/agreements?country=FR" },
  { says: "One country, in Indonesian", path: "/v1/countries/JP?lang=id" },
  { says: "Search everything", path: "/v1/search?q=alutsista" },
];

/** What to send when something is wrong. Security policy and corrections in one, as `security.txt` refers to it. */
export const corrections =
  "An error in the record: name the record's address and the source that says otherwise. A weakness of the service: say what you sent, what came back and what should have come, and give us thirty days before you publish.";

/** Where to write to, in words. */
export const contactText = (contact: string | undefined): string =>
  contact === undefined
    ? "Whoever runs this server has not said where to write to."
    : `Write to ${contact.replace(/^mailto:/, "")}`;

const rule = "-".repeat(64);

/** The card for a terminal: at most 80 columns where the origin is not a long one. */
export const textCard = (origin: string, contact: string | undefined): string => `MITRA
${intro.title}

Who met whom, when and where; what was proposed, agreed and signed;
who said so; and which paragraph of which article is the evidence.
Reading is open and needs no key.

${rule}
Try

${lines.map(({ says, path }) => `  # ${says}\n  curl -s '${origin}${path}'\n`).join("\n")}
${rule}
Reference  ${origin}/docs
OpenAPI    ${origin}/openapi.json
           ${origin}/openapi-3.0.json
Index      ${origin}/v1
Failures   ${origin}/problems
For models ${origin}/llms.txt
           ${origin}/mcp

${intro.rights}
Errors: ${contactText(contact)}
`;
