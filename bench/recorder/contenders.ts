import { startOurSink } from "./our-sink.ts";
import { startClaritySink, startRrwebSink } from "./peer-sinks.ts";
import type { Sink } from "./upload.ts";

export interface Contender {
  id: "none" | "rrweb" | "clarity" | "ours";
  label: string;
  /** Null for a visit that nobody records. */
  startSink: (() => Promise<Sink>) | null;
}

export const contenders: readonly Contender[] = [
  { id: "none", label: "no recorder", startSink: null },
  { id: "rrweb", label: "plain rrweb", startSink: startRrwebSink },
  { id: "clarity", label: "clarity-js", startSink: startClaritySink },
  { id: "ours", label: "Playhead", startSink: startOurSink },
];
