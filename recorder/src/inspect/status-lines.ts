import type { InspectOwner, InspectStatus } from "./inspector.ts";

/** A line of the panel: what it is called, and what it says. */
export interface StatusLine {
  label: string;
  text: string;
  /** Shown in a monospaced face, and selectable. */
  isCode?: true;
}

const levels: Record<InspectOwner["level"], string> = {
  strict: "Strict: no text and no media leave",
  balanced: "Balanced: what is entered is masked",
  open: "Open: only secrets are masked",
};

export const stateWords: Record<InspectStatus["state"], string> = {
  recorded: "Recording",
  held: "Held back",
  off: "Not recording",
};

/** @param nowMs by the machine's clock */
export function statusLines(
  level: InspectOwner["level"],
  status: InspectStatus,
  nowMs: number,
): StatusLine[] {
  const { sessionId, eventCount, sentBytes, lastChunkAtMs } = status;
  return [
    { label: "Why", text: status.reason },
    { label: "Privacy", text: levels[level] },
    { label: "Session", text: sessionId ?? "None", ...(sessionId && { isCode: true }) },
    { label: "Events", text: `${eventCount.toLocaleString("en")} on this page` },
    { label: "Sent", text: inBytes(sentBytes) },
    { label: "Last chunk", text: lastChunkAtMs === null ? "None yet" : ago(nowMs - lastChunkAtMs) },
  ];
}

function inBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function ago(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 2) return "Just now";
  return seconds < 120 ? `${seconds} s ago` : `${Math.round(seconds / 60)} min ago`;
}
