import { inlineSource } from "../../http/response/page.ts";

const sources = async (html: string, element: "script" | "style"): Promise<string> => {
  const found = [...html.matchAll(new RegExp(`<${element}>([\\s\\S]*?)</${element}>`, "g"))];
  return (await Promise.all(found.map(([, content = ""]) => inlineSource(content)))).join(" ");
};

/** The Content-Security-Policy of a page that the build has made: its own script and styles, this origin, nothing else. */
export const policyOf = async (html: string): Promise<string> =>
  [
    "default-src 'none'",
    `script-src ${await sources(html, "script")}`,
    `style-src ${await sources(html, "style")}`,
    "img-src data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
