import type { Campaign, SessionContact } from "../api-visit.ts";

/** What a session's row keeps of a visit besides counts; the catalog has each of these as JSON. */

/** What the website has told of its visitor; what it has not is absent. */
export interface ToldFacts {
  contact?: SessionContact;
  conversation?: { id: string; url: string };
  release?: string;
  campaign?: Campaign;
  variants?: Record<string, string>;
}

export const markKinds = ["tag", "variant", "release", "campaign", "event", "prompt", "error"] as const;
export type MarkKind = (typeof markKinds)[number];

/**
 * What a session is found by.
 * `count`: how often; `lastAtMs`: when last, server time, 0 for what has no moment.
 */
export type Mark = [kind: MarkKind, value: string, count: number, lastAtMs: number];

/** A member's word on a tag: 1 puts it on the session, 0 takes it off, also where the page has told it. */
export type TagEdit = [tag: string, isOn: 0 | 1];

/** A kind of error in a session. */
export interface ListedError {
  fingerprint: string;
  tabId: string;
  /** When it came first, server time. */
  atMs: number;
  count: number;
  /** As it came first, cut. */
  message: string;
}

export interface ListedPrompt {
  /** Server time. */
  atMs: number;
  text: string;
}
