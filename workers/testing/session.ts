import { env } from "cloudflare:workers";
import type { ReplayEvent } from "../../protocol/events.ts";
import { sealIdleMs } from "../../protocol/limits.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { openSegment } from "../archive/segments.ts";
import { readTimeline } from "../archive/timelines.ts";
import { readEvents, storedFrames } from "../session/read-chunks.ts";
import { appendChunk } from "../session-stub.ts";
import { clickEvent, freshSessionId, freshTabId, makeChunk, pageEvents, scrollEvent } from "./make-chunk.ts";
import { websiteIdOf } from "./session-row.ts";

const visit = { userAgent: "", country: "DE" };
export const stubOf = (address: SessionAddress) =>
  env.SESSION.getByName(`${address.websiteId}:${address.sessionId}`);

export const freshAddress = (startedAtMs = Date.now()): SessionAddress => ({
  websiteId: websiteIdOf("web_objecttest"),
  sessionId: freshSessionId("objecttest", startedAtMs),
});

export const append = (address: SessionAddress, frame: Uint8Array) =>
  appendChunk(env, address, { frame, visit, retentionDays: 180 });

export async function sealedEvents(address: SessionAddress): Promise<ReplayEvent[]> {
  const timeline = await readTimeline(env.ARCHIVE, address);
  const chunks: { seq: number; tabId: string; events: ReplayEvent[] }[] = [];
  for (const { n } of timeline?.segments ?? []) {
    const segment = await openSegment(env.ARCHIVE, address, n);
    const bytes = new Uint8Array(await new Response(segment?.body).arrayBuffer());
    for (const frame of storedFrames(bytes)) {
      chunks.push({ ...frame.header, events: readEvents(frame) ?? [] });
    }
  }
  chunks.sort((a, b) => a.tabId.localeCompare(b.tabId) || a.seq - b.seq);
  return chunks.flatMap((chunk) => chunk.events);
}

/** When a session that had its last chunk just now is idle, server time, ms. */
export const quiet = () => Date.now() + sealIdleMs + 1;

export async function sessionRow(address: SessionAddress) {
  return await env.CATALOG_0.prepare("SELECT * FROM sessions WHERE session_id = ?")
    .bind(address.sessionId)
    .first();
}

/** Five chunks of one tab: a page, then clicks and scrolls. */
export function visitChunks(tabId = freshTabId(), atMs = Date.now()) {
  const events = [
    pageEvents("https://shop.example/", atMs),
    [clickEvent("Tea", atMs + 1_000), scrollEvent(10, atMs + 1_100)],
    [scrollEvent(200, atMs + 2_000)],
    [clickEvent("Cart", atMs + 3_000)],
    [clickEvent("Pay", atMs + 4_000)],
  ];
  return { events: events.flat(), frames: events.map((chunk, seq) => makeChunk(tabId, seq, chunk)) };
}
