import type { Browser, Page } from "playwright-core";
import { demo } from "../scripts/demo.ts";
import type { LocalPlayhead } from "../scripts/local-playhead.ts";

/** Signs in as the demo's owner, and waits for the list of sessions; the page's context knows the dashboard's address. */
export async function signIn(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByLabel("E-mail").fill(demo.memberEmail);
  await page.getByLabel("Password").fill(demo.memberPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/sessions/);
}

/** A page of the demo's owner, on a desk. */
export async function signedInPage(browser: Browser, playhead: LocalPlayhead): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    baseURL: playhead.dashboardOrigin,
  });
  const page = await context.newPage();
  await signIn(page);
  return page;
}
