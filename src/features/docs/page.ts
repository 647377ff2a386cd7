import { assetsVersion } from "./assets.ts";

const at = (file: string): string => `/docs/assets/${assetsVersion}/${file}`;

/** The page loads its script from here, reads the description from here, and may contact nobody else. */
export const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

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
<script type="module" src="${at("openapi-explorer.min.js")}"></script>
</head>
<body>
<openapi-explorer spec-url="/openapi.json" hide-server-selection hide-authentication hide-components
  primary-color="#b3202a" secondary-color="#ff8f95" bg-color="#ffffff" text-color="#1c1b1a"
  nav-bg-color="#1f1d1b" nav-text-color="#d8d3cb" nav-hover-bg-color="#35322e" nav-hover-text-color="#ffffff"></openapi-explorer>
<noscript>This page needs JavaScript. The description itself is at <a href="/openapi.json">/openapi.json</a>.</noscript>
</body>
</html>
`;
