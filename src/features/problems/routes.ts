import { createRoute, z } from "@hono/zod-openapi";
import { okResponses } from "../../http/openapi/responses.ts";
import { formatParam } from "../../http/request/params.ts";
import { publicOrigin } from "../../http/response/links.ts";
import { sendPage } from "../../http/response/page.ts";
import { ApiError, problemSlugs, staticProblemResponses } from "../../http/response/problem.ts";
import { sendStatic, staticAnswer } from "../../http/response/static-answer.ts";
import { createRouter } from "../../http/router.ts";
import { escapeMarkup } from "../../model/text.ts";
import { type ProblemType, presentProblemType, problemTypeItem, problemTypeList, slugParam } from "./schemas.ts";

const query = z.object({ format: formatParam(["json", "html"]) });
const page = z.string().max(20_000).openapi({ description: "A page for people" });
const example = presentProblemType("not-found", "https://api.example.org");
const pageExample = { page: { value: "<!doctype html><title>There is nothing here</title>" } };

const list = createRoute({
  method: "get",
  path: "/",
  operationId: "listProblemTypes",
  tags: ["Service"],
  summary: "List the kinds of failure",
  description: "Every `type` that a problem document of this API can have, with what to do about it.",
  request: { query },
  responses: {
    ...okResponses({
      description: "The catalogue.",
      content: {
        "application/json": { schema: problemTypeList, examples: { one: { value: { data: [example] } } } },
        "text/html": { schema: page, examples: pageExample },
      },
    }),
    ...staticProblemResponses(),
  },
});

const get = createRoute({
  method: "get",
  path: "/{slug}",
  operationId: "getProblemType",
  tags: ["Service"],
  summary: "Explain one kind of failure",
  description: "What a problem document of this `type` means and what to do about it. Browsers are sent a page.",
  request: { query, params: z.object({ slug: slugParam }) },
  responses: {
    ...okResponses({
      description: "The kind of failure.",
      content: {
        "application/json": { schema: problemTypeItem, examples: { one: { value: { data: example } } } },
        "text/html": { schema: page, examples: pageExample },
      },
    }),
    ...staticProblemResponses("not-found"),
  },
});

// Backquotes are the catalogue's only mark-up.
const prose = (text: string): string => escapeMarkup(text).replace(/`([^`]+)`/g, "<code>$1</code>");

const entry = ({ id, status, title, description }: ProblemType): string =>
  `<dt><a href="/problems/${id}">${escapeMarkup(title)}</a> <span class="soft">${status}</span></dt>\n<dd>${prose(description)}</dd>`;

/** `/problems`: the pages that the `type` of a problem opens. */
export const createProblemsRouter = () => {
  const router = createRouter({ versioned: false });
  router.openapi(list, (c) => {
    const data = problemSlugs.map((slug) => presentProblemType(slug, publicOrigin(c)));
    if (c.get("format") === "json") return sendStatic(c, staticAnswer(JSON.stringify({ data }), "application/json"));
    const description = "Every way in which a request to Mitra can fail, and what to do about it.";
    const main = `<h1>Kinds of failure</h1>\n<dl>\n${data.map(entry).join("\n")}\n</dl>`;
    return sendPage(c, { title: "Kinds of failure · Mitra", description, main });
  });
  router.openapi(get, (c) => {
    const slug = problemSlugs.find((known) => known === c.req.valid("param").slug);
    if (!slug) throw new ApiError("not-found", "There is no such kind of failure. /problems lists all of them.");
    const data = presentProblemType(slug, publicOrigin(c));
    if (c.get("format") === "json") return sendStatic(c, staticAnswer(JSON.stringify({ data }), "application/json"));
    const main = `<h1>${escapeMarkup(data.title)}</h1>
<p class="lead">HTTP ${data.status} · <code>${slug}</code></p>
<p>${prose(data.description)}</p>
<footer><a href="/problems">All kinds of failure</a> · <a href="/docs">Reference</a></footer>`;
    return sendPage(c, { title: `${data.title} · Mitra`, description: data.description.replaceAll("`", ""), main });
  });
  return router;
};
