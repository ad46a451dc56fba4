import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { type Session, session } from "../../protocol/api.ts";
import { silencedSignalList } from "../../protocol/api-signals.ts";
import { sealIdleMs } from "../../protocol/limits.ts";
import { clickAt, outcomeOf, signalStartMs } from "../../protocol/testing/signals-of.ts";
import type { Timeline } from "../../protocol/timeline.ts";
import { settleSession } from "../session-stub.ts";
import { call, callApi } from "../testing/call.ts";
import { freshSessionId, freshTabId, pageEvents } from "../testing/make-chunk.ts";
import { postEvents } from "../testing/post-chunk.ts";
import { type SeededWebsite, seedWebsite } from "../testing/seed-website.ts";
import { sessionRow } from "../testing/session.ts";

/** A dead click at a button, on a page. */
const struggle = [pageEvents("https://shop.example/cart", signalStartMs), clickAt(0), outcomeOf(0)].flat();

async function sealed(website: SeededWebsite) {
  const sessionId = freshSessionId(website.tag, Date.now());
  const place = { sessionId, tabId: freshTabId(), seq: 0 };
  const cutAtMs = signalStartMs + 20_000;
  expect((await postEvents(website, place, struggle, { cutAtMs })).status).toBe(200);
  await settle(website, sessionId);
  return { websiteId: website.websiteId, sessionId, tabId: place.tabId };
}
const settle = (
  { websiteId }: SeededWebsite,
  sessionId: Session["sessionId"] & ReturnType<typeof freshSessionId>,
) => settleSession(env, { websiteId, sessionId }, Date.now() + sealIdleMs + 1_000);

async function told(website: SeededWebsite, sessionId: string) {
  const answer = await callApi(website, `/api/replay/${sessionId}/timeline`);
  const { session: said, timeline } = await answer.json<{ session: unknown; timeline: Timeline }>();
  return { session: session.parse(said), signals: timeline.signals ?? [] };
}
const ask = (website: SeededWebsite, sessionId: string, signalId: string, body: unknown) =>
  callApi(website, `/api/replay/${sessionId}/signals/${signalId}/verdict`, {
    method: "PUT",
    headers: { authorization: `Bearer ${website.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
async function silenced(website: SeededWebsite) {
  const answer = await callApi(website, `/api/websites/${website.websiteId}/signals/silenced`);
  expect(answer.status).toBe(200);
  return silencedSignalList.parse(await answer.json()).silenced;
}

test("a signal marked as wrong counts for nothing, in its session, in older and in later ones, until that is undone", async () => {
  const website = await seedWebsite(env);
  const [older, marked] = [await sealed(website), await sealed(website)];
  const before = await told(website, marked.sessionId);
  expect(before.session).toMatchObject({ hasFrustration: true, signalCounts: { deadClick: 1 } });
  const signalId = before.signals[0]?.id ?? "";

  expect((await ask(website, marked.sessionId, signalId, { wrong: true })).status).toBe(204);
  const later = await sealed(website);
  for (const { sessionId } of [older, marked, later]) {
    const { session, signals } = await told(website, sessionId);
    expect(signals).toMatchObject([{ muted: "member", mutedWhy: "A member marked it as no problem" }]);
    expect(session).toMatchObject({ frustration: 0, hasFrustration: false, signalCounts: {} });
  }
  for (const address of [marked, later])
    expect(await sessionRow(address)).toMatchObject({ frustration: 0, signal_counts: "{}", signal_bits: 0 });
  expect(await silenced(website)).toMatchObject([
    { kind: "deadClick", element: "/cart #buy", by: "member", saidBy: "API key" },
  ]);

  expect((await ask(website, marked.sessionId, signalId, { wrong: false })).status).toBe(204);
  for (const { sessionId } of [older, marked, later]) {
    const { session, signals } = await told(website, sessionId);
    expect(signals[0]?.muted).toBeUndefined();
    expect(session).toMatchObject({
      frustration: before.session.frustration,
      signalCounts: { deadClick: 1 },
    });
  }
  expect((await sessionRow(marked))?.frustration).toBe(before.session.frustration);
  expect(await silenced(website)).toEqual([]);
}, 30_000);

test("a session that goes on after the verdict does not count the signal again", async () => {
  const website = await seedWebsite(env);
  const address = await sealed(website);
  const { signals } = await told(website, address.sessionId);
  await ask(website, address.sessionId, signals[0]?.id ?? "", { wrong: true });
  const more = pageEvents("https://shop.example/end", signalStartMs + 30_000);
  const cutAtMs = signalStartMs + 40_000;
  expect((await postEvents(website, { ...address, seq: 1 }, more, { cutAtMs })).status).toBe(200);
  await settle(website, address.sessionId);
  expect(await sessionRow(address)).toMatchObject({ page_views: 2, frustration: 0, signal_counts: "{}" });
});

test("the audit log has who silenced what", async () => {
  const website = await seedWebsite(env);
  const { sessionId } = await sealed(website);
  const { signals } = await told(website, sessionId);
  await ask(website, sessionId, signals[0]?.id ?? "", { wrong: true });
  const { results } = await env.CONTROL.prepare(
    "SELECT action, subject FROM audit_entries WHERE subject LIKE ?",
  )
    .bind(`${website.websiteId} %`)
    .all();
  expect(results).toEqual([
    { action: "signal_silenced", subject: `${website.websiteId} deadClick /cart #buy` },
  ]);
});

