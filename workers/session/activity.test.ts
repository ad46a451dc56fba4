import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { sessionList } from "../../protocol/api.ts";
import { sealIdleMs } from "../../protocol/limits.ts";
import { settleSession } from "../session-stub.ts";
import { callApi } from "../testing/call.ts";
import { freshSessionId, freshTabId, pageEvents, scrollEvent } from "../testing/make-chunk.ts";
import { postEvents } from "../testing/post-chunk.ts";
import { type SeededWebsite, seedWebsite } from "../testing/seed-website.ts";
import { stubOf } from "../testing/session.ts";

afterEach(() => vi.useRealTimers());

async function listed(website: SeededWebsite) {
  const answer = await callApi(website, `/api/websites/${website.websiteId}/sessions`);
  return sessionList.parse(await answer.json()).sessions[0];
}

const page = "https://shop.example/";

test("what the visitor's hand did is listed while the session goes on, by all tabs, and as it was sealed", async () => {
  const startMs = Math.floor(Date.now() / 1_000) * 1_000;
  vi.useFakeTimers({ toFake: ["Date"], now: startMs });
  const website = await seedWebsite(env);
  const session = { websiteId: website.websiteId, sessionId: freshSessionId(website.tag, startMs) };
  const [one, other] = [freshTabId(), freshTabId()];
  const at = (seconds: number) => startMs + seconds * 1_000;
  const post = async (tabId: typeof one, seq: number, seconds: number[], cutSeconds: number) => {
    vi.setSystemTime(at(cutSeconds));
    const events = seconds.map((second, n) => scrollEvent(n, at(second)));
    const first = seq === 0 ? pageEvents(page, at(cutSeconds)) : [];
    const cut = { cutAtMs: at(cutSeconds) };
    expect((await postEvents(website, { ...session, tabId, seq }, [...first, ...events], cut)).status).toBe(
      200,
    );
  };

  await post(one, 0, [], 0);
  expect(await listed(website)).toMatchObject({ activity: null });
  await post(one, 1, [2, 2, 2, 2, 4], 11);
  await expect.poll(() => listed(website)).toMatchObject({ activity: [0, 0, 35, 0, 18] });
  await evictDurableObject(stubOf(session));
  await post(other, 0, [6], 12);
  await post(one, 2, [14], 14);
  await settleSession(env, session, at(14) + sealIdleMs + 1);
  expect(await listed(website)).toMatchObject({
    status: "completed",
    durationMs: 14_000,
    activity: [0, 0, 35, 0, 18, 0, 18, 0, 0, 0, 0, 0, 0, 0, 18],
  });
});
