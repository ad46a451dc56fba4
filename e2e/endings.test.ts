import { type Browser, chromium, type Page, type Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessionList } from "../protocol/api.ts";
import type { Completeness } from "../protocol/completeness.ts";
import type { ChunkReply } from "../protocol/reply.ts";
import { chromiumLaunchOptions } from "../scripts/chromium.ts";
import { type LocalPlayhead, startPlayhead } from "../scripts/local-playhead.ts";

/** What a recorder posts to for a chunk of this seq. */
const chunkPath = (seq: number | string) => new RegExp(`/v1/chunks/pk_demo/[^/]+/[^/]+/${seq}$`);

describe("a visit that does not go as it should", () => {
  let playhead: LocalPlayhead;
  let browser: Browser;

  beforeAll(async () => {
    playhead = await startPlayhead();
    browser = await chromium.launch(chromiumLaunchOptions());
  });

  afterAll(async () => {
    await browser?.close();
    await playhead?.stop();
  });

  async function openShop(): Promise<{ page: Page; chunks: Request[] }> {
    const page = await (await browser.newContext()).newPage();
    const chunks: Request[] = [];
    page.on("request", (request) => {
      if (chunkPath("\\d+").test(request.url())) chunks.push(request);
    });
    await page.goto(playhead.shopOrigin);
    return { page, chunks };
  }
  const choose = (page: Page, kind: string) => page.getByRole("button", { name: kind }).click();

  async function completenessOfNewest(): Promise<Completeness | null> {
    const list = await (await playhead.api("/api/websites/web_demo/sessions")).json();
    const [newest] = sessionList.parse(list).sessions;
    if (newest === undefined) return null;
    const answer = await playhead.api(`/api/replay/${newest.sessionId}/timeline`);
    const { completeness } = (await answer.json()) as { completeness: Completeness };
    return completeness;
  }

  it("names the chunk that was lost on the way as a gap", async () => {
    const { page, chunks } = await openShop();
    let isLost = false;
    // Somebody in between says it has arrived.
    await page.route(chunkPath(1), async (route) => {
      isLost = true;
      const reply: ChunkReply = {
        status: "accepted",
        seq: 1,
        nowMs: Date.now(),
        configRevision: 1,
        flushMs: 400,
      };
      await route.fulfill({ json: reply, headers: { "access-control-allow-origin": playhead.shopOrigin } });
    });
    await choose(page, "To wear");
    await expect.poll(() => chunks.length).toBeGreaterThan(0);
    await choose(page, "Instruments");
    await expect.poll(() => isLost, { timeout: 25_000 }).toBe(true);
    expect((await completenessOfNewest())?.gaps).toEqual([]);
    await choose(page, "On deck");
    await expect
      .poll(async () => (await completenessOfNewest())?.gaps, { timeout: 25_000 })
      .toMatchObject([{ tabId: expect.stringMatching(/^tab_/), fromSeq: 1, toSeq: 1 }]);
    await page.close();
  });

  it("ends with the site key: its recorder stops, and no other is loaded", { timeout: 120_000 }, async () => {
    const { page, chunks } = await openShop();
    await choose(page, "To wear");
    await expect.poll(() => chunks.length).toBeGreaterThan(0);
    expect((await chunks[0]?.response())?.status()).toBe(200);

    await playhead.changeControl("UPDATE site_keys SET revoked_at = 1 WHERE site_key = 'pk_demo'");
    const statuses = () =>
      Promise.all(chunks.map(async (chunk) => (await chunk.response().catch(() => null))?.status()));
    await expect
      .poll(
        async () => {
          await choose(page, "Instruments");
          await choose(page, "On deck");
          return await statuses();
        },
        // What the Worker knows of a key it believes for half a minute, and a recorder cuts every twenty seconds.
        { timeout: 60_000, interval: 1_000 },
      )
      .toContain(403);
    const sent = chunks.length;
    await choose(page, "To wear");
    // The edge keeps the loader for half a minute, and then the browser does.
    const loaderStatus = async () => (await fetch(`${playhead.publicOrigin}/r/pk_demo.js`)).status;
    await expect.poll(loaderStatus, { timeout: 40_000, interval: 500 }).toBe(404);
    const browserItself = await page.context().newCDPSession(page);
    await browserItself.send("Network.clearBrowserCache");
    await page.goto(`${playhead.shopOrigin}/checkout/`);
    await page.locator("input[type=email]").first().fill("ada@tidewater.example");
    await page.waitForTimeout(2_000);
    expect(chunks).toHaveLength(sent);

    const stranger = await (await browser.newContext()).newPage();
    const asked: string[] = [];
    stranger.on("request", (request) => {
      const { origin, pathname } = new URL(request.url());
      if (origin !== playhead.shopOrigin) asked.push(pathname);
    });
    await stranger.goto(playhead.shopOrigin);
    await choose(stranger, "To wear");
    await stranger.waitForTimeout(2_000);
    expect(asked).toEqual(["/r/pk_demo.js"]);
  });
});
