import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sessionList } from "../protocol/api.ts";
import { chromiumLaunchOptions } from "../scripts/chromium.ts";
import { type LocalPlayhead, startPlayhead } from "../scripts/local-playhead.ts";
import { signedInPage } from "./sign-in.ts";

/** A visitor in one browser, a member who watches in another. */
describe("a live session in an open player", () => {
  let playhead: LocalPlayhead;
  let browser: Browser;
  let visitor: Page;
  let member: BrowserContext;
  let sessionId = "";

  beforeAll(async () => {
    playhead = await startPlayhead();
    browser = await chromium.launch(chromiumLaunchOptions());
    visitor = await (await browser.newContext()).newPage();
    await visitor.goto(playhead.shopOrigin);
    await visitor.getByRole("button", { name: "To wear" }).click();
    const [first] = await vi.waitUntil(async () => {
      const sessions = await listed();
      return sessions.length > 0 && sessions;
    }, 5_000);
    sessionId = first?.sessionId ?? "";
    const page = await signedInPage(browser, playhead);
    member = page.context();
    await page.locator(`[data-session="${sessionId}"]`).waitFor();
    await page.close();
  });

  afterAll(async () => {
    await browser?.close();
    await playhead?.stop();
  });

  const listed = async () =>
    sessionList.parse(await (await playhead.api("/api/websites/web_demo/sessions")).json()).sessions;

  /** What reaches the member's browser of the session, in order. */
  async function openPlayer(prepare: (page: Page) => Promise<void> = async () => {}) {
    const page = await member.newPage();
    const order: string[] = [];
    page.on("websocket", (socket) => {
      socket.on("framereceived", ({ payload }) =>
        order.push(typeof payload === "string" ? "state" : "frame"),
      );
    });
    page.on("request", (request) => {
      if (request.url().includes("/tail")) order.push("pull");
    });
    await prepare(page);
    await page.goto(`${playhead.dashboardOrigin}/websites/web_demo/sessions/${sessionId}`);
    const replayed = page.frameLocator("iframe").frameLocator("iframe");
    await replayed.getByText("To wear").first().waitFor();
    await page.getByRole("button", { name: "Live", exact: true }).click();
    const shows = (kind: string) =>
      replayed.locator("[aria-pressed='true']", { hasText: kind }).waitFor({ timeout: 20_000 });
    return { page, order, shows };
  }

  const choose = (kind: string) => visitor.getByRole("button", { name: kind }).click();
  const framesIn = (order: readonly string[]) => order.filter((one) => one === "frame").length;

  it("shows what the visitor does, told over a socket and not asked for", async () => {
    const { page, order, shows } = await openPlayer();
    await expect.poll(() => framesIn(order), { timeout: 10_000 }).toBeGreaterThan(0);
    expect(order[0]).toBe("state");
    // The reply to this chunk, the first since the viewer joined, tells the recorder that somebody watches.
    const before = framesIn(order);
    await choose("Instruments");
    await expect.poll(() => framesIn(order), { timeout: 25_000 }).toBeGreaterThan(before);
    await shows("Instruments");
    order.length = 0;
    await choose("On deck");
    await shows("On deck");
    expect(order).toContain("frame");
    expect(order).not.toContain("pull");
    await page.close();
  });

  it("shows it without sockets, too", async () => {
    const { page, order, shows } = await openPlayer((page) =>
      page.routeWebSocket(/\/live$/, (socket) => socket.close({ code: 4429 })),
    );
    await expect.poll(() => order, { timeout: 10_000 }).toContain("pull");
    await choose("To wear");
    await shows("To wear");
    expect(order).not.toContain("frame");
    await page.close();
  });
});
