import { createRoute, z } from "@hono/zod-openapi";
import { okResponses } from "../../http/openapi/responses.ts";
import { formatParam } from "../../http/request/params.ts";
import { publicOrigin } from "../../http/response/links.ts";
import { sendPage } from "../../http/response/page.ts";
import { staticProblemResponses } from "../../http/response/problem.ts";
import { sendStatic, staticAnswer } from "../../http/response/static-answer.ts";
import { createRouter } from "../../http/router.ts";
import { escapeMarkup } from "../../model/text.ts";
import { contactText, corrections, intro, type Line, lines, textCard } from "./card.ts";

const home = createRoute({
  method: "get",
  path: "/",
  operationId: "getHome",
  tags: ["Service"],
  summary: "Say what this is and what to try",
  description: "A short page for browsers; for everything else a card in plain text with lines to try in a terminal.",
  request: { query: z.object({ format: formatParam(["text", "html"]) }) },
  responses: {
    ...okResponses({
      description: "What this is and what to try.",
      content: {
        "text/plain": {
          schema: z.string().max(5000).openapi({ description: "The card" }),
          examples: { card: { value: "Mitra: the API of record for Indonesia's defence partnerships\n" } },
        },
        "text/html": {
          schema: z.string().max(20_000).openapi({ description: "The page" }),
          examples: { page: { value: "<!doctype html><title>Mitra</title>" } },
        },
      },
    }),
    ...staticProblemResponses(),
  },
});

const item =
  (origin: string) =>
  ({ says, path }: Line): string =>
    `<li>${escapeMarkup(says)}<br><a href="${escapeMarkup(path)}"><code>${escapeMarkup(origin + path)}</code></a></li>`;

/** Where to write to, as a link where there is an address. */
const contactLine = (contact: string | undefined): string => {
  const text = escapeMarkup(contactText(contact));
  const href = escapeMarkup(contact ?? "");
  return contact === undefined ? text : text.replace(/(?<=^Write to ).*/, (shown) => `<a href="${href}">${shown}</a>`);
};

const page = (origin: string, contact: string | undefined): string => `<h1>Mitra</h1>
<p class="lead">${escapeMarkup(intro.title)}</p>
<p>${escapeMarkup(intro.text)}</p>
<p><a href="/docs">Reference</a> · <a href="/openapi.json">OpenAPI 3.1</a> · <a href="/openapi-3.0.json">OpenAPI 3.0</a> · <a href="/v1">Index</a> · <a href="/llms.txt">For language models</a></p>
<h2>Try it</h2>
<ul>
${lines.map(item(origin)).join("\n")}
</ul>
<h2>From a terminal</h2>
<pre><code>curl -s '${escapeMarkup(origin)}/v1/engagements?country=FR&amp;sort=-date'</code></pre>
<h2 id="contact">Corrections and security</h2>
<p>${contactLine(contact)}</p>
<p>${escapeMarkup(corrections)}</p>
<footer>${escapeMarkup(intro.rights)}</footer>`;

const title = "Mitra: Indonesia's defence partnerships, with sources";

/** Where programs find the API (RFC 9727, RFC 8631). */
const links = (origin: string): string[] => [
  `<${origin}/.well-known/api-catalog>; rel="api-catalog"`,
  `<${origin}/openapi.json>; rel="service-desc"; type="application/json"`,
  `<${origin}/docs>; rel="service-doc"; type="text/html"`,
];

/** `/`: what this is, for people and for terminals. */
export const createHomeRouter = () => {
  const router = createRouter({ versioned: false });
  router.openapi(home, (c) => {
    const origin = publicOrigin(c);
    const contact = c.env?.CONTACT;
    c.set("links", [...c.get("links"), ...links(origin)]);
    return c.get("format") === "html"
      ? sendPage(c, { title, description: intro.text, main: page(origin, contact) })
      : sendStatic(c, staticAnswer(textCard(origin, contact), "text/plain; charset=utf-8"));
  });
  return router;
};