test("a verdict says yes or no, of a signal that is there", async () => {
  const website = await seedWebsite(env);
  const { sessionId } = await sealed(website);
  const { signals } = await told(website, sessionId);
  const refused = await ask(website, sessionId, signals[0]?.id ?? "", { wrong: "yes" });
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ code: "bad_request" });
  expect((await ask(website, sessionId, "sig_0000000000000000", { wrong: true })).status).toBe(404);
});

test("another tenant and nobody judge and read nothing", async () => {
  const website = await seedWebsite(env);
  const { sessionId } = await sealed(website);
  const { signals } = await told(website, sessionId);
  const signalId = signals[0]?.id ?? "";
  const other = await seedWebsite(env);
  expect((await ask(other, sessionId, signalId, { wrong: true })).status).toBe(404);
  expect((await callApi(other, `/api/websites/${website.websiteId}/signals/silenced`)).status).toBe(404);
  const path = `/api/replay/${sessionId}/signals/${signalId}/verdict`;
  expect((await call(path, { method: "PUT", body: '{"wrong":true}' })).status).toBe(401);
  expect(await silenced(website)).toEqual([]);
});

test("what a member has silenced is heard again from the settings, and only that", async () => {
  const website = await seedWebsite(env);
  const { sessionId } = await sealed(website);
  const { signals } = await told(website, sessionId);
  expect((await ask(website, sessionId, signals[0]?.id ?? "", { wrong: true })).status).toBe(204);
  const hear = (at: SeededWebsite, by: SeededWebsite, body: object) =>
    callApi(by, `/api/websites/${at.websiteId}/signals/heard`, {
      method: "POST",
      headers: { authorization: `Bearer ${by.apiKey}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const place = { kind: "deadClick", element: "/cart #buy" };
  expect((await hear(website, website, { ...place, element: "/cart #sell" })).status).toBe(404);
  expect((await hear(website, website, { ...place, kind: "boredom" })).status).toBe(400);
  expect((await hear(website, await seedWebsite(env), place)).status).toBe(404);
  expect(await silenced(website)).toHaveLength(1);
  expect((await hear(website, website, place)).status).toBe(204);
  expect(await silenced(website)).toEqual([]);
  expect((await hear(website, website, place)).status).toBe(404);
  const later = await sealed(website);
  expect((await told(website, later.sessionId)).session.signalCounts).toEqual({ deadClick: 1 });
}, 30_000);
