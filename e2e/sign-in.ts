import type { Page } from "playwright-core";
import { demo } from "../scripts/demo.ts";

/** Signs in as the demo's owner, and waits for the list of sessions; the page's context knows the dashboard's address. */
export async function signIn(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByLabel("E-mail").fill(demo.memberEmail);
  await page.getByLabel("Password").fill(demo.memberPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/sessions/);
}
