/**
 * Who is on a website now. Pages say `here` and `gone` in beacons, session objects tell of what is recorded, and the
 * website's object tells members.
 */

/** What becomes of a visit, as far as members can watch it. */
export const presenceStates = [
  /** Its session is on the server. */
  "recorded",
  /** It waits in the browser: for a trigger, or for the visitor's first touch. */
  "waiting",
  "not_sampled",
] as const;
export type PresenceState = (typeof presenceStates)[number];

/** A page's word, as JSON to `POST /v1/presence/:siteKey`. */
export interface PresenceWord {
  /** The page is looked at, has become another route, or has a visitor who has said who they are; or is hidden. */
  said: "here" | "gone";
  visitorId: string;
  sessionId: string;
  /** Made by each document, so that a page that goes is told from the one that comes. */
  pageId: string;
  state: PresenceState;
  /** Cleaned of what it says of the visitor. */
  url: string;
  contact?: PresentContact;
}

/** As the website has said by `identify()`; empty where it has not. */
export interface PresentContact {
  id: string;
  name: string;
  email: string;
}

/** The answer to a page's word. */
export interface PresenceReply {
  /** A member asks the visitor into a conversation. Told once. */
  invite?: Invite;
}

export interface Invite {
  text?: string;
  url?: string;
}
