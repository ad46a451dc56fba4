import type { LiveVisitor } from "../protocol/api-presence.ts";
import type { SessionId, TabId, VisitorId, WebsiteId } from "../protocol/ids.ts";
import type { Invite, PresenceReply, PresenceWord, PresentContact } from "../protocol/presence.ts";
import type { Signal } from "../protocol/signals/signal.ts";
import type { Env } from "./env.ts";

/**
 * The only place that names a website's presence object and calls it. One object takes some 500 words a second. A website
 * that says more would have several, each named with the remainder of a hash of the visitor's id, so that all words of a
 * visitor reach the same one; who watches would have a socket to each.
 */

/** A page's word, checked, and what its request says of the browser. */
export interface PageWord extends PresenceWord {
  visitorId: VisitorId;
  sessionId: SessionId;
  pageId: TabId;
  userAgent: string;
  country: string;
}

/** What a session's object knows of its visitor. */
export interface SessionWord {
  /** Active: its row is written, at its beginning and now and then. Closed: no chunk came for a while. */
  said: "active" | "struggled" | "closed";
  visitorId: string;
  sessionId: SessionId;
  /** Of the visit's first page. */
  url: string;
  contact: PresentContact | null;
  userAgent: string;
  country: string;
  /** The newest sign, with the server's time. */
  struggle: { kind: Signal["kind"]; atMs: number } | null;
}

/** Whom an erasure means. */
export type PresentSubject =
  | { kind: "visitor"; visitorId: VisitorId }
  | { kind: "session"; sessionId: SessionId }
  | { kind: "contact"; contactId: string }
  | { kind: "website" };

const stubOf = (env: Env, websiteId: WebsiteId) => env.PRESENCE.getByName(websiteId);

/** @returns what the page is to be told */
export async function hearPage(env: Env, websiteId: WebsiteId, word: PageWord): Promise<PresenceReply> {
  return await stubOf(env, websiteId).hearPage(word);
}

export async function hearSession(env: Env, websiteId: WebsiteId, word: SessionWord): Promise<void> {
  await stubOf(env, websiteId).hearSession(word);
}

/** Who is on the website, the newest first. */
export async function listPresent(env: Env, websiteId: WebsiteId): Promise<LiveVisitor[]> {
  return await stubOf(env, websiteId).list();
}

/** @returns the member's end of a socket, not yet accepted; `presenceMessage` says what is said on it */
export async function openPresence(env: Env, websiteId: WebsiteId): Promise<WebSocket> {
  const { webSocket } = await stubOf(env, websiteId).fetch("https://presence/live", {
    headers: { upgrade: "websocket" },
  });
  if (webSocket === null) throw new Error("the website's presence opened no socket");
  return webSocket;
}

/** Keeps an invitation for the visitor's next word; false when the visitor is not here. */
export async function keepInvite(
  env: Env,
  websiteId: WebsiteId,
  visitorId: VisitorId,
  invite: Invite,
): Promise<boolean> {
  return await stubOf(env, websiteId).keepInvite(visitorId, invite);
}

/** As if nothing had been said of them. */
export async function forgetPresent(env: Env, websiteId: WebsiteId, subject: PresentSubject): Promise<void> {
  await stubOf(env, websiteId).forget(subject);
}
