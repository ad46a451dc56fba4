import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Session } from "../../../protocol/api.ts";
import { sealIdleMs } from "../../../protocol/limits.ts";
import { clickAt, outcomeOf, signalStartMs } from "../../../protocol/testing/signals-of.ts";
import type { Timeline } from "../../../protocol/timeline.ts";
import { settleSession } from "../../session-stub.ts";
import { callApi } from "../../testing/call.ts";
import { freshSessionId, freshTabId, pageEvents } from "../../testing/make-chunk.ts";
import { postEvents } from "../../testing/post-chunk.ts";
import { seedWebsite } from "../../testing/seed-website.ts";

/** Three dead clicks at one button; the tab's clock is wrong, which none of them minds. */
const struggles = [
  ...pageEvents("https://shop.example/cart", signalStartMs),
  ...[0, 4_000, 8_000].flatMap((at) => [clickAt(at), outcomeOf(at)]),
];

test("a timeline has the signals with their evidence, each once, before the seal and after", async () => {
  const website = await seedWebsite(env);
  const sessionId = freshSessionId(website.tag, Date.now());
  const tabId = freshTabId();
  const cutAtMs = signalStartMs + 20_000;
  expect((await postEvents(website, { sessionId, tabId, seq: 0 }, struggles, { cutAtMs })).status).toBe(200);
  const ask = async () => {
    const answer = await callApi(website, `/api/replay/${sessionId}/timeline`);
    expect(answer.status).toBe(200);
    return await answer.json<{ session: Session; timeline: Timeline }>();
  };
  const dead = {
    kind: "deadClick",
    severity: "severe",
    tabId,
    url: "https://shop.example/cart",
    element: { selector: "#buy", text: "Buy now" },
    evidence: expect.stringContaining("3 clicks on a control; within 3000 ms no change of the page"),
  };
  const live = await ask();
  expect(live.timeline.signals).toMatchObject([dead]);
  expect(live.session).toMatchObject({ hasFrustration: true, signalCounts: { deadClick: 1 } });

  await settleSession(env, { websiteId: website.websiteId, sessionId }, Date.now() + sealIdleMs + 1_000);
  const sealed = await ask();
  expect(sealed.timeline.signals).toMatchObject([dead]);
  expect(sealed.session.frustration).toBe(live.session.frustration);
  const stranger = await callApi(await seedWebsite(env), `/api/replay/${sessionId}/timeline`);
  expect(stranger.status).toBe(404);
});
