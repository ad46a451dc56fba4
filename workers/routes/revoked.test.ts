import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { callPublic } from "../testing/call.ts";
import { clickEvent, pageEvents } from "../testing/make-chunk.ts";
import { postEvents, visit } from "../testing/post-chunk.ts";

afterEach(() => {
  vi.useRealTimers();
});

test("a site key that is revoked in the middle of a visit is refused within a minute, everywhere", async () => {
  const nowMs = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: nowMs });
  const { website, place } = await visit();
  const first = await postEvents(website, place, pageEvents("https://shop.example/", nowMs));
  expect(first.status).toBe(200);
  await env.CONTROL.prepare("UPDATE site_keys SET revoked_at = ? WHERE site_key = ?")
    .bind(nowMs, website.siteKey)
    .run();

  vi.setSystemTime(nowMs + 59_000);
  const second = await postEvents(website, { ...place, seq: 1 }, [clickEvent("Buy", nowMs)]);
  expect(second.status).toBe(403);
  expect(await second.json()).toMatchObject({ code: "site_key_unknown" });
  const asset = await callPublic(`/v1/assets/${website.siteKey}/${"a".repeat(43)}`, {
    method: "POST",
    headers: { origin: website.origin },
  });
  expect(asset.status).toBe(403);
  expect((await callPublic(`/r/${website.siteKey}.js`)).status).toBe(404);
});
