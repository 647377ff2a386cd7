import { inlineSource } from "../../http/response/page.ts";
import { assetsVersion } from "./assets.ts";

// The library shows a parameter's examples as "[object Object]" in its field; it is given the first of them instead.
const script = `
const explorer = document.querySelector("openapi-explorer");
const description = await (await fetch("/openapi.json")).json();
const operations = Object.values(description.paths).flatMap((item) => Object.values(item));
const parameters = operations.flatMap((operation) => operation.parameters ?? []);
for (const parameter of [...parameters, ...Object.values(description.components.parameters ?? {})]) {
  if (!parameter.examples || parameter.schema.type === "array") continue;
  parameter.example = Object.values(parameter.examples)[0].value;
  delete parameter.examples;
}
await customElements.whenDefined("openapi-explorer");
await explorer.loadSpec(description);
const route = new URLSearchParams(location.hash.slice(2)).get("route");
if (route) explorer.scrollTo(route);
`;

/** The reference page. Its library comes from our own assets; the description is the one at /openapi.json. */
export const docsPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mitra: reference</title>
<link rel="icon" href="data:,">
<style>
openapi-explorer{--font-regular:ui-sans-serif,system-ui,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;--font-mono:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
</style>
<script type="module" src="/docs/assets/${assetsVersion}/openapi-explorer.min.js"></script>
</head>
<body>
<noscript>This page needs JavaScript. The description itself is at <a href="/openapi.json">/openapi.json</a>.</noscript>
<openapi-explorer hide-server-selection hide-authentication hide-components
  primary-color="#b3202a" secondary-color="#ff8f95" bg-color="#ffffff" text-color="#1c1b1a"
  nav-bg-color="#1f1d1b" nav-text-color="#d8d3cb" nav-hover-bg-color="#35322e" nav-hover-text-color="#ffffff"></openapi-explorer>
<script type="module">${script}</script>
</body>
</html>
`;

let policy: Promise<string> | undefined;

const writePolicy = async (): Promise<string> =>
  [
    "default-src 'none'",
    `script-src 'self' ${await inlineSource(script)}`,
    // The library styles its elements by attribute.
    "style-src 'unsafe-inline'",
    "img-src data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** The page's own Content-Security-Policy: its two scripts, its styles, this origin, and nothing else. */
export const docsPolicy = (): Promise<string> => {
  policy ??= writePolicy();
  return policy;
};
