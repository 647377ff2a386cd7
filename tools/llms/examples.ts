/** What somebody may want to know, and the one request that answers it. */
export const examples: readonly (readonly [question: string, path: string])[] = [
  ["Which record is meant by a name, also a misspelt one?", "/v1/suggest?q=sjamseo"],
  ["What does the record have on a subject?", "/v1/search?q=alih%20teknologi&limit=5"],
  ["What happened last with Japan, in Indonesian?", "/v1/engagements?country=JP&lang=id&limit=5"],
  [
    "What has been signed, and with whom?",
    "/v1/agreements?reached=signed&fields=label,status,signed,countries&limit=5",
  ],
  [
    "What has been signed or is under discussion with France or Japan?",
    "/v1/agreements?country=FR,JP&status=signed,under-discussion",
  ],
  ["Which paragraphs are the evidence?", "/v1/engagements?country=JP&include=evidence&fields=label,evidence&limit=1"],
  ["Who is a person, and which posts did they hold?", "/v1/people/retno-marsudi"],
  ["What has to do with that person?", "/v1/people/retno-marsudi/related"],
  ["How are a company and a country connected?", "/v1/graph?from=organisation:thales&to=country:RU"],
  ["How many engagements were there by year and type?", "/v1/timeline?interval=year&by=type"],
  ["How many agreements are there by country and status?", "/v1/stats?type=agreement&groupBy=country,status"],
];
