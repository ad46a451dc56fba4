import { env } from "cloudflare:workers";
import type { ReplayEvent } from "../../protocol/events.ts";
import type { FrameHeader } from "../../protocol/frame-header.ts";
import type { SessionId, TabId } from "../../protocol/ids.ts";
import type { Env } from "../env.ts";
import { callPublic } from "./call.ts";
import { freshSessionId, freshTabId, makeChunk, pageEvents } from "./make-chunk.ts";
import { type SeededWebsite, type SeedOptions, seedWebsite } from "./seed-website.ts";

export interface Sent {
  website: SeededWebsite;
  sessionId: string;
  tabId: string;
  seq: number | string;
  body: Uint8Array | string | ReadableStream<Uint8Array>;
  siteKey?: string;
  headers?: Record<string, string>;
}

/** Posts bytes as the recorder would, from an origin of the website. */
export function postBytes(sent: Sent, over: Partial<Env> = {}): Promise<Response> {
  const { website, sessionId, tabId, seq, body, headers } = sent;
  const path = `/v1/chunks/${sent.siteKey ?? website.siteKey}/${sessionId}/${tabId}/${seq}`;
  return callPublic(
    path,
    { method: "POST", body, headers: headers ?? { origin: website.origin, "content-type": "text/plain" } },
    over,
  );
}

/** Posts a chunk of these events to where it belongs. */
export function postEvents(
  website: SeededWebsite,
  place: { sessionId: SessionId; tabId: TabId; seq: number },
  events: ReplayEvent[],
  header: Partial<FrameHeader> = {},
): Promise<Response> {
  const body = makeChunk(place.tabId, place.seq, events, header);
  return postBytes({ website, ...place, body });
}

/** A website, and where the first chunk of a visit to it belongs. */
export interface Visit {
  website: SeededWebsite;
  place: { sessionId: SessionId; tabId: TabId; seq: number };
}

export async function visit(options: SeedOptions = {}): Promise<Visit> {
  const website = await seedWebsite(env, options);
  return {
    website,
    place: { sessionId: freshSessionId(website.tag, Date.now()), tabId: freshTabId(), seq: 0 },
  };
}

/** A chunk that would be taken; `over` spoils it. */
export function chunk({ website, place }: Visit, over: Partial<Sent> = {}): Sent {
  const body = makeChunk(place.tabId, place.seq, pageEvents("https://shop.example/", Date.now()));
  return { website, ...place, body, ...over };
}
