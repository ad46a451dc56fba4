import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumLaunchOptions } from "../scripts/chromium.ts";
import { type LocalPlayhead, startPlayhead } from "../scripts/local-playhead.ts";
import { signedInPage } from "./sign-in.ts";

/** A visitor whom the shop's broken button annoys, and a member who sees it; each test goes on where the last one ended. */
describe("a visitor's struggle in the dashboard", () => {
  let playhead: LocalPlayhead;
  let browser: Browser;
  let visitor: Page;
  let member: Page;

  beforeAll(async () => {
    playhead = await startPlayhead();
    browser = await chromium.launch(chromiumLaunchOptions());
    visitor = await (await browser.newContext()).newPage();
    await visitor.goto(`${playhead.shopOrigin}/product/`);
    await visitor.locator("#check-stock").click();
    member = await signedInPage(browser, playhead);
  });

  afterAll(async () => {
    await browser?.close();
    await playhead?.stop();
  });

  const signals = () => member.getByRole("list", { name: "Signals" }).getByRole("listitem");

  it("is filtered for, and stands in the list in words", async () => {
    await member.getByRole("button", { name: "Filter", exact: true }).click();
    await member.getByRole("option", { name: "Error after a click" }).click();
    expect(new URL(member.url()).searchParams.get("signal")).toBe("errorClick");
    const row = member.locator("[data-session]");
    // Past ten seconds the next chunk brings a live session's row up to date.
    await visitor.waitForTimeout(11_000);
    await visitor.locator("#check-stock").click();
    await row.getByText("Error after a click").waitFor({ timeout: 30_000 });
    expect(await row.count()).toBe(1);
    await row.click();
  });

  it("is told in the player with its evidence, and its marks stand on the timeline", async () => {
    await member.getByRole("tab", { name: /^Signals/ }).click();
    const row = signals().filter({ hasText: "Error after a click" }).first();
    await row.getByText("Check stock").waitFor();
    expect(await row.textContent()).toContain("an error was thrown");
    await expect.poll(() => member.locator("svg [data-signal=errorClick]").count()).toBeGreaterThan(0);
  });

  it("appears while the member watches", async () => {
    for (let click = 0; click < 6; click++) await visitor.locator("#check-stock").click({ delay: 20 });
    await signals().filter({ hasText: "Rage click" }).waitFor({ timeout: 40_000 });
  });

  it("is muted at once when the member says that it is no problem, and heard again after all", async () => {
    const row = signals().filter({ hasText: "Rage click" });
    await row.getByRole("button", { name: "Not a problem" }).click();
    await row.getByText("A member marked it as no problem").waitFor();
    await member.reload();
    await row.getByText("not counted").waitFor();
    await row.getByRole("button", { name: "Undo" }).click();
    await row.getByRole("button", { name: "Not a problem" }).waitFor();
  });
});
