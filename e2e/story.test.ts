import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Session, sessionList, session as sessionSchema } from "../protocol/api.ts";
import { readCustom } from "../protocol/custom-events.ts";
import type { ReplayEvent } from "../protocol/events.ts";
import { chromiumLaunchOptions } from "../scripts/chromium.ts";
import { differingShare } from "../scripts/compare-pictures.ts";
import { type LocalPlayhead, startPlayhead } from "../scripts/local-playhead.ts";

const hourMs = 3_600_000;
const viewport = { width: 900, height: 600 };
const secrets = ["Ada Lovelace", "ada@tidewater.example", "4111111111111111", "correct-horse"];

interface Replay {
  session: Session;
  tabs: { tabId: string; clockOffsetMs: number; events: ReplayEvent[] }[];
}

/** One visit, told from its first page to its replay; each test goes on where the one before it ended. */
describe("a visit in a real browser", () => {
  let playhead: LocalPlayhead;
  let browser: Browser;
  let visitor: BrowserContext;
  let page: Page;
  let sessionId = "";
  let picture: { bytes: Buffer; atMs: number };

  beforeAll(async () => {
    playhead = await startPlayhead();
    browser = await chromium.launch(chromiumLaunchOptions());
    visitor = await browser.newContext({ viewport });
    page = await visitor.newPage();
  });

  afterAll(async () => {
    await browser?.close();
    await playhead?.stop();
  });

  const sessions = async (query = "") =>
    sessionList.parse(await (await playhead.api(`/api/websites/web_demo/sessions${query}`)).json());
  const replay = async (): Promise<Replay> => {
    const answer = await playhead.api(`/api/replay/${sessionId}`);
    expect(answer.status).toBe(200);
    return (await answer.json()) as Replay;
  };
  const clickTexts = ({ tabs }: Replay) =>
    tabs
      .flatMap(({ events }) => events.map(readCustom))
      .flatMap((custom) => (custom?.tag === "ph.click" ? [custom.payload.text] : []));

  it("stores nothing of a visitor who does nothing", async () => {
    await page.goto(playhead.shopOrigin);
    await page.waitForTimeout(1_500);
    expect((await sessions()).sessions).toEqual([]);
  });

  it("is listed, live, within three seconds of its first event, which brings the recorder's other part", async () => {
    const part = page.waitForResponse((answer) => answer.url().includes("/r/extras-"));
    await page.getByRole("button", { name: "To wear" }).click();
    await expect
      .poll(async () => (await sessions()).sessions.length, { timeout: 3_000, interval: 100 })
      .toBe(1);
    const [listed] = (await sessions("?status=active")).sessions;
    expect(listed).toMatchObject({ status: "active", pageViews: 1, initialUrl: `${playhead.shopOrigin}/` });
    sessionId = listed?.sessionId ?? "";
    expect((await part).status()).toBe(200);
  });

  it("goes on over pages, forms, routes and errors", async () => {
    // Away from the cards, so that neither picture shows a hovered one.
    await page.mouse.move(5, 300);
    await page.waitForTimeout(1_200);
    picture = { bytes: await page.screenshot(), atMs: Date.now() };
    await page.getByRole("link", { name: "Night watch cap" }).last().click();
    await page.getByRole("button", { name: "Check stock nearby" }).click();
    await page.getByRole("button", { name: "Add to basket" }).click();
    await page.mouse.wheel(0, 400);
    await page.goto(`${playhead.shopOrigin}/checkout/`);
    const [name = "", mail = "", card = "", password = ""] = secrets;
    await page.getByLabel("Name", { exact: false }).first().fill(name);
    await page.locator("input[type=email]").first().fill(mail);
    await page.locator("[autocomplete=cc-number]").fill(card);
    await page.getByLabel("Remember me with an account").check();
    await page.locator("input[type=password]").fill(password);
    await page.goto(`${playhead.shopOrigin}/account/`);
    await page.getByLabel("Account", { exact: true }).getByText("Orders").click();
    await expect
      .poll(async () => (await replay()).session, { timeout: 30_000, interval: 500 })
      .toMatchObject({ status: "active", pageViews: 5, hasErrors: true });
    expect((await replay()).tabs).toHaveLength(1);
  });

  it("keeps the last click when the tab closes in mid-action", async () => {
    await page.goto(playhead.shopOrigin);
    await page.locator("[data-add='tide-clock']").click();
    await page.close({ runBeforeUnload: false });
    await expect
      .poll(async () => clickTexts(await replay()).at(-1), { timeout: 5_000 })
      .toBe("Add to basket");
    const { tabs } = await replay();
    const events = tabs.flatMap((tab) => tab.events);
    expect(JSON.stringify(events.slice(-10))).toContain("In the basket");
  });

  it("lets nothing typed leave the page", async () => {
    const text = JSON.stringify(await replay());
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it("is sealed and completed once it is idle", async () => {
    await playhead.runCronAt(Date.now() + hourMs);
    const answer = await playhead.api(`/api/replay/${sessionId}/timeline`);
    const { session, timeline } = (await answer.json()) as {
      session: unknown;
      timeline: { segments: unknown[] };
    };
    expect(sessionSchema.parse(session).status).toBe("completed");
    expect(timeline.segments).toHaveLength(1);
    expect((await playhead.api(`/api/replay/${sessionId}/segments/0`)).status).toBe(200);
    const tail = await playhead.api(`/api/replay/${sessionId}/tail?after=0`);
    expect((await tail.arrayBuffer()).byteLength).toBe(0);
    expect((await sessions("?status=completed")).totals).toMatchObject({ total: 1, active: 0, completed: 1 });
    expect(clickTexts(await replay()).at(-1)).toBe("Add to basket");
  });

  it("looks in the dashboard's player as it looked to the visitor", async () => {
    const member = await browser.newContext({ viewport: { width: 1_800, height: 1_200 } });
    const dashboard = await member.newPage();
    await dashboard.goto(playhead.dashboardOrigin);
    await dashboard.getByLabel("E-mail").fill("demo@playhead.local");
    await dashboard.getByLabel("Password").fill("playhead-demo");
    await dashboard.getByRole("button", { name: "Sign in" }).click();
    await dashboard.locator(`[data-session="${sessionId}"]`).click();
    await dashboard.waitForURL(/sessions\/ses_demo/);

    const { tabs } = await replay();
    const firstAt = tabs[0]?.events[0]?.timestamp ?? 0;
    const moment = new URL(dashboard.url());
    moment.searchParams.set("t", String((picture.atMs - firstAt) / 1_000));
    await dashboard.goto(moment.href);
    const frame = dashboard.locator("iframe");
    await expect
      .poll(
        async () => {
          const box = await frame.boundingBox();
          if (box === null || Math.round(box.width) !== viewport.width) return 1;
          return differingShare(await frame.screenshot(), picture.bytes);
        },
        { timeout: 15_000, interval: 500 },
      )
      .toBeLessThan(0.02);
    await member.close();
  });

  it("is gone everywhere when its plan's days are over", async () => {
    const afterRetention = Date.now() + 181 * 24 * hourMs;
    await playhead.runCronAt(afterRetention);
    expect((await playhead.api(`/api/replay/${sessionId}`)).status).toBe(404);
    expect((await playhead.api(`/api/replay/${sessionId}/segments/0`)).status).toBe(404);
    expect((await sessions()).totals.total).toBe(0);
  });
});
