import { sessionIdParts } from "../../protocol/ids.ts";
import { presenceGraceMs, presenceSilentMs } from "../../protocol/limits.ts";
import type { Invite, PresenceState, PresentContact } from "../../protocol/presence.ts";
import type { PresentSubject, SessionWord } from "../presence-stub.ts";
import type { Device } from "../session/device.ts";

/** All that is known of a visitor. Times are server time, ms. */
export interface Present extends Pick<Device, "deviceType" | "browser" | "os"> {
  visitorId: string;
  sessionId: SessionWord["sessionId"];
  state: PresenceState;
  contact: PresentContact | null;
  country: string;
  url: string;
  pageSinceMs: number;
  /** Pages in front, the newest last; null while only the session's object has told of the visitor. */
  pageIds: string[] | null;
  /** When the last word came. */
  saidAtMs: number;
  /** Since the last page was hidden; null while one is in front. */
  leftAtMs: number | null;
  struggle: SessionWord["struggle"];
  /** Waits for the visitor's next word. */
  invite: (Invite & { untilMs: number }) | null;
}

/** Whether the visitor counts as being on the website. */
export function isPresent({ leftAtMs, saidAtMs }: Present, nowMs: number): boolean {
  if (leftAtMs !== null) return nowMs - leftAtMs < presenceGraceMs;
  return nowMs - saidAtMs < presenceSilentMs;
}

/** Whether nothing has to be known of the visitor any more. */
export const isForgotten = ({ saidAtMs }: Pick<Present, "saidAtMs">, nowMs: number): boolean =>
  nowMs - saidAtMs >= presenceSilentMs;

/** By the clock of the session's id, which a loader from a cache or a forger may have ahead. */
export const visitSinceMs = ({
  sessionId,
  pageSinceMs,
}: Pick<Present, "sessionId" | "pageSinceMs">): number =>
  Math.min(pageSinceMs, sessionIdParts(sessionId).startedAtMs);

export function isMeant(present: Present, subject: PresentSubject): boolean {
  switch (subject.kind) {
    case "visitor":
      return present.visitorId === subject.visitorId;
    case "session":
      return present.sessionId === subject.sessionId;
    case "contact":
      return present.contact?.id === subject.contactId;
    case "website":
      return true;
  }
}
