import type { RecorderConfig } from "../protocol/recorder-config.ts";
import type { PlayheadApi, PlayheadMoments } from "./api.ts";
import type { CaptureMode } from "./session/capture-rule.ts";
import type { SessionRecord } from "./session/session-rule.ts";
import type { Parts } from "./src/parts.ts";

/** What the page says of its visitor. */
export type TellName = "identify" | "conversation" | "track" | "prompt" | "tag" | "variant" | "release";
export type Tell = [name: TellName, ...args: unknown[]];

/**
 * What the recorder gives the loader once it runs. Loader and recorder are released apart: what was not there from the
 * beginning may be absent.
 */
export interface RecorderControl {
  /** @param isForced the page asked for it, so a session that follows this one is recorded as well */
  start(isForced: boolean): void;
  stop(): void;
  sessionUrl(): string | null;
  tell?(told: Tell): void;
  /** Deletes what stands in the browser and asks the server to erase. */
  withdraw?(): void;
  inspect?(): void;
  /** Goes on under the handover's config, which has changed, where it records. */
  renew?(): void;
}

/** What the loader leaves for the recorder, which arrives as a file of its own. */
export interface Handover {
  config: RecorderConfig;
  /** Server time minus this machine's clock, ms. */
  clockOffsetMs: number;
  ready(control: RecorderControl): void;
  /** Passes something on to the page's handlers. */
  moment?<Name extends keyof PlayheadMoments>(name: Name, detail: PlayheadMoments[Name]): void;
  /** What the page has said of its visitor and nobody has heard yet. */
  told?: readonly Tell[];
  /** The visitor's session as it stands, and what becomes of it; null once they have withdrawn. */
  visit?(): { record: SessionRecord; mode: CaptureMode } | null;
  /** What the page's handlers listen for. */
  hearings?: Iterable<{ name: string }>;
  /** What the loader calls when it runs again on the same page: its config may be newer by then. */
  renew?(config: RecorderConfig): void;
  /** Runs a file of ours as the page's policies want it. @param path below the recorder's origin */
  fetchScript?(path: string, onEnd: (isLoaded: boolean) => void): void;
  /** What lazily loaded files have put down. */
  parts?: Parts;
  /** What they take from the files before them, by name. */
  shared?: Record<string, unknown>;
}

/** A call made before the loader was there; `answer` takes what the method returns. */
export type QueuedCall = [name: keyof PlayheadApi, args: unknown[], answer?: (value: unknown) => void];

declare global {
  interface Window {
    /** Before the loader runs, a page may have put a stub there that only queues. */
    playhead?: PlayheadApi & { q?: QueuedCall[] };
    __playhead?: Handover;
  }
}
