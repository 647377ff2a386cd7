import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

const canRun = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The Chromium of this machine: the one that CHROME_PATH names, or the first on the PATH; undefined where there is none. */
export const chromePath: string | undefined =
  process.env.CHROME_PATH ??
  (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(canRun);

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });

export type Look = { colorScheme: "light" | "dark"; width: number };

/** The widths and colours by which pages are checked. */
export const looks: readonly Look[] = (["light", "dark"] as const).flatMap((colorScheme) =>
  [390, 1280].map((width) => ({ colorScheme, width })),
);

/** A page, what it asked of other hosts, and what its console had to complain of. */
export type Opened = { page: Page; context: BrowserContext; strangers: string[]; complaints: string[] };

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Opens a page of a server as a browser of this look would. */
export const openPage = async (
  browser: Browser,
  url: string,
  look: Look,
  options: { javaScriptEnabled?: boolean } = {},
): Promise<Opened> => {
  const { colorScheme, width } = look;
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, ...options });
  const page = await context.newPage();
  const [strangers, complaints]: [string[], string[]] = [[], []];
  page.on("request", (request) => {
    const asked = new URL(request.url());
    if (asked.protocol !== "data:" && asked.origin !== new URL(url).origin) strangers.push(asked.href);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.addInitScript({ path: axe });
  await page.goto(url);
  return { page, context, strangers, complaints };
};

/** What axe-core finds in a page with everything opened, one line a fault; what it calls minor or moderate as well. */
export const accessibilityFaults = async (page: Page): Promise<string[]> => {
  await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
  const violations = (await page.evaluate(
    "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)",
  )) as { id: string; impact: string; nodes: { html: string }[] }[];
  return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
};
