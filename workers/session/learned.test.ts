import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { learning } from "../../protocol/signals/learned.ts";
import { clickAt, outcomeOf, signalStartMs } from "../../protocol/testing/signals-of.ts";
import { readTimeline } from "../archive/timelines.ts";
import { openCatalog } from "../catalog/open-catalog.ts";
import { saveSession } from "../catalog/save-session.ts";
import { readPlaces } from "../catalog/signal-places.ts";
import { settleSession } from "../session-stub.ts";
import { freshSessionId, freshTabId, pageEvents, scrollEvent } from "../testing/make-chunk.ts";
import { postEvents } from "../testing/post-chunk.ts";
import { type SeededWebsite, seedWebsite } from "../testing/seed-website.ts";
import { quiet, sessionRow } from "../testing/session.ts";
import { sessionFacts } from "../testing/session-row.ts";

/** A dead click at a button, and something done forty seconds later. */
const happyVisit = [
  ...pageEvents("https://shop.example/orders/7", signalStartMs - 1_000),
  ...[clickAt(0), outcomeOf(0)],
  scrollEvent(300, signalStartMs + 40_000),
];
const place = "deadClick /orders/* #buy";

async function visit(website: SeededWebsite) {
  const sessionId = freshSessionId(website.tag, Date.now() - 60_000);
  const tabId = freshTabId();
  const send = async (seq: number, events: typeof happyVisit, cutAtMs: number) =>
    expect((await postEvents(website, { sessionId, tabId, seq }, events, { cutAtMs })).status).toBe(200);
  const address = { websiteId: website.websiteId, sessionId };
  await send(0, happyVisit, signalStartMs + 45_000);
  await settleSession(env, address, quiet());
  return { address, send };
}
const places = async ({ websiteId }: SeededWebsite) =>
  await readPlaces(await openCatalog(env, websiteId), websiteId);

test("a session teaches once, also when its visitor returns, and one after enough of them is muted", async () => {
  const website = await seedWebsite(env);
  const { address, send } = await visit(website);
  expect(await places(website)).toMatchObject([{ place, flagged: 1, happy: 1 }]);
  await send(1, [scrollEvent(10, signalStartMs + 50_000)], signalStartMs + 51_000);
  await settleSession(env, address, quiet());
  expect(await places(website)).toMatchObject([{ flagged: 1, happy: 1 }]);
  expect(await sessionRow(address)).toMatchObject({ signal_counts: '{"deadClick":1}' });

  const others = learning.minFlagged - 2;
  const facts = sessionFacts({ websiteId: website.websiteId });
  const learned = [{ place, flagged: others, happy: others, answered: 0, visitorBits: 0xffff }];
  await saveSession(env, facts);
  await saveSession(
    env,
    { ...facts, status: "completed", savedAtMs: facts.savedAtMs + 1 },
    { lessons: { learned, forgotten: [] } },
  );
  const last = await visit(website);
  expect((await readTimeline(env.ARCHIVE, last.address))?.signals?.[0]?.muted).toBeUndefined();
  const next = await visit(website);
  expect((await readTimeline(env.ARCHIVE, next.address))?.signals).toMatchObject([
    { kind: "deadClick", muted: "learned", mutedWhy: expect.stringContaining("in 20 of 20 sessions") },
  ]);
  expect(await sessionRow(next.address)).toMatchObject({ frustration: 0, signal_counts: "{}" });
}, 30_000);
