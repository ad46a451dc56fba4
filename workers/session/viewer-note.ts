import { maxBytesUnderWay, maxFramesUnderWay, viewerMaxMs, viewerSilentMs } from "../../protocol/limits.ts";
import type { Signal } from "../../protocol/signals/signal.ts";

/** All that is known of a viewer. It rides with the viewer's socket, so that an eviction forgets nothing. */
export interface ViewerNote {
  /** Server time, ms. */
  sinceMs: number;
  /** The plan shows no network data. */
  hidesRequests?: true;
  /** Null until the viewer has said where it stands. */
  place: ViewerPlace | null;
  /** Sizes of the frames that are sent and not acknowledged, the oldest first. */
  underWay: number[];
  /** Frames acknowledged. */
  taken: number;
  /** Since when nothing more can be sent, server time, ms; null while something can. */
  fullSinceMs: number | null;
  /** What it was told of the session last; see `LiveState`. */
  told: string;
  /** Signals it was told of that are not sealed, as `signalKey` names them. */
  signals: string[];
}

export interface ViewerPlace {
  /** All chunks up to this arrival number are sent, or need not be. */
  arrival: number;
  /** Of those up to this one, which came before the viewer joined, it has some. */
  joinedAt: number;
  /** By the tab's number: of those it needs the ones from this seq on. */
  fromSeq: Record<number, number>;
}

export const newViewer = (nowMs: number, hasNetwork: boolean): ViewerNote => ({
  sinceMs: nowMs,
  ...(!hasNetwork && { hidesRequests: true }),
  place: null,
  underWay: [],
  taken: 0,
  fullSinceMs: null,
  told: "",
  signals: [],
});

/** Another one once the signal has grown. */
export const signalKey = ({ id, severity }: Pick<Signal, "id" | "severity">): string => `${id} ${severity}`;

/** Whether another frame may be sent. One alone may be larger than the bound. */
export const hasCredit = ({ underWay }: Pick<ViewerNote, "underWay">): boolean =>
  underWay.length < maxFramesUnderWay && underWay.reduce((sum, bytes) => sum + bytes, 0) < maxBytesUnderWay;

/** Null when it acknowledges what was never sent. */
export function withTaken(note: ViewerNote, frames: number): ViewerNote | null {
  const count = frames - note.taken;
  if (count < 0 || count > note.underWay.length) return null;
  return { ...note, taken: frames, underWay: note.underWay.slice(count), fullSinceMs: null };
}

export type ViewerFate = "stays" | "silent" | "again";

/** Asked when there is something to tell: a session in which nothing happens needs no timer for its viewers. */
export function viewerFate({ place, sinceMs, fullSinceMs }: ViewerNote, nowMs: number): ViewerFate {
  const silentSinceMs = place === null ? sinceMs : fullSinceMs;
  if (silentSinceMs !== null && nowMs - silentSinceMs >= viewerSilentMs) return "silent";
  return nowMs - sinceMs >= viewerMaxMs ? "again" : "stays";
}
