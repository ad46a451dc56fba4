import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumLaunchOptions } from "../scripts/chromium.ts";
import { demo } from "../scripts/demo.ts";
import { type LocalPlayhead, startPlayhead } from "../scripts/local-playhead.ts";
import { askAxe } from "./ask-axe.ts";
import { stillOf } from "./point-at.ts";

const soon = { timeout: 10_000 };

/** A visitor in the shop, and a member who sees them there; each test goes on where the last one ended. */
describe("who is on the website now", () => {
  let playhead: LocalPlayhead;
  let browser: Browser;
  let visitors: BrowserContext;
  let visitor: Page;
  let member: Page;

  beforeAll(async () => {
    playhead = await startPlayhead();
    await playhead.changeControl("UPDATE websites SET conversation_url = 'https://chat.example/{visitorId}'");
    browser = await chromium.launch(chromiumLaunchOptions());
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    member = await context.newPage();
    await member.goto(`${playhead.dashboardOrigin}/websites/${demo.websiteId}/live`);
    await member.getByLabel("E-mail").fill(demo.memberEmail);
    await member.getByLabel("Password").fill(demo.memberPassword);
    await member.getByRole("button", { name: "Sign in" }).click();
    await member.getByText("Nobody is being recorded right now").waitFor();
    visitors = await browser.newContext();
    visitor = await visitors.newPage();
  });

  afterAll(async () => {
    await browser?.close();
    await playhead?.stop();
  });

  const row = () => member.locator("[data-visitor]");

  it("is told soon after their first touch, with where they are", async () => {
    await visitor.goto(playhead.shopOrigin);
    await visitor.mouse.move(300, 300);
    await visitor.mouse.wheel(0, 200);
    await row().waitFor(soon);
    expect(await row().getAttribute("data-state")).toBe("recorded");
    await member.locator("[data-live-count='1']").waitFor();
  });

  it("follows them from page to page, and knows who they say they are", async () => {
    await visitor.evaluate(() =>
      Reflect.get(window, "playhead").identify({ id: "user-42", name: "Maria Keller" }),
    );
    await row().getByText("Maria Keller").waitFor(soon);
    await visitor.getByRole("link", { name: "Harbor lantern" }).last().click();
    await visitor.waitForURL(/\/product\//);
    await row().getByText("/product/", { exact: false }).waitFor(soon);
    expect(await row().count()).toBe(1);
  });

  it("glows where they struggle", async () => {
    for (let click = 0; click < 6; click++) await visitor.locator("#check-stock").click({ delay: 20 });
    await expect.poll(() => row().getAttribute("data-glows"), { timeout: 20_000 }).toBe("true");
  });

  it("shows their page as it is stored, without a line to it that would make them send more", async () => {
    const lines: string[] = [];
    member.on("websocket", (socket) => lines.push(socket.url()));
    await row().hover();
    await stillOf(member).getByText("Harbor lantern").first().waitFor(soon);
    expect(lines).toEqual([]);
    await member.mouse.move(0, 0);
  });

  it("reaches their page by an invitation", async () => {
    await visitor.evaluate(() => {
      Object.assign(window, { heard: [] });
      Reflect.get(window, "playhead").on("invite", (invite: object) =>
        Reflect.get(window, "heard").push(invite),
      );
    });
    await row().getByRole("button", { name: "Invite Maria Keller" }).click();
    const dialog = member.getByRole("dialog", { name: "Invite Maria Keller" });
    await dialog.getByLabel("What it says").fill("May I help you?");
    await dialog.getByRole("button", { name: "Invite" }).click();
    await member.getByText("Maria Keller is invited").waitFor();
    await visitor.locator("#check-stock").click();
    const heard = () => visitor.evaluate(() => Reflect.get(window, "heard"));
    await expect.poll(heard, { timeout: 35_000 }).toMatchObject([{ text: "May I help you?" }]);
    const [{ url }] = await heard();
    expect(url).toMatch(/^https:\/\/chat\.example\/vis_/);
  });

  it("opens at what happens now, and follows it", async () => {
    await row()
      .getByRole("link", { name: /Maria Keller/ })
      .click();
    await member.waitForURL(/live=true/);
    await member.getByRole("button", { name: "Live", exact: true }).waitFor();
    const replayed = member.frameLocator("iframe").frameLocator("iframe");
    await replayed.locator("#check-stock").waitFor({ timeout: 15_000 });
    const clock = member.locator("[data-time]");
    expect(await clock.textContent()).not.toBe("0:00");
    await member.goBack();
    await row().waitFor(soon);
  });

  it("is clean for axe, wide and narrow, in light and dark", async () => {
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 380, height: 780 },
    ]) {
      await member.setViewportSize(viewport);
      await row().waitFor();
      expect(await askAxe(member)).toEqual([]);
    }
    await member.setViewportSize({ width: 1440, height: 900 });
  });

  it("lets them go when they have left", async () => {
    await visitor.close();
    await member.getByText("Nobody is being recorded right now").waitFor({ timeout: 15_000 });
    expect(await member.locator("[data-live-count]").count()).toBe(0);
  });
});
