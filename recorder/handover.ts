import type { RecorderConfig } from "../protocol/recorder-config.ts";

/** What the page may call, `window.playhead`. None of it throws. */
export interface PlayheadApi {
  /** Records this visit whatever trigger and sampling say; not against a config that is off or a privacy signal. */
  start(): void;
  /** Ends recording on this page and puts back everything that was hooked. */
  stop(): void;
  /** Where a member watches this session; null when nothing is recorded or the config names no dashboard. */
  sessionUrl(): Promise<string | null>;
}

/** What the recorder gives the loader once it runs. */
export interface RecorderControl {
  /** @param isForced the page asked for it, so a session that follows this one is not sampled again */
  start(isForced: boolean): void;
  stop(): void;
  sessionUrl(): string | null;
}

/** What the loader leaves for the recorder, which arrives as a file of its own. */
export interface Handover {
  config: RecorderConfig;
  /** Server time minus this machine's clock, ms. */
  clockOffsetMs: number;
  ready(control: RecorderControl): void;
}

declare global {
  interface Window {
    playhead?: PlayheadApi;
    __playhead?: Handover;
  }
}
