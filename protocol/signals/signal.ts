import type { TabId } from "../ids.ts";
import { sha256 } from "../sha256.ts";

/** A sign that the visitor struggles. */
export const signalKinds = [
  "rageClick",
  "deadClick",
  "slowClick",
  "errorClick",
  "formAbandonment",
  "failedSubmissions",
  "scrollThrash",
  // Only the session object looks for those below; see `every-detector.ts`.
  "fieldReentry",
  "mouseThrash",
  "pinchZoom",
  "quickBack",
  "reloadLoop",
  "slowPage",
  "brokenLink",
  "crash",
  // A click on plain content that nothing answered: told, but no struggle by itself.
  "plainClick",
] as const;
export type SignalKind = (typeof signalKinds)[number];

/** Those that say of themselves that the visitor struggles. */
export type StruggleKind = Exclude<SignalKind, "plainClick">;
export const struggleKinds = signalKinds.filter((kind): kind is StruggleKind => kind !== "plainClick");

/** Signals by kind; a kind without any is absent. */
export type SignalCounts = { [Kind in SignalKind]?: number };

/** What a detector has found. */
export interface Finding {
  /** When it began, the tab's own clock, ms. */
  atMs: number;
  severity: "mild" | "severe";
  element: SignalElement | null;
  /** What was observed and what was missing, in words for a member. */
  evidence: string;
  /** It was told before and has become severe. */
  isGrown?: true;
  /** Of the page, where that is no longer the tab's. */
  url?: string;
}

export interface SignalElement {
  selector: string;
  /** Masked. */
  text: string;
  /** rrweb's id, -1 when unknown. */
  nodeId: number;
}

export interface Signal extends Finding {
  /**
   * The same wherever and however often the signal is found: recorder or session object, one chunk or fifty. A signal
   * that grows severe keeps it.
   */
  id: string;
  kind: SignalKind;
  tabId: TabId;
  /** Of the page it happened on; empty when no page was told of yet. */
  url: string;
  /** It is told, and counts for nothing; see `mute.ts`. */
  muted?: MuteReason;
  /** Why, in words for a member. */
  mutedWhy?: string;
}

/** Learned: most visitors went on happily after the like of it. Member: somebody marked it as wrong. */
export const muteReasons = ["learned", "member"] as const;
export type MuteReason = (typeof muteReasons)[number];

/**
 * From what no cutting changes: a tab's clock and where the finding began. A chunk's seq and an event's place in it
 * would differ between the recorder, which finds before it cuts, and the object.
 */
export function signalId(kind: SignalKind, tabId: TabId, { atMs, element }: Finding): string {
  const hash = sha256(new TextEncoder().encode(`${kind} ${tabId} ${atMs} ${element?.nodeId ?? ""}`));
  let hex = "";
  for (const byte of hash.subarray(0, 8)) hex += byte.toString(16).padStart(2, "0");
  return `sig_${hex}`;
}
