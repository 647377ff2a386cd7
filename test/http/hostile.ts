/** A request as it goes over the wire: its target, and headers as they are sent, a name perhaps more than once. */
export type Hostile = { name: string; target: string; headers: readonly (readonly [name: string, value: string])[] };

/** The record whose address the attacker asks for, and the one that others must go on being given under its own. */
const attacked = "/v1/people/prabowo-subianto";
const victim = "/v1/people/retno-marsudi";

const members = ["name", "otherNames", "posts", "counts", "createdVersion", "updatedVersion", "engagements", "topics"];

/** A query that nobody has asked before, so that its answer is not kept yet: one for each number below 256. */
export const freshQuery = (at: number): string =>
  `?fields=${["id", ...members.filter((_, bit) => at & (1 << bit))].join(",")}`;

export const victimOf = (at: number): string => victim + freshQuery(at);
export const attackedOf = (at: number): string => attacked + freshQuery(at);

/** What is no `host[:port]`; `V` is the victim's path and query. Latin-1, a character a byte. */
const hosts = [
  "x\\V#",
  "x\\V?",
  "x/V#",
  "x/V?",
  "x/V",
  "x#V",
  "x?V",
  "x@V",
  "u@x",
  "u:p@x",
  "x,V",
  "x, x",
  "x V",
  "x\tV",
  "x;V",
  "x%2FV",
  "x%00",
  "x%41",
  "x:",
  "x:0",
  "x:00080",
  "x:99999",
  "x:80/V#",
  "x:80\\V#",
  "x:-1",
  "x:8o",
  ":8787",
  "",
  "/",
  "\\",
  "//x",
  "http://x",
  "[::1",
  "[::1]x",
  "[::1]/V#",
  "[::g]",
  "::1",
  "x..y",
  ".x",
  "x<y",
  'x"y',
  "x|y",
  "x^y",
  "x`y",
  "{x}",
  "x'y",
  "x=y",
  "x&y",
  "x*y",
  "x(y)",
  "x\u0001",
  "x\u007f",
  "\u00e9",
  "\u00c3\u00a9.x",
  `${"x".repeat(300)}`,
];

const shown = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** Requests that must be refused, each with a number of its own below `hosts.length + 5`. */
export const refused: readonly ((at: number, host: string) => Hostile)[] = [
  ...hosts.map((template) => (at: number) => ({
    name: `Host: ${shown(template)}`,
    target: attackedOf(at),
    headers: [["Host", template.replace("V", victimOf(at))] as const],
  })),
  (at, host) => ({
    name: "Host twice, the same",
    target: attackedOf(at),
    headers: [
      ["Host", host],
      ["Host", host],
    ],
  }),
  (at, host) => ({
    name: "Host twice, another",
    target: attackedOf(at),
    headers: [
      ["Host", host],
      ["Host", `x\\${victimOf(at)}#`],
    ],
  }),
  (at) => ({ name: "no Host", target: attackedOf(at), headers: [] }),
  (at) => ({
    name: "absolute form, a Host that is none",
    target: `http://x${attackedOf(at)}`,
    headers: [["Host", `x\\${victimOf(at)}#`]],
  }),
  (at, host) => ({ name: "a target that is no path", target: `.x${attackedOf(at)}`, headers: [["Host", host]] }),
];

/** Requests that may be answered, as what they ask for and as nothing else. */
export const harmless: readonly ((at: number, host: string) => Hostile)[] = [
  ...[
    ["X-Forwarded-Host", "evil.example"],
    ["X-Forwarded-Proto", "ftp"],
    ["X-Forwarded-Prefix", victim],
    ["X-Original-URL", victim],
    ["X-Rewrite-URL", victim],
    ["Forwarded", "host=evil.example;proto=https"],
    ["X-HTTP-Method-Override", "DELETE"],
    ["Cookie", "lang=id"],
    ["Range", "bytes=0-10"],
    ["If-Range", '"x"'],
    ["If-Modified-Since", "Sat, 01 Jan 2050 00:00:00 GMT"],
    ["Origin", "https://evil.example"],
    ["Referer", "https://evil.example"],
    ["User-Agent", "\u00ff"],
    ["Via", "1.1 evil"],
    ["CF-Connecting-IP", "::1"],
    ["Accept-Charset", "utf-7"],
    ["Cache-Control", "no-cache, max-age=0"],
    ["Pragma", "no-cache"],
    ["Content-Type", "text/html"],
    ["Save-Data", "on"],
    ["DNT", "1"],
  ].map(([header = "", value = ""]) => (at: number, host: string) => ({
    name: `${header}: ${shown(value)}`,
    target: attackedOf(at),
    headers: [["Host", host] as const, [header, value] as const],
  })),
  (at) => ({ name: "absolute form", target: `http://evil.example${attackedOf(at)}`, headers: [["Host", "x"]] }),
  (at) => ({ name: "upper case", target: attackedOf(at), headers: [["Host", "EVIL.example:80"]] }),
];

/** One request as bytes (a character a byte), which asks for the connection to be closed. */
export const bytesOf = ({ target, headers }: Hostile): string =>
  [
    `GET ${target} HTTP/1.1`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    "Accept-Encoding: identity",
    "Connection: close",
    "",
    "",
  ].join("\r\n");
