import type { Context } from "hono";
import { escapeMarkup } from "../../model/text.ts";
import type { AppEnv } from "../app-env.ts";
import { absoluteUrl } from "./links.ts";
import { setPageHeaders } from "./security-headers.ts";
import { sendStatic, staticAnswer } from "./static-answer.ts";

/** The look of every page of ours, light and dark. */
export const pageStyle = `
:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1c1b1a;--soft:#63605b;--line:#dedad2;--red:#b3202a;--code:#f1eee7}
@media(prefers-color-scheme:dark){:root{--paper:#171615;--ink:#ece9e3;--soft:#a39e96;--line:#37342f;--red:#ff7b7b;--code:#22201e}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.6 ui-sans-serif,system-ui,"Segoe UI",Roboto,"Helvetica Neue",sans-serif}
main{max-width:44rem;margin:0 auto;padding:3.5rem 1.25rem 4rem;border-top:6px solid var(--red)}
h1{font-size:2.1rem;line-height:1.15;letter-spacing:-.02em;margin:0 0 .6rem}
h2{font-size:1.05rem;margin:2.4rem 0 .6rem}
p{margin:.5rem 0}
.lead{font-size:1.15rem;color:var(--soft)}
a{color:var(--red);text-underline-offset:.18em}
a:focus-visible{outline:2px solid var(--red);outline-offset:3px}
code,pre{font:.88em/1.6 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
code{background:var(--code);padding:.1em .35em;border-radius:4px;overflow-wrap:anywhere}
pre{background:var(--code);border:1px solid var(--line);border-radius:8px;padding:.9rem 1rem;white-space:pre-wrap;overflow-wrap:anywhere;margin:.6rem 0}
pre code{background:none;padding:0}
ul,dl{margin:.5rem 0;padding:0}
li{list-style:none;padding:.4rem 0;border-bottom:1px solid var(--line)}
dt{font-weight:600;margin-top:1.2rem}
dd{margin:0}
.soft{color:var(--soft)}
footer{margin-top:3rem;color:var(--soft);font-size:.9rem}
`.trim();

const pageIcon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='8' fill='%23b3202a'/%3E%3Crect y='8' width='16' height='8' fill='%23fff'/%3E%3C/svg%3E";

/** The source expression by which a Content-Security-Policy allows exactly this inline style or script. */
export const inlineSource = async (content: string): Promise<string> => {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(content));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
};

/** What a page says of itself to browsers, and to whoever shows a link to it. See https://ogp.me. */
type PageHead = {
  title: string;
  /** What it is about, in plain text. */
  description: string;
  /** Its absolute address. */
  url: string;
};

/** The beginning of every page of ours, up to its style. */
export const pageHead = ({ title, description, url }: PageHead): string => {
  const properties = { type: "website", site_name: "Mitra", title, description, url };
  const graph = Object.entries(properties).map(
    ([name, content]) => `<meta property="og:${name}" content="${escapeMarkup(content)}">`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<meta name="description" content="${escapeMarkup(description)}">
${graph.join("\n")}
<link rel="icon" href="${pageIcon}">`;
};

let styleSource: Promise<string> | undefined;

/**
 * Sends a page of our own: one style sheet, no script, nothing from elsewhere; its policy allows exactly that.
 *
 * @param page `main` is trusted HTML: whatever a caller sent must have gone through {@link escapeMarkup}.
 */
export const sendPage = async (
  c: Context<AppEnv>,
  page: Omit<PageHead, "url"> & { main: string },
): Promise<Response> => {
  styleSource ??= inlineSource(pageStyle);
  const policy = `default-src 'none'; style-src ${await styleSource}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  setPageHeaders(c, policy);
  const html = `${pageHead({ ...page, url: absoluteUrl(c, c.get("target").path) })}
<style>${pageStyle}</style>
</head>
<body>
<main>
${page.main}
</main>
</body>
</html>
`;
  return sendStatic(c, staticAnswer(html, "text/html; charset=utf-8"));
};
