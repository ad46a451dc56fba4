import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { sealIdleMs } from "../../protocol/limits.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { readTimeline } from "../archive/timelines.ts";
import { findSession } from "../catalog/find-session.ts";
import { openCatalog } from "../catalog/open-catalog.ts";
import { saveSession } from "../catalog/save-session.ts";
import { appendChunk } from "../session-stub.ts";
import { freshSessionId, freshTabId, makeChunk, pageEvents } from "../testing/make-chunk.ts";
import { sessionFacts, websiteIdOf } from "../testing/session-row.ts";
import { watchdog } from "./watchdog.ts";

/** A session whose alarm is lost, as after too many failures of it. */
async function sessionWithoutAlarm(): Promise<SessionAddress> {
  const nowMs = Date.now();
  const address = { websiteId: websiteIdOf("web_watch"), sessionId: freshSessionId("watch", nowMs) };
  const frame = makeChunk(freshTabId(), 0, pageEvents("https://shop.example/", nowMs));
  await appendChunk(env, address, { frame, visit: { userAgent: "", country: "" }, retentionDays: 30 });
  await expect.poll(() => statusOf(address)).toBe("active");
  const stub = env.SESSION.getByName(`${address.websiteId}:${address.sessionId}`);
  await runInDurableObject(stub, (_, state) => state.storage.deleteAlarm());
  return address;
}

const statusOf = async (address: SessionAddress) =>
  (await findSession(await openCatalog(env, address.websiteId), address))?.status;

test("a session that fell silent without an alarm is sealed and completed", async () => {
  const address = await sessionWithoutAlarm();
  await watchdog(env, Date.now() + sealIdleMs + 1_000);
  expect(await statusOf(address)).toBe("completed");
  expect((await readTimeline(env.ARCHIVE, address))?.segments).toHaveLength(1);
});

test("a session that may still go on is left alone", async () => {
  const address = await sessionWithoutAlarm();
  await watchdog(env, Date.now() + sealIdleMs - 10_000);
  expect(await statusOf(address)).toBe("active");
  expect(await readTimeline(env.ARCHIVE, address)).toBeNull();
});

test("a row whose object knows nothing of the session is completed", async () => {
  const facts = sessionFacts({ savedAtMs: Date.now() });
  await saveSession(env, facts);
  await watchdog(env, Date.now() + sealIdleMs + 1_000);
  expect(await statusOf(facts)).toBe("completed");
});
