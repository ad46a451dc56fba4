import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importReceipt } from "../protocol/api-replay.ts";
import { chromiumLaunchOptions } from "../scripts/chromium.ts";
import { demo } from "../scripts/demo.ts";
import { type LocalPlayhead, startPlayhead } from "../scripts/local-playhead.ts";
import { strangeOrigin } from "./hostile-markup.ts";
import { hostileRecording } from "./hostile-recording.ts";
import { pointAt } from "./point-at.ts";
import { signIn } from "./sign-in.ts";

/** A forger sends what no recorder would, and a member watches it. */
describe("a forged recording", () => {
  let playhead: LocalPlayhead;
  let browser: Browser;
  let member: Page;
  let sessionId = "";
  let stranger: Server;
  /** What ran, asked somebody, or went elsewhere. */
  const harm: string[] = [];

  beforeAll(async () => {
    playhead = await startPlayhead();
    // A request that a policy forbids looks to Playwright like one that was made: only the stranger knows.
    stranger = createServer((request, response) => {
      harm.push(`asked ${request.url}`);
      response.writeHead(404).end();
    });
    stranger.listen(0, "127.0.0.1");
    await once(stranger, "listening");
    const address = stranger.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const { args = [], ...options } = chromiumLaunchOptions();
    const known = [
      `--host-resolver-rules=MAP ${new URL(strangeOrigin).hostname} 127.0.0.1:${port}`,
      // The stranger stands on this machine, which Chromium would protect from pages of elsewhere.
      "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests",
    ];
    browser = await chromium.launch({ ...options, args: [...args, ...known] });
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      baseURL: playhead.dashboardOrigin,
    });
    await context.exposeFunction("ran", () => void harm.push("script ran"));
    context.on("dialog", (dialog) => {
      harm.push(`a dialog said ${dialog.message()}`);
      void dialog.dismiss();
    });
    member = await context.newPage();
    context.on("page", (page) => void harm.push(`opened ${page.url()}`));
    await signIn(member);
    const events = await hostileRecording(member, Date.now() - 20_000);
    const answer = await fetch(`${playhead.dashboardOrigin}/api/websites/${demo.websiteId}/import`, {
      method: "POST",
      headers: { authorization: `Bearer ${demo.apiKey}`, "content-type": "application/json" },
      body: JSON.stringify(events),
    });
    expect(answer.status).toBe(201);
    sessionId = importReceipt.parse(await answer.json()).sessionId;
  });

  afterAll(async () => {
    await browser?.close();
    await playhead?.stop();
    stranger?.close();
  });

  it("would be noticed if it ran, asked or opened anything", async () => {
    const bare = await member.context().newPage();
    await bare.goto("about:blank");
    await bare.setContent(`<img src="x" onerror="self.ran?.(1)"><img src="${strangeOrigin}/a.png">`);
    await expect.poll(() => [...harm].sort()).toEqual(["asked /a.png", "opened about:blank", "script ran"]);
    await bare.close();
    harm.length = 0;
  });

  it("is shown, and runs nothing, asks nobody and leads nowhere", async () => {
    const address = `/websites/${demo.websiteId}/sessions/${sessionId}`;
    await member.goto(`${address}?t=1.5`);
    const frame = member.frameLocator('iframe[title="Recorded page"]');
    await frame.frameLocator("iframe").locator("body").getByText("link").first().waitFor();
    await member.getByRole("button", { name: "Play" }).click();
    for (const name of ["Console", "Errors", "Conversation", "Page", "Events"]) {
      const tab = member.getByRole("tab", { name: new RegExp(`^${name}`) });
      await tab.click();
      await member.waitForTimeout(300);
    }
    // A still of it stands behind the same walls.
    await pointAt(member, 0.8);
    await member.locator("[data-still=current]").waitFor();
    const walls = await member
      .locator("iframe")
      .evaluateAll((frames) =>
        frames.map((one) => [one.getAttribute("sandbox"), new URL(one.getAttribute("src") ?? "").origin]),
      );
    const wall = ["allow-scripts allow-same-origin", playhead.publicOrigin];
    expect(walls).toEqual([wall, wall]);
    // A click on what it shows goes to the player, not into it.
    await member.mouse.click(500, 400);
    await member.waitForTimeout(1_500);
    expect(new URL(member.url()).pathname).toBe(address);
    for (const one of member.frames()) {
      const origin = new URL(
        one.url() === "about:blank" || one.url() === "about:srcdoc" ? member.url() : one.url(),
      ).origin;
      expect([playhead.dashboardOrigin, playhead.publicOrigin]).toContain(origin);
    }
    expect(harm).toEqual([]);
  });

  it("harms no list that its texts stand in", async () => {
    await playhead.runCronAt(Date.now() + 3_600_000);
    for (const page of ["sessions", "errors", "pages", "activity"]) {
      await member.goto(`/websites/${demo.websiteId}/${page}`);
      await member.locator("main").getByText(/\S/).first().waitFor();
      await member.waitForTimeout(400);
    }
    expect(harm).toEqual([]);
  });
});
