import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sessionList } from "../protocol/api.ts";
import { shareList, shareMade } from "../protocol/api-shares.ts";
import { deliveryList, type WebhookBody, webhookBody, webhookMade } from "../protocol/api-webhooks.ts";
import { chromiumLaunchOptions } from "../scripts/chromium.ts";
import { type LocalPlayhead, startPlayhead } from "../scripts/local-playhead.ts";
import { root } from "../scripts/root.ts";
import { signedInPage } from "./sign-in.ts";

/** A visit that a member hands on: to a colleague elsewhere by a link, and to a server by a webhook. */
describe("a visit that is handed on", () => {
  let playhead: LocalPlayhead;
  let browser: Browser;
  let visitor: Page;
  let member: Page;
  let sessionId = "";
  let visitorId = "";
  let receiver: Server;
  let webhookPath = "";
  let secret = "";
  const received: { headers: IncomingHttpHeaders; body: string }[] = [];

  beforeAll(async () => {
    receiver = createServer(async (request, answer) => {
      let body = "";
      for await (const part of request.setEncoding("utf8")) body += part;
      received.push({ headers: request.headers, body });
      // Away at first.
      answer.writeHead(received.length === 1 ? 503 : 204).end();
    }).listen(0, "127.0.0.1");
    await once(receiver, "listening");
    playhead = await startPlayhead();
    browser = await chromium.launch(chromiumLaunchOptions());
    member = await signedInPage(browser, playhead);
    const address = receiver.address();
    const port = typeof address === "object" ? address?.port : 0;
    const made = await ask("POST", "/api/websites/web_demo/webhooks", {
      ...{ name: "Support", url: `http://127.0.0.1:${port}/hook`, events: ["session.completed"] },
    });
    const { webhook, secret: shown } = webhookMade.parse(made);
    webhookPath = `/api/websites/web_demo/webhooks/${webhook.webhookId}`;
    secret = shown;

    visitor = await (await browser.newContext()).newPage();
    await visitor.goto(playhead.shopOrigin);
    await visitor.getByRole("button", { name: "To wear" }).click();
    const listed = async () =>
      sessionList.parse(await (await playhead.api("/api/websites/web_demo/sessions")).json()).sessions[0];
    await vi.waitUntil(listed, 10_000);
    const session = await listed();
    sessionId = session?.sessionId ?? "";
    visitorId = session?.visitorId ?? "";
  });

  afterAll(async () => {
    await browser?.close();
    await playhead?.stop();
    receiver?.close();
  });

  /** Asks the API from the member's page, so with its cookie and origin. */
  const ask = (method: string, path: string, body?: object): Promise<unknown> =>
    member.evaluate(
      async ([method, path, body]) => {
        const headers = { "content-type": "application/json" };
        const answer = await fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
        return answer.status === 204 ? null : await answer.json();
      },
      [method, path, body] as const,
    );

  it("is played by who has the link, without sign-in, as long as it opens", async () => {
    const shares = `/api/replay/${sessionId}/shares`;
    const { link, share } = shareMade.parse(await ask("POST", shares, { access: "public", atMs: 100 }));
    const stranger = await (await browser.newContext()).newPage();
    const asked: string[] = [];
    const told: string[] = [];
    stranger.on("request", (request) => asked.push(request.url()));
    stranger.on("response", async (response) => {
      if (response.url().includes("/timeline")) told.push(await response.text());
    });
    const page = await stranger.goto(link);
    expect(page?.headers()["referrer-policy"]).toBe("no-referrer");
    const replayed = stranger.frameLocator("iframe").frameLocator("iframe");
    await replayed.getByText("To wear").first().waitFor();
    await stranger.getByText("Shared from Playhead").waitFor();
    expect(await stranger.getByRole("link", { name: "Back to sessions" }).count()).toBe(0);
    const ofApi = asked.filter((url) => url.includes("/api/"));
    expect(ofApi.length).toBeGreaterThan(1);
    for (const url of ofApi) expect(new URL(url).pathname).toMatch(/^\/api\/shared\//);
    expect(told.join()).toContain("web_demo");
    expect(told.join() + (await stranger.content())).not.toContain(visitorId);

    // What the visitor does meanwhile is seen as well.
    await visitor.getByRole("button", { name: "Instruments" }).click();
    await stranger.getByRole("button", { name: "Live", exact: true }).click();
    await replayed.locator("[aria-pressed='true']", { hasText: "Instruments" }).waitFor({ timeout: 20_000 });
    expect(shareList.parse(await ask("GET", shares)).shares).toMatchObject([{ openings: 1 }]);

    await ask("DELETE", `${shares}/${share?.shareId}`);
    await stranger.reload();
    await stranger.getByText("This link opens nothing").waitFor();
    await stranger.close();
  });

  it("is told to a webhook when it is over, signed, and sent again when a member asks", async () => {
    await visitor.close();
    await playhead.runCronAt(Date.now() + 10 * 60_000);
    await expect.poll(() => received.length, { timeout: 15_000 }).toBe(1);
    const body: WebhookBody = webhookBody.parse(JSON.parse(received[0]?.body ?? ""));
    expect(body).toMatchObject({ type: "session.completed", session: { sessionId, status: "completed" } });
    const log = async () => deliveryList.parse(await ask("GET", `${webhookPath}/deliveries`)).deliveries[0];
    await expect.poll(log).toMatchObject({ state: "waiting", status: 503, attempts: 1 });
    await ask("POST", `${webhookPath}/deliveries/${(await log())?.deliveryId}/again`);
    await expect.poll(log).toMatchObject({ state: "delivered", status: 204 });
    expect(received[1]?.body).toBe(received[0]?.body);
    const { isFromPlayhead } = await verifierOfReadme();
    for (const { headers, body } of received) {
      expect(headers["playhead-event"]).toBe("session.completed");
      const signature = String(headers["playhead-signature"]);
      expect(isFromPlayhead(body, signature, secret)).toBe(true);
      expect(isFromPlayhead(body, signature, `${secret}x`)).toBe(false);
      expect(isFromPlayhead(`${body} `, signature, secret)).toBe(false);
      expect(isFromPlayhead(body, signature, secret, Date.now() + 6 * 60_000)).toBe(false);
    }
  });
});

interface Verifier {
  isFromPlayhead: (body: string, header: string, secret: string, nowMs?: number) => boolean;
}

/** The example that the README gives, as it stands there. */
async function verifierOfReadme(): Promise<Verifier> {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const [, code = ""] = /```js\n(import \{ createHmac[\s\S]*?)```\n/.exec(readme) ?? [];
  expect(code).toContain("export function isFromPlayhead");
  return await import(`data:text/javascript,${encodeURIComponent(code)}`);
}
