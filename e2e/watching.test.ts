import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumLaunchOptions } from "../scripts/chromium.ts";
import { type LocalPlayhead, startPlayhead } from "../scripts/local-playhead.ts";
import { askAxe } from "./ask-axe.ts";
import { signIn } from "./sign-in.ts";
import { troubledVisit } from "./troubled-visit.ts";

const hourMs = 3_600_000;

/** Visits with trouble in them, and a member who looks for one; each test goes on where the last one ended. */
describe("who looks for a session", () => {
  let playhead: LocalPlayhead;
  let browser: Browser;
  let context: BrowserContext;
  let member: Page;

  beforeAll(async () => {
    playhead = await startPlayhead();
    browser = await chromium.launch(chromiumLaunchOptions());
    for (const name of ["Maria Keller", "Jonas Brandt"])
      await troubledVisit(browser, playhead.shopOrigin, name);
    await playhead.runCronAt(Date.now() + hourMs);
    context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      baseURL: playhead.dashboardOrigin,
    });
    member = await context.newPage();
    await signIn(member);
  });

  afterAll(async () => {
    await browser?.close();
    await playhead?.stop();
  });

  const rows = () => member.locator("[data-session]");

  it("narrows the list by who it was, and keeps the filters", async () => {
    await expect.poll(() => rows().count(), { timeout: 10_000 }).toBe(2);
    await member.getByRole("button", { name: "Filter", exact: true }).click();
    await member.keyboard.type("visitor or");
    await member.keyboard.press("Enter");
    await member.getByRole("textbox", { name: "Visitor or contact" }).fill("maria");
    await member.keyboard.press("Enter");
    await member.getByText("Visitor is “maria”").waitFor();
    await expect.poll(() => rows().count()).toBe(1);
    expect(await rows().textContent()).toContain("Maria Keller");
    expect(new URL(member.url()).searchParams.get("who")).toBe("maria");
    await member.getByRole("button", { name: "Saved" }).click();
    await member.getByRole("menuitem", { name: "Save these filters…" }).click();
    await member.getByLabel("Name").fill("Maria's");
    await member.getByRole("button", { name: "Save", exact: true }).click();
    await member.getByRole("button", { name: "Maria's" }).waitFor();
    await member.getByRole("button", { name: "Remove the filter “Visitor is “maria””" }).click();
    await expect.poll(() => rows().count()).toBe(2);
    await member.reload();
    await member.getByRole("button", { name: "Saved" }).click();
    await member.getByRole("menuitem", { name: "Maria's", exact: true }).click();
    await expect.poll(() => rows().count()).toBe(1);
  });

  it("edits a chip where it stands, and chooses a value among those that there are", async () => {
    await member.getByRole("button", { name: "Change the filter “Visitor is “maria””" }).click();
    await member.getByRole("textbox", { name: "Visitor or contact" }).fill("");
    await member.keyboard.press("Enter");
    await member.getByRole("button", { name: "Filter", exact: true }).click();
    await member.getByRole("option", { name: "Saw the page…" }).click();
    await member.getByRole("option", { name: /^\/checkout\// }).click();
    await member.getByText("Saw /checkout/").waitFor();
    await expect.poll(() => rows().count()).toBe(2);
    expect(await askAxe(member)).toEqual([]);
  });
});
