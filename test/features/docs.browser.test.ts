import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { about } from "../../tools/openapi/about.ts";
import { accessibilityFaults, chromePath, type Look, launchBrowser, looks, openPage } from "../support/browser.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";

/*
 * The pages for people in a real browser, under their own Content-Security-Policy. Without a Chromium (CHROME_PATH, or
 * on the PATH) these tests are skipped.
 */

const wide = { colorScheme: "light", width: 1280 } as const;

describe.skipIf(chromePath === undefined)("in a browser", () => {
  let mitra: TestMitra;
  let browser: Browser;

  beforeAll(async () => {
    [mitra, browser] = await Promise.all([startMitra(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await mitra?.close();
  });

  const open = (path: string, look: Look = wide, options = {}) => openPage(browser, mitra.url + path, look, options);

  const check = async (page: Page, { colorScheme, width }: Look) => {
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    const paper = await page.evaluate("getComputedStyle(document.body).backgroundColor");
    expect(paper).toBe(colorScheme === "dark" ? "rgb(23, 22, 21)" : "rgb(251, 250, 247)");
  };

  describe.each(looks)("$colorScheme, $width px wide", (look) => {
    test.each(["/", "/problems", "/problems/not-found"])("%s is accessible and fits", async (path) => {
      const { page, context, strangers, complaints } = await open(path, look);
      await check(page, look);
      expect({ strangers, complaints }).toEqual({ strangers: [], complaints: [] });
      await context.close();
    });

    test("/docs is accessible and fits; an operation is described, is tried, and answers below its button", async () => {
      const { page, context, strangers, complaints } = await open("/docs", look);
      const operation = page.locator("section.operation").first();
      expect(await operation.locator("> p:not(.path)").first().isVisible()).toBe(true);
      await operation.locator("form summary").click();
      expect(await operation.locator("form details p").first().isVisible()).toBe(true);
      await operation.getByLabel("limit", { exact: true }).fill("2");
      await operation.getByRole("button", { name: "Try it" }).click();
      const body = operation.locator(".answer pre");
      await body.waitFor();
      const { data } = JSON.parse(await body.innerText());
      expect(data).toHaveLength(2);
      expect(await operation.locator(".status").innerText()).toMatch(/^200 · application\/json · /);
      expect(await operation.locator("a.url").innerText()).toBe("/v1/articles?limit=2");
      const [button, answer] = [await operation.locator("button").boundingBox(), await body.boundingBox()];
      if (!button || !answer) throw new Error("the button or the answer is not shown");
      expect(button.y).toBeGreaterThanOrEqual(0);
      expect(answer.y - (button.y + button.height)).toBeLessThan(100);
      expect(answer.y + answer.height).toBeLessThanOrEqual(800);
      await check(page, look);
      expect({ strangers, complaints }).toEqual({ strangers: [], complaints: [] });
      await context.close();
    });
  });

  test("what is asked for stands in the path and the query, and a failure is shown as it comes", async () => {
    const { page, context } = await open("/docs#getCountry");
    const operation = page.locator("#getCountry");
    await operation.getByLabel("id", { exact: true }).fill("a/b");
    expect(await operation.locator("a.url").innerText()).toBe("/v1/countries/a%2Fb");
    await operation.getByRole("button", { name: "Try it" }).click();
    await operation.locator(".answer pre").waitFor();
    expect(await operation.locator(".status").innerText()).toMatch(/^4\d\d · application\/problem\+json · /);
    await context.setOffline(true);
    await operation.getByRole("button", { name: "Try it" }).click();
    await operation.getByText("There was no answer").waitFor();
    await context.close();
  });

  test("groups stand as the tags do; lists before records before what is related to them", async () => {
    const { page, context } = await open("/docs");
    const groups = await page.locator("main > section > h2").allInnerTexts();
    expect(groups).toEqual([...about.tags.map(({ name }) => name), "Schemas", "Headers"]);
    const inAgreements = page.locator("main > section", { has: page.locator("#group-agreements") });
    const paths = await inAgreements.locator(".path").allInnerTexts();
    expect(paths).toEqual(["GET /v1/agreements", "GET /v1/agreements/{id}", "GET /v1/agreements/{id}/related"]);
    await page.getByRole("link", { name: "Mitra", exact: true }).click();
    expect(new URL(page.url()).pathname).toBe("/");
    await context.close();
  });

  test("without JavaScript all can be read, and nothing is offered that does not work", async () => {
    const { page, context } = await open("/docs", wide, { javaScriptEnabled: false });
    expect(await page.getByText("needs JavaScript").isVisible()).toBe(true);
    expect(await page.getByRole("link", { name: "OpenAPI 3.1", exact: true }).getAttribute("href")).toBe(
      "/openapi.json",
    );
    expect(await page.locator("#listArticles .path").isVisible()).toBe(true);
    expect(await page.locator("button:visible").count()).toBe(0);
    await context.close();
  });
});
