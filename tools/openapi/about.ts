import { collections } from "../../src/features/index.ts";
import type { DocumentOptions } from "./document.ts";

/** What the OpenAPI document says of the API as a whole. Tags that no operation uses are left out. */
export const about: DocumentOptions = {
  info: {
    title: "Mitra",
    // The version of the contract, which moves with what callers can see.
    version: "1.0.0",
    summary: "The API of record for Indonesia's defence partnerships",
    description: [
      "Who met whom, when and where; what was proposed, discussed, agreed, signed, delivered, completed, cancelled or denied; on which topic; who said so; and which paragraph of which article is the evidence.",
      "Reading needs no key. **Lists** take filters, `sort`, `limit` and a `cursor`. Several values of one parameter, separated by commas or repeated, mean *or*; different parameters mean *and*; `!` before a value means *not*: `country=JP,FR&kind=!exhibition`. A parameter that does not exist is refused, never ignored; an identifier that no record has is told in `warnings`. **Items**, records asked for by their `id`, also have the members that are described as *On items*. Every record has `type`, `id`, `label` and `url`; `include` adds the records that it names, once, in `included`. **Texts** come in English or Indonesian (`lang`, or `Accept-Language`); under `lang=all` in English, with `translations`. **Failures** are problem documents (RFC 9457) that name every fault of the request at once. **Caches**: answers have an `ETag`; send it back in `If-None-Match`, and while your copy is current the answer is a 304 without a body. **Versions**: members, parameters and values may be added at any time; what is to go is `deprecated` here, says so in `Deprecation` and `Sunset`, and stays for a year at least.",
      "Mitra publishes facts, citations and summaries in its own words, never the text of an article. The **data** is licensed under [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/); the MIT licence is that of the code.",
    ].join("\n\n"),
    license: { name: "MIT", identifier: "MIT" },
    contact: { name: "Corrections and security" },
  },
  tags: [
    ...collections.map(({ tag }) => tag),
    { name: "Search", description: "Full text over everything, and completion of names." },
    { name: "Read models", description: "Answers worked out from many records at once, for charts and networks." },
    { name: "Dataset", description: "The record as a whole: its version, its changes, its counts." },
    { name: "Service", description: "The service itself: health, kinds of failure, this description." },
  ],
};
