import type { SessionId } from "../../../protocol/ids.ts";
import type { PrivacySettings, RecorderConfig } from "../../../protocol/recorder-config.ts";
import type { Privacy } from "../privacy/privacy.ts";

/** What the overlay shows of the recorder; asked once a second while it is open. */
export interface InspectStatus {
  /** `recorded`: leaves for the server. `held`: waits in the browser for a trigger. `off`: nothing is captured. */
  state: "recorded" | "held" | "off";
  /** Why it is so, in a sentence for whoever builds the page. */
  reason: string;
  sessionId: SessionId | null;
  /** Captured on this page. */
  eventCount: number;
  /** Handed to the network by this page, compressed. */
  sentBytes: number;
  /** By this machine's clock; null before the first. */
  lastChunkAtMs: number | null;
}

export interface InspectOwner {
  privacy: Privacy;
  level: NonNullable<PrivacySettings["level"]>;
  status(): InspectStatus;
  /** The person at the page has closed it. */
  onClose(): void;
}

/** Shows on the page itself what is masked, blocked and recorded; what it returns takes it away. */
export type OpenInspect = (owner: InspectOwner) => () => void;

/** What is known of this page's recording. */
export interface RunFacts
  extends Pick<InspectStatus, "sessionId" | "eventCount" | "sentBytes" | "lastChunkAtMs"> {
  trigger: RecorderConfig["trigger"];
  isEnded: boolean;
  isExcluded: boolean;
  isHolding: boolean;
  /** By sampling, a trigger or the page. */
  isChosen: boolean;
  isEngaged: boolean;
}

export interface InspectorOwner extends Pick<InspectOwner, "privacy" | "onClose"> {
  config: RecorderConfig;
  /** Null while nothing runs. */
  facts(): RunFacts | null;
}

export type OpenInspector = (owner: InspectorOwner) => () => void;

/** The overlay's element, which nothing that captures may show. */
export const inspectName = "playhead-inspect";
