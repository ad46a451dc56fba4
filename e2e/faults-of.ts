import type { Page } from "playwright-core";
import { askAxe } from "./ask-axe.ts";

/** What is wrong with a page as it stands: what axe finds, and that it is wider than the screen; empty when nothing is. */
export async function faultsOf(page: Page): Promise<string[]> {
  const found = await askAxe(page);
  const overPx = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return overPx > 0 ? [...found, `${overPx} px wider than the screen`] : found;
}
